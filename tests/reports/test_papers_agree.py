"""Papers of one order agree with one another: the day judged, the groups, the figures."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import docx
import pdfplumber
import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, order_of, settle
from printed import bare, printed
from read_back import sheets_of, table_of, words_of

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.reports.documents import DOCUMENTS, Form, write_documents
from partybranch.reports.order import PaperOrder

YEAR = Period.year(2022)


def read_later(branch: Branch, year: Period = YEAR) -> PaperOrder:
    """The order of a year that has long been over."""
    return order_of(branch.tallies.of(year, date(2024, 5, 6)))


def written(order: PaperOrder, code: str, folder: Path) -> Path:
    """The file of one document of the list."""
    (document,) = (each for each in DOCUMENTS if each.code == code)
    (path,) = write_documents([document], order, folder)
    return path


@pytest.fixture
def left(branch: Branch) -> Branch:
    """A year in which one of two members served the community and then left."""
    stay = (GroupStay(group="第一党小组"),)
    settle(
        branch,
        a_member("赵一", groups=stay),
        a_member("钱二", groups=stay, transferred_out=date(2022, 9, 1)),
    )
    roll = tuple(a_row(at, name=name, group="第一党小组") for at, name in ((1, "赵一"), (2, "钱二")))
    branch.sittings.record(a_sitting("党员大会", roll=roll))
    branch.volunteering.record(a_service("双报到", people=(1, 2)))
    return branch


def test_every_paper_that_lists_gaps_says_the_same_day(left: Branch, tmp_path: Path) -> None:
    order = read_later(left)
    word = docx.Document(str(written(order, "summary_word", tmp_path)))
    sheets = sheets_of(written(order, "year", tmp_path))
    papers = {
        "annual": "".join(printed("annual", order)),
        "reminders": "".join(printed("reminders", order)),
        "summary": "".join(each.text for each in word.paragraphs),
        "year": "".join(str(cell.value) for row in sheets["缺项清单"].iter_rows() for cell in row),
    }
    days = {code: re.findall(r"截至(\d+)年(\d+)月(\d+)日", text) for code, text in papers.items()}
    assert days == {code: [("2022", "12", "31")] for code in papers}


def test_a_sitting_without_any_roll_is_named_where_people_are_listed(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting("党员大会", roll=()))
    order = read_later(branch)
    for code, tab in (("absences", "请假缺席明细"), ("attendance", "考勤汇总")):
        words = words_of(sheets_of(written(order, code, tmp_path))[tab])
        assert "另有1次活动没有登记到会情况" in words, code


def test_minutes_say_why_more_people_have_a_vote_than_were_expected(branch: Branch) -> None:
    settle(branch, *(a_member(name) for name in ("赵一", "钱二", "孙三")))
    roll = (
        a_row(1, name="赵一"),
        a_row(2, Mark.ELSEWHERE, name="钱二"),
        a_row(3, Mark.UNMARKED, name="孙三", due=False),
    )
    branch.sittings.record(a_sitting("党员大会", roll=roll))
    order = read_later(branch)
    (page,) = printed("minutes", order)
    assert "应到人数1" in page
    # The words wrap in their cell, beside the count of full members.
    assert all(
        said in page for said in ("应到1人，实到1人", "应到3人，实到1人（应到含异", "不作硬性要求2人）")
    )
    (page,) = printed("filled_roll", order)
    assert "有表决权31001133.3%" in page


def test_who_has_left_keeps_the_group_in_every_ledger(left: Branch, tmp_path: Path) -> None:
    order = read_later(left)
    for code, tab in (("checkin_overview", "双报到一览表"), ("attendance", "考勤汇总")):
        rows, _ = table_of(sheets_of(written(order, code, tmp_path))[tab])
        groups = {row["姓名"]: row["所属党小组"] for row in rows if row["序号"]}
        assert groups["钱二"] == "第一党小组", code


def test_a_name_changed_later_leaves_the_records_and_is_explained_in_the_tables(
    branch: Branch, tmp_path: Path
) -> None:
    (member,) = settle(branch, a_member("赵一"))
    roll = (a_row(1, Mark.LEAVE, name="赵一", reason="病假"),)
    branch.sittings.record(a_sitting("党员大会", roll=roll))
    branch.members.save(replace(member, name="赵改名"))
    order = read_later(branch)
    for code in ("meetings", "absences"):
        said = "".join(words_of(each) for each in sheets_of(written(order, code, tmp_path)).values())
        assert "赵一" in said, code
        assert "赵改名" not in said, code
    for code in ("minutes", "filled_roll", "sign_in"):
        (page,) = printed(code, order)
        assert "赵一" in page, code
        assert "赵改名" not in page, code
    for code in ("attendance", "study_hours"):
        said = "".join(words_of(each) for each in sheets_of(written(order, code, tmp_path)).values())
        assert "赵改名（记录中为赵一）" in said, code
    for code in ("annual", "attendance_sheet"):
        assert "赵改名（记录中为赵一）" in "".join(printed(code, order)), code


def test_half_past_midnight_of_new_year_stands_in_the_papers_of_the_new_year(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    roll = (a_row(1, name="赵一"),)
    branch.sittings.record(
        a_sitting(a_record("党员大会", topic="新年"), at=datetime(2022, 1, 1, 0, 30), roll=roll)
    )
    branch.sittings.record(
        a_sitting(a_record("党员大会", topic="旧年"), at=datetime(2021, 12, 31, 23, 30), roll=roll)
    )
    for year, here, other in ((2022, "新年", "旧年"), (2021, "旧年", "新年")):
        order = read_later(branch, Period.year(year))
        for code in ("minutes", "filled_roll", "handbook", "binder"):
            text = "".join(printed(code, order))
            assert here in text, (year, code)
            assert other not in text, (year, code)


def test_what_was_voided_stands_in_no_paper(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    gone = "作废之事"
    sitting = a_sitting(a_record("党员大会", topic=gone), roll=(a_row(1, Mark.ABSENT, name="赵一"),))
    branch.sittings.void(branch.sittings.record(sitting).id, "录错")
    branch.volunteering.void(branch.volunteering.record(a_service("双报到", title=gone)).id, "录错")
    order = read_later(branch)
    papers = [each for each in DOCUMENTS if each.form in (Form.PDF, Form.EXCEL)]
    for path in write_documents(papers, order, tmp_path):
        if path.suffix == ".xlsx":
            text = "".join(words_of(each) for each in sheets_of(path).values())
        else:
            with pdfplumber.open(path) as opened:
                text = bare("".join(page.extract_text() for page in opened.pages))
        assert gone not in text, path.name
    (row,), _ = table_of(sheets_of(written(order, "attendance", tmp_path))["考勤汇总"])
    assert (row["应到"], row["缺席"]) == (0, 0)


def test_a_roll_that_nobody_marked_counts_nobody_on_any_paper(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    roll = tuple(a_row(at, Mark.UNMARKED, name=name) for at, name in ((1, "赵一"), (2, "钱二")))
    branch.sittings.record(a_sitting("党员大会", roll=roll))
    order = read_later(branch)
    (page,) = printed("minutes", order)
    assert "应到人数2实到人数【待补充】请假人数【待补充】" in page
    (page,) = printed("filled_roll", order)
    assert "全体2【待补充】【待补充】【待补充】20【待补充】" in page


def test_a_lecture_has_the_same_figures_in_its_ledger_and_on_its_form(branch: Branch, tmp_path: Path) -> None:
    names = ("赵一", "钱二", "孙三", "李四")
    settle(branch, *(a_member(name) for name in names))
    marks = (Mark.PRESENT, Mark.LEAVE, Mark.ABSENT, Mark.UNMARKED)
    roll = tuple(
        a_row(at, mark, name=name) for at, (name, mark) in enumerate(zip(names, marks, strict=True), 1)
    )
    branch.sittings.record(a_sitting("党课", roll=roll))
    order = read_later(branch)
    (row,), _ = table_of(sheets_of(written(order, "lectures", tmp_path))["党课"])
    said = {word: row[word] for word in ("应到人数", "实到人数", "请假人数", "缺席人数")}
    assert said == {"应到人数": 4, "实到人数": 1, "请假人数": 1, "缺席人数": 1}
    (page,) = printed("lecture_form", order)
    assert "应到人数4实到人数1请假人数1缺席人数1" in page
