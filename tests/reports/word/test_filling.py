"""Filling a Word form: what goes in comes out character for character, and is never read as a tag."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import a_form, paragraphs_of, rows_of, text_of

from partybranch.reports.word.filling import Listed, Page, printable
from partybranch.reports.word.tags import Tag, find_tags, guesses
from partybranch.reports.word.template import fill_template, open_template

LIKE_TAGS = ("{{乙}}", "{% for x in y %}", "{{ 7*7 }}", "{_{乙}_}", "a < b & c > d", "]]>")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [*LIKE_TAGS, "“引号”'", "𡒄𬍛𬘓𫖯䶮㛃㑇", "行一\n行二"]
)


def filled(form: Path, *pages: Page) -> Path:
    document = open_template(form)
    fill_template(document, pages, Page(values={"甲": "页眉"}))
    target = form.with_name("filled.docx")
    document.save(str(target))
    return target


def page(**values: str | None) -> Page:
    return Page(values=values)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


@pytest.fixture(scope="module")
def simple(folder: Path) -> Path:
    return a_form(folder / "simple.docx", "前{{甲}}后", rows=[["{{甲}}", "乙：{{乙}}"]])


@settings(max_examples=60)
@given(texts, texts)
def test_any_text_comes_out_as_it_went_in(simple: Path, first: str, second: str) -> None:
    said = text_of(filled(simple, page(甲=first, 乙=second)))
    wanted = [f"前{printable(first)}后", *printable(first).split("\n"), f"乙：{printable(second)}"]
    assert said == "\n".join(filter(None, wanted))


def test_signs_that_no_word_file_can_hold_are_left_out(simple: Path) -> None:
    assert printable("甲\x00乙\x08\r\n丙\x0b丁\ufffe\ud800戊") == "甲乙\n丙\n丁戊"
    assert "前甲乙后" in text_of(filled(simple, page(甲="甲\x00\x1f乙", 乙="")))


def test_a_tag_alone_becomes_paragraphs_and_one_among_words_breaks_lines(folder: Path) -> None:
    form = a_form(folder / "lines.docx", "{{甲}}", "内容：{{甲}}。")
    assert paragraphs_of(filled(form, page(甲="一\n二\t三"))) == ["一", "二\t三", "内容：一\n二\t三。"]


def test_a_tag_in_pieces_keeps_the_type_of_its_beginning(folder: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("由")
    for text, bold in (("{", True), ("{ 甲", False), (" }", False), ("}主持{{乙}}", False)):
        paragraph.add_run(text).bold = bold
    document.save(str(folder / "runs.docx"))
    done = Document(str(filled(folder / "runs.docx", page(甲="王五", 乙="会议"))))
    assert done.paragraphs[0].text == "由王五主持会议"
    assert [run.text for run in done.paragraphs[0].runs if run.bold] == ["王五"]


def test_braces_and_points_of_a_chinese_keyboard_are_understood() -> None:
    open_brace, close_brace = "\uff5b" * 2, "\uff5d" * 2
    text = f"{open_brace}会议 名称{close_brace}{{{{活动。类型}}}}{{{{ 活动．次数 }}}}"
    assert [tag.name for tag in find_tags(text)] == ["会议名称", "活动.类型", "活动.次数"]


def test_a_row_is_repeated_for_each_line_of_its_list(folder: Path) -> None:
    form = a_form(
        folder / "rows.docx",
        rows=[["类型", "次数"], ["{{活.类}}", "{{活.次}}（{{甲}}）"], ["合计", "{{甲}}"]],
    )
    listed = Listed(
        lines=[{"活.类": "党课", "活.次": "{{甲}}"}, {"活.类": "学习", "活.次": "2"}],
        nothing={"活.类": "无", "活.次": ""},
    )
    made = filled(form, Page(values={"甲": "7"}, lists={"活": listed}))
    assert rows_of(made) == [["类型", "次数"], ["党课", "{{甲}}（7）"], ["学习", "2（7）"], ["合计", "7"]]


def test_a_list_without_lines_says_so_in_one_row(folder: Path) -> None:
    form = a_form(folder / "none.docx", "{{活.类}}", rows=[["{{活.类}}"]])
    empty = Listed(lines=(), nothing={"活.类": "无"})
    assert paragraphs_of(filled(form, Page(values={}, lists={"活": empty}))) == ["无", "无"]


def test_a_line_about_nothing_goes_with_its_label(folder: Path) -> None:
    form = a_form(
        folder / "gone.docx",
        "授课人：{{甲}}",
        "主持人：{{乙}}",
        rows=[["授课人", "{{甲}}"], ["两人", "{{甲}}{{乙}}"]],
    )
    assert paragraphs_of(filled(form, page(甲=None, 乙="李四"))) == ["主持人：李四", "两人", "李四"]


def test_a_table_that_loses_every_row_leaves_a_file_that_opens(folder: Path) -> None:
    form = a_form(folder / "bare.docx", rows=[["授课人", "{{甲}}"]])
    assert Document(str(filled(form, page(甲=None)))).tables == []


def test_each_page_begins_on_a_new_sheet_also_where_the_form_begins_with_a_table(folder: Path) -> None:
    for name, lines, rows in (("p", ["{{甲}}"], []), ("t", [], [["{{甲}}"]])):
        form = a_form(folder / f"{name}.docx", *lines, rows=rows)
        body = Document(str(filled(form, page(甲="一"), page(甲="二"), page(甲="三")))).element.body
        assert len(list(body.iter(qn("w:pageBreakBefore")))) == 2
        assert body[-1].tag == qn("w:sectPr")


def test_a_form_of_two_sections_keeps_both_in_every_copy(folder: Path) -> None:
    form = a_form(folder / "sections.docx", "{{甲}}")
    document = Document(str(form))
    document.add_section()
    document.add_paragraph("附页")
    document.save(str(form))
    done = Document(str(filled(form, page(甲="一"), page(甲="二"))))
    assert len(done.sections) == 4
    assert [each.text for each in done.paragraphs if each.text] == ["一", "附页", "二", "附页"]


def test_heads_of_the_page_are_filled_once(folder: Path) -> None:
    form = a_form(folder / "head.docx", "{{甲}}", head="支部：{{甲}}")
    done = Document(str(filled(form, page(甲="一"), page(甲="二"))))
    assert done.sections[0].header.paragraphs[0].text == "支部：页眉"


def test_an_unknown_name_is_guessed_from_other_forms_and_from_its_characters() -> None:
    tags = (
        Tag(name="会议议题", meaning="", also=("主题",)),
        Tag(name="会议内容", meaning="", also=("主要内容",)),
    )
    assert [tag.name for tag in guesses("主题", tags)] == ["会议议题"]
    assert guesses("主要内容及特色", tags)[0].name == "会议内容"
    assert guesses("会议内溶", tags)[0].name == "会议内容"
    assert guesses("", tags) == guesses("身份证号", tags) == ()


def test_a_name_without_its_list_may_mean_that_of_each_list() -> None:
    tags = tuple(Tag(name=name, meaning="") for name in ("活动.次数", "志愿.次数", "志愿.人次"))
    assert [tag.name for tag in guesses("次数", tags)] == ["活动.次数", "志愿.次数"]
