"""The line at the end of a form on which people sign by hand."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face, chain
from partybranch.reports.pdf.paragraph import TextStyle, draw_text

SIGNERS = ("填表人", "审核人", "负责人", "日期")

_TEXT = TextStyle(face=Face.SONG, size=10.5)
_HEIGHT = 16 * mm


class SignatureLine(Flowable):
    """Labels side by side, a ruled blank after each; never split between pages."""

    def __init__(self, labels: Sequence[str], width: float) -> None:
        super().__init__()
        self.labels = labels
        self.width = width
        self.height = _HEIGHT

    def draw(self) -> None:
        """Draw each label in its share of the width."""
        share = self.width / max(len(self.labels), 1)
        self.canv.saveState()
        self.canv.setLineWidth(0.5)
        for number, label in enumerate(self.labels):
            text = f"{label}："
            left = share * number
            draw_text(self.canv, text, (left, 5), _TEXT)
            start = left + chain(Face.SONG).width(text) * _TEXT.size
            self.canv.line(start, 3, left + share - 8, 3)
        self.canv.restoreState()
