"""One member's year as the member's own page shows it; every figure is the one that 统计 shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts, RollRow, count_roll
from partybranch.domain.kinds import Kind, Shape
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.members import Member
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.rules.found import Place
from partybranch.domain.rules.judging import Finding
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.tallies import rows_of
from partybranch.domain.volunteering import Service
from partybranch.services.tallies import PeriodBook


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfMember:
    """The roll figures of one member in the records of one kind."""

    kind: Kind
    counts: RollCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberYear:
    """What the book holds about one member in a period; ``sittings`` with the member's row, newest first.

    ``chaired`` and ``lectures`` are what the member led, newest first too. ``tally`` is empty where 统计 has
    no line for the member in the period.
    """

    book: PeriodBook
    member: Member
    name: str
    tally: MemberTally
    by_kind: tuple[KindOfMember, ...] = ()
    sittings: tuple[tuple[Sitting, RollRow], ...] = ()
    chaired: tuple[Sitting, ...] = ()
    lectures: tuple[tuple[Sitting, Record], ...] = ()
    services: tuple[tuple[Service, float], ...] = ()
    entries: tuple[RegisterEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


def member_year(book: PeriodBook, member: Member) -> MemberYear:
    """Pick out of a counted period what concerns one member."""
    id_ = member.id
    name = book.names.get(id_ or 0, member.name)
    nothing = MemberTally(member_id=id_ or 0, name=name, group="", counts=RollCounts())
    sittings = tuple((s, row) for s in reversed(book.sittings) for row in s.roll if row.member_id == id_)
    served = reversed(book.services)
    entries = sorted(book.report.facts.entries, key=lambda entry: entry.day, reverse=True)
    return MemberYear(
        book=book,
        member=member,
        name=name,
        tally=next((one for one in book.tally.by_member if one.member_id == id_), nothing),
        by_kind=tuple(_by_kind(book, sittings)),
        sittings=sittings,
        chaired=tuple(each for each in reversed(book.sittings) if _is(each.chair, id_)),
        lectures=tuple(
            (sitting, record)
            for sitting in reversed(book.sittings)
            for record in sitting.records
            if _is(record.lecturer, id_)
        ),
        services=tuple((each, row.hours) for each in served for row in each.rows if row.member_id == id_),
        entries=tuple(e for e in entries if any(person.member_id == id_ for person in e.people)),
        findings=tuple(each for each in book.findings if _concerns(each, id_)),
    )


def _by_kind(book: PeriodBook, sittings: Iterable[tuple[Sitting, RollRow]]) -> Iterable[KindOfMember]:
    mine = list(sittings)
    for kind in book.kinds.of_shape(Shape.SITTING):
        rows = [
            row
            for sitting, own in mine
            for record in sitting.records
            if record.kind == kind.code
            for row in rows_of(record, (own,))
        ]
        if rows:
            yield KindOfMember(kind=kind, counts=count_roll(rows))


def _is(who: Person | None, member_id: int | None) -> bool:
    return who is not None and member_id is not None and who.member_id == member_id


def _concerns(finding: Finding, member_id: int | None) -> bool:
    target = finding.found.target
    return target.place is Place.MEMBER and target.id == member_id
