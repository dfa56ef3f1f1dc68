"""The sheet of paper: sizes and margins, the page number at its foot, title and dates of the file."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.fonts import Face
from partybranch.reports.pdf.paragraph import Align, TextStyle, draw_text

_TOTAL = "page-total"
_NUMBER = TextStyle(face=Face.SONG, size=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A page's measures in points; ``size`` and ``leading`` are those of the body text."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    leading: float
    title_size: float

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
PORTRAIT = PageLayout(
    width=A4[0],
    height=A4[1],
    left=28 * mm,
    right=A4[0] - 184 * mm,
    top=37 * mm,
    bottom=A4[1] - 262 * mm,
    size=15.75,
    leading=225 * mm / 22,
    title_size=21.0,
)

# No standard: the habit of ledgers, bound on the left.
LANDSCAPE = PageLayout(
    width=A4[1],
    height=A4[0],
    left=25 * mm,
    right=15 * mm,
    top=18 * mm,
    bottom=20 * mm,
    size=12.0,
    leading=20.0,
    title_size=18.0,
)


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
        draw_text(self, f"共 {pages} 页", (0, 0), _NUMBER)
        self.endForm()
        super().save()


def build(path: Path, story: list[Flowable], layout: PageLayout, metadata: Metadata) -> None:
    """Set the story on pages and write the file; equal content gives equal bytes."""
    template = _Template(
        str(path),
        pagesize=(layout.width, layout.height),
        title=metadata.title,
        author=metadata.organisation,
        creator="支部纪实",
        producer="支部纪实",
        lang="zh-CN",
        # The canvas' own first font would be Helvetica, which cannot be embedded.
        initialFontName=Face.SONG.value,
        invariant=1,
    )
    template.prepare(layout, metadata)
    template.build(story, canvasmaker=_NumberedCanvas)


class _Template(BaseDocTemplate):
    """One frame per page with its number below."""

    def prepare(self, layout: PageLayout, metadata: Metadata) -> None:
        """Take over the measures and the file's date."""
        self._layout = layout
        self._printed_at = metadata.printed_at
        # Half a point of air: 22 lines of 225/22 mm must not fail by rounding.
        frame = Frame(
            layout.left,
            layout.bottom - 0.5,
            layout.text_width,
            layout.text_height + 1,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        page = PageTemplate(frames=[frame], pagesize=(layout.width, layout.height), onPage=self._foot)
        self.addPageTemplates(page)

    def beforeDocument(self) -> None:  # noqa: N802 - the library's name
        """Open with the outline shown and the title in the window's frame."""
        self.canv.showOutline()
        self.canv.setViewerPreference("DisplayDocTitle", "true")
        stamp = f"D:{self._printed_at:%Y%m%d%H%M%S}"
        self.canv.setDateFormatter(lambda *_: stamp)

    def _foot(self, canvas: Canvas, _template: BaseDocTemplate) -> None:
        layout = self._layout
        # GB/T 9704-2012 7.5: the number stands 7 mm below the text area.
        baseline = layout.bottom - 7 * mm - _NUMBER.size * 0.38
        middle = layout.left + layout.text_width / 2
        half_blank = _NUMBER.size / 4
        style = replace(_NUMBER, align=Align.RIGHT)
        draw_text(canvas, f"第 {canvas.getPageNumber()} 页", (middle - half_blank, baseline), style)
        canvas.saveState()
        canvas.translate(middle + half_blank, baseline)
        canvas.doForm(_TOTAL)
        canvas.restoreState()
