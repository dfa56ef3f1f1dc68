"""The sheet of paper: styles of page, what stands on every page, title and dates of the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from io import BytesIO
from typing import BinaryIO, Literal

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face, chain, fonts
from partybranch.reports.pdf.setting.paragraph import Align, TextStyle, draw_text

# As text the pages and photos would take a quarter more room, and every reader takes them as they are.
vars(rl_config)["useA85"] = 0

_TOTAL = "page-total"
_NUMBER = TextStyle(face=Face.SONG, size=14)
_STAMP = TextStyle(face=Face.SONG, size=8)
_HEADED = 16 * mm
"""What a running head takes from the text area."""


class Numbering(Enum):
    """How a page says its number."""

    DASHED = auto()
    OF_TOTAL = auto()
    UNSAID = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A style of page in points; ``size``, ``leading`` and ``face`` are those of the body text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    leading: float
    title_size: float
    face: Face = Face.SONG
    numbering: Numbering = Numbering.OF_TOTAL
    number_size: float = 10.5

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


# GB/T 9704-2012 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm, 22 lines of 28 characters; 28 x 16 pt
# would be wider than 156 mm, so 三号 is set at 15.75 pt.
OFFICIAL = PageLayout(
    width=A4[0],
    height=A4[1],
    left=28 * mm,
    right=A4[0] - 184 * mm,
    top=37 * mm,
    bottom=A4[1] - 262 * mm,
    size=15.75,
    leading=225 * mm / 22,
    title_size=21.0,
    face=Face.FANGSONG,
    numbering=Numbering.DASHED,
    number_size=14.0,
)

# No standard: the habit of forms to be filled in and bound on the left.
FORM = PageLayout(
    width=A4[0],
    height=A4[1],
    left=25 * mm,
    right=18 * mm,
    top=20 * mm,
    bottom=20 * mm,
    size=12.0,
    leading=20.0,
    title_size=20.0,
)

# No standard: the habit of ledgers, lying, bound on the left.
LEDGER = PageLayout(
    width=A4[1],
    height=A4[0],
    left=25 * mm,
    right=15 * mm,
    top=18 * mm,
    bottom=18 * mm,
    size=12.0,
    leading=20.0,
    title_size=18.0,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHead:
    """What a ledger repeats above its table on every page: the title, and a line with both ends used."""

    title: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one style; ``stamp`` stands small at each foot."""

    layout: PageLayout
    stamp: str = ""
    head: RunningHead | None = None

    @property
    def text_height(self) -> float:
        """The height that is left for the text."""
        return self.layout.text_height - (_HEADED if self.head else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a reader's program shows about the file."""

    title: str
    organisation: str
    printed_at: datetime


class _NumberedCanvas(Canvas):
    """Knows the number of pages at the end, in one pass, so that bookmarks stay on their pages."""

    def save(self) -> None:
        """Draw 共 y 页 once, where every page's foot refers to it, then close the file."""
        pages = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, -10, 200, 30)
        draw_text(self, f"共 {pages} 页", (0, 0), replace(_NUMBER, size=FORM.number_size))
        self.endForm()
        super().save()


class _Unsaid(PDFTextObject):
    """Text that is not written."""

    def textOut(self, text: str) -> None:  # noqa: N802 - the library's name
        """Leave it out."""


class _Rehearsal(Canvas):
    """Turns pages without writing on them: what is wanted is where each part comes to stand."""

    def beginText(  # noqa: N802 - the library's name
        self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None
    ) -> PDFTextObject:
        """A text that stays unwritten."""
        return _Unsaid(self, x, y, direction=direction)

    def drawImage(self, *_args: object, **_how: object) -> tuple[int, int]:  # noqa: N802 - the library's name
        """Leave it out."""
        return 0, 0

    def save(self) -> None:
        """Write no file."""


def rehearse(story: list[Flowable], sections: Sequence[Section], metadata: Metadata) -> None:
    """Set the story on pages that nobody will see, so that its marks know their pages."""
    template = _template(BytesIO(), sections, metadata)
    template.build(story, canvasmaker=_Rehearsal)


def build(
    target: BinaryIO | str, story: list[Flowable], sections: Sequence[Section], metadata: Metadata
) -> None:
    """Set the story on pages and write the file; equal content gives equal bytes."""
    _template(target, sections, metadata).build(story, canvasmaker=_NumberedCanvas)


def _template(target: BinaryIO | str, sections: Sequence[Section], metadata: Metadata) -> "_Template":
    template = _Template(
        target,
        pagesize=(sections[0].layout.width, sections[0].layout.height),
        title=metadata.title,
        author=metadata.organisation,
        creator="支部纪实",
        producer="支部纪实",
        lang="zh-CN",
        # The canvas' own first font would be Helvetica, which cannot be embedded.
        initialFontName=fonts()[Face.SONG].fontName,
        invariant=1,
    )
    template.prepare(sections, metadata)
    return template


class _Template(BaseDocTemplate):
    """One style of page per section, named by its place."""

    def prepare(self, sections: Sequence[Section], metadata: Metadata) -> None:
        """Take over the measures and the file's date."""
        self._printed_at = metadata.printed_at
        self.addPageTemplates([_SectionPage(section, place) for place, section in enumerate(sections)])

    def beforeDocument(self) -> None:  # noqa: N802 - the library's name
        """Open with the outline shown and the title in the window's frame."""
        self.canv.showOutline()
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        stamp = f"D:{self._printed_at:%Y%m%d%H%M%S}"
        self.canv.setDateFormatter(lambda *_: stamp)


class _SectionPage(PageTemplate):
    """The pages of one section: a frame for the text, the running head above, number and stamp below."""

    def __init__(self, section: Section, place: int) -> None:
        layout = section.layout
        self._section = section
        # Half a point of air: 22 lines of 225/22 mm must not fail by rounding.
        frame = Frame(
            layout.left,
            layout.bottom - 0.5,
            layout.text_width,
            section.text_height + 1,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        super().__init__(id=str(place), frames=[frame], pagesize=(layout.width, layout.height))

    def beforeDrawPage(self, canvas: Canvas, document: BaseDocTemplate) -> None:  # noqa: N802 - the library's name
        """Draw what every page of the section carries."""
        del document
        _draw_head(canvas, self._section)
        _draw_foot(canvas, self._section)


def _draw_head(canvas: Canvas, section: Section) -> None:
    if section.head is None:
        return
    layout, head = section.layout, section.head
    top = layout.height - layout.top
    ems = max(chain(Face.BIAOSONG).width(head.title), 1.0)
    size = min(layout.title_size, layout.text_width / ems)
    middle = (layout.left + layout.text_width / 2, top - 7 * mm)
    draw_text(canvas, head.title, middle, TextStyle(face=Face.BIAOSONG, size=size, align=Align.CENTER))
    baseline = top - _HEADED + 2 * mm
    draw_text(canvas, head.left, (layout.left, baseline), TextStyle(size=10.5))
    right = layout.width - layout.right
    draw_text(canvas, head.right, (right, baseline), TextStyle(size=10.5, align=Align.RIGHT))


def _draw_foot(canvas: Canvas, section: Section) -> None:
    layout = section.layout
    if layout.numbering is Numbering.UNSAID:
        return
    # GB/T 9704-2012 7.5: the number stands 7 mm below the text area.
    baseline = layout.bottom - 7 * mm - layout.number_size * 0.38
    draw = _draw_dashed if layout.numbering is Numbering.DASHED else _draw_of_total
    draw(canvas, layout, baseline)
    if section.stamp:
        below = baseline if layout.numbering is Numbering.OF_TOTAL else baseline - 5 * mm
        right = (layout.width - layout.right, below)
        draw_text(canvas, section.stamp, right, replace(_STAMP, align=Align.RIGHT))


def _draw_dashed(canvas: Canvas, layout: PageLayout, baseline: float) -> None:
    """— 1 — on the outer side, one blank character from the edge (GB/T 9704-2012 7.5)."""
    page = canvas.getPageNumber()
    outer = page % 2 == 1
    x = layout.width - layout.right - layout.number_size if outer else layout.left + layout.number_size
    style = replace(_NUMBER, size=layout.number_size, align=Align.RIGHT if outer else Align.LEFT)
    draw_text(canvas, f"— {page} —", (x, baseline), style)


def _draw_of_total(canvas: Canvas, layout: PageLayout, baseline: float) -> None:
    middle = layout.left + layout.text_width / 2
    half_blank = layout.number_size / 4
    style = replace(_NUMBER, size=layout.number_size, align=Align.RIGHT)
    draw_text(canvas, f"第 {canvas.getPageNumber()} 页", (middle - half_blank, baseline), style)
    canvas.saveState()
    canvas.translate(middle + half_blank, baseline)
    canvas.doForm(_TOTAL)
    canvas.restoreState()
