from datetime import date, datetime

import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, settle, the_kind

from partybranch.app import Branch
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period

YEAR = Period.year(2022)


def test_an_empty_book_counts_nothing_and_lists_its_duties(branch: Branch) -> None:
    book = branch.tallies.of(YEAR, date(2022, 12, 31))
    assert (book.tally.members, book.tally.sittings.value, book.tally.by_member) == (0, 0, ())
    assert book.tally.attendance.rate is None
    assert book.sentence == "2022年，共开展活动0次。"
    assert len(book.findings) == 18


def test_a_book_of_a_period_holds_what_lies_in_it_in_order_of_time(branch: Branch) -> None:
    settle(branch, a_member())
    for day in (9, 2, 5):
        branch.sittings.record(a_sitting(at=datetime(2022, 3, day, 9)))
    branch.sittings.record(a_sitting(at=datetime(2022, 4, 1, 9)))
    branch.volunteering.record(a_service(day=date(2022, 3, 31)))
    branch.volunteering.record(a_service(day=date(2022, 4, 1)))
    book = branch.tallies.of(Period.month(2022, 3), date(2022, 3, 31))
    assert [sitting.day.day for sitting in book.sittings] == [2, 5, 9]
    assert [service.day.day for service in book.services] == [31]


def test_a_year_is_compared_with_as_much_of_the_year_before(branch: Branch) -> None:
    settle(branch, a_member())
    for year, days in ((2021, (5, 12, 19)), (2022, (5,))):
        for day in days:
            branch.sittings.record(a_sitting(at=datetime(year, 3, day, 9)))
    branch.sittings.record(a_sitting(at=datetime(2021, 9, 1, 9)))
    compared = branch.tallies.of(YEAR, date(2022, 6, 30)).comparison()
    study = next(line for line in compared if line.name == "集体学习")
    assert (study.now.value, study.before and study.before.value, study.difference) == (1, 3, -2)


def test_core_kinds_are_always_shown_and_others_once_they_were_held(branch: Branch) -> None:
    names = [kind.name for kind in branch.tallies.of(YEAR, date(2022, 12, 31)).shown_kinds]
    assert len(names) == 8
    branch.sittings.record(a_sitting("观影"))
    later = [kind.name for kind in branch.tallies.of(YEAR, date(2022, 12, 31)).shown_kinds]
    assert set(later) - set(names) == {"观看教育片"}


def test_held_months_and_completion_are_told_per_kind(branch: Branch) -> None:
    for month in (1, 1, 3):
        branch.sittings.record(a_sitting("主题党日", at=datetime(2022, month, 8, 9)))
    for month in (1, 2, 5):
        branch.sittings.record(a_sitting("党员大会", at=datetime(2022, month, 9, 9)))
    book = branch.tallies.of(YEAR, date(2022, 6, 30))
    theme, general, study = the_kind("主题党日"), the_kind("党员大会"), the_kind("集体学习")
    assert book.held_months(theme) == 2
    assert book.held_months(general) == 3
    assert book.held_months(study) == 0
    done = [book.completion(kind) for kind in (theme, general)]
    assert [(each.held, each.due) for each in done if each] == [(2, 6), (2, 2)]
    assert book.completion(study) is None


def test_a_month_of_group_meetings_is_held_when_every_group_met(branch: Branch) -> None:
    groups = ("第一党小组", "第二党小组")
    settle(branch, *(a_member(f"{group}员", groups=(GroupStay(group=group),)) for group in groups))
    for month, met in ((1, groups), (2, groups[:1])):
        for group in met:
            record = a_record("党小组会", group=group)
            branch.sittings.record(a_sitting(record, at=datetime(2022, month, 10, 9)))
    book = branch.tallies.of(YEAR, date(2022, 2, 28))
    assert book.held_months(the_kind("党小组会")) == 1
    assert book.tally.by_kind[the_kind("党小组会").code].value == 3


def test_group_meetings_of_members_without_groups_still_have_their_months(branch: Branch) -> None:
    settle(branch, a_member())
    branch.sittings.record(a_sitting(a_record("党小组会", group="第一党小组"), roll=(a_row(1),)))
    book = branch.tallies.of(YEAR, date(2022, 12, 31))
    assert book.held_months(the_kind("党小组会")) == 1
    assert book.completion(the_kind("党小组会")) is None


@pytest.mark.parametrize("member", [0, 1])
def test_namesakes_are_told_apart_in_the_figures(branch: Branch, member: int) -> None:
    settle(
        branch,
        a_member("王静", birth=date(1980, 1, 1)),
        a_member("王静", birth=date(1991, 1, 1)),
    )
    branch.sittings.record(a_sitting(roll=(a_row(member + 1, name="王静"),)))
    by_member = branch.tallies.of(YEAR, date(2022, 12, 31)).tally.by_member
    assert [each.name for each in by_member] == ["王静（1980年生）", "王静（1991年生）"]
    assert [each.counts.due for each in by_member] == [1 - member, member]


def test_no_table_counts_what_was_due_before_the_regulation(branch: Branch) -> None:
    settle(branch, a_member(joined=date(1990, 7, 1)))
    book = branch.tallies.of(Period.year(2018), date(2018, 12, 31))
    done = book.completion(the_kind("党员大会"))
    assert done is not None
    assert (done.held, done.due) == (0, 1), "in force since 28 October"


def test_what_lies_ahead_of_the_day_may_be_prepared_but_is_not_counted(branch: Branch) -> None:
    settle(branch, a_member())
    branch.sittings.record(a_sitting(at=datetime(2022, 3, 7, 9)))
    branch.sittings.record(a_sitting(at=datetime(2022, 4, 11, 9)))
    branch.volunteering.record(a_service(day=date(2022, 4, 12)))
    book = branch.tallies.of(Period.year(2022), date(2022, 4, 10))
    assert (book.tally.sittings.value, len(book.sittings), len(book.services)) == (1, 1, 0)
    assert branch.tallies.of(Period.year(2022), date(2022, 4, 12)).tally.sittings.value == 2
