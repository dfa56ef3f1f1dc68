"""签到表 to be signed and 到会情况表 filled in, printed and read back as text."""

from datetime import date, datetime
from io import BytesIO

import pdfplumber
import pytest
from builders import Fact, a_member, a_record, a_row, a_sitting, order_of, settle
from printed import bare, printed, report

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount, Mark, Observer
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Member
from partybranch.domain.periods import Period
from partybranch.domain.roll_order import sheet_order
from partybranch.domain.sittings import Sitting
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import compose

YEAR = Period.year(2022)
END = date(2022, 12, 31)


def people(count: int, *groups: str) -> list[Member]:
    """So many members dealt out to the groups."""
    names = groups or ("",)
    return [
        a_member(f"党员{at:02d}", groups=(GroupStay(group=names[at % len(names)]),)) for at in range(count)
    ]


def an_order(
    branch: Branch, *sittings: Sitting, as_of: date = END, chosen: bool = False, **facts: Fact
) -> PaperOrder:
    """An order for the year in which these sittings stand in the book."""
    for sitting in sittings:
        branch.sittings.record(sitting)
    book = branch.tallies.of(YEAR, as_of)
    ids = frozenset(each.id for each in book.report.facts.sittings if each.id) if chosen else frozenset()
    return order_of(book, sittings=ids, **facts)


def test_the_sheet_numbers_people_group_by_group_and_prints_no_mark(branch: Branch) -> None:
    exempt = Condition(kind=ConditionKind.EXEMPT)
    settle(
        branch,
        *people(3, "甲组", "乙组"),
        a_member("老党员", groups=(GroupStay(group="甲组"),), conditions=(exempt,)),
    )
    roll = (
        a_row(1, name="党员00", group="甲组"),
        a_row(2, Mark.ABSENT, name="党员01", group="乙组", reason="无故"),
        a_row(3, Mark.LEAVE, name="党员02", group="甲组", reason="病假"),
        a_row(4, Mark.UNMARKED, name="老党员", group="甲组", due=False),
    )
    sitting = a_sitting(
        a_record("党员大会", topic="审议计划"), roll=roll, observers=(Observer(name="李列席"),)
    )
    (page,) = printed("sign_in", an_order(branch, sitting))
    assert "主题党员大会审议计划" in page
    assert "时间2022年3月7日（星期一）09:00—10:00地点党员活动室" in page
    assert "党小组序号姓名签名备注序号姓名签名备注" in page
    assert [row.name for row in sheet_order(roll)] == ["党员00", "党员02", "党员01", "老党员"]
    assert "1党员002党员02请假：病假" in page.replace("甲组", "")
    assert "3党员01" in page
    assert "4老党员" in page
    for text in ("甲组", "乙组", "列席人员", "李列席", "应到：实到：请假：缺席："):
        assert text in page, text
    for mark in ("√", "无故", "未标", "到会"):
        assert mark not in page, mark
    assert "硬性要求" in page


def test_leave_given_notice_of_is_filled_in_before(branch: Branch) -> None:
    settle(branch, *people(3))
    for member, start, end, reason in (
        (1, 5, 9, "事假"),
        (2, 8, 9, "病假"),
        (3, 7, 7, "因公出差"),
    ):
        first, last = date(2022, 3, start), date(2022, 3, end)
        branch.leaves.record(LeaveNotice(member_id=member, reason=reason, start=first, end=last))
    (page,) = printed("sign_in", an_order(branch, a_sitting("党员大会", at=datetime(2022, 3, 7, 9))))
    assert "请假：事假" in page
    assert "因公出差" in page
    assert "病假" not in page


def test_a_sitting_still_ahead_has_its_sheet_with_the_roster_of_that_day(branch: Branch) -> None:
    settle(branch, a_member("已转出", transferred_out=date(2022, 6, 1)), *people(2))
    ahead = a_sitting("党员大会", at=datetime(2022, 9, 5, 14), chair=None, recorder=None, place="")
    order = an_order(branch, ahead, as_of=date(2022, 5, 1), chosen=True)
    (page,) = printed("sign_in", order)
    assert "2022年9月5日（星期一）14:00—15:00" in page
    assert "党员00" in page
    assert "已转出" not in page
    assert "【待补充】" not in page
    branch.sittings.record(a_sitting("党员大会"))
    (page,) = printed("sign_in", an_order(branch, as_of=date(2022, 5, 1)))
    assert "2022年9月5日" in page
    assert len(printed("sign_in", an_order(branch, as_of=date(2022, 9, 5)))) == 1
    assert len(printed("sign_in", an_order(branch, as_of=date(2022, 9, 6)))) == 2


def test_without_any_sitting_there_is_a_blank_sheet_of_the_roster_of_the_day(branch: Branch) -> None:
    settle(branch, a_member("已转出", transferred_out=date(2022, 6, 1)), *people(2))
    (page,) = printed("sign_in", an_order(branch))
    assert "试验党支部签到表主题时间地点主持人记录人" in page
    assert "党员01" in page
    assert "已转出" not in page
    assert printed("filled_roll", an_order(branch)) == [
        f"{page}注：没有已开展活动的到会情况可印，本表供到会人员签名。"
    ]


@pytest.mark.parametrize(("count", "pages"), [(34, 1), (60, 2)])
def test_a_branch_of_thirty_four_signs_on_one_page_and_of_sixty_on_two(
    branch: Branch, count: int, pages: int
) -> None:
    settle(branch, *people(count, "第一党小组", "第二党小组", "第三党小组", "第四党小组"))
    printed_pages = printed("sign_in", an_order(branch, a_sitting("党员大会")))
    assert len(printed_pages) == pages
    assert all(f"党员{at:02d}" in "".join(printed_pages) for at in range(count))
    assert all("序号姓名签名备注" in page for page in printed_pages)
    assert "列席人员" in printed_pages[-1]
    assert "应到：" in printed_pages[-1]


def test_leave_and_an_old_comrade_make_no_second_page_of_a_sheet_to_sign(branch: Branch) -> None:
    exempt = Condition(kind=ConditionKind.EXEMPT)
    settle(
        branch,
        *people(33, "第一党小组", "第二党小组", "第三党小组"),
        a_member("老党员", conditions=(exempt,)),
    )
    roll = tuple(
        a_row(
            at,
            Mark.LEAVE if at % 12 == 1 else Mark.PRESENT,
            name=f"党员{at - 1:02d}",
            group=f"第{'三一二'[at % 3]}党小组",
            reason="采访任务" if at % 12 == 1 else "",
        )
        for at in range(1, 34)
    )
    old = a_row(34, Mark.UNMARKED, name="老党员", due=False)
    (page,) = printed("sign_in", an_order(branch, a_sitting("党员大会", roll=(*roll, old))))
    assert page.endswith("应到：实到：请假：缺席：")


@pytest.mark.parametrize(("count", "pages"), [(30, 1), (60, 1), (90, 2)])
def test_a_filled_roll_of_sixty_stands_on_one_page_with_its_figures(
    branch: Branch, count: int, pages: int
) -> None:
    settle(branch, *people(count, "第一党小组", "第二党小组", "第三党小组"))
    roll = tuple(
        a_row(
            at,
            Mark.LEAVE if at % 9 == 0 else Mark.PRESENT if at > 1 else Mark.UNMARKED,
            name=f"党员{at - 1:02d}",
            group=f"第{'三一二'[at % 3]}党小组",
            reason="因公出差" if at % 9 == 0 else "",
            due=at > 1,
        )
        for at in range(1, count + 1)
    )
    content = compose(report("filled_roll"), an_order(branch, a_sitting("党员大会", roll=roll))).content()
    with pdfplumber.open(BytesIO(content)) as opened:
        last, signs = bare(opened.pages[-1].extract_text()), [page.chars for page in opened.pages]
    assert len(signs) == pages
    assert all(word in last for word in ("出席率", "注：", "记录人签字"))
    sizes = {round(char["size"], 1) for page in signs for char in page if char["text"] == "√"}
    assert sizes == {9.0 if count == 60 else 10.5}


def test_namesakes_and_names_longer_than_their_cell_stay_whole(branch: Branch) -> None:
    long = "阿卜杜热合曼·买买提艾力"
    settle(
        branch,
        a_member("王静", birth=date(1990, 1, 1)),
        a_member("王静", birth=date(1991, 1, 1)),
        a_member(long),
    )
    sitting = a_sitting("党员大会", roll=(a_row(1, name="王静"), a_row(2, name="王静"), a_row(3, name=long)))
    order = an_order(branch, sitting)
    for code in ("sign_in", "filled_roll"):
        (page,) = printed(code, order)
        assert "1990年生" in page
        assert "1991年生" in page
        assert all(character in page for character in long)


def test_the_filled_roll_says_every_mark_in_words_and_adds_up(branch: Branch) -> None:
    settle(branch, *people(6))
    marks: tuple[tuple[Mark, str, dict[str, Fact]], ...] = (
        (Mark.PRESENT, "", {}),
        (Mark.PRESENT, "", {"late": True}),
        (Mark.LEAVE, "因公出差", {"votes": False}),
        (Mark.ABSENT, "", {}),
        (Mark.ELSEWHERE, "", {}),
        (Mark.UNMARKED, "", {}),
    )
    roll = tuple(
        a_row(at, mark, name=f"党员{at - 1:02d}", reason=reason, **facts)
        for at, (mark, reason, facts) in enumerate(marks, 1)
    )
    (page,) = printed("filled_roll", an_order(branch, a_sitting("党员大会", roll=roll)))
    for said in (
        "1党员00有√到会2党员01有√到会（迟到）",
        "3党员02无请假：因公出差4党员03有缺席",
        "5党员04有异地参加6党员05有未标",
        "范围应到人数实到人数请假人数缺席人数未标异地参加出席率",
        "全体52111140.0%",
        "有表决权52011140.0%",
        "记录人签字：审核：",
    ):
        assert bare(said) in page, said


def test_a_head_count_has_numbers_and_asks_for_the_names(branch: Branch) -> None:
    settle(branch, *people(2))
    heads = HeadCount(due=30, present=26, leave=3, absent=1)
    (page,) = printed("filled_roll", an_order(branch, a_sitting("党员大会", heads=heads)))
    assert "名单【待补充】" in page
    assert "全体302631" in page
    (page,) = printed("sign_in", an_order(branch))
    assert "党员00" in page


def test_of_a_sitting_without_a_roll_nothing_is_counted(branch: Branch) -> None:
    settle(branch, *people(2))
    (page,) = printed("filled_roll", an_order(branch, a_sitting("党员大会", roll=())))
    assert "名单【待补充】" in page
    assert "应到人数" not in page


def test_the_longest_moment_stands_in_one_line(branch: Branch) -> None:
    settle(branch, *people(3))
    late = a_sitting(at=datetime(2022, 12, 28, 8), minutes=60)
    document = compose(report("sign_in"), an_order(branch, late))
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        lines = pdf.pages[0].extract_text().splitlines()
    assert any("12月28日" in line and "09:00" in line for line in lines)
