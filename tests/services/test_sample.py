from datetime import date, datetime, time
from pathlib import Path

import pytest

from partybranch.app import open_sample
from partybranch.domain.citizen_number import parse_citizen_number
from partybranch.domain.periods import Period


@pytest.mark.parametrize("today", [date(2022, 12, 31), date(2024, 2, 29), date(2023, 1, 1)])
def test_the_sample_branch_has_last_years_life_on_any_day(tmp_path: Path, today: date) -> None:
    branch = open_sample(tmp_path, now=lambda: datetime.combine(today, time(10)))
    book = branch.tallies.of(Period.year(today.year - 1), today)
    assert book.tally.members == 30
    assert all(figure.value for code, figure in book.tally.by_kind.items() if branch.kinds.all()[code].core)
    assert book.tally.lectures_by_secretary.value == 3
    assert book.tally.volunteering.services.value == 10
    assert branch.plans.of(today.year)
    assert branch.registers.between(Period.year(today.year - 1))
    assert all(
        sitting.day <= today
        for sitting in branch.sittings.between(Period(date(2020, 1, 1), date(2030, 1, 1)))
    )
    assert branch.backup.verify().problems == ()
    branch.close()


def test_the_samples_records_are_such_as_a_person_may_save(tmp_path: Path) -> None:
    branch = open_sample(tmp_path, now=lambda: datetime(2022, 12, 31, 10))
    for member in branch.members.all():
        number = parse_citizen_number(member.citizen_number)
        assert (number.birth, number.sex, number.region) == (member.birth, member.sex, "999999")
        branch.members.save(member)
    period = Period(date(2021, 1, 1), date(2022, 12, 31))
    for sitting in branch.sittings.between(period):
        branch.sittings.record(sitting)
    for service in branch.volunteering.between(period):
        branch.volunteering.record(service)
    assert [step.label for step in branch.undo.steps()] == ["建立示例支部"]
    branch.close()


def test_the_sample_is_filled_once(tmp_path: Path) -> None:
    for _ in range(2):
        branch = open_sample(tmp_path, now=lambda: datetime(2022, 12, 31, 10))
        assert len(branch.members.all()) == 31
        branch.close()
