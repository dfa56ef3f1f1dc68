"""对比: each kind held against the same stretch of the year before and against the plan."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from partybranch.domain.figures import Figure
from partybranch.domain.kinds import Kinds, Shape
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedKind:
    """One line: held now, held a year earlier, planned up to the last day.

    ``before`` is None where the book holds nothing of the year before, ``planned`` where no plan can say.
    """

    name: str
    now: Figure
    before: Figure | None = None
    planned: int | None = None

    @property
    def difference(self) -> int | None:
        """How many more than a year earlier; negative when fewer, None when nobody can say."""
        return None if self.before is None else self.now.value - self.before.value

    @property
    def fulfilled(self) -> float | None:
        """Held over planned, None without a plan."""
        return self.now.value / self.planned if self.planned else None


def a_year_earlier(period: Period) -> Period:
    """The same stretch of the year before; the end of a month stays the end of a month."""
    return Period(_a_year_earlier(period.start), _a_year_earlier(period.end, is_end=True))


def _a_year_earlier(day: date, *, is_end: bool = False) -> date:
    year = max(day.year - 1, date.min.year)
    last = monthrange(year, day.month)[1]
    stays_last = is_end and day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, last if stays_last else min(day.day, last))


def so_far(period: Period, as_of: date) -> Period:
    """The part of a running period that is over, so that it is held against as much of the year before."""
    return Period(period.start, as_of) if as_of in period else period


def compare(
    now: Tally, before: Tally, plans: Iterable[PlannedSitting], kinds: Kinds
) -> tuple[ComparedKind, ...]:
    """Every kind that was held or planned in either stretch, then all sittings, each once."""
    kept = bool(before.sittings.value or before.volunteering.services.value)
    planned = Counter(plan.kind for plan in plans if plan.day in now.period and not plan.voided)
    lines = [
        ComparedKind(
            name=kind.label,
            now=_of(now, kind.code),
            before=_of(before, kind.code) if kept else None,
            planned=planned[kind.code] if kind.shape is Shape.SITTING else None,
        )
        for kind in (*kinds.of_shape(Shape.SITTING), *kinds.of_shape(Shape.SERVICE))
    ]
    told = [line for line in lines if line.now.value or (line.before or Figure()).value or line.planned]
    together = ComparedKind(name="开展活动", now=now.sittings, before=before.sittings if kept else None)
    return (*told, together)


def _of(tally: Tally, code: str) -> Figure:
    counted: Sequence[dict[str, Figure]] = (tally.by_kind, tally.volunteering.by_kind)
    return next((figures[code] for figures in counted if code in figures), Figure())
