"""The duties against a count written differently here: month by month, from plain lists of days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from builders import KINDS, a_member, a_record, a_sitting, the_kind
from hypothesis import given, settings
from hypothesis import strategies as st
from rulings import findings, some_facts, some_members

from partybranch.domain.kinds import Cadence, Kind, Kinds, Rhythm
from partybranch.domain.members import GroupStay, Member
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.facts import Facts
from partybranch.domain.rules.judging import judge
from partybranch.domain.rules.policy import Policy
from partybranch.domain.sittings import Sitting

FIRST, SECOND = "第一党小组", "第二党小组"
COMMITTEE = some_members(3, committee=3)
HELD = {"主题党日": "", "支委会": "", "党员大会": "", "组织生活会": "", FIRST: FIRST, SECOND: SECOND}
"""What a random book holds, with the group whose meeting it is."""
Held = tuple[str, date]

days = st.dates(date(2022, 1, 1), date(2022, 12, 31))
books = st.lists(st.tuples(st.sampled_from(sorted(HELD)), days), max_size=60)
beginnings = st.none() | days


def grouped(group: str, member_id: int, since: date | None) -> Member:
    return a_member(f"组员{member_id}", id=member_id, groups=(GroupStay(group=group, start=since),))


def sat(held: Held) -> Sitting:
    name, day = held
    record = a_record("党小组会", group=name) if HELD[name] else a_record(name)
    return a_sitting(record, at=datetime(day.year, day.month, day.day, 9))


def book_of(held: Iterable[Held], second_since: date | None, as_of: date) -> Facts:
    members = (*COMMITTEE, grouped(FIRST, 11, None), grouped(SECOND, 12, second_since))
    return some_facts(*map(sat, held), members=members, as_of=as_of)


def duties(facts: Facts) -> set[tuple[str, str]]:
    """The findings of the duties: when and what."""
    rules = tuple(rule for rule in built_in_rules(facts.kinds) if rule.code.endswith("_duty"))
    found = judge(facts, Policy(rules))
    assert len({each.key for each in found}) == len(found)
    return {(each.found.when, each.found.subject) for each in found}


def months_by_hand(known: list[Held], second_since: date | None, as_of: date) -> set[tuple[str, str]]:
    missed = set()
    for month in range(1, 13):
        after = date(2022, month, 28) + timedelta(days=4)
        last = after - timedelta(days=after.day)
        if last > as_of:
            continue
        all_days = [date(2022, month, day) for day in range(1, last.day + 1)]
        there = [day for day in all_days if second_since is None or day >= second_since]
        due = {"主题党日": "主题党日", "支委会": "支委会", FIRST: f"{FIRST}党小组会"}
        if len(there) >= len(all_days) / 2:
            due[SECOND] = f"{SECOND}党小组会"
        seen = {name for name, day in known if day.month == month}
        missed |= {(f"2022年{month}月", subject) for name, subject in due.items() if name not in seen}
    return missed


def counted_by_hand(held: list[Held], second_since: date | None, as_of: date) -> set[tuple[str, str]]:
    known = [(name, day) for name, day in held if day <= as_of]
    missed = months_by_hand(known, second_since, as_of)
    ends = {1: date(2022, 3, 31), 2: date(2022, 6, 30), 3: date(2022, 9, 30), 4: date(2022, 12, 31)}
    for quarter, end in ends.items():
        months = range(quarter * 3 - 2, quarter * 3 + 1)
        if end <= as_of and not any(name == "党员大会" and day.month in months for name, day in known):
            missed.add((f"2022年第{quarter}季度", "党员大会"))
    if as_of == date(2022, 12, 31):
        missed.add(("2022年", "民主评议"))
        missed |= {("2022年", "组织生活会")} - {("2022年", name) for name, _ in known}
    return missed


@settings(max_examples=150, deadline=None)
@given(held=books, second_since=beginnings, as_of=days | st.just(date(2022, 12, 31)))
def test_what_is_missing_is_what_a_count_by_hand_misses(
    held: list[Held], second_since: date | None, as_of: date
) -> None:
    assert duties(book_of(held, second_since, as_of)) == counted_by_hand(held, second_since, as_of)


@settings(max_examples=100, deadline=None)
@given(
    held=books,
    more=st.tuples(st.sampled_from(sorted(HELD)), days),
    second_since=beginnings,
    as_of=days,
)
def test_one_more_sitting_never_adds_a_finding(
    held: list[Held], more: Held, second_since: date | None, as_of: date
) -> None:
    before = duties(book_of(held, second_since, as_of))
    assert duties(book_of([*held, more], second_since, as_of)) <= before


@settings(max_examples=100, deadline=None)
@given(held=books, more=st.tuples(st.sampled_from((FIRST, SECOND)), days), renamed=days)
def test_one_more_sitting_never_adds_a_finding_where_a_group_is_renamed(
    held: list[Held], more: Held, renamed: date
) -> None:
    stays = (GroupStay(group=FIRST, end=renamed), GroupStay(group=SECOND, start=renamed))

    def missed(*sat_in: Held) -> set[tuple[str, str]]:
        return duties(some_facts(*map(sat, sat_in), members=[a_member("组员", id=11, groups=stays)]))

    assert missed(*held, more) <= missed(*held)
    renaming = f"2022年{renamed.month}月"
    if renamed.day > 1 and more[1].month == renamed.month:
        assert (renaming, f"{FIRST}党小组会") not in missed(more)
        assert (renaming, f"{SECOND}党小组会") not in missed(more)


@settings(max_examples=50, deadline=None)
@given(held=books, second_since=beginnings)
def test_the_findings_of_the_months_are_those_of_the_year(
    held: list[Held], second_since: date | None
) -> None:
    whole = book_of(held, second_since, date(2022, 12, 31))
    monthly = {found for found in duties(whole) if found[0].endswith("月")}
    by_month = set()
    for month in Period.year(2022).months():
        part = some_facts(*whole.sittings, members=whole.members, period=month)
        by_month |= duties(part)
    assert by_month == monthly


@pytest.mark.parametrize("name", ["支部党员大会", "支委会", "党小组会", "民主评议"])
def test_what_the_text_asks_for_generally_is_a_reminder(name: str) -> None:
    (rule,) = [each for each in built_in_rules(KINDS) if each.code == f"{the_kind(name).code}_duty"]
    assert (rule.severity.value, "一般" in rule.wording) == ("提醒", True)


@pytest.mark.parametrize("name", ["主题党日", "组织生活会"])
def test_what_the_text_asks_for_without_generally_is_to_be_mended(name: str) -> None:
    (rule,) = [each for each in built_in_rules(KINDS) if each.code == f"{the_kind(name).code}_duty"]
    assert (rule.severity.value, "一般" in rule.wording) == ("应改", False)


def test_a_duty_is_not_asked_of_the_time_before_its_regulation() -> None:
    years = Period(date(2018, 1, 1), date(2018, 12, 31))
    facts = some_facts(members=COMMITTEE, period=years, as_of=date(2018, 12, 31))
    assert {found for found in duties(facts) if "支委会" in found[1]} == {
        (f"2018年{month}月", "支委会") for month in (11, 12)
    }
    assert not {found for found in duties(facts) if "主题党日" in found[1]}, "in force since May 2019"
    assert not {found for found in duties(facts) if found[0] == "2018年"}, "for two months in force"


def test_a_branch_owes_nothing_for_the_months_before_it_was_founded() -> None:
    facts = some_facts(members=COMMITTEE, profile=Profile(founded_on=date(2022, 10, 1)))
    assert {when for when, subject in duties(facts) if subject == "支委会"} == {
        "2022年10月",
        "2022年11月",
        "2022年12月",
    }


def test_a_kind_of_the_branch_itself_is_due_as_the_branch_says() -> None:
    own = Kind(
        code="own_1",
        name="读书会",
        cadence=Cadence(rhythm=Rhythm.HALF, source="支部自定", times=2),
    )
    kinds = Kinds((*KINDS, own))
    once = a_sitting(at=datetime(2022, 3, 7, 9))
    facts = some_facts(once, kinds=kinds, members=COMMITTEE)
    found = findings("own_1_duty", facts)
    assert [(each.found.when, each.found.text) for each in found] == [
        ("2022年上半年", "未见记录"),
        ("2022年下半年", "未见记录"),
    ]
    assert {each.rule.severity.value for each in found} == {"单位要求"}


def test_lectures_are_asked_for_only_where_the_unit_says_how_often() -> None:
    lectures = [a_sitting("党课", at=datetime(2022, month, 7, 9)) for month in (2, 5, 8)]
    facts = some_facts(*lectures, members=COMMITTEE)
    assert [each.found.when for each in findings("lecture_frequency", facts)] == ["2022年第4季度"]
    assert findings("lecture_frequency", facts, rhythm="每半年") == ()
    by_itself = judge(facts, Policy(built_in_rules(facts.kinds)))
    assert not [each for each in by_itself if each.rule.code == "lecture_frequency"]
