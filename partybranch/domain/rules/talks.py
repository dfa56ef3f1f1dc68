"""谈心谈话: each of the three pairs and every member once a year (支部工作条例第十九条)."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from partybranch.domain.kinds import Scope
from partybranch.domain.members import Member, Standing, standing_on
from partybranch.domain.registers import REGISTERS, RegisterEntry
from partybranch.domain.regulations import BRANCH_RULES, cite
from partybranch.domain.rules.facts import Facts, due_throughout
from partybranch.domain.rules.found import Found, Place, Target, some_names
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_BOOK = next(register for register in REGISTERS if register.pairs)
_PAIRS = {0: "党员之间", 1: "支委和党员之间", 2: "支委之间"}
"""What a pair is called, by how many of the two sit on the committee."""


def _untalked(facts: Facts, _values: Values) -> Iterator[Found]:
    if not facts.year_is_over or not facts.bodies.exists(facts.period, Scope.ALL):
        return
    if sum(due_throughout(each, facts.period) for each in facts.members) < 2:
        return
    entries = [each for each in facts.entries if each.register == _BOOK.code and each.day in facts.period]
    if not entries:
        yield _found(facts, "none", f"全年没有{_BOOK.name}记录")
        return
    yield from _missing_pairs(entries, facts)
    yield from _left_out(entries, facts)


def _missing_pairs(entries: Sequence[RegisterEntry], facts: Facts) -> Iterator[Found]:
    held = {pair for entry in entries for pair in _pairs_of(entry, facts)}
    standings = [each for member in facts.members if (each := standing_on(member, facts.last_day)).due]
    committee = sum(_sits(each, facts) for each in standings)
    others = len(standings) - committee
    for seats in (2, 1, 0):
        possible = committee >= seats and others >= 2 - seats
        if possible and seats not in held:
            yield _found(facts, f"pair-{seats}", f"全年没有{_PAIRS[seats]}的{_BOOK.name}记录")


def _pairs_of(entry: RegisterEntry, facts: Facts) -> Iterator[int]:
    members = [member for person in entry.people if (member := facts.member(person.member_id))]
    seats = [_sits(standing_on(member, entry.day), facts) for member in members]
    return (one + other for one, other in combinations(seats, 2))


def _sits(standing: Standing, facts: Facts) -> bool:
    """Whether somebody is one of the committee; a secretary without one is a member like the others."""
    return standing.committee and facts.bodies.exists(facts.period, Scope.COMMITTEE)


def _left_out(entries: Sequence[RegisterEntry], facts: Facts) -> Iterator[Found]:
    talked = {person.member_id for entry in entries for person in entry.people}
    silent: list[Member] = [
        each for each in facts.members if each.id not in talked and due_throughout(each, facts.period)
    ]
    if silent:
        names = some_names([facts.name_of(each) for each in silent])
        yield _found(facts, "members", f"还有{len(silent)}名党员全年没有{_BOOK.name}记录（{names}）")


def _found(facts: Facts, key: str, text: str) -> Found:
    return Found(
        key=f"{facts.period.start.year}-{key}",
        day=facts.last_day,
        when=facts.period.label,
        subject=_BOOK.name,
        text=text,
        target=Target(place=Place.REGISTER, kind=_BOOK.code),
        stretch=facts.period,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="talks_yearly",
        title="谈心谈话每年不少于1次",
        wording="支委之间、支委和党员之间、党员之间，每年谈心谈话一般不少于1次",
        check=Check(code="talks_yearly", words="全年没有谈心谈话的三类对象和党员", whole=_untalked),
        source=cite(BRANCH_RULES, "第十九条"),
        strength=Strength.GENERALLY,
    ),
)
