from datetime import date, datetime

from builders import Fact, a_member, a_record, a_sitting
from rulings import findings, some_facts, texts

from partybranch.domain.members import Category, Member
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.rules.found import Place
from partybranch.domain.sittings import Sitting


def a_candidate(name: str = "孙小满", joined: date = date(2022, 1, 20), **facts: Fact) -> Member:
    usual = {"id": 7, "joined": joined, "full_since": None, "category": Category.PROBATIONARY}
    return a_member(name, **usual | facts)


def a_vote(*subjects: str, at: datetime = datetime(2022, 11, 3, 9), **facts: Fact) -> Sitting:
    usual: dict[str, Fact] = {"purpose": Purpose.ADMISSION, "voters_due": 8, "votes_for": 8}
    motions = tuple(Motion(subject=each, **usual | facts) for each in subjects)
    return a_sitting(a_record("党员大会", motions=motions), at=at)


def test_a_probation_that_is_over_is_to_be_acted_on_now() -> None:
    (found,) = findings("probation_over", some_facts(members=[a_candidate(joined=date(2021, 12, 31))]))
    assert found.found.text == ("预备期已于2022-12-31满一年，未见转为正式党员的日期；延长预备期的请说明")
    target = found.found.target
    assert (target.place, target.id, target.field) == (Place.MEMBER, 7, "full_since")
    assert (found.group, found.rule.severity.value) == ("现在要做", "应改")


def test_a_probation_that_ends_within_a_month_is_reminded_of() -> None:
    (found,) = findings("probation_near", some_facts(members=[a_candidate()]))
    assert found.found.text == "预备期将于2023-01-20满一年，请提醒本人书面申请转正"
    assert (found.group, found.rule.severity.value) == ("现在要做", "提醒")
    assert texts("probation_over", some_facts(members=[a_candidate()])) == []
    assert texts("probation_near", some_facts(members=[a_candidate()]), days="19") == []
    assert len(texts("probation_near", some_facts(members=[a_candidate()]), days="20")) == 1


def test_who_became_a_full_member_or_left_is_not_reminded_of() -> None:
    full = a_candidate(joined=date(2021, 12, 1), full_since=date(2022, 12, 5))
    gone = a_candidate(joined=date(2021, 12, 1), transferred_out=date(2022, 6, 1))
    known_later = a_candidate(joined=date(2021, 12, 1), full_since=date(2023, 2, 5))
    for member in (full, gone, known_later, a_candidate(joined=date(2022, 6, 1))):
        facts = some_facts(members=[member])
        assert texts("probation_over", facts) + texts("probation_near", facts) == []


def test_a_vote_before_the_year_is_full_is_too_early() -> None:
    early = some_facts(a_vote("孙小满按期转正"), members=[a_candidate()])
    assert texts("admission_early", early) == ["表决“孙小满按期转正”时，孙小满的预备期未满（2023-01-20期满）"]


def test_a_vote_on_the_day_or_on_somebody_else_is_not() -> None:
    in_time = a_vote("孙小满按期转正", at=datetime(2022, 11, 3, 9))
    assert (
        texts("admission_early", some_facts(in_time, members=[a_candidate(joined=date(2021, 11, 3))])) == []
    )
    other = some_facts(a_vote("周平转正"), members=[a_candidate()])
    assert texts("admission_early", other) == []
    resolution = a_vote("孙小满按期转正", purpose=Purpose.RESOLUTION)
    assert texts("admission_early", some_facts(resolution, members=[a_candidate()])) == []


def test_taking_somebody_in_is_no_vote_on_the_end_of_probation() -> None:
    sitting = a_vote("接收孙小满为预备党员", at=datetime(2022, 1, 25, 9))
    assert texts("admission_early", some_facts(sitting, members=[a_candidate()])) == []
    same_day = a_vote("孙小满入党", at=datetime(2022, 1, 20, 9))
    assert texts("admission_early", some_facts(same_day, members=[a_candidate()])) == []


def test_a_later_full_membership_does_not_hide_an_early_vote() -> None:
    by_now = a_candidate(joined=date(2021, 12, 1), full_since=date(2022, 12, 1), category=Category.FULL)
    assert len(texts("admission_early", some_facts(a_vote("孙小满转正"), members=[by_now]))) == 1


def test_two_candidates_in_one_vote_are_to_be_voted_on_one_by_one() -> None:
    two = [a_candidate(), a_candidate("周平", id=8)]
    together = some_facts(a_vote("孙小满、周平转为正式党员"), members=two)
    assert texts("admission_one_by_one", together) == [
        "“孙小满、周平转为正式党员”一次表决了2人（孙小满、周平），应逐个讨论和表决"
    ]
    apart = some_facts(a_vote("孙小满转为正式党员", "周平转为正式党员"), members=two)
    assert texts("admission_one_by_one", apart) == []


def test_introducers_and_names_within_names_are_no_second_candidate() -> None:
    introducer = a_member("吴介绍", id=9)
    within = a_candidate("孙小", id=10)
    sitting = a_vote("孙小满转正（介绍人吴介绍）")
    assert (
        texts("admission_one_by_one", some_facts(sitting, members=[a_candidate(), introducer, within])) == []
    )


def test_a_full_membership_dated_on_the_day_of_the_vote_does_not_hide_that_it_was_early() -> None:
    on_the_day = a_candidate(full_since=date(2022, 11, 3), category=Category.FULL)
    assert len(texts("admission_early", some_facts(a_vote("孙小满转正"), members=[on_the_day]))) == 1


def test_two_whose_full_membership_is_dated_back_are_still_voted_on_one_by_one() -> None:
    both = [
        a_candidate(name, id=id_, joined=date(2021, 10, 28), full_since=date(2022, 10, 28))
        for id_, name in ((7, "孙小满"), (8, "周平"))
    ]
    facts = some_facts(a_vote("孙小满、周平按期转正"), members=both)
    assert len(texts("admission_one_by_one", facts)) == 1
    assert texts("admission_early", facts) == []
    introduced = some_facts(a_vote("接收吴新为预备党员（介绍人孙小满、周平）"), members=both)
    assert texts("admission_one_by_one", introduced) == []


def test_an_explained_extension_is_open_again_when_the_longest_one_is_over() -> None:
    extended = [a_candidate(joined=date(2020, 12, 31))]
    assert texts("probation_over", some_facts(members=extended)) == [
        "预备期已于2021-12-31满一年，未见转为正式党员的日期；延长预备期最长一年，也已期满"
    ]
