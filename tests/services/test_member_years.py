"""党员: the figures of a member's own page are those of 统计, member by member."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_service, a_sitting, an_entry, settle

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import Mark, count_roll, mark_rest_present
from partybranch.domain.kinds import Scope
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.services.member_years import MemberYear, member_year

YEAR = Period.year(2022)
TODAY = date(2022, 12, 31)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Branch]:
    opened = open_sample(tmp_path / "sample", now=lambda: datetime(2022, 12, 31, 10))
    yield opened
    opened.close()


def year_of(branch: Branch, place: int = 0) -> MemberYear:
    book = branch.tallies.of(YEAR, TODAY)
    return member_year(book, book.members[place])


def test_every_figure_of_every_member_is_that_of_the_tallies(sample: Branch) -> None:
    book = sample.tallies.of(YEAR, TODAY)
    assert book.tally.by_member
    for one in book.tally.by_member:
        year = member_year(book, sample.members.get(one.member_id))
        assert year.tally == one
        assert count_roll(row for _, row in year.sittings) == one.counts
        assert (len(year.services), round(sum(h for _, h in year.services), 2)) == (one.services, one.hours)


def test_a_record_of_another_group_is_not_counted_under_its_kind(branch: Branch) -> None:
    groups = {"赵一": "第一党小组", "钱二": "第二党小组"}
    settle(branch, *(a_member(name, groups=(GroupStay(group=g),)) for name, g in groups.items()))
    of_group = a_record("党小组会", scope=Scope.GROUP, group="第一党小组")
    sitting = a_sitting("主题党日", of_group, at=datetime(2022, 3, 7, 9))
    branch.sittings.record(replace(sitting, roll=mark_rest_present(branch.sittings.roll_for(sitting))))
    first, second = year_of(branch, 0), year_of(branch, 1)
    assert {each.kind.name: each.counts.present for each in first.by_kind} == {"党小组会": 1, "主题党日": 1}
    assert {each.kind.name for each in second.by_kind} == {"主题党日"}


def test_the_newest_stands_first_and_what_concerns_others_is_left_out(branch: Branch) -> None:
    one, other = (each.id or 0 for each in settle(branch, a_member("赵一"), a_member("钱二")))
    for month in (3, 5):
        sitting = a_sitting(at=datetime(2022, month, 7, 9))
        (mine, theirs) = branch.sittings.roll_for(sitting)
        roll = (replace(mine, mark=Mark.LEAVE, reason="病假"), replace(theirs, mark=Mark.PRESENT))
        branch.sittings.record(replace(sitting, roll=roll))
    branch.volunteering.record(a_service(people=(one,)))
    branch.registers.record(an_entry(people=(other,)))
    first, second = year_of(branch, 0), year_of(branch, 1)
    assert [(s.day.month, row.reason) for s, row in first.sittings] == [(5, "病假"), (3, "病假")]
    assert [hours for _, hours in first.services] == [3.0]
    assert (len(first.entries), len(second.entries)) == (0, 1)
    assert second.services == ()


def test_what_a_check_found_about_a_member_stands_with_that_member(branch: Branch) -> None:
    settle(branch, a_member("赵一", full_since=None, joined=None), a_member("钱二"))
    found = [each.key for each in branch.tallies.of(YEAR, TODAY).findings if each.found.subject == "赵一"]
    first, second = year_of(branch, 0), year_of(branch, 1)
    assert found
    assert [each.key for each in first.findings] == found
    assert {each.found.subject for each in second.findings} <= {"钱二"}


def test_a_member_without_a_line_in_the_period_has_empty_figures(branch: Branch) -> None:
    settle(branch, a_member("赵一", transferred_out=date(2020, 1, 1)))
    year = year_of(branch)
    assert (year.tally.counts.due, year.by_kind, year.sittings) == (0, (), ())
