"""Forms: ruled boxes of a label and what is filled in beside it, and boxes of running text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.colors import black
from reportlab.platypus import Table, TableStyle
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face, chain
from partybranch.reports.pdf.paragraph import Align, ChineseParagraph, TextStyle

SIZE = 12.0
LABEL = TextStyle(face=Face.HEI, size=SIZE, leading=SIZE * 1.4, align=Align.CENTER)
TEXT = TextStyle(face=Face.SONG, size=SIZE, leading=SIZE * 1.5, align=Align.LEFT)
_PADDING = 4.0
_ROW = 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A label and its text; an empty text leaves room to write by hand."""

    label: str
    text: str = ""


def form_row(fields: Sequence[FormField], width: float, least: float = _ROW) -> Flowable:
    """One row of fields side by side, ``width`` points wide; a text has at least half of its share."""
    share = width / len(fields)
    cells, widths = [], []
    for each in fields:
        label = min(max(chain(Face.HEI).width(each.label) * SIZE + 2 * _PADDING, 5.5 * SIZE), share / 2)
        cells += [ChineseParagraph(each.label, LABEL), ChineseParagraph(each.text, TEXT)]
        widths += [label, share - label]
    made = Table([cells], colWidths=widths, rowHeights=None, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, black),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), _room(cells, widths, least)),
                ("BOTTOMPADDING", (0, 0), (-1, -1), _room(cells, widths, least)),
            ]
        )
    )
    return made


def _room(cells: Sequence[Flowable], widths: Sequence[float], least: float) -> float:
    """The blank above and below the highest cell that makes the row at least so high."""
    highest = max(cell.wrap(width - 2 * _PADDING, 0)[1] for cell, width in zip(cells, widths, strict=True))
    return max((least - highest) / 2, _PADDING)


class BoxedText(Flowable):
    """Running text in a ruled box that goes on over pages, each piece boxed whole.

    ``least`` is the height of the box in points where the text does not fill it: room to write on.
    """

    def __init__(self, text: Flowable, least: float = 0.0) -> None:
        super().__init__()
        self._text, self._least = text, least

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as the text with its edges."""
        _, height = self._text.wrap(available_width - 4 * _PADDING, available_height)
        self.width = available_width
        self.height = max(height + 2 * _PADDING, self._least)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The box in two where the text parts; a box that is high only for its blank is made lower."""
        pieces = self._text.split(available_width - 4 * _PADDING, available_height - 2 * _PADDING)
        if len(pieces) == 1:
            return [BoxedText(pieces[0], available_height)]
        return [BoxedText(piece) for piece in pieces]

    def draw(self) -> None:
        """Draw the box, then the text from its top."""
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, self.width, self.height)
        _, height = self._text.wrap(self.width - 4 * _PADDING, self.height)
        self._text.drawOn(self.canv, 2 * _PADDING, self.height - _PADDING - height)


def form_label(label: str, width: float) -> Flowable:
    """A row that heads a box of running text."""
    made = Table([[ChineseParagraph(label, LABEL)]], colWidths=[width], hAlign="LEFT")
    made.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return made


def form_text(text: str, least: float) -> Flowable:
    """A box of running text, each of its paragraphs two characters in."""
    style = replace(TEXT, align=Align.JUSTIFY, indent=2, leading=SIZE * 1.6)
    return BoxedText(ChineseParagraph(text, style), least)


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
