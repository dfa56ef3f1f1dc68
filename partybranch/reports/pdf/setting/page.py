"""A printed document, written from top to bottom: titles, paragraphs, tables, forms, charts, signatures."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, NextPageTemplate, PageBreak, Spacer
from reportlab.platypus.flowables import Flowable

from partybranch.reports.chart import ChartContent
from partybranch.reports.output import write_beside
from partybranch.reports.pdf.setting.catalogue import Anchor, Outline, catalogue_lines
from partybranch.reports.pdf.setting.charts import PLOT, chart
from partybranch.reports.pdf.setting.fonts import PRINTING, Face, missing_characters
from partybranch.reports.pdf.setting.forms import BlankLines, FieldsRow, Form, FormField, FormRow, running_row
from partybranch.reports.pdf.setting.frame import (
    OFFICIAL,
    Metadata,
    PageLayout,
    RunningHead,
    Section,
    build,
    rehearse,
)
from partybranch.reports.pdf.setting.paragraph import Align, Bookmark, ChineseParagraph, TextStyle
from partybranch.reports.pdf.setting.pictures import Picture, Reduced, load_picture
from partybranch.reports.pdf.setting.roll_sheet import SheetContent, roll_sheet
from partybranch.reports.pdf.setting.signatures import SIGNERS, SignatureLine
from partybranch.reports.pdf.setting.strip import CoverFigure, FigureStrip
from partybranch.reports.pdf.setting.tables import Cell, Column, TableContent, least_height, table
from partybranch.reports.pdf.setting.trailing import Trailed, trail

_MOST = 0.9
"""The share of a page that a block may demand before it is moved to the next one."""
_FORM = 84.0
"""The height of the rows with which a form may begin at a page's foot."""
_GAP = 24.0
"""Up to so many points, a blank only parts what belongs together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """What is printed next: made anew for each print, since the library uses a flowable up.

    ``least`` is the height in points that must be free for it to begin on a page; a heading
    ``leads`` to the next block and stays with it; what ``trails`` stays with the end of the one before it;
    a ``turn`` leaves the page itself; a ``blank`` before it would only make a page of its own.
    """

    make: Callable[[], Sequence[Flowable]]
    least: float
    leads: bool = False
    trails: bool = False
    turn: bool = False
    blank: bool = False
    section: int


class PdfDocument:
    """A document of A4 pages in sections of one style each, filled in reading order and then saved.

    Every text is plain: nothing a person wrote is read as markup. ``title`` stands in the file's
    properties; ``printed_at`` becomes its date; equal content printed at an equal time gives equal bytes.
    """

    def __init__(
        self,
        *,
        title: str,
        organisation: str,
        printed_at: datetime,
        layout: PageLayout = OFFICIAL,
        stamp: str = "",
    ) -> None:
        self._metadata = Metadata(title=_flat(title), organisation=organisation, printed_at=printed_at)
        self._sections = [Section(layout=layout, stamp=stamp)]
        self._blocks: list[_Block] = []
        self._texts = [organisation]
        self._outline = Outline()
        self._waiting: list[Bookmark] = []
        self._depth = 0
        self._form: _Block | None = None
        self._has_catalogue = False

    @property
    def layout(self) -> PageLayout:
        """The style of the page being written."""
        return self._sections[-1].layout

    def section(self, layout: PageLayout, *, stamp: str = "", head: RunningHead | None = None) -> None:
        """Go on on a new page of another style; ``head`` is repeated above the text of each page."""
        section = Section(layout=layout, stamp=stamp, head=head)
        if head is not None:
            self._texts += [head.title, head.left, head.right]
        written = next((each for each in reversed(self._blocks) if not (each.turn or each.blank)), None)
        while self._blocks and self._blocks[-1] is not written:
            self._blocks.pop()
        if written is None or written.section < len(self._sections) - 1:
            self._sections[-1] = section
        else:
            self._sections.append(section)
        place = str(len(self._sections) - 1)
        self._turn(lambda: (NextPageTemplate(place), PageBreak()))

    @contextmanager
    def within(self, title: str) -> Iterator[None]:
        """Titles written inside stand one level deeper in outline and catalogue, below this one.

        The entry leads to the page of what is written next, also where that begins on a new one.
        """
        self.mark(title)
        self._depth += 1
        yield
        self._depth -= 1

    def mark(self, title: str) -> None:
        """An entry of the outline that leads to this place without printing anything."""
        self._waiting.append(self._bookmark(_flat(title), 0))

    def title(self, text: str, subtitle: str = "", *, entry: str = "") -> None:
        """The title of a paper in one line or more, in outline and catalogue in one or as ``entry``.

        One that only repeats the name of the part it opens is no further entry.
        """
        size = self.layout.title_size
        style = TextStyle(
            face=Face.BIAOSONG,
            size=size,
            leading=size * 11 / 7,
            align=Align.CENTER,
            balanced=True,
            space_after=self.layout.leading / 2,
        )
        said = _flat(entry or text)
        repeats = bool(self._waiting) and self._waiting[-1].title == said
        self._add_text(text, style, None if repeats else self._bookmark(said, 0), leads=True)
        if subtitle:
            size = min(self.layout.size, 14.0)
            self._add_text(
                subtitle, TextStyle(size=size, leading=size * 1.6, align=Align.CENTER, space_after=size / 2)
            )

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 (黑体) or 2 (楷体), kept with what follows it, and in the outline."""
        face = Face.HEI if level == 1 else Face.KAI
        style = TextStyle(face=face, size=self.layout.size, leading=self.layout.leading)
        deeper = min(level, 2) - (0 if self._depth else 1)
        self._add_text(text, style, self._bookmark(text, deeper), leads=True)

    def paragraph(self, text: str) -> None:
        """Body text, justified, each paragraph of it two characters in."""
        layout = self.layout
        style = TextStyle(
            face=layout.face,
            size=layout.size,
            leading=layout.leading,
            align=Align.JUSTIFY,
            indent=2,
            hang=True,
        )
        self._add_text(text, style)

    def line(self, text: str, style: TextStyle, *, leads: bool = False) -> None:
        """Text in a style of its own: a cover's lines, a caption."""
        self._add_text(text, style, leads=leads)

    def note(self, text: str) -> None:
        """A remark in small type, under a table or a chart."""
        style = TextStyle(size=10.5, leading=16, align=Align.JUSTIFY, hang=True, space_after=6)
        self._add_text(text, style, trails=True)

    def figures(self, figures: Sequence[CoverFigure]) -> None:
        """A ruled strip of the figures that matter most, under the title."""
        self._texts += [text for each in figures for text in (each.label, each.value, each.unit)]
        self._add(partial(_one, FigureStrip, figures, self.layout.text_width), least=62)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        caption: str = "",
        total: Sequence[Cell] | None = None,
        size: float = 10.5,
        least: float = 0.0,
        whole: bool = False,
    ) -> None:
        """A ruled table as wide as the text, its heading row on every page.

        ``total`` is a last row in heavier type; without rows the table says 本期无记录. ``least`` is the
        least height of a row in points, where people write by hand. ``whole`` keeps it on one page while it
        takes less than half of one.
        """
        totals = [] if total is None else [total]
        if caption:
            style = TextStyle(face=Face.HEI, size=12, leading=22, align=Align.CENTER)
            self._add_text(caption, style, leads=True)
        content = TableContent(columns=columns, rows=rows, totals=totals, size=size, least=least)
        self.add_table(content, whole=whole)

    def add_table(self, content: TableContent, *, whole: bool = False, trails: bool = False) -> None:
        """A ruled table that says everything of itself; one that ``trails`` stays with what is above it."""
        self._texts += content.texts()
        width, page = self.layout.text_width, self._sections[-1].text_height
        least = least_height(content)
        if whole:
            height = table(content, width, page / 3).wrap(width, page)[1]
            least = height if height < page / 2 else least
        self._add(lambda: (table(content, width, page / 3),), least=least, trails=trails)
        self.space(8)

    def roll(self, content: SheetContent) -> None:
        """A roll to be signed or read, two people beside each other, its headings on every page."""
        self._texts += content.texts()
        width, tallest = self.layout.text_width, self._sections[-1].text_height / 3
        self._add(partial(_one, roll_sheet, content, width, tallest), least=_FORM)

    def form(self, *rows: Sequence[FormField]) -> None:
        """Ruled rows of labels and texts side by side; rows one after the other are one form."""
        for fields in rows:
            self._texts += [text for each in fields for text in (each.label, each.text)]
            self._rule(partial(FieldsRow, fields))

    def form_text(self, label: str, text: str, *, least: float = 80.0, fills: bool = False) -> None:
        """Running text in the form under its label; ``least`` is its height in points when it is short.

        One that ``fills`` makes a form that fits on one page as high as the page.
        """
        self._texts += [label, text]
        self._rule(partial(running_row, label, text, least, fills=fills))

    def _rule(self, make: Callable[[], FormRow]) -> None:
        """Add a row to the form that was begun last, or begin one."""
        if not self._blocks or self._blocks[-1] is not self._form or self._waiting:
            self._rows: list[Callable[[], FormRow]] = []
            rows = self._rows
            self._add(lambda: (Form([each() for each in rows]),), least=_FORM)
            self._form = self._blocks[-1]
        self._rows.append(make)

    def blank_lines(self, count: int) -> None:
        """Ruled lines to write on by hand."""
        width, leading = self.layout.text_width, self.layout.leading
        self._add(partial(_one, BlankLines, count, width, leading), least=leading * 2)

    def picture(self, path: Path, caption: str, *, tallest: float = 1.0) -> bool:
        """A photo or scan with its caption, at most ``tallest`` of the page; False for what is no image."""
        width, height = self.layout.text_width, self._sections[-1].text_height * _MOST * tallest
        image = load_picture(path, width, height)
        if image is not None:
            self.image(image, caption, tallest=tallest)
        return image is not None

    def image(self, image: Reduced, caption: str, *, tallest: float = 1.0) -> None:
        """An image that was read and reduced before, with its caption."""
        width, height = self.layout.text_width, self._sections[-1].text_height * _MOST * tallest
        self.drawn(partial(Picture, image, width, height), leads=True)
        self._add_text(caption, TextStyle(size=10.5, leading=18, align=Align.CENTER, space_after=6))

    def drawn(self, make: Callable[[], Flowable], texts: Sequence[str] = (), *, leads: bool = False) -> None:
        """Something that another room draws, never parted; ``texts`` are the words in it."""
        self._texts += texts
        self._add(lambda: (make(),), least=make().wrap(self.layout.text_width, 0)[1], leads=leads)

    def chart(self, content: ChartContent, *, plot: float = PLOT) -> None:
        """A chart as wide as the text, its upright bars so many points high."""
        width, height = self.layout.text_width, self.layout.text_height * _MOST
        self._texts += content.texts()
        drawn = chart(content, width, height, plot)
        self._add(partial(_one, chart, content, width, height, plot), least=drawn.height)

    def signatures(self, labels: Sequence[str] = SIGNERS) -> None:
        """One line of labels with room to sign after each, kept on one page."""
        self._texts += labels
        width = self.layout.text_width
        self._add(partial(_one, SignatureLine, labels, width), least=16 * mm, trails=True)

    def catalogue(self) -> None:
        """目录: the parts of the whole document with their pages, wherever it is asked for."""
        self._has_catalogue = True
        width = self.layout.text_width
        self._add(lambda: catalogue_lines(self._outline, width))

    def page_break(self) -> None:
        """Go on at the top of a new page."""
        self._turn(lambda: (PageBreak(),))

    def space(self, height: float) -> None:
        """Leave so many points blank."""
        self._add(lambda: (Spacer(1, height),), trails=height <= _GAP, blank=True)

    def missing_characters(self) -> list[str]:
        """Characters of the document that no font can print: to be named before printing."""
        return missing_characters(self._texts)

    def save(self, path: Path) -> None:
        """Write the PDF in the place of ``path``.

        Raises BranchError when the place refuses, the disk is full or a font is missing.
        """
        printed = self._printed()
        write_beside(path, partial(_put, printed))

    def content(self) -> bytes:
        """The PDF in memory; a catalogue is laid out twice, since it comes before the pages it names."""
        return self._printed().getvalue()

    def _printed(self) -> BytesIO:
        target = BytesIO()
        with PRINTING:
            if self._has_catalogue:
                rehearse(self._story(), self._sections, self._metadata)
            build(target, self._story(), self._sections, self._metadata)
        return target

    def _story(self) -> list[Flowable]:
        """The blocks, each before a place that breaks the page unless it and what it leads to can begin."""
        story: list[Flowable] = []
        tail: list[Flowable] = []
        needed = 0.0
        for block in reversed(self._blocks):
            section = self._sections[block.section]
            made = list(block.make())
            if block.trails and block is not self._blocks[0]:
                tail = [*made, *tail]
                continue
            least = block.least
            if tail and not block.turn:
                made = trail(made, tail, section.text_height)
                if isinstance(made[-1], Trailed):
                    least = made[-1].least(section.layout.text_width, least)
            else:
                made += tail
            tail = []
            needed = least + (needed if block.leads else 0.0)
            story += reversed(made)
            if not block.turn:
                story.append(CondPageBreak(min(needed, section.text_height * _MOST)))
        return story[::-1]

    def _bookmark(self, text: str, level: int) -> Bookmark:
        return self._outline.mark(text, level + self._depth)

    def _add(
        self,
        make: Callable[[], Sequence[Flowable]],
        *,
        least: float = 0.0,
        leads: bool = False,
        trails: bool = False,
        blank: bool = False,
    ) -> None:
        section = len(self._sections) - 1
        marks, self._waiting = self._waiting, []
        for mark in marks:
            anchor = partial(_one, Anchor, mark)
            self._blocks.append(_Block(make=anchor, least=0.0, leads=True, section=section))
        self._blocks.append(
            _Block(make=make, least=least, leads=leads, trails=trails, blank=blank, section=section)
        )

    def _turn(self, make: Callable[[], Sequence[Flowable]]) -> None:
        """Leave the page, unless nothing was written on it yet."""
        while self._blocks and self._blocks[-1].blank:
            self._blocks.pop()
        if self._blocks and not self._blocks[-1].turn:
            section = len(self._sections) - 1
            self._blocks.append(_Block(make=make, least=0.0, turn=True, section=section))

    def _add_text(
        self,
        text: str,
        style: TextStyle,
        bookmark: Bookmark | None = None,
        *,
        leads: bool = False,
        trails: bool = False,
    ) -> None:
        self._texts.append(text)
        make = partial(_one, ChineseParagraph, text, style, bookmark)
        self._add(make, least=style.leading, leads=leads, trails=trails)


def _put(printed: BytesIO, draft: Path) -> None:
    draft.write_bytes(printed.getbuffer())


def _one(make: Callable[..., Flowable], *given: object) -> Sequence[Flowable]:
    return (make(*given),)


def _flat(title: str) -> str:
    return title.replace("\n", "")
