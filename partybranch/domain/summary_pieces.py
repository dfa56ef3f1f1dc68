"""What 年度小结 is made of: pieces of text, the ground they stand on, and a field as such."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from partybranch.domain.figures import Figure
from partybranch.domain.kinds import Kinds
from partybranch.domain.numerals import in_chinese, measured
from partybranch.domain.periods import Period
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.sentences import number, percent
from partybranch.domain.tallies import Tally
from partybranch.domain.typed_figures import TypedFigure

TYPED_MARK = "手工填写"
TO_BE_ADDED = "【待补充】"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph; a field's has its ``name`` and, where records give it, their ``figure``."""

    text: str
    name: str = ""
    figure: Figure | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryGround:
    """What a summary is written from; ``typed`` are the figures of the year, ``typed_names`` those of any."""

    as_of: date
    tally: Tally
    kinds: Kinds
    entries: tuple[RegisterEntry, ...] = ()
    typed: tuple[TypedFigure, ...] = ()
    typed_names: frozenset[str] = frozenset()

    @property
    def period(self) -> Period:
        """The period that is told."""
        return self.tally.period


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One filling of a template: the ground, how numbers are written, the kinds told by name."""

    ground: SummaryGround
    numerals: bool = False
    told: frozenset[str] = frozenset()

    def count(self, name: str, value: float, figure: Figure | None = None) -> Piece:
        """A number before its measure word."""
        text = number(value)
        return Piece(text=measured(text) if self.numerals else text, name=name, figure=figure)

    def rate(self, name: str, value: float | None, figure: Figure) -> Piece:
        """A percentage."""
        text = percent(value)
        return Piece(text=in_chinese(text) if self.numerals else text, name=name, figure=figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a field became. ``empty`` lets its brackets drop out; None says that it is no figure."""

    pieces: tuple[Piece, ...] = ()
    empty: bool | None = False
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryField:
    """One field: ``covers`` are the kinds that need not be told again once the template names it."""

    name: str
    meaning: str
    fill: Callable[[Filling], Filled]
    covers: Callable[[SummaryGround], frozenset[str]] = lambda _ground: frozenset()
