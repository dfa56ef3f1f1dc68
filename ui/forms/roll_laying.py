"""Laying a roll out anew under the hand: who is called may change, the marks given stay."""

from collections.abc import Iterable
from dataclasses import replace

from partybranch.domain.attendance import Mark, RollRow, carry_marks


def lay_anew(
    fresh: Iterable[RollRow], shown: Iterable[RollRow], frozen: Iterable[RollRow] = ()
) -> tuple[RollRow, ...]:
    """A fresh roll with the marks on the screen; ``frozen`` rows stay what they were when they were saved.

    A sitting that is only given another kind keeps its names and standings; another day asks for fresh ones.
    """
    kept = {row.member_id: row for row in frozen}
    unmarked = (
        replace(kept.get(row.member_id, row), mark=Mark.UNMARKED, reason="", late=False) for row in fresh
    )
    return carry_marks(unmarked, shown)
