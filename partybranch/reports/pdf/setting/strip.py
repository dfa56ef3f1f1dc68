"""The strip of figures under a report's title: large figures over quiet labels between two rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.paragraph import Align, TextStyle, draw_text

_HEIGHT = 62.0
_FIGURE = 19.0
_EDGE = 10.0
_UNIT = TextStyle(face=Face.SONG, size=10.5)
_LABEL = TextStyle(face=Face.SONG, size=10.5, align=Align.CENTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFigure:
    """One figure with its unit and what it counts."""

    label: str
    value: str
    unit: str = ""


class FigureStrip(Flowable):
    """Figures side by side, each in the same share of the width; a long one is set smaller."""

    def __init__(self, figures: Sequence[CoverFigure], width: float) -> None:
        super().__init__()
        self.figures = figures
        self.width, self.height = width, _HEIGHT
        self.spaceAfter = 10

    def draw(self) -> None:
        """Rule the strip, then draw each figure in the middle of its share."""
        self.canv.saveState()
        self.canv.setLineWidth(0.8)
        for y in (0, self.height):
            self.canv.line(0, y, self.width, y)
        share = self.width / max(len(self.figures), 1)
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeGray(0.7)
        for place in range(1, len(self.figures)):
            self.canv.line(place * share, 12, place * share, self.height - 12)
        self.canv.restoreState()
        for place, each in enumerate(self.figures):
            self._draw_figure(each, place * share, share)

    def _draw_figure(self, figure: CoverFigure, left: float, share: float) -> None:
        song = chain(Face.SONG)
        value = chain(Face.BIAOSONG).width(figure.value)
        unit = song.width(figure.unit) * _UNIT.size
        size = min(_FIGURE, (share - _EDGE - unit) / max(value, 1))
        start = left + (share - value * size - unit - 2) / 2
        draw_text(self.canv, figure.value, (start, 31), TextStyle(face=Face.BIAOSONG, size=size))
        draw_text(self.canv, figure.unit, (start + value * size + 2, 31), _UNIT)
        label = min(_LABEL.size, (share - _EDGE) / max(song.width(figure.label), 1))
        style = TextStyle(face=Face.SONG, size=label, align=Align.CENTER)
        draw_text(self.canv, figure.label, (left + share / 2, 12), style)
