from datetime import date

from rulings import findings, some_facts, some_members, texts

from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.rules.facts import Facts

COMMITTEE = some_members(7, committee=3)


def elected(day: date | None, years: int = 3, as_of: date = date(2022, 12, 31)) -> Facts:
    profile = Profile(elected_on=day, term_years=years)
    return some_facts(members=COMMITTEE, profile=profile, as_of=as_of)


def test_a_term_that_is_over_is_to_be_acted_on_now() -> None:
    (found,) = findings("term_over", elected(date(2019, 6, 1)))
    assert found.found.text == "本届支部委员会已于2022-06-01任期届满，未见换届记录；延期应有上级批复"
    assert (found.group, found.rule.severity.value) == ("现在要做", "应改")


def test_a_term_ends_on_the_day_of_the_election_so_many_years_later() -> None:
    assert texts("term_over", elected(date(2019, 12, 31))) != []
    assert texts("term_over", elected(date(2020, 1, 1))) == []
    assert texts("term_over", elected(date(2018, 6, 1), years=5)) == []
    assert "2022-02-28" in texts("term_over", elected(date(2020, 2, 29), years=2))[0]


def test_a_term_that_ends_within_half_a_year_is_reminded_of() -> None:
    near = elected(date(2020, 5, 1))
    assert texts("term_near", near) == ["本届支部委员会将于2023-05-01任期届满，请提前准备换届"]
    assert findings("term_near", near)[0].rule.severity.value == "提醒"
    assert texts("term_near", near, months="3") == []
    assert len(texts("term_near", elected(date(2020, 12, 31)), months="12")) == 1
    assert texts("term_near", elected(date(2021, 1, 1)), months="12") == []
    assert texts("term_near", elected(date(2019, 6, 1))) == [], "it is over, not near"


def test_an_election_after_the_day_that_is_judged_says_nothing_of_it() -> None:
    later = elected(date(2023, 6, 1))
    assert texts("term_over", later) + texts("term_near", later) + texts("term_unknown", later) == []


def test_an_unknown_election_is_asked_for_where_there_is_a_committee() -> None:
    assert texts("term_unknown", elected(None)) == ["未填写本届选举日期，无法提醒换届"]
    assert texts("term_unknown", some_facts(members=some_members(5))) == []
    assert texts("term_unknown", elected(date(2021, 6, 1))) == []


def test_a_year_that_lies_ahead_is_not_judged() -> None:
    years = Period(date(2022, 1, 1), date(2024, 12, 31))
    facts = some_facts(
        members=COMMITTEE, profile=Profile(elected_on=date(2019, 6, 1)), period=years, as_of=date(2022, 8, 1)
    )
    assert len(texts("term_over", facts)) == 1


def test_a_branch_without_a_committee_is_told_of_its_secretarys_term() -> None:
    facts = some_facts(members=some_members(5, committee=1), profile=Profile(elected_on=date(2019, 6, 1)))
    assert texts("term_over", facts) == ["本届支部书记已于2022-06-01任期届满，未见换届记录；延期应有上级批复"]
