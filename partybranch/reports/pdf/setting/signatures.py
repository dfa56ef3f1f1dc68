"""The line at the end of a form on which people sign by hand."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.paragraph import TextStyle, draw_text

SIGNERS = ("填表人", "审核人", "负责人", "日期")
DATE = "日期：　　　年　　月　　日"
"""A date to be filled in by hand."""

_TEXT = TextStyle(face=Face.SONG, size=11.0)
_HEIGHT = 16 * mm
_GAP = 3 * mm
_LEAST = 16 * mm
"""The least blank in which a name can be signed."""


class SignatureLine(Flowable):
    """Labels side by side; the ruled blanks after them share what is left of the width equally.

    A label that already says something after its colon (填表人：王芳) has no blank.
    """

    def __init__(self, labels: Sequence[str], width: float) -> None:
        super().__init__()
        self.labels = labels
        self.width = width
        self.height = _HEIGHT

    def draw(self) -> None:
        """Draw each label with its blank, in smaller type where the line would be too short."""
        texts = [label if "：" in label else f"{label}：" for label in self.labels]
        open_ends = sum(text.endswith("：") for text in texts)
        ems = sum(chain(Face.SONG).width(text) for text in texts)
        room = self.width - _GAP * (len(texts) - 1) - _LEAST * open_ends
        style = replace(_TEXT, size=min(_TEXT.size, room / max(ems, 1.0)))
        free = self.width - _GAP * (len(texts) - 1) - ems * style.size
        blank = free / open_ends if open_ends else 0.0
        gap = _GAP if open_ends else _GAP + free / max(len(texts) - 1, 1)
        self.canv.saveState()
        self.canv.setLineWidth(0.5)
        left = 0.0
        for text in texts:
            draw_text(self.canv, text, (left, 5), style)
            left += chain(Face.SONG).width(text) * style.size
            if text.endswith("："):
                self.canv.line(left, 3, left + blank, 3)
                left += blank
            left += gap
        self.canv.restoreState()
