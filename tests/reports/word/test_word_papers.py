"""会议记录 and 年度小结 as Word documents: everything of the records is there, and nothing is invented."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_service, a_sitting, an_entry, order_of, settle
from docx import Document
from docx.oxml.ns import qn
from word_files import paragraphs_of, rows_of, text_of

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, Observer, mark_rest_present
from partybranch.domain.blank import BLANK
from partybranch.domain.members import GroupStay
from partybranch.domain.motions import Motion
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.reports.order import PaperOrder
from partybranch.reports.word import WORDS, WordPaper, write_word
from partybranch.reports.word.summary_word import _joined

MINUTES, SUMMARY = WORDS
LONG = "\n".join(
    f"第{n}项：党员发言指出，要对照“清单”（{n}.5％）整改；<&>{{{{会议名称}}}}𡒄𬍛。" for n in range(200)
)


@pytest.fixture
def kept(branch: Branch) -> Branch:
    """A branch with a theme day that is a lecture too, a meeting with a vote, and a bare one."""
    group = (GroupStay(group="第一党小组"),)
    settle(branch, a_member("钱𬍛", groups=group), a_member("赵一", groups=group), a_member("孙三"))
    lecture = a_record("党课", topic="党课课题", text=LONG)
    _record(branch, a_sitting("主题党日", lecture, at=datetime(2022, 3, 5, 14)))
    vote = Motion(subject="接收预备党员", voters_due=3, voters_present=2, votes_for=2)
    meeting = a_record("支部党员大会", resolution="一、同意。\n二、上报。", motions=(vote,))
    _record(
        branch,
        a_sitting(meeting, at=datetime(2022, 6, 7, 9), observers=(Observer(name="周工", role="上级代表"),)),
    )
    bare = a_record("集体学习", topic="", text="")
    branch.sittings.record(
        a_sitting(bare, at=datetime(2022, 9, 1, 9), place="", chair=None, recorder=None, remarks="待核")
    )
    return branch


def _record(branch: Branch, sitting: Sitting) -> None:
    first, *others = mark_rest_present(branch.sittings.roll_for(sitting))
    roll = (replace(first, mark=Mark.LEAVE, reason="因公出差"), *others)
    branch.sittings.record(replace(sitting, roll=roll))


def _order(branch: Branch, **asked: object) -> PaperOrder:
    return order_of(branch.tallies.of(Period.year(2022), date(2022, 12, 31)), **asked)


def _written(paper: WordPaper, order: PaperOrder, folder: Path) -> Path:
    return write_word(paper, order, folder / f"{paper.code}.docx")


def test_every_record_stands_on_a_sheet_of_its_own_with_its_texts_and_names(
    kept: Branch, tmp_path: Path
) -> None:
    path = _written(MINUTES, _order(kept), tmp_path)
    said = text_of(path)
    assert said.count("主持人签字：") == 4
    assert len(list(Document(str(path)).element.body.iter(qn("w:pageBreakBefore")))) == 3
    assert LONG in said
    people = "钱𬍛（因公出差） 周工（上级代表） 主持人甲 记录人乙 外请教师"
    for words in (*people.split(), "同时开展党课", "赞成2票", "待核", "试验党支部"):
        assert words in said, words
    assert "一、同意。\n二、上报。" in said
    assert "{{会议名称}}" in said, "typed by a member, and not a tag"


def test_a_row_stands_only_in_the_record_that_has_such_a_thing(kept: Branch, tmp_path: Path) -> None:
    path = _written(MINUTES, _order(kept), tmp_path)
    labels = [{row[0] for row in rows_of(path, at)} for at in range(4)]
    assert [("授课人" in each, "表决情况" in each) for each in labels] == [
        (False, False),
        (True, False),
        (False, True),
        (False, False),
    ]


def test_a_theme_day_has_its_own_headings_and_a_resolution_only_where_there_is_one(
    kept: Branch, tmp_path: Path
) -> None:
    decided = a_record("主题党日", resolution="确定结对社区。")
    kept.sittings.record(a_sitting(decided, at=datetime(2022, 12, 5, 14)))
    path = _written(MINUTES, _order(kept), tmp_path)
    titles = [each.text for each in Document(str(path)).paragraphs if each.text.startswith(("主题", "党课"))]
    assert titles == ["主题党日活动记录表", "党课记录", "主题党日活动记录表"]
    first, second, last = ([row[0] for row in rows_of(path, at)] for at in (0, 1, 4))
    assert {"活动名称", "活动主题", "实际时间", "活动地点", "主要内容及特色"} < set(first)
    assert not {"决议", "会议决议", "会议名称"} & set(first)
    assert {"会议名称", "会议议题", "会议内容", "会议决议"} < set(second)
    assert last[last.index("决议") + 1] == "确定结对社区。"


def test_what_a_record_lacks_is_printed_as_to_be_added(kept: Branch, tmp_path: Path) -> None:
    rows = {row[0]: row[1:] for row in rows_of(_written(MINUTES, _order(kept), tmp_path), 3)}
    for label in ("会议议题", "地点", "主持人", "应到人数", "缺席人员\n及原因"):
        assert rows[label][0] == BLANK
    assert rows["列席人员"] == [""]
    assert rows["备注"] == ["2022-12-31补录；待核"]


def test_one_sitting_can_be_chosen_also_one_still_ahead(kept: Branch, tmp_path: Path) -> None:
    kept.sittings.record(a_sitting(a_record("集体学习", topic="年末学习"), at=datetime(2022, 12, 31, 15)))
    ahead = next(each for each in kept.sittings.between(Period.year(2022)) if each.topic == "年末学习")
    book = kept.tallies.of(Period.year(2022), date(2022, 12, 30))
    said = text_of(_written(MINUTES, order_of(book, sittings=frozenset({ahead.id})), tmp_path))
    assert said.count("会议名称\n") == 1
    assert "年末学习" in said


def test_a_period_without_records_gives_a_form_to_fill_in_by_hand(branch: Branch, tmp_path: Path) -> None:
    said = text_of(_written(MINUTES, _order(branch), tmp_path))
    assert said.startswith("会议记录\n")
    assert "2022年没有会议记录，本页供手工填写。" in said
    assert "{{" not in said


def test_the_summary_holds_the_sentences_figures_and_gaps_of_the_records(
    kept: Branch, tmp_path: Path
) -> None:
    ids = [member.id or 0 for member in kept.members.all()]
    kept.volunteering.record(a_service(people=ids[:2]))
    kept.registers.record(an_entry())
    order = _order(kept)
    path = _written(SUMMARY, order, tmp_path)
    said = paragraphs_of(path)
    assert set(order.book.summary.lines) < set(said)
    assert ["党课", "1", "3", "2", "1", "0", "66.7%", "—"] in rows_of(path)
    assert rows_of(path)[-1][:2] == ["全部活动", "3"]
    assert rows_of(path, 1)[1:] == [["荣誉", "1"]]
    assert "开展1次，2人参加，共2人次，累计6小时。" in said
    gaps = [tuple(row[2:]) for row in rows_of(path, 2)[1:]]
    found = [(each.found.subject, each.found.text, each.cited) for each in order.book.report.open]
    assert gaps == list(dict.fromkeys(found)), "the same gap of several months is one line"
    assert any(row[1] == "2022年1—12月" for row in rows_of(path, 2))


def test_times_of_the_same_gap_are_said_briefly() -> None:
    whens = ["2022年1月", "2022年2月", "2022年4月", "2022-05-06", "2022年第4季度", "2023年1月", "2023年"]
    assert _joined(whens) == "2022年1—2月、4月、2022-05-06、2022年第4季度、2023年1月、2023年"
    assert _joined(["2022年12月", "2023年1月"]) == "2022年12月、2023年1月"
    assert _joined(["2022年9月", "2022年10月", "2022年10月", "2022年11月"]) == "2022年9—11月"


def test_the_summary_of_an_empty_book_says_that_there_is_nothing(branch: Branch, tmp_path: Path) -> None:
    path = _written(SUMMARY, _order(branch), tmp_path)
    assert rows_of(path, 1)[1:] == [["无", ""]]
    assert BLANK in paragraphs_of(path)[0], "the branch has no name yet"
    assert "{{" not in text_of(path)


@pytest.mark.parametrize("paper", WORDS, ids=lambda paper: paper.code)
def test_a_file_says_what_it_is_and_counts_its_pages(paper: WordPaper, kept: Branch, tmp_path: Path) -> None:
    document = Document(str(_written(paper, _order(kept), tmp_path)))
    assert document.core_properties.title == f"试验党支部2022年{paper.title}"
    assert document.core_properties.author == "试验党支部"
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    foot = section.footer.part.element.xml
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


@pytest.mark.parametrize("paper", WORDS, ids=lambda paper: paper.code)
def test_chinese_type_is_named_for_every_style(paper: WordPaper, kept: Branch, tmp_path: Path) -> None:
    document = Document(str(_written(paper, _order(kept), tmp_path)))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    styles = document.styles.element
    for name in used:
        style = next(
            each for each in styles.iter(qn("w:style")) if each.find(qn("w:name")).get(qn("w:val")) == name
        )
        assert style.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")), name
