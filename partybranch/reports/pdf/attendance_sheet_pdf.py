"""党员考勤表: the matrix of members and sittings on paper, as the 党员考勤台账 lays it out."""

from partybranch.reports.ledgers.attendance_ledger import AttendanceLedger
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.frame import LEDGER
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.sheet_pages import add_sheet


class AttendanceSheetReport:
    """党员考勤表: stretch by stretch the signs of every sitting, with the legend below."""

    code = "attendance_sheet"
    title = "党员考勤表"
    purpose = "逐次考勤的大表，按季度或月份分页，附图例和签字栏"
    shelf = Shelf.LEDGERS
    choice = Choice.NOTHING
    layout = LEDGER

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print the matrices of the Excel ledger, or its empty totals where nothing was held."""
        totals, *matrices = AttendanceLedger().plans(order)
        for plan in matrices or [totals]:
            add_sheet(document, plan)
