"""Dated facts beside one another: where two of them overlap, and where there is none between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A word that holds from ``start`` (None: always) until ``end`` (that day not; None: still)."""

    what: str
    start: date | None = None
    end: date | None = None

    @property
    def first(self) -> date:
        """The first day, the earliest of all where it is not known."""
        return self.start or date.min

    @property
    def beyond(self) -> date:
        """The first day on which it holds no more, the last of all where it still holds."""
        return self.end or date.max


def overlaps(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Each two that hold on the same day, in order of time."""
    ordered = sorted(stretches, key=lambda each: (each.first, each.beyond))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.first < one.beyond:
                yield one, other


def gaps(stretches: Sequence[Stretch]) -> Iterator[tuple[date, date | None]]:
    """The stretches after the first one in which nothing holds; the last may be open to this day (None)."""
    reached: date | None = None
    for each in sorted(stretches, key=lambda each: each.first):
        if reached is not None and each.first > reached:
            yield reached, each.first
        reached = max(reached or each.beyond, each.beyond)
    if reached is not None and reached != date.max:
        yield reached, None
