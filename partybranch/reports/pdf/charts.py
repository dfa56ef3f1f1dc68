"""Charts of one series for a black-and-white printer: figures stand beside every bar and point.

A value of None means that there is nothing to count: it is drawn as a dash, never as zero.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face, chain
from partybranch.reports.pdf.paragraph import Align, TextStyle, draw_text

_LABEL = TextStyle(face=Face.SONG, size=9, align=Align.CENTER)
_LEFT_LABEL = TextStyle(face=Face.SONG, size=9, align=Align.LEFT)
_RIGHT_LABEL = TextStyle(face=Face.SONG, size=9, align=Align.RIGHT)
_TITLE = TextStyle(face=Face.HEI, size=12, align=Align.CENTER)
_TITLE_HEIGHT = 26.0
_LABEL_HEIGHT = 18.0
_PLOT_HEIGHT = 130.0
_ROW_HEIGHT = 18.0
_INK = 0.4
_NO_FIGURE = "—"


class ChartKind(StrEnum):
    """How the values are drawn."""

    BAR = "bar"
    LINE = "line"


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
        """The title with its unit in brackets."""
        return f"{self.title}（{self.unit}）" if self.unit else self.title

    def texts(self) -> list[str]:
        """Every text the chart prints."""
        return [self.heading, *self.categories]


def chart(content: ChartContent, width: float, height: float) -> Flowable:
    """The chart in a width; labels too long to stand side by side turn bars to lie down.

    ``height`` is the most a chart may take, in points.
    """
    slot = (width - 40) / max(len(content.categories), 1)
    widest = max((chain(Face.SONG).width(each) for each in content.categories), default=0.0)
    if content.kind is ChartKind.BAR and widest * _LABEL.size > slot:
        return _LyingBars(content, width, height)
    return _Upright(content, width)


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


class _Upright(Flowable):
    """Bars or a line over an axis of categories."""

    def __init__(self, content: ChartContent, width: float) -> None:
        super().__init__()
        self.content = content
        self.width = width
        self.height = _TITLE_HEIGHT + _PLOT_HEIGHT + _LABEL_HEIGHT
        self.spaceAfter = 8
        self._left = 34.0
        self._steps = steps(
            max((each for each in content.values if each is not None), default=0), content.unit
        )
        self._slot = (width - self._left) / max(len(content.categories), 1)

    def draw(self) -> None:
        """Draw title, grid, figures and labels."""
        draw_text(self.canv, self.content.heading, (self.width / 2, self.height - 14), _TITLE)
        self._grid()
        for number, name in enumerate(self.content.categories):
            draw_text(self.canv, name, (self._middle(number), 5), _LABEL)
        if self.content.kind is ChartKind.BAR:
            self._bars()
        else:
            self._line()
        for number, value in enumerate(self.content.values):
            self._figure_above(_figure(value), self._middle(number), self._level(value or 0) + 4)

    def _figure_above(self, figure: str, middle: float, level: float) -> None:
        """A figure on a white ground: neither grid nor line may run through it."""
        width = chain(Face.SONG).width(figure) * _LABEL.size
        self.canv.saveState()
        self.canv.setFillGray(1)
        self.canv.rect(middle - width / 2 - 1, level - 0.5, width + 2, _LABEL.size - 1, stroke=0, fill=1)
        self.canv.restoreState()
        draw_text(self.canv, figure, (middle, level), _LABEL)

    def _middle(self, number: int) -> float:
        return self._left + (number + 0.5) * self._slot

    def _level(self, value: float) -> float:
        # The top of the plot keeps room for the figure above the highest bar.
        return _LABEL_HEIGHT + value / self._steps[-1] * (_PLOT_HEIGHT - 12)

    def _grid(self) -> None:
        self.canv.saveState()
        for step in self._steps:
            level = self._level(step)
            self.canv.setStrokeGray(0.0 if step == 0 else 0.8)
            self.canv.setLineWidth(0.6 if step == 0 else 0.4)
            self.canv.line(self._left, level, self.width, level)
            draw_text(self.canv, _figure(step), (self._left - 5, level - 3.4), _RIGHT_LABEL)
        self.canv.restoreState()

    def _bars(self) -> None:
        self.canv.saveState()
        self.canv.setFillGray(_INK)
        self.canv.setLineWidth(0.4)
        thick = min(self._slot * 0.55, 40)
        for number, value in enumerate(self.content.values):
            if value:
                left, base = self._middle(number) - thick / 2, self._level(0)
                self.canv.rect(left, base, thick, self._level(value) - base, stroke=1, fill=1)
        self.canv.restoreState()

    def _line(self) -> None:
        self.canv.saveState()
        self.canv.setLineWidth(1.2)
        points = [
            None if value is None else (self._middle(number), self._level(value))
            for number, value in enumerate(self.content.values)
        ]
        for start, end in pairwise(points):
            if start and end:
                self.canv.line(*start, *end)
        for point in points:
            if point:
                self.canv.circle(*point, 2.2, stroke=0, fill=1)
        self.canv.restoreState()


class _LyingBars(Flowable):
    """Bars that lie beside long labels, one row each, with the figure at their end."""

    def __init__(self, content: ChartContent, width: float, height: float) -> None:
        super().__init__()
        self.content = content
        count = max(len(content.categories), 1)
        self._row = min(_ROW_HEIGHT, (height - _TITLE_HEIGHT) / count)
        self.width = width
        self.height = _TITLE_HEIGHT + self._row * count
        self.spaceAfter = 8

    def draw(self) -> None:
        """Draw title, labels, bars and figures."""
        draw_text(self.canv, self.content.heading, (self.width / 2, self.height - 14), _TITLE)
        label = max(chain(Face.SONG).width(name) for name in self.content.categories) * _LABEL.size
        left = min(label, self.width * 0.4) + 6
        highest = max((value for value in self.content.values if value is not None), default=0)
        scale = (self.width - left - 40) / max(steps(highest, self.content.unit)[-1], 1)
        middle = self.height - _TITLE_HEIGHT - self._row / 2
        self.canv.saveState()
        self.canv.setLineWidth(0.6)
        self.canv.line(left, 0, left, self.height - _TITLE_HEIGHT)
        for name, value in zip(self.content.categories, self.content.values, strict=True):
            length = (value or 0) * scale
            draw_text(self.canv, name, (left - 6, middle - 3.4), _RIGHT_LABEL)
            if value:
                self._bar(left, middle, length)
            draw_text(self.canv, _figure(value), (left + length + 4, middle - 3.4), _LEFT_LABEL)
            middle -= self._row
        self.canv.restoreState()

    def _bar(self, left: float, middle: float, length: float) -> None:
        thick = self._row * 0.6
        self.canv.saveState()
        self.canv.setFillGray(_INK)
        self.canv.setLineWidth(0.4)
        self.canv.rect(left, middle - thick / 2, length, thick, stroke=1, fill=1)
        self.canv.restoreState()
