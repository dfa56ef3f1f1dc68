"""Charts for a black-and-white printer: the shapes of ``reports.chart`` in shades of grey."""

from reportlab.platypus.flowables import Flowable

from partybranch.reports.chart import (
    Anchor,
    Box,
    ChartContent,
    ChartDrawing,
    ChartRoom,
    Ink,
    Line,
    Point,
    Shape,
    Text,
    lay_out,
)
from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.paragraph import Align, TextStyle, draw_text

_SIZE = 9.0
_GREYS = {Ink.AXIS: 0.0, Ink.GRID: 0.8, Ink.BAR: 0.4, Ink.PAPER: 1.0}
_ALIGNED = {Anchor.LEFT: Align.LEFT, Anchor.CENTRE: Align.CENTER, Anchor.RIGHT: Align.RIGHT}
_LABELS = {anchor: TextStyle(face=Face.SONG, size=_SIZE, align=align) for anchor, align in _ALIGNED.items()}
_TITLE = TextStyle(face=Face.HEI, size=12, align=Align.CENTER)


PLOT = 130.0
"""The usual height of upright bars, in points."""


def chart(content: ChartContent, width: float, height: float, plot: float = PLOT) -> Flowable:
    """The chart in a width; ``height`` is the most it may take, ``plot`` the height of bars, in points."""
    room = ChartRoom(width=width, tallest=height, label=_SIZE, measure=width_of_label, plot=plot)
    return _Drawn(lay_out(content, room))


def width_of_label(words: str) -> float:
    """How wide a label is printed."""
    return chain(Face.SONG).width(words) * _SIZE


class _Drawn(Flowable):
    """One chart on the paper."""

    def __init__(self, drawing: ChartDrawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = drawing.width, drawing.height
        self.spaceAfter = 8

    def draw(self) -> None:
        """Draw shape after shape."""
        for shape in self.drawing.shapes:
            self.canv.saveState()
            self._draw(shape)
            self.canv.restoreState()

    def _draw(self, shape: Shape) -> None:
        match shape:
            case Line():
                self.canv.setStrokeGray(_GREYS[shape.ink])
                self.canv.setLineWidth(shape.thickness)
                self.canv.line(*shape.start, *shape.end)
            case Box():
                self.canv.setFillGray(_GREYS[shape.ink])
                self.canv.setLineWidth(0.4)
                ruled = int(shape.ink is not Ink.PAPER)
                self.canv.rect(shape.left, shape.bottom, shape.width, shape.height, stroke=ruled, fill=1)
            case Point():
                self.canv.circle(*shape.at, shape.radius, stroke=0, fill=1)
            case Text():
                style = _TITLE if shape.title else _LABELS[shape.anchor]
                draw_text(self.canv, shape.words, shape.at, style)
