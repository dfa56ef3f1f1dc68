"""A superior's form comes back filled, with its looks: read again with openpyxl."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from builders import a_member, a_record, a_sitting, order_of, settle
from openpyxl.worksheet.worksheet import Worksheet
from superior_forms import COVER, FIRST, HEAD, PREPARED, TABLE, superior_form

from partybranch.app import Branch
from partybranch.domain.attendance import mark_rest_present
from partybranch.domain.form_templates import FormTemplate, TemplatePlace
from partybranch.domain.members import Post
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Attachment
from partybranch.errors import BranchError
from partybranch.reports.documents import own_documents
from partybranch.reports.filled_forms import (
    form_fields,
    form_problems,
    place_name,
    read_form,
    suggest_field,
    suggest_header,
    write_form,
)
from partybranch.reports.order import PaperOrder
from partybranch.reports.own_ledgers import offered_sheets

LONG = "学习讨论了支部年度工作安排，与会党员逐一发言。" * 6


@pytest.fixture
def branch_at_work(branch: Branch) -> Branch:
    """A branch that held five 党员大会 in 2022."""
    settle(branch, a_member("赵一", posts=(Post(title="支部书记"),)), a_member("钱二"))
    for month in range(1, 6):
        text = LONG if month == 2 else "=1+1" if month == 3 else "表决通过。"
        sitting = a_sitting(
            a_record("支部党员大会", topic=f"第{month}次大会", text=text), at=datetime(2022, month, 7, 9)
        )
        roll = mark_rest_present(branch.sittings.roll_for(sitting))
        branch.sittings.record(replace(sitting, roll=roll))
    return branch


@pytest.fixture
def order(branch_at_work: Branch) -> PaperOrder:
    return order_of(branch_at_work.tallies.of(Period.year(2022), datetime(2022, 12, 31).date()))


def _mapped(form: Path, order: PaperOrder, *more: TemplatePlace) -> FormTemplate:
    """The form with everything mapped that the program suggests."""
    reading = read_form(form)
    fields = form_fields(order.book.kinds, order.book.typed_names)
    header = suggest_header(reading, offered_sheets(order))
    assert header is not None
    return FormTemplate(
        id=1,
        name="上报表",
        file=Attachment(name=str(form), sha256="0", size=1),
        ledger=header.offered.ledger,
        form=header.offered.form,
        places=(
            *(TemplatePlace(place=name, field=suggest_field(name, fields)) for name in reading.placeholders),
            *(
                TemplatePlace(place=place_name(header.sheet, header.row, column), field=field)
                for column, field in header.columns.items()
            ),
            *more,
        ),
    )


def _filled(tmp_path: Path, order: PaperOrder, prepared: int = PREPARED) -> tuple[Worksheet, Worksheet]:
    form = superior_form(tmp_path / "form.xlsx", prepared=prepared)
    written = write_form(_mapped(form, order), order, tmp_path / "out" / "filled.xlsx")
    book = openpyxl.load_workbook(written)
    return book[COVER], book[TABLE]


def test_placeholders_are_filled_alone_and_inside_longer_texts(tmp_path: Path, order: PaperOrder) -> None:
    cover, table = _filled(tmp_path, order)
    assert cover["A1"].value == "试验党支部2022年度组织生活情况"
    assert cover["B3"].value == 2
    assert cover["B4"].value == datetime(2022, 12, 31)
    assert table["A3"].value == "填报单位：试验党支部    统计时间：2022年"
    assert "A3:G3" in {merge.coord for merge in table.merged_cells.ranges}


def test_what_is_not_known_stays_visible_and_is_listed_with_its_cell(
    tmp_path: Path, order: PaperOrder
) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    template = _mapped(form, order)
    fields = form_fields(order.book.kinds)
    plan = next(each.plan for each in offered_sheets(order) if each.form == template.form)
    sentences = [each.sentence for each in form_problems(template, read_form(form), fields, plan)]
    assert sentences == ["封面 第5行 B列：“{{支部固定电话}}”还没有对应的内容，生成时原样保留。"]
    cover, _ = _filled(tmp_path, order)
    assert cover["B5"].value == "{{支部固定电话}}"


def test_the_rows_stand_under_the_merged_head_in_the_looks_of_the_first_line(
    tmp_path: Path, order: PaperOrder
) -> None:
    _, table = _filled(tmp_path, order)
    rows = [[table.cell(FIRST + at, column).value for column in range(1, 8)] for at in range(5)]
    assert [row[:2] for row in rows] == [[at, f"第{at}次大会"] for at in range(1, 6)]
    assert [row[2] for row in rows] == [datetime(2022, month, 7, 9) for month in range(1, 6)]
    assert [row[3:5] for row in rows] == [[2, 2]] * 5
    assert [row[6] for row in rows] == [None] * 5
    for row in range(FIRST, FIRST + 5):
        assert table.cell(row, 3).number_format == "yyyy/m/d"
        assert table.cell(row, 6).font.name == "仿宋"
        assert table.cell(row, 7).border.bottom.style == "thin"
        assert (table.row_dimensions[row].height or 0) >= 26


def test_text_stays_text_and_a_long_text_is_seen_whole(tmp_path: Path, order: PaperOrder) -> None:
    _, table = _filled(tmp_path, order)
    text = table.cell(FIRST + 2, 6)
    assert (text.value, text.data_type, text.quotePrefix) == ("=1+1", "s", True)
    assert table.cell(FIRST + 1, 6).value == LONG
    assert table.cell(FIRST + 1, 6).alignment.wrap_text
    assert (table.row_dimensions[FIRST + 1].height or 0) > 26 * 3


def test_minutes_longer_than_a_row_can_be_go_on_in_the_next(tmp_path: Path, branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    minutes = "".join(f"第{number}位党员发言，谈了学习体会。" for number in range(400))
    sitting = a_sitting(a_record("支部党员大会", topic="大会", text=minutes), at=datetime(2022, 3, 7, 9))
    branch.sittings.record(sitting)
    order = order_of(branch.tallies.of(Period.year(2022), datetime(2022, 12, 31).date()))
    _, table = _filled(tmp_path, order)
    rows = [row for row in table.iter_rows(min_row=FIRST, values_only=True) if isinstance(row[5], str)]
    assert rows[1][0] == "1（续）"
    assert "".join(str(row[5]).removeprefix("（续）") for row in rows) == minutes
    heights = [table.row_dimensions[FIRST + at].height or 0 for at in range(len(rows))]
    assert max(heights) <= 409
    assert table.cell(FIRST + len(rows), 1).value == "合计"


@pytest.mark.parametrize("prepared", [1, 2, 3])
def test_a_form_with_too_few_lines_grows_and_pushes_down_what_stands_below(
    tmp_path: Path, order: PaperOrder, prepared: int
) -> None:
    _, table = _filled(tmp_path, order, prepared)
    total, last = FIRST + 5, FIRST + 4
    assert table.cell(total, 1).value == "合计"
    assert table.cell(total, 4).value == f"=SUM(D{FIRST}:D{last})"
    assert table.cell(total + 2, 1).value == "填表人：填表甲        负责人（签字）："
    assert table.row_dimensions[total + 2].height == 40
    merges = {merge.coord for merge in table.merged_cells.ranges}
    assert {f"A{total}:C{total}", f"A{total + 2}:G{total + 2}", "A4:A5", "D4:E4"} <= merges
    assert str(table.print_area) == f"'{TABLE}'!$A$1:$G${total + 2}"
    assert table.print_title_rows == "$4:$5"
    (check,) = table.data_validations.dataValidation
    assert str(check.sqref) == f"G{FIRST}:G{last}"
    (rule,) = list(table.conditional_formatting)
    assert str(rule.sqref) == f"E{FIRST}:E{last}"
    assert table.column_dimensions["F"].width == 34


def test_a_form_with_more_lines_keeps_the_blank_ruled_ones(tmp_path: Path, order: PaperOrder) -> None:
    _, table = _filled(tmp_path, order, 8)
    assert table.cell(FIRST + 5, 2).value is None
    assert table.cell(FIRST + 7, 2).border.bottom.style == "thin"
    assert table.cell(FIRST + 8, 1).value == "合计"


def test_a_form_without_any_line_gets_its_first_boxed_like_the_head(
    tmp_path: Path, order: PaperOrder
) -> None:
    _, table = _filled(tmp_path, order, 0)
    assert [table.cell(FIRST + at, 1).value for at in range(6)] == [1, 2, 3, 4, 5, "合计"]
    assert not table.cell(FIRST, 2).font.b
    assert [table.cell(FIRST, column).border.left.style for column in range(1, 8)] == ["thin"] * 7


def test_a_workbook_that_says_nothing_of_calculating_is_calculated_when_opened(
    tmp_path: Path, order: PaperOrder
) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    bare = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(rb"<calcPr[^>]*/>", b"", content))
    written = write_form(_mapped(bare, order), order, tmp_path / "filled.xlsx")
    assert openpyxl.load_workbook(written).calculation.fullCalcOnLoad


def test_a_cell_behind_a_label_takes_one_field(tmp_path: Path, order: PaperOrder) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    label = TemplatePlace(place=f"{COVER}!A6", field="{{审核人}}")
    written = write_form(_mapped(form, order, label), order, tmp_path / "filled.xlsx")
    assert openpyxl.load_workbook(written)[COVER]["A6"].value == "审核人：审核乙"


def test_a_long_text_behind_a_label_takes_the_empty_cells_beside_it(
    tmp_path: Path, branch_at_work: Branch
) -> None:
    branch_at_work.profile.save(Profile(name="清河县融媒体中心机关退休干部第一党支部（示例）"))
    order = order_of(branch_at_work.tallies.of(Period.year(2022), datetime(2022, 12, 31).date()))
    form = tmp_path / "labels.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["D1"], sheet["A2"], sheet["F3"] = "填报单位：", "日期：", "统计时间：", "附件"
    book.save(form)
    cells = [
        TemplatePlace(place="Sheet!A1", field="{{党支部名称}}"),
        TemplatePlace(place="Sheet!A2", field="{{期间}}"),
    ]
    template = FormTemplate(
        id=1, name="表", file=Attachment(name=str(form), sha256="0", size=1), places=tuple(cells)
    )
    filled = openpyxl.load_workbook(write_form(template, order, tmp_path / "filled.xlsx")).worksheets[0]
    assert {merge.coord for merge in filled.merged_cells.ranges} == {"A1:C1"}
    assert filled["A1"].alignment.wrap_text
    assert (filled["A2"].value, filled["A2"].alignment.wrap_text) == ("统计时间：2022年", None)


def test_a_column_that_the_ledger_lost_and_a_field_that_is_gone_are_named(
    tmp_path: Path, order: PaperOrder
) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    template = _mapped(form, order)
    lost = TemplatePlace(place=place_name(TABLE, HEAD, 7), field="评定等次")
    gone = TemplatePlace(place=f"{COVER}!A6", field="{{旧数据}}")
    template = replace(template, places=(*template.places, lost, gone))
    plan = next(each.plan for each in offered_sheets(order) if each.form == template.form)
    said = "\n".join(
        each.sentence
        for each in form_problems(template, read_form(form), form_fields(order.book.kinds), plan)
    )
    assert "会议情况 第5行 G列：对应的栏目“评定等次”，台账里已经没有了。" in said
    assert "封面 第6行 A列：对应的“旧数据”已经没有了，请另选。" in said
    written = write_form(template, order, tmp_path / "filled.xlsx")
    assert openpyxl.load_workbook(written)[TABLE].cell(FIRST, 2).value == "第1次大会"


def test_last_years_table_taken_for_the_form_is_told(tmp_path: Path, order: PaperOrder) -> None:
    form = superior_form(tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(form)
    book[TABLE].cell(FIRST, 2, "去年的大会")
    book[TABLE].cell(FIRST, 6, "去年的内容")
    book.save(form)
    template, fields = _mapped(form, order), form_fields(order.book.kinds)
    said = [each.sentence for each in form_problems(template, read_form(form), fields, None)]
    assert any(each.startswith("会议情况 第6行 B列：表头下面已经填了内容") for each in said)


@pytest.mark.parametrize("year", [2022, 2021])
def test_a_line_of_placeholders_under_the_head_only_marks_its_columns(
    tmp_path: Path, branch_at_work: Branch, year: int
) -> None:
    order = order_of(branch_at_work.tallies.of(Period.year(year), datetime(year, 12, 31).date()))
    form = superior_form(tmp_path / "form.xlsx", prepared=1)
    book = openpyxl.load_workbook(form)
    for column, name in enumerate(("序号", "主题", "时间", "应到", "实到", "内容"), 1):
        book[TABLE].cell(FIRST, column, f"{{{{{name}}}}}")
    book.save(form)
    template = _mapped(form, order)
    places = tuple(each for each in template.places if each.place not in ("{{应到}}", "{{实到}}"))
    template = replace(template, places=places)
    problems = form_problems(template, read_form(form), form_fields(order.book.kinds), None)
    assert [each.where for each in problems] == ["封面 第5行 B列"]
    table = openpyxl.load_workbook(write_form(template, order, tmp_path / "filled.xlsx"))[TABLE]
    held = 5 if year == 2022 else 0
    assert [table.cell(FIRST + at, 2).value for at in range(held)] == [
        f"第{n}次大会" for n in range(1, held + 1)
    ]
    assert table.cell(FIRST + max(held, 1), 1).value == "合计"
    assert not any("{{" in str(cell.value) for row in table.iter_rows(min_row=FIRST) for cell in row)


def test_numbers_of_people_are_masked_unless_asked(tmp_path: Path, branch: Branch) -> None:
    settle(branch, a_member("赵一", phone="19900000001"))
    form = tmp_path / "people.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "性别", "联系电话"])
    book.save(form)
    read = branch.tallies.of(Period.year(2022), datetime(2022, 12, 31).date())
    for masked, phone in ((True, "199****0001"), (False, "19900000001")):
        order = order_of(read, masked=masked)
        template = _mapped(form, order)
        written = write_form(template, order, tmp_path / "filled.xlsx")
        sheet = openpyxl.load_workbook(written).worksheets[0]
        assert [cell.value for cell in sheet[2]] == ["赵一", "女", phone]


def test_an_old_or_torn_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    old = tmp_path / "旧表.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(BranchError, match=r"旧版 \.xls（或 WPS 的 \.et）格式.*再添加"):
        read_form(old)
    torn = tmp_path / "坏表.xlsx"
    torn.write_bytes(superior_form(tmp_path / "form.xlsx").read_bytes()[:3000])
    with pytest.raises(BranchError):
        read_form(torn)


def test_a_form_is_a_paper_of_the_list_and_says_what_is_open(tmp_path: Path, branch_at_work: Branch) -> None:
    branch = branch_at_work
    order = branch.orders.of(Period.year(2022), branch.today())
    form = superior_form(tmp_path / "form.xlsx")
    template = replace(_mapped(form, order), id=None, file=branch.form_templates.keep(form))
    branch.form_templates.record(template)
    (paper,) = own_documents((), branch.form_templates.all())
    assert paper.code == "form-1"
    assert paper.preview is None
    assert "还有1处没有对应" in paper.purpose
    written = paper.write(order, tmp_path / "papers")
    assert written.name == "上报表_2022年.xlsx"
    assert openpyxl.load_workbook(written)[COVER]["B3"].value == 2
    branch.form_templates.path_of(branch.form_templates.all()[0]).unlink()
    with pytest.raises(BranchError, match="文件不在了"):
        paper.write(order, tmp_path / "papers")
