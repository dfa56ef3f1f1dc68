"""Forms as they are printed for an office: one frame, rows of labels with what is filled in beside them.

Consecutive rows are one form: outer edges line up however many fields a row has, and each page's part
of it is closed on all sides. Nothing in it can be too long: a row higher than its page goes on over it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face
from partybranch.reports.pdf.setting.labels import LABEL_SIZE, draw_label, label_height
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle

SIZE = 12.0
TEXT = TextStyle(face=Face.SONG, size=SIZE, leading=SIZE * 1.5, align=Align.LEFT)
RUNNING = replace(TEXT, align=Align.JUSTIFY, indent=2, hang=False, leading=SIZE * 1.7)
FRAME, RULE = 1.0, 0.5
"""The weights of the outer edge and of the lines inside, as in tables."""
_PADDING = 5.0
_ROW = 27.0
_BAND = 24.0
_LABEL = 5.6 * LABEL_SIZE
_MOVED = 110.0
"""A row up to this height goes to the next page whole."""
_TYPED_INDENT = re.compile(r"^[ \t\u3000]+", re.MULTILINE)
_AGAIN = "\n（续）"
_ROUNDING = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A label and its text; an empty text leaves room to write by hand.

    ``share`` is its part of the row's width beside the others'.
    """

    label: str
    text: str = ""
    share: float = 1.0


class FormRow(Protocol):
    """A row of a form, from edge to edge; heights in points."""

    @property
    def fills(self) -> bool:
        """Whether the row takes what its page has left."""

    def height(self, width: float) -> float:
        """What the row needs."""

    def parted(self, width: float, room: float) -> "tuple[FormRow, FormRow] | None":
        """The row in two, the first at most ``room`` high; None where it must not be parted there."""

    def draw(self, canvas: Canvas, width: float, top: float, height: float) -> None:
        """Draw texts and the lines inside, from ``top`` down."""


class FieldsRow:
    """Fields side by side; of one alone the text stands left, of several in the middle."""

    fills = False

    def __init__(self, fields: Sequence[FormField], least: float = _ROW) -> None:
        style = replace(TEXT, align=Align.LEFT if len(fields) == 1 else Align.CENTER)
        self._labels = [each.label for each in fields]
        self._shares = [each.share for each in fields]
        self._texts: list[Flowable | None] = [ChineseParagraph(each.text, style) for each in fields]
        self._least = least

    def height(self, width: float) -> float:
        """As high as the highest label or text."""
        labels = [label_height(label) for label in self._labels]
        texts = [height for _, height in self._measured(width)]
        return max(max(labels + texts) + 2 * _PADDING, self._least)

    def parted(self, width: float, room: float) -> tuple[FormRow, FormRow] | None:
        """Each text in two at a line's end, the label said again; a row of a few lines is kept whole."""
        height = room - 2 * _PADDING
        if self.height(width) <= _MOVED or height < 2 * TEXT.leading:
            return None
        upper: list[Flowable | None] = []
        lower: list[Flowable | None] = []
        for text, share in zip(self._texts, self._widths(width), strict=True):
            pieces = text.split(share - _label(share) - 2 * _PADDING, height) if text else []
            upper.append(pieces[0] if pieces else None)
            lower.append(pieces[1] if len(pieces) > 1 else None)
        again = [label if label.endswith(_AGAIN) else label + _AGAIN for label in self._labels]
        return self._piece(self._labels, upper), self._piece(again, lower)

    def draw(self, canvas: Canvas, width: float, top: float, height: float) -> None:
        """Draw each label in the middle of its cell, each text beside it."""
        left = 0.0
        fields = zip(self._labels, self._widths(width), self._measured(width), strict=True)
        for label, share, (text, high) in fields:
            if left:
                canvas.line(left, top, left, top - height)
            beside = left + _label(share)
            canvas.line(beside, top, beside, top - height)
            draw_label(canvas, label, (left + beside) / 2, top - height / 2)
            if text:
                text.drawOn(canvas, beside + _PADDING, top - (height + high) / 2)
            left += share

    def _piece(self, labels: list[str], texts: list[Flowable | None]) -> "FieldsRow":
        piece = FieldsRow((), self._least)
        piece._labels, piece._shares, piece._texts = labels, self._shares, texts
        return piece

    def _widths(self, width: float) -> list[float]:
        return [width * share / sum(self._shares) for share in self._shares]

    def _measured(self, width: float) -> list[tuple[Flowable | None, float]]:
        return [
            (text, text.wrap(share - _label(share) - 2 * _PADDING, 0)[1] if text else 0.0)
            for text, share in zip(self._texts, self._widths(width), strict=True)
        ]


def _label(share: float) -> float:
    """The width of a label's cell: the same in every row, while its text has as much."""
    return min(_LABEL, share / 2)


class TextRow:
    """A band with the label, running text below it; over the page the text goes on without a band."""

    def __init__(self, label: str, text: Flowable, least: float = 0.0, *, fills: bool = False) -> None:
        self._label, self._text, self._least, self.fills = label, text, least, fills

    @property
    def _band(self) -> float:
        return max(_BAND, label_height(self._label, wide=True) + 6) if self._label else 0.0

    def height(self, width: float) -> float:
        """The band and the text, or the room asked for where the text is short."""
        return self._band + max(self._text_height(width) + 2 * _PADDING, self._least)

    def parted(self, width: float, room: float) -> tuple[FormRow, FormRow] | None:
        """The text in two at a line's end, two lines at least on either side."""
        height = room - self._band - 2 * _PADDING
        if height < 2 * RUNNING.leading:
            return None
        pieces = self._text.split(width - 4 * _PADDING, height)
        if len(pieces) < 2:
            return None
        return TextRow(self._label, pieces[0]), TextRow("", pieces[1])

    def draw(self, canvas: Canvas, width: float, top: float, height: float) -> None:
        """Draw the band with its rule, then the text from its top."""
        del height
        below = top - self._band
        if self._label:
            draw_label(canvas, self._label, width / 2, top - self._band / 2, wide=True)
            canvas.line(0, below, width, below)
        self._text.drawOn(canvas, 2 * _PADDING, below - _PADDING - self._text_height(width))

    def _text_height(self, width: float) -> float:
        return float(self._text.wrap(width - 4 * _PADDING, 0)[1])


def running_row(label: str, text: str, least: float, *, fills: bool = False) -> FormRow:
    """A row of running text, each of its paragraphs two characters in whatever blanks were typed."""
    return TextRow(label, ChineseParagraph(_TYPED_INDENT.sub("", text), RUNNING), least, fills=fills)


class Form(Flowable):
    """Rows in one frame; the row that ``fills`` makes a form of one page as high as the page allows."""

    def __init__(self, rows: Sequence[FormRow], *, piece: bool = False) -> None:
        super().__init__()
        self._rows, self._piece = rows, piece

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as the rows."""
        self._heights = [row.height(available_width) for row in self._rows]
        spare = available_height - sum(self._heights) - _ROUNDING
        filling = next((at for at, row in enumerate(self._rows) if row.fills), None)
        if filling is not None and spare > 0 and not self._piece:
            self._heights[filling] += spare
        self.width, self.height = available_width, sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The rows in two, one of them parted if need be; the last row takes the one before it along."""
        heights = [row.height(available_width) for row in self._rows]
        ends = list(accumulate(heights))
        over = next((at for at, end in enumerate(ends) if end > available_height + _ROUNDING), None)
        if over is None:
            return [self]
        room = available_height - (ends[over - 1] if over else 0.0)
        if parted := self._rows[over].parted(available_width, room):
            upper, lower = parted
            return self._pieces([*self._rows[:over], upper], [lower, *self._rows[over + 1 :]])
        if over == len(self._rows) - 1 and over > 1 and heights[over - 1] <= _MOVED:
            over -= 1
        return self._pieces(self._rows[:over], self._rows[over:]) if over else []

    def draw(self) -> None:
        """Draw the rows from the top, a rule between two of them, and the frame."""
        canvas, top = self.canv, self.height
        canvas.saveState()
        canvas.setLineWidth(RULE)
        for row, height in zip(self._rows, self._heights, strict=True):
            row.draw(canvas, self.width, top, height)
            top -= height
            if row is not self._rows[-1]:
                canvas.line(0, top, self.width, top)
        canvas.setLineWidth(FRAME)
        canvas.rect(0, 0, self.width, self.height)
        canvas.restoreState()

    def _pieces(self, upper: Sequence[FormRow], lower: Sequence[FormRow]) -> list[Flowable]:
        # Without the break the library would try the rest on what is left of this page.
        return [Form(upper, piece=True), PageBreak(), Form(lower, piece=True)]


class BlankLines(Flowable):
    """Ruled lines to write on by hand; what does not fit goes on over the page."""

    def __init__(self, count: int, width: float, leading: float) -> None:
        super().__init__()
        self._count, self._leading = count, leading
        self.width, self.height = width, count * leading

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As many lines as fit, and the rest."""
        fitting = int(available_height // self._leading)
        if fitting <= 0 or fitting >= self._count:
            return []
        rest = self._count - fitting
        return [BlankLines(each, available_width, self._leading) for each in (fitting, rest)]

    def draw(self) -> None:
        """Rule the lines."""
        self.canv.setLineWidth(0.4)
        for line in range(self._count):
            self.canv.line(0, line * self._leading + 2, self.width, line * self._leading + 2)
