"""The days a rule is in force: it asks for a stretch of which it covered at least half."""

from datetime import date

from partybranch.domain.periods import Period
from partybranch.domain.regulations import Citation

FEBRUARY = Period.month(2022, 2)
"""Twenty-eight days."""


def test_a_rule_asks_for_a_stretch_of_which_it_covered_half() -> None:
    assert Citation(regulation="办法", since=date(2022, 2, 15)).covers(FEBRUARY)
    assert not Citation(regulation="办法", since=date(2022, 2, 16)).covers(FEBRUARY)
    assert Citation(regulation="办法", until=date(2022, 2, 14)).covers(FEBRUARY)
    assert not Citation(regulation="办法", until=date(2022, 2, 13)).covers(FEBRUARY)


def test_a_rule_whose_days_are_not_known_is_always_in_force() -> None:
    assert Citation(regulation="办法").covers(FEBRUARY)
    assert not Citation(regulation="办法", since=date(2023, 1, 1)).covers(FEBRUARY)
