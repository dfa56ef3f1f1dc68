"""会议记录, 主题党日活动记录表 and 党课记录表, printed and read back as text."""

from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from builders import Fact, a_file, a_member, a_record, a_row, a_sitting, order_of, settle
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import bare, printed, report

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import HeadCount, Mark, Observer
from partybranch.domain.kinds import Scope
from partybranch.domain.members import GroupStay
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import compose

# It brings no types; a module fetched by name needs none.
_pdfium = import_module("pypdfium2")

YEAR = Period.year(2022)
_WORDS = st.text(alphabet="党员支部学习讨论年月日一二三𡒄䶮𬍛㛃", min_size=1, max_size=9)
_PIECES = st.sampled_from(
    [
        "“三会一课”",
        "——",
        "……",
        "，",
        "。",
        "；",
        "￥36,820.50",
        "94.6%",
        "WPS",
        "&<b>",
        "\n",
        "（《条例》）",
    ]
)
_TEXTS = st.lists(_WORDS | _PIECES, min_size=1, max_size=60).map("".join)


def an_order(branch: Branch, *sittings: Sitting, chosen: bool = False, **facts: Fact) -> PaperOrder:
    """An order for the year in which these sittings were held."""
    for sitting in sittings:
        branch.sittings.record(sitting)
    book = branch.tallies.of(YEAR, date(2022, 12, 31))
    ids = frozenset(each.id for each in book.report.facts.sittings if each.id) if chosen else frozenset()
    return order_of(book, sittings=ids, **facts)


def test_every_heading_of_the_form_is_filled_from_the_record(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三", full_since=None, joined=None))
    photo = branch.sittings.attach(a_file(tmp_path, "现场照片.jpg"))
    branch.sittings.record(
        a_sitting(
            a_record(
                "党员大会",
                topic="讨论年度计划",
                text="学习条例。\n讨论计划。",
                resolution="同意年度计划。",
                motions=(
                    Motion(subject="年度计划", voters_due=3, voters_present=2, votes_for=2),
                    Motion(purpose=Purpose.ADMISSION, subject="孙三转正", voters_due=2, voters_present=2),
                ),
            ),
            roll=(
                a_row(1, name="赵一"),
                a_row(2, Mark.LEAVE, name="钱二", reason="病假"),
                a_row(3, name="孙三", full=False, votes=False),
            ),
            observers=(Observer(name="李列席", role="入党积极分子"),),
            attachments=(photo,),
            remarks="会后参观",
            minutes=90,
        )
    )
    (page,) = printed("minutes", an_order(branch))
    for said in (
        "试验党支部",
        "会议名称支部党员大会",
        "第1次",
        "会议议题讨论年度计划",
        "时间2022年3月7日（星期一）09:00—10:30",
        "地点党员活动室",
        "主持人主持人甲记录人记录人乙",
        "应到人数3实到人数2请假人数1",
        "应到2人，实到1人",
        "钱二（病假）",
        "列席人员李列席（入党积极分子）",
        "会议内容学习条例。讨论计划。",
        "会议决议同意年度计划。",
        "1.普通决议“年度计划”：应到会有表决权3人，实到2人，赞成2票，反对0票，弃权0票。",
        "2.发展转正“孙三转正”",
        "票数【待补充】",
        "附件名称现场照片.jpg",
        "会后参观",
        "2022-12-31补录",
        "主持人签字：记录人签字：审核：",
    ):
        assert bare(said) in page, said


def test_what_is_missing_says_so_and_nobody_unmarked_is_called_absent(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    roll = (a_row(1, Mark.UNMARKED, name="赵一"), a_row(2, name="钱二"))
    record = a_record("党课", topic="", text="", lecturer=None)
    order = an_order(branch, a_sitting(record, place="", chair=None, recorder=None, roll=roll))
    (page,) = printed("minutes", order)
    for label in ("会议议题", "地点", "授课人", "主持人", "记录人", "会议内容"):
        assert f"{label}【待补充】" in page, label
    assert "赵一（未标）" in page
    (page,) = printed("lecture_form", order)
    assert "授课主题【待补充】" in page
    assert "缺席人数0" in page


def test_an_old_head_count_says_how_many_were_missing_and_a_vote_is_printed_wherever_it_was_taken(
    branch: Branch,
) -> None:
    settle(branch, a_member("赵一"))
    heads = HeadCount(due=6, present=2, leave=1, absent=1)
    (page,) = printed("minutes", an_order(branch, a_sitting("集体学习", heads=heads)))
    assert "请假1人，缺席1人，未标2人，名单【待补充】" in page
    assert "表决情况" not in page
    voted = a_record("集体学习", motions=(Motion(subject="学习计划"),))
    branch.sittings.record(a_sitting(voted, at=datetime(2022, 4, 8, 9), roll=(a_row(1, name="赵一"),)))
    page = printed("minutes", an_order(branch))[-1]
    assert "普通决议“学习计划”：应到会有表决权0人" in page
    assert "应到1人，实到1人" in page


def test_each_record_of_a_sitting_has_a_page_of_its_own_and_an_entry_in_the_outline(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    several = a_sitting(
        a_record("主题党日", topic="义务植树", text="植树二十棵。"),
        a_record("党课", topic="学党史", text="讲党史。"),
        a_record("党小组会", topic="组里讨论", group="第一党小组", text="分组讨论。"),
        roll=(a_row(1, name="赵一"),),
    )
    order = an_order(branch, several)
    theme, lecture, group = printed("minutes", order)
    assert "主题党日活动记录表" in theme
    assert "活动主题义务植树" in theme
    assert "主要内容及特色植树二十棵。" in theme
    assert "同时开展党课、党小组会" in theme
    assert "授课人外请教师" in lecture
    assert "党小组会（第一党小组）" in group
    with _pdfium.PdfDocument(compose(report("minutes"), order).content()) as pdf:
        titles = [mark.get_title() for mark in pdf.get_toc()]
    said = ("主题党日 义务植树", "党课 学党史", "党小组会 组里讨论")
    assert titles == [f"2022-03-07 {words}" for words in said]
    assert len(printed("theme_day_form", order)) == 1
    (lecture,) = printed("lecture_form", order)
    assert "党课记录表" in lecture
    assert "授课主题学党史" in lecture
    assert "应到人数1实到人数1请假人数0缺席人数0" in lecture


def test_group_meetings_are_numbered_within_their_group(branch: Branch) -> None:
    settle(branch, a_member("赵一", groups=(GroupStay(group="甲组"),)))
    at = [datetime(2022, 3, day, 9) for day in (7, 8, 9)]
    groups = ("甲组", "乙组", "甲组")
    meetings = (
        a_sitting(a_record("党小组会", group=group), at=moment)
        for group, moment in zip(groups, at, strict=True)
    )
    pages = printed("minutes", an_order(branch, *meetings))
    assert ["第2次" in page for page in pages] == [False, False, True]


def test_an_old_head_count_gives_its_numbers_and_asks_for_the_names(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    heads = HeadCount(due=30, present=26, leave=3, absent=1)
    (page,) = printed("minutes", an_order(branch, a_sitting("党员大会", heads=heads)))
    assert "应到人数30实到人数26请假人数3" in page
    assert "请假3人，缺席1人，名单【待补充】" in page
    assert page.count("【待补充】") == 3


@pytest.mark.parametrize(
    ("code", "headings"),
    [
        ("minutes", ("会议记录", "会议名称", "会议议题", "会议内容", "会议决议", "表决情况")),
        ("theme_day_form", ("主题党日活动记录表", "活动主题", "主要内容及特色")),
        ("lecture_form", ("党课记录表", "授课人", "授课主题", "缺席人数")),
    ],
)
def test_without_any_record_there_is_one_blank_form(
    branch: Branch, code: str, headings: tuple[str, ...]
) -> None:
    settle(branch, a_member("赵一"))
    (page,) = printed(code, an_order(branch))
    assert all(heading in page for heading in headings)
    assert "2022年没有这类记录，本页供手工填写" in page
    assert "【待补充】" not in page
    assert "主持人签字" in page
    order = an_order(branch, a_sitting("集体学习"), chosen=True)
    if code != "minutes":
        assert "所选活动没有这类记录" in printed(code, order)[0]


def test_only_the_chosen_sittings_are_printed(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    first = a_sitting(a_record("集体学习", topic="三月学习"))
    second = a_sitting(a_record("集体学习", topic="四月学习"), at=datetime(2022, 4, 4, 9))
    order = an_order(branch, first, second)
    chosen = replace(order, sittings=frozenset({order.book.sittings[1].id or 0}))
    (page,) = printed("minutes", chosen)
    assert "四月学习" in page
    assert "第2次" in page


def test_a_hundred_and_fifty_absentees_with_reasons_are_all_named(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    reason = "因公出差赴外地参加业务培训班"
    roll = tuple(
        a_row(1000 + at, Mark.LEAVE, name=f"党员{at:03d}", reason=f"{reason}{at:03d}") for at in range(150)
    )
    book = an_order(branch).book
    pages = printed("minutes", order_of(replace(book, sittings=(replace(a_sitting(roll=roll), id=1),))))
    text = "".join(pages).replace("（续）", "").replace("缺席人员", "").replace("及原因", "")
    assert all(f"党员{at:03d}（{reason}{at:03d}）" in text for at in range(150))
    assert all(len(page) > 60 for page in pages)


def test_any_minutes_are_read_back_character_for_character(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    book = an_order(branch).book

    @settings(max_examples=40, deadline=None)
    @given(text=_TEXTS, times=st.sampled_from([1, 1, 1, 12]))
    def read_back(text: str, times: int) -> None:
        sitting = replace(a_sitting(a_record(text=text * times)), id=1)
        page = "".join(printed("minutes", order_of(replace(book, sittings=(sitting,)))))
        assert page.partition("会议内容")[2].partition("会议决议")[0] == (bare(text * times) or "【待补充】")

    read_back()


def test_the_papers_of_the_sample_say_every_name_topic_text_and_reason(tmp_path: Path) -> None:
    branch = open_sample(tmp_path / "sample", now=lambda: datetime(2026, 11, 26, 10))
    order = branch.orders.of(Period.quarter(2025, 1), branch.today())
    minutes = "".join(printed("minutes", order)).replace("缺席人员", "").replace("及原因", "")
    rolls = "".join(printed("filled_roll", order))
    branch.close()
    assert len(order.book.sittings) > 15
    for sitting in order.book.sittings:
        for record in sitting.records:
            assert bare(record.topic) in minutes
            assert bare(record.text) in minutes
        for row in sitting.roll:
            assert row.name in rolls
            assert bare(row.reason) in rolls
            assert bare(row.reason) in minutes


def test_a_group_record_counts_its_own_people(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    record = a_record("党小组会", scope=Scope.GROUP, group="甲组")
    roll = (a_row(1, name="赵一", group="甲组"), a_row(2, Mark.ABSENT, name="钱二", group="乙组"))
    (page,) = printed("minutes", an_order(branch, a_sitting(record, roll=roll)))
    assert "应到人数1实到人数1" in page
    assert "缺席人员及原因无" in page.replace("缺席人员无及原因", "缺席人员及原因无")
