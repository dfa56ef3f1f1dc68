"""谈心谈话: each of the three pairs and every member once a year (支部工作条例第十九条)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from partybranch.domain.kinds import Scope
from partybranch.domain.members import Member, Standing, standing_on
from partybranch.domain.pairs import PairKind, pair_kind
from partybranch.domain.registers import REGISTERS, RegisterEntry
from partybranch.domain.regulations import BRANCH_RULES, cite
from partybranch.domain.rules.facts import Facts, due_throughout
from partybranch.domain.rules.found import Found, Place, Target, some_names
from partybranch.domain.rules.parameters import Values
from partybranch.domain.rules.rule import Check, Rule, Strength

_BOOK = next(register for register in REGISTERS if register.pairs)


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
    held = {kind for entry in entries for kind in _kinds_of(entry, facts)}
    due = [each for member in facts.members if (each := standing_on(member, facts.last_day)).due]
    possible = _kinds_among(due, facts)
    for kind in PairKind:
        if kind in possible and kind not in held:
            yield _found(facts, f"pair-{kind.name.lower()}", f"全年没有{kind.value}的{_BOOK.name}记录")


def _kinds_of(entry: RegisterEntry, facts: Facts) -> set[PairKind]:
    members = [member for person in entry.people if (member := facts.member(person.member_id))]
    return _kinds_among([standing_on(member, entry.day) for member in members], facts)


def _kinds_among(standings: Iterable[Standing], facts: Facts) -> set[PairKind]:
    """The pairs that these people can form; a secretary without a committee is a member like the others."""
    seats = facts.bodies.exists(facts.period, Scope.COMMITTEE)
    seated = [replace(each, committee=each.committee and seats) for each in standings]
    return {kind for one, other in combinations(seated, 2) if (kind := pair_kind(one, other))}


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
