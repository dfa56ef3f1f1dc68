"""Charts of one series as plain shapes, so that paper and window draw one description and cannot differ.

Coordinates are points as on paper: from the lower left corner to the right and up. A value of None means
that there is nothing to count: it is written as a dash, never as zero.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from itertools import pairwise

_NO_FIGURE = "—"
_TITLE_HEIGHT, _AXIS_WIDTH, _END_ROOM = 26.0, 34.0, 40.0
_LEAST_BETWEEN = 1.2  # so many heights of type between two labels of the axis, or they run together
_LABEL_DROP = 0.38  # of the size of the type: from the middle of a figure down to its foot


class ChartKind(StrEnum):
    """How the values are drawn."""

    BAR = "bar"
    LINE = "line"


class Ink(Enum):
    """What a shape is drawn with; paper and window each have their own shade for it."""

    AXIS = auto()
    GRID = auto()
    BAR = auto()
    PAPER = auto()


class Anchor(Enum):
    """Which part of a text stands at its point."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """One value per category, or None where there is nothing to count."""

    kind: ChartKind
    title: str
    categories: Sequence[str]
    values: Sequence[float | None]
    unit: str

    @property
    def heading(self) -> str:
        """The title with its unit in brackets; empty for a chart whose title stands elsewhere."""
        return f"{self.title}（{self.unit}）" if self.title and self.unit else self.title

    def texts(self) -> list[str]:
        """Every text the chart prints."""
        return [self.heading, *self.categories]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRoom:
    """What a chart is laid out for: a width, the most height, and the type of its labels.

    ``measure`` says how wide a text is in that type; ``plot`` is the height of upright bars.
    """

    width: float
    tallest: float
    measure: Callable[[str], float]
    label: float = 9.0
    plot: float = 130.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    ink: Ink
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle; ``of`` is the place of the value it stands for."""

    left: float
    bottom: float
    width: float
    height: float
    ink: Ink
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A round point on a line."""

    at: tuple[float, float]
    radius: float = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words on a foot line; the title in heavier type."""

    words: str
    at: tuple[float, float]
    anchor: Anchor
    title: bool = False


Shape = Line | Box | Point | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartDrawing:
    """The shapes in the order in which they are drawn, and the field that belongs to each value."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    fields: tuple[Box, ...]

    @property
    def bars(self) -> tuple[Box, ...]:
        """The bars alone."""
        return tuple(each for each in self.shapes if isinstance(each, Box) and each.of is not None)


def lay_out(content: ChartContent, room: ChartRoom) -> ChartDrawing:
    """Lay a chart out; labels too long to stand side by side turn bars to lie down."""
    slot = (room.width - _END_ROOM) / max(len(content.categories), 1)
    widest = max(map(room.measure, content.categories), default=0.0)
    if content.kind is ChartKind.BAR and widest > slot:
        return _Lying(content, room).drawing()
    return _Upright(content, room).drawing()


def steps(highest: float, unit: str) -> list[float]:
    """Four to six round values from zero to at least the highest; shares end at 100."""
    if unit == "%" and highest <= 100:
        return [0, 20, 40, 60, 80, 100]
    target = max(highest, 1.0) / 5
    power = 10.0 ** math.floor(math.log10(target))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= target - 1e-9)
    step = max(step, 1.0)
    return [step * number for number in range(max(math.ceil(highest / step - 1e-9), 1) + 1)]


def _figure(value: float | None) -> str:
    if value is None:
        return _NO_FIGURE
    return f"{value:.1f}".removesuffix(".0")


class _Layout:
    """What both ways of laying out share: the title, and the steps of the axis."""

    def __init__(self, content: ChartContent, room: ChartRoom) -> None:
        self.content, self.room = content, room
        self.count = len(content.categories)
        self.title = _TITLE_HEIGHT if content.heading else 0.0
        self.steps = steps(
            max((each for each in content.values if each is not None), default=0), content.unit
        )

    def heading(self, height: float) -> Iterator[Shape]:
        """The title over the chart, where it has one."""
        if self.content.heading:
            at = (self.room.width / 2, height - 14)
            yield Text(words=self.content.heading, at=at, anchor=Anchor.CENTRE, title=True)

    def label(self, words: str, x: float, middle: float, anchor: Anchor) -> Text:
        """A label whose middle line is given."""
        return Text(words=words, at=(x, middle - self.room.label * _LABEL_DROP), anchor=anchor)


class _Upright(_Layout):
    """Bars or a line over an axis of categories."""

    def __init__(self, content: ChartContent, room: ChartRoom) -> None:
        super().__init__(content, room)
        self._foot = room.label * 2
        self._slot = (room.width - _AXIS_WIDTH) / max(self.count, 1)

    def drawing(self) -> ChartDrawing:
        """Grid and labels, then the values, then their figures."""
        height = self.title + self.room.plot + self._foot
        marks = self._bars if self.content.kind is ChartKind.BAR else self._line
        shapes = (*self.heading(height), *self._grid(), *self._names(), *marks(), *self._figures())
        fields = tuple(
            Box(
                left=_AXIS_WIDTH + number * self._slot,
                bottom=0,
                width=self._slot,
                height=height - self.title,
                ink=Ink.PAPER,
                of=number,
            )
            for number in range(self.count)
        )
        return ChartDrawing(width=self.room.width, height=height, shapes=shapes, fields=fields)

    def _middle(self, number: int) -> float:
        return _AXIS_WIDTH + (number + 0.5) * self._slot

    def _level(self, value: float) -> float:
        # The top of the plot keeps room for the figure above the highest bar.
        return self._foot + value / self.steps[-1] * (self.room.plot - self.room.label - 3)

    def _grid(self) -> Iterator[Shape]:
        between = self._level(self.steps[1]) - self._level(0)
        legible = between >= self.room.label * _LEAST_BETWEEN
        for step in self.steps if legible else (self.steps[0], self.steps[-1]):
            level = self._level(step)
            yield Line(
                start=(_AXIS_WIDTH, level),
                end=(self.room.width, level),
                ink=Ink.AXIS if step == 0 else Ink.GRID,
                thickness=0.6 if step == 0 else 0.4,
            )
            yield self.label(_figure(step), _AXIS_WIDTH - 5, level, Anchor.RIGHT)

    def _names(self) -> Iterator[Shape]:
        for number, name in enumerate(self.content.categories):
            yield Text(words=name, at=(self._middle(number), 5), anchor=Anchor.CENTRE)

    def _bars(self) -> Iterator[Shape]:
        thick = min(self._slot * 0.55, 40)
        for number, value in enumerate(self.content.values):
            if value:
                left, base = self._middle(number) - thick / 2, self._level(0)
                height = self._level(value) - base
                yield Box(left=left, bottom=base, width=thick, height=height, ink=Ink.BAR, of=number)

    def _line(self) -> Iterator[Shape]:
        points = [
            None if value is None else (self._middle(number), self._level(value))
            for number, value in enumerate(self.content.values)
        ]
        for start, end in pairwise(points):
            if start and end:
                yield Line(start=start, end=end, ink=Ink.AXIS, thickness=1.2)
        yield from (Point(at=point) for point in points if point)

    def _figures(self) -> Iterator[Shape]:
        """Each figure on a ground of paper: neither grid nor line may run through it."""
        size = self.room.label
        for number, value in enumerate(self.content.values):
            words, middle, level = _figure(value), self._middle(number), self._level(value or 0) + 4
            width = self.room.measure(words) + 2
            yield Box(
                left=middle - width / 2, bottom=level - 0.5, width=width, height=size - 1, ink=Ink.PAPER
            )
            yield Text(words=words, at=(middle, level), anchor=Anchor.CENTRE)


class _Lying(_Layout):
    """Bars that lie beside long labels, one row each, with the figure at their end."""

    def __init__(self, content: ChartContent, room: ChartRoom) -> None:
        super().__init__(content, room)
        self._row = min(room.label * 2, (room.tallest - self.title) / max(self.count, 1))
        widest = max(map(room.measure, content.categories), default=0.0)
        self._left = min(widest, room.width * 0.4) + 6
        self._scale = (room.width - self._left - _END_ROOM) / max(self.steps[-1], 1)

    def drawing(self) -> ChartDrawing:
        """The axis, then row after row from the top."""
        top = self._row * self.count
        height = self.title + top
        axis = Line(start=(self._left, 0), end=(self._left, top), ink=Ink.AXIS, thickness=0.6)
        shapes: list[Shape] = [*self.heading(height), axis]
        fields = []
        pairs = zip(self.content.categories, self.content.values, strict=True)
        for number, (name, value) in enumerate(pairs):
            bottom = top - (number + 1) * self._row
            shapes += self._of(number, name, value, bottom + self._row / 2)
            fields.append(
                Box(left=0, bottom=bottom, width=self.room.width, height=self._row, ink=Ink.PAPER, of=number)
            )
        return ChartDrawing(width=self.room.width, height=height, shapes=tuple(shapes), fields=tuple(fields))

    def _of(self, number: int, name: str, value: float | None, middle: float) -> Iterator[Shape]:
        length, thick = (value or 0) * self._scale, self._row * 0.6
        yield self.label(name, self._left - 6, middle, Anchor.RIGHT)
        if value:
            bottom = middle - thick / 2
            yield Box(left=self._left, bottom=bottom, width=length, height=thick, ink=Ink.BAR, of=number)
        yield self.label(_figure(value), self._left + length + 4, middle, Anchor.LEFT)
