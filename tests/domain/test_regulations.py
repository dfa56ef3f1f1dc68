"""The days a rule is in force: it asks for a stretch of which it covered at least half."""

from datetime import date

from partybranch.domain.periods import Period
from partybranch.domain.regulations import BRANCH_RULES, PARTY_CONSTITUTION, Citation, cite

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


def test_a_brief_citation_leaves_room_for_the_article() -> None:
    assert cite(BRANCH_RULES, "第十一条").brief == "支部工作条例（试行）第十一条"
    assert cite(PARTY_CONSTITUTION, "第七条").brief == "党章第七条"
    assert Citation(regulation="本单位要求").brief == "本单位要求"
