"""A printed document, written from top to bottom: headings, paragraphs, tables, charts, signatures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, PageBreak, Spacer
from reportlab.platypus.flowables import Flowable

from partybranch.reports.chart import ChartContent
from partybranch.reports.output import write_beside
from partybranch.reports.pdf.charts import chart
from partybranch.reports.pdf.fonts import PRINTING, Face, missing_characters
from partybranch.reports.pdf.frame import LANDSCAPE, PORTRAIT, Metadata, build
from partybranch.reports.pdf.paragraph import Align, Bookmark, ChineseParagraph, TextStyle
from partybranch.reports.pdf.signatures import SIGNERS, SignatureLine
from partybranch.reports.pdf.tables import Cell, Column, TableContent, least_height, table

_MOST = 0.9
"""The share of a page that a block may demand before it is moved to the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """What is printed next: made anew for each print, since the library uses a flowable up.

    ``least`` is the height in points that must be free for it to begin on a page; a heading
    ``leads`` to the next block and stays with it.
    """

    make: Callable[[], Flowable]
    least: float
    leads: bool = False


class PdfDocument:
    """A document of A4 pages, filled in reading order and then saved.

    A title may have several lines; metadata and outline show it as one.

    Every text is plain: nothing a person wrote is read as markup. ``printed_at`` becomes the
    file's date; equal content printed at an equal time gives equal bytes.
    """

    def __init__(
        self,
        *,
        title: str,
        organisation: str,
        printed_at: datetime,
        subtitle: str = "",
        landscape: bool = False,
    ) -> None:
        self._layout = LANDSCAPE if landscape else PORTRAIT
        self._metadata = Metadata(title=_flat(title), organisation=organisation, printed_at=printed_at)
        self._blocks: list[_Block] = []
        self._texts = [organisation]
        self._outlined = 0
        self._add_title(title)
        if subtitle:
            size = self._layout.size if landscape else 14.0
            style = TextStyle(size=size, leading=size * 1.6, align=Align.CENTER, space_after=size / 2)
            self._add_text(subtitle, style)

    def _add_title(self, title: str) -> None:
        size = self._layout.title_size
        style = TextStyle(
            face=Face.BIAOSONG,
            size=size,
            leading=size * 11 / 7,
            align=Align.CENTER,
            balanced=True,
            space_after=self._layout.leading / 2,
        )
        self._add_text(title, style, self._bookmark(_flat(title), 0))

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 (黑体) or 2 (粗宋体), kept with what follows it, and in the outline."""
        face = Face.HEI if level == 1 else Face.BIAOSONG
        style = TextStyle(face=face, size=self._layout.size, leading=self._layout.leading)
        self._add_text(text, style, self._bookmark(text, min(level, 2) - 1), leads=True)

    def paragraph(self, text: str) -> None:
        """Body text, justified, each paragraph of it two characters in."""
        style = TextStyle(
            size=self._layout.size,
            leading=self._layout.leading,
            align=Align.JUSTIFY,
            indent=2,
            hang=True,
        )
        self._add_text(text, style)

    def note(self, text: str) -> None:
        """A remark in small type, under a table or a chart."""
        style = TextStyle(size=10.5, leading=16, align=Align.JUSTIFY, hang=True, space_after=6)
        self._add_text(text, style)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        caption: str = "",
        total: Sequence[Cell] | None = None,
        size: float = 10.5,
    ) -> None:
        """A ruled table as wide as the text, its heading row on every page.

        ``total`` is a last row in heavier type; without rows the table says 本期无记录.
        """
        content = TableContent(columns=columns, rows=rows, total=total, size=size)
        if caption:
            style = TextStyle(face=Face.HEI, size=12, leading=22, align=Align.CENTER)
            self._add_text(caption, style, leads=True)
        self._texts += content.texts()
        width, tallest = self._layout.text_width, self._layout.text_height / 3
        self._blocks.append(_Block(make=partial(table, content, width, tallest), least=least_height(content)))
        self._space(8)

    def chart(self, content: ChartContent) -> None:
        """A chart as wide as the text."""
        width, height = self._layout.text_width, self._layout.text_height * _MOST
        self._texts += content.texts()
        drawn = chart(content, width, height)
        self._blocks.append(_Block(make=partial(chart, content, width, height), least=drawn.height))

    def signatures(self, labels: Sequence[str] = SIGNERS) -> None:
        """One line of labels with room to sign after each, kept on one page."""
        self._texts += labels
        width = self._layout.text_width
        self._blocks.append(_Block(make=partial(SignatureLine, labels, width), least=16 * mm))

    def page_break(self) -> None:
        """Go on at the top of a new page."""
        self._blocks.append(_Block(make=PageBreak, least=0))

    def missing_characters(self) -> list[str]:
        """Characters of the document that no font can print: to be named before printing."""
        return missing_characters(self._texts)

    def save(self, path: Path) -> None:
        """Write the PDF in the place of ``path``.

        Raises BranchError when the place refuses, the disk is full or a font is missing.
        """
        with PRINTING:
            write_beside(path, lambda draft: build(draft, self._story(), self._layout, self._metadata))

    def _story(self) -> list[Flowable]:
        """The blocks, each before a place that breaks the page unless it and what it leads to can begin."""
        story: list[Flowable] = []
        needed = 0.0
        limit = self._layout.text_height * _MOST
        for block in reversed(self._blocks):
            needed = block.least + (needed if block.leads else 0.0)
            story += [block.make(), CondPageBreak(min(needed, limit))]
        return story[::-1]

    def _bookmark(self, text: str, level: int) -> Bookmark:
        self._outlined += 1
        return Bookmark(key=f"part-{self._outlined}", title=text, level=level)

    def _add_text(
        self, text: str, style: TextStyle, bookmark: Bookmark | None = None, *, leads: bool = False
    ) -> None:
        self._texts.append(text)
        make = partial(ChineseParagraph, text, style, bookmark)
        self._blocks.append(_Block(make=make, least=style.leading, leads=leads))

    def _space(self, height: float) -> None:
        self._blocks.append(_Block(make=partial(Spacer, 1, height), least=0))


def _flat(title: str) -> str:
    return title.replace("\n", "")
