"""Columns of figures: right-aligned, sorted by their value."""

from collections.abc import Callable
from typing import TypeVar

from partybranch.domain.attendance import RollCounts
from partybranch.domain.sentences import number, percent
from ui.models.column import Align, Column

R = TypeVar("R")


def figure_column(title: str, figure: Callable[[R], float], width: int = 56) -> Column[R]:
    """A number of each record."""
    return Column(
        title=title,
        value=lambda record: number(figure(record)),
        width=width,
        align=Align.RIGHT,
        sort_key=figure,
    )


def rate_column(counts: Callable[[R], RollCounts], width: int = 80) -> Column[R]:
    """The 出席率 of each record."""
    return Column(
        title="出席率",
        value=lambda record: percent(counts(record).rate),
        width=width,
        align=Align.RIGHT,
        sort_key=lambda record: counts(record).rate,
    )
