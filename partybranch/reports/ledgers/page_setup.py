"""How a finished sheet goes to the printer: paper, margins, repeated rows, page numbers."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.ledgers.cells import clean_text
from partybranch.reports.ledgers.metrics import text_width
from partybranch.reports.ledgers.paging import MARGINS_MM, Layout, page_width
from partybranch.reports.ledgers.plan import Paper, SheetPlan
from partybranch.reports.ledgers.styles import SONG

_PAPER_CODES = {Paper.A4: 9, Paper.A3: 8}
_MM_PER_INCH = 25.4
_FOOT, _SMALLEST_FOOT = 9, 5
_NUMBER_WIDTH = 110.0  # points: 第 999 页 共 999 页 with air on both sides
_MAX_STAMP = 120  # Excel refuses a footer of more than 255 characters, codes included


def set_up_page(
    worksheet: Worksheet,
    plan: SheetPlan,
    layout: Layout,
    *,
    header_row: int,
    last_row: int,
) -> None:
    """Set everything that matters on paper."""
    columns = len(plan.columns)
    worksheet.print_area = f"A1:{get_column_letter(columns)}{last_row}"
    worksheet.print_title_rows = f"1:{header_row}"
    worksheet.freeze_panes = worksheet.cell(header_row + 1, plan.frozen_columns + 1).coordinate
    worksheet.sheet_view.showGridLines = False
    worksheet.print_options.horizontalCentered = True
    for side, millimetres in MARGINS_MM.items():
        setattr(worksheet.page_margins, side, millimetres / _MM_PER_INCH)
    page = worksheet.page_setup
    page.paperSize = _PAPER_CODES[plan.paper]
    page.orientation = "landscape" if plan.landscape else "portrait"
    if len(layout.bands) == 1:
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.fitToWidth, page.fitToHeight = 1, 0
    else:
        _print_in_bands(worksheet, plan, layout)
    _write_footer(worksheet, plan.stamp)


def _print_in_bands(worksheet: Worksheet, plan: SheetPlan, layout: Layout) -> None:
    """Fix the scale and break the page after each band, since fitting ignores such breaks."""
    page = worksheet.page_setup
    page.scale = round(layout.scale * 100)
    page.pageOrder = "downThenOver"  # a band is a paper of its own, from title to signatures
    if plan.frozen_columns:
        worksheet.print_title_cols = f"A:{get_column_letter(plan.frozen_columns)}"
    breaks = ColBreak()
    for band in layout.bands[:-1]:
        breaks.append(Break(id=band.last))
    worksheet.col_breaks = breaks


def _write_footer(worksheet: Worksheet, stamp: str) -> None:
    text = " ".join(clean_text(stamp).split())
    if len(text) > _MAX_STAMP:
        raise ValueError(f"the stamp of a footer has at most {_MAX_STAMP} characters")
    footer = HeaderFooterItem()
    footer.left.text = "&A"
    footer.center.text = "第 &P 页 共 &N 页"
    footer.right.text = text.replace("&", "&&") or None
    room = (_paper_width(worksheet) - _NUMBER_WIDTH) / 2
    for part, shown in ((footer.left, worksheet.title), (footer.center, ""), (footer.right, text)):
        part.font, part.size = f"{SONG},Regular", _foot_size(shown, room)
    worksheet.oddFooter = footer
    # The foot keeps its size where the sheet is shrunk to the width.
    worksheet.HeaderFooter.scaleWithDoc = False


def _paper_width(worksheet: Worksheet) -> float:
    """Return the width between the margins in points; the foot is not scaled with the sheet."""
    paper = next(paper for paper, code in _PAPER_CODES.items() if code == worksheet.page_setup.paperSize)
    return page_width(paper, landscape=worksheet.page_setup.orientation == "landscape")


def _foot_size(text: str, room: float) -> int:
    """Return the type size in which a text stays clear of the page number in the middle."""
    return max(_SMALLEST_FOOT, min(_FOOT, int(2 * room / max(text_width(text), 1))))
