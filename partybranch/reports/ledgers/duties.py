"""组织生活 by what a form asks about: the kinds behind its columns, and how regularly they were held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partybranch.domain.cadences import completion
from partybranch.domain.kinds import Kind, Rhythm, Scope, Shape
from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyDuty:
    """Something due every month of a year: how often it was held in each, None for what lies ahead."""

    counts: tuple[int | None, ...]
    held: int
    rate: float | None


def core_kinds(book: PeriodBook) -> tuple[Kind, ...]:
    """The duties that every branch has."""
    return tuple(kind for kind in book.kinds.of_shape(Shape.SITTING) if kind.core)


def is_yearly_life(kind: Kind) -> bool:
    """Whether it is the one yearly meeting that is owed without 一般: 组织生活会."""
    cadence = kind.cadence
    return cadence is not None and cadence.rhythm is Rhythm.YEAR and not cadence.generally


def committee_by_month(book: PeriodBook, year: Period) -> MonthlyDuty:
    """支委会: the meetings of a year by month."""
    kinds = [kind for kind in core_kinds(book) if kind.scope is Scope.COMMITTEE]
    laid = [slot for kind in kinds for slot in book.slots(kind) if slot.period.overlaps(year)]
    done = completion(laid, _last_day(book))
    codes = {kind.code for kind in kinds}
    days = [each.day for each in book.sittings for record in each.records if record.kind in codes]
    return MonthlyDuty(counts=_by_month(book, year, days), held=done.held, rate=done.rate)


def gatherings_by_month(book: PeriodBook, year: Period) -> MonthlyDuty:
    """党员集体活动: the sittings of a year at which members gather for a core duty, each counted once."""
    codes = {kind.code for kind in core_kinds(book) if kind.scope is not Scope.COMMITTEE}
    counts = _by_month(book, year, [each.day for each in book.sittings if codes.intersection(each.kinds)])
    held = sum(bool(count) for count in counts)
    missed = [
        month
        for month, count in zip(year.months(), counts, strict=True)
        if not count and _is_owed(book, month)
    ]
    due = held + len(missed)
    return MonthlyDuty(counts=counts, held=held, rate=held / due if due else None)


def _is_owed(book: PeriodBook, month: Period) -> bool:
    """Whether the whole month was asked about, is over, and had a branch that could gather."""
    whole = month.start in book.period and month.end in book.period
    return whole and month.end <= book.as_of and book.report.facts.bodies.exists(month, Scope.ALL)


def _last_day(book: PeriodBook) -> date:
    return min(book.as_of, book.period.end)


def _by_month(book: PeriodBook, year: Period, days: Sequence[date]) -> tuple[int | None, ...]:
    """The counts from January to December; None for a month not asked about or not yet begun."""
    return tuple(
        sum(day in month for day in days)
        if month.overlaps(book.period) and month.start <= _last_day(book)
        else None
        for month in year.months()
    )
