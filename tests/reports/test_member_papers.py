"""The papers about each member, printed and read back: one page a member, every figure that of the tally."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

import pdfplumber
import pytest
from builders import (
    Fact,
    a_citizen_number,
    a_member,
    a_record,
    a_row,
    a_service,
    a_sitting,
    an_entry,
    order_of,
    settle,
)
from printed import report

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import Mark
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.domain.sentences import number, percent
from partybranch.domain.sittings import Person
from partybranch.reports.pdf import compose
from partybranch.services.member_years import member_year
from partybranch.services.tallies import PeriodBook

YEAR = Period.year(2022)
TODAY = date(2022, 12, 31)
_BESIDE = 139
"""Points from the left edge of a form to the texts beside its first labels."""


def pages(code: str, book: PeriodBook, *, beside: bool = False, **asked: Fact) -> list[str]:
    """The text of each page without the blanks of its layout; ``beside`` leaves the first labels out."""
    with pdfplumber.open(BytesIO(compose(report(code), order_of(book, **asked)).content())) as document:
        shown = [
            page.crop((_BESIDE, 0, page.width, page.height)) if beside else page for page in document.pages
        ]
        return [re.sub(r"\s", "", page.extract_text() or "") for page in shown]


def outline(code: str, book: PeriodBook) -> list[str]:
    """The entries of the outline in order."""
    with pdfplumber.open(BytesIO(compose(report(code), order_of(book)).content())) as document:
        return [title for _, title, *_ in document.doc.get_outlines()]


def of(branch: Branch, period: Period = YEAR) -> PeriodBook:
    return branch.tallies.of(period, TODAY)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PeriodBook:
    opened = open_sample(tmp_path_factory.mktemp("sample") / "book", now=lambda: datetime(2022, 12, 31, 10))
    book = opened.tallies.of(Period.year(2021), TODAY)
    opened.close()
    return book


def test_every_member_of_the_tally_has_one_page_in_the_order_of_the_roster(sample: PeriodBook) -> None:
    printed = pages("member_year", sample)
    assert len(printed) == len(sample.tally.by_member)
    assert outline("member_year", sample) == [each.name for each in sample.tally.by_member]
    for page, each in zip(printed, sample.tally.by_member, strict=True):
        counts = each.counts
        assert each.name[:3] in page
        assert f"应到{counts.due}实到{counts.present}请假{counts.leave}缺席{counts.absent}" in page
        assert f"出席率{percent(counts.rate)}" in page
        assert f"集中学习{number(each.study_hours)}学时（全年一般不少于32）" in page
        assert f"志愿服务{each.services}次，{number(each.hours)}小时" in page
        assert "本人签字" in page
        assert "支部意见" in page


def test_every_absence_and_service_of_the_sample_stands_on_its_page(sample: PeriodBook) -> None:
    printed = pages("member_year", sample, beside=True)
    members = {member.id: member for member in sample.members}
    for page, each in zip(printed, sample.tally.by_member, strict=True):
        year = member_year(sample, members[each.member_id])
        for sitting, row in year.sittings:
            if row.expected and row.mark is Mark.LEAVE:
                assert f"{sitting.day.month}月{sitting.day.day}日" in page
                assert row.reason in page
        for service, hours in year.services:
            assert f"{service.day.month}月{service.day.day}日{service.title}（{number(hours)}小时）" in page


def test_numbers_are_hidden_unless_the_order_says_otherwise(branch: Branch) -> None:
    whole = a_citizen_number(date(1980, 5, 6))
    settle(branch, a_member("赵一", citizen_number=whole, phone="19900001234"))
    for code in ("member_year", "service_card"):
        (hidden,) = pages(code, of(branch), members=frozenset({1}))
        assert "199****1234" in hidden
        assert whole not in hidden
        (shown,) = pages(code, of(branch), members=frozenset({1}), masked=False)
        assert "19900001234" in shown
    assert whole in pages("member_year", of(branch), masked=False)[0]


def test_what_a_member_led_was_given_and_promised_stands_on_the_page(branch: Branch) -> None:
    post = (Post(title="组织委员"),)
    groups = (GroupStay(group="第一党小组"),)
    settle(branch, a_member("赵一", posts=post, groups=groups), a_member("钱二"))
    me = Person(name="赵一", member_id=1)
    lecture = a_record("党课", topic="弘扬传统", lecturer=me)
    branch.sittings.record(a_sitting(lecture, chair=me, roll=(a_row(1), a_row(2, Mark.ABSENT))))
    branch.registers.record(an_entry(title="优秀党员", people=(1,)))
    branch.registers.record(an_entry("谈心谈话", title="家中困难", people=(1, 2)))
    first, second = pages("member_year", of(branch))
    assert "党内职务组织委员" in first
    assert "党小组第一党小组" in first
    assert "主持党课1次。3月7日讲党课“弘扬传统”" in first
    assert "谈心谈话1次。7月1日荣誉：优秀党员" in first
    assert "家中困难" not in first + second
    assert "3月7日党课（缺席）" in second
    assert "授课主持无" in second


def test_a_leave_without_a_reason_asks_for_it_and_voided_records_are_gone(branch: Branch) -> None:
    settle(branch, a_member("赵一", nation="", job=""))
    branch.sittings.record(a_sitting(roll=(a_row(1, Mark.LEAVE),)))
    branch.sittings.record(a_sitting(at=datetime(2022, 5, 9, 9), roll=(a_row(1, Mark.LEAVE, reason="病假"),)))
    branch.sittings.void(2, "误登")
    branch.volunteering.record(a_service(title="误登的服务"))
    branch.volunteering.void(1, "误登")
    (page,) = pages("member_year", of(branch))
    assert "3月7日集体学习（请假，事由【待补充】）" in page
    assert "5月9日" not in page
    assert "误登的服务" not in page
    assert "民族【待补充】" in page


def test_whoever_is_unmarked_or_took_part_elsewhere_was_not_absent(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.sittings.record(a_sitting(roll=(a_row(1, Mark.UNMARKED), a_row(2, Mark.ELSEWHERE))))
    unmarked, elsewhere = pages("member_year", of(branch))
    assert "请假缺席无" in unmarked
    assert "（另有1" in unmarked
    assert "请假缺席无" in elsewhere
    assert "异地参加1次" in elsewhere


def test_namesakes_have_pages_that_tell_them_apart(branch: Branch) -> None:
    settle(branch, a_member("王静", birth=date(1990, 1, 2)), a_member("王静", birth=date(1991, 3, 4)))
    first, second = pages("member_year", of(branch))
    assert "1990年" in first
    assert "1991年" in second
    assert outline("member_year", of(branch)) == ["王静（1990年生）", "王静（1991年生）"]


@pytest.fixture
def crowded(branch: Branch) -> PeriodBook:
    """Sixty members who missed far more than a page has room for."""
    settle(branch, *(a_member(f"党员{at:02d}") for at in range(1, 61)))
    for at in range(50):
        held = datetime(2022, at // 5 + 1, at % 5 * 4 + 1, 9)
        rows = tuple(a_row(each, Mark.LEAVE, reason="外出采访任务") for each in range(1, 61))
        branch.sittings.record(a_sitting(at=held, roll=rows))
    for at in range(20):
        day = date(2022, at % 12 + 1, at % 20 + 1)
        branch.volunteering.record(a_service(title=f"社区环境整治和秩序维护第{at}次", day=day))
    branch.registers.record(an_entry("承诺践诺", title="帮助困难群众" * 60, people=(1,)))
    return of(branch)


def test_too_many_lines_are_shortened_openly_and_the_page_stays_one(crowded: PeriodBook) -> None:
    printed = pages("member_year", crowded)
    assert len(printed) == 60
    assert "等共50次，见党员考勤台账" in printed[0]
    assert "等共20次，见志愿服务台账" in printed[0]
    assert "帮助困难群众" in printed[0]
    assert all("本人签字" in page and "请假50" in page for page in printed)


def chosen_of(cards: Iterable[str]) -> list[str]:
    return [card.split("联系方式")[0].removeprefix("党员志愿服务（双报到）记录卡") for card in cards]


def test_cards_are_printed_for_those_who_served_or_are_chosen(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"))
    book = of(branch)
    (blank,) = pages("service_card", book)
    assert "社区签章" in blank
    assert "没有志愿服务记录，本卡供手工填写" in blank
    assert "专业特长" in blank
    branch.volunteering.record(a_service(people=(1, 3), hours=2.5, place="柳荫社区", contact="社区联络员"))
    book = of(branch)
    served = pages("service_card", book)
    assert chosen_of(served) == [
        "姓名赵一",
        "姓名孙三",
    ]
    assert "12022-03-12街道清扫柳荫社区2.5社区联络员" in served[0]
    assert "1次，2.5小时" in served[0]
    (only,) = pages("service_card", book, members=frozenset({2}))
    assert "姓名钱二" in only


def test_a_card_of_many_services_goes_on_over_the_page_with_its_signatures(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    for at in range(30):
        branch.volunteering.record(a_service(title=f"第{at}次清扫", day=date(2022, 3, at + 1)))
    printed = pages("service_card", of(branch))
    assert len(printed) == 2
    text = "".join(printed)
    assert all(f"第{at}次清扫" in text for at in range(30))
    assert "党员签字" in printed[-1]
    assert "清扫" in printed[-1]


def test_the_attendance_sheet_has_every_sign_and_every_name(sample: PeriodBook) -> None:
    printed = pages("attendance_sheet", sample)
    text = "".join(printed)
    for each in sample.tally.by_member:
        if each.counts.due:
            assert each.name in text
    for quarter in sample.period.quarters():
        held = [one for one in sample.sittings if one.day in quarter and one.roll]
        sheets = [page for page in printed if f"{quarter.start.year}年" in page]
        assert all(any(f"{one.day.day}日" in page for page in sheets) for one in held)
    assert text.count("图例：") == text.count("填报日期")


@pytest.mark.parametrize("code", ["member_year", "service_card", "attendance_sheet"])
def test_an_empty_book_gives_one_page_to_fill_in(branch: Branch, code: str) -> None:
    (page,) = pages(code, of(branch))
    assert "2022年" in page
    assert "正式党员" not in page


@pytest.mark.parametrize(
    "period", [Period.month(2022, 3), Period.quarter(2022, 1), Period(date(2019, 1, 1), TODAY)]
)
def test_other_periods_print_too(branch: Branch, period: Period) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(roll=(a_row(1, Mark.LEAVE, reason="病假"),)))
    (page,) = pages("member_year", of(branch, period))
    day = "3月7日" if period.start.year == 2022 else "2022年3月7日"
    assert f"请假缺席{day}集体学习（病假）" in page
    assert "不少于32" not in page


def test_a_card_with_room_to_go_on_stays_one_page_however_long_its_lines(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    for at in range(1, 5):
        branch.volunteering.record(a_service(title="社区环境整治和秩序维护" * 3, day=date(2022, at, 3)))
        (page,) = pages("service_card", of(branch))
        assert "党员签字" in page
