"""封面: the title of a book of papers, whose it is, and what was printed when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus.flowables import Flowable

from partybranch.domain.blank import BLANK
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.fonts import Face
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM, Numbering
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle

COVER = replace(FORM, numbering=Numbering.UNSAID)
_TITLE = TextStyle(face=Face.BIAOSONG, size=36.0, leading=56.0, align=Align.CENTER, balanced=True)
_BELOW = TextStyle(face=Face.SONG, size=18.0, leading=32.0, align=Align.CENTER)
_FOOT = TextStyle(face=Face.SONG, size=10.5, leading=17.0, align=Align.CENTER)
_LABEL = TextStyle(face=Face.SONG, size=16.0, leading=24.0)
_TEXT = replace(_LABEL, align=Align.CENTER, balanced=True)
_LABEL_WIDTH, _LINE_WIDTH = 112.0, 270.0
_ABOVE_TITLE, _ABOVE_FIELDS, _ABOVE_FOOT = 110.0, 110.0, 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on a cover from top to bottom."""

    title: str
    below: str
    fields: Sequence[FormField]
    foot: Sequence[str] = ()


def add_cover(document: PdfDocument, cover: Cover) -> None:
    """A page of its own without a number; what follows begins a new section."""
    document.section(COVER)
    document.space(_ABOVE_TITLE)
    document.line(cover.title, _TITLE)
    document.line(cover.below, _BELOW)
    document.space(_ABOVE_FIELDS)
    for each in cover.fields:
        document.drawn(partial(RuledField, each, document.layout.text_width), (each.label, each.text))
    document.space(_ABOVE_FOOT)
    for line in cover.foot:
        document.line(line, _FOOT)


def printed_lines(order: PaperOrder) -> Sequence[str]:
    """When it was printed, as of which day it counts, and the fingerprint of the journal where wanted."""
    book = order.book
    day = min(book.as_of, book.period.end)
    said = f"打印于{order.printed_at:%Y-%m-%d}，内容截至{day:%Y-%m-%d}，活动{len(order.chosen_sittings)}次"
    stamped = order.stamped and book.fingerprint
    return (said, f"留痕 {book.fingerprint}") if stamped else (said,)


def add_catalogue(document: PdfDocument) -> None:
    """目录 on pages of its own."""
    document.section(FORM)
    style = TextStyle(
        face=Face.BIAOSONG, size=FORM.title_size, leading=44.0, align=Align.CENTER, space_after=8.0
    )
    document.line("目　录", style, leads=True)
    document.catalogue()


def year_words(order: PaperOrder) -> str:
    """（2025年度）, or the stretch where it is not one year."""
    period = order.book.period
    whole = period.label == f"{period.start.year}年"
    return f"（{period.start.year}年度）" if whole else f"（{period.label}）"


class RuledField(Flowable):
    """A label and what is written after it on a line; a long text takes several lines, each ruled."""

    def __init__(self, field: FormField, width: float) -> None:
        super().__init__()
        self._label = ChineseParagraph(f"{field.label}：", _LABEL)
        self._text = ChineseParagraph(field.text or BLANK, _TEXT)
        self.width = width
        self._left = (width - _LABEL_WIDTH - _LINE_WIDTH) / 2
        _, self._high = self._text.wrap(_LINE_WIDTH, 0)
        self.height = self._high + 12

    def draw(self) -> None:
        """Draw label and text, and rule a line under each line of the text."""
        _, high = self._label.wrap(_LABEL_WIDTH, 0)
        self._label.drawOn(self.canv, self._left, self.height - high)
        start = self._left + _LABEL_WIDTH
        self._text.drawOn(self.canv, start, self.height - self._high)
        self.canv.setLineWidth(0.6)
        for line in range(1, round(self._high / _TEXT.leading) + 1):
            y = self.height - line * _TEXT.leading - 1
            self.canv.line(start, y, start + _LINE_WIDTH, y)
