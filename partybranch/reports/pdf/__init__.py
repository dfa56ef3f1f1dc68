"""PDF: every report, in menu order, and the pages of a ledger; how pages are set is the room ``setting``.

To add one: a file ``<word>_pdf.py`` here with one class of face ``PdfReport``, and one line in ``PDFS``.
"""

from collections.abc import Iterable
from pathlib import Path

from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.annual_pdf import AnnualReport
from partybranch.reports.pdf.attendance_sheet_pdf import AttendanceSheetReport
from partybranch.reports.pdf.binder_pdf import BinderReport
from partybranch.reports.pdf.filled_roll_pdf import FilledRoll
from partybranch.reports.pdf.handbook_pdf import HandbookReport
from partybranch.reports.pdf.lecture_pdf import LectureForm
from partybranch.reports.pdf.member_year_pdf import MemberYearReport
from partybranch.reports.pdf.minutes_pdf import MinutesReport
from partybranch.reports.pdf.printable import refuse_unprintable, unprintable_names, unprintable_texts
from partybranch.reports.pdf.reminders_pdf import RemindersReport
from partybranch.reports.pdf.report import PdfReport
from partybranch.reports.pdf.service_card_pdf import ServiceCardReport
from partybranch.reports.pdf.setting.frame import LEDGER
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.sheet_pages import add_sheet
from partybranch.reports.pdf.sign_in_pdf import SignInSheet
from partybranch.reports.pdf.theme_day_pdf import ThemeDayForm

PDFS: tuple[PdfReport, ...] = (
    AnnualReport(),
    HandbookReport(),
    BinderReport(),
    RemindersReport(),
    MinutesReport(),
    ThemeDayForm(),
    LectureForm(),
    SignInSheet(),
    FilledRoll(),
    AttendanceSheetReport(),
    MemberYearReport(),
    ServiceCardReport(),
)


def compose(report: PdfReport, order: PaperOrder) -> PdfDocument:
    """The report as a document of its own."""
    profile, period = order.book.profile, order.book.period
    document = PdfDocument(
        title=f"{profile.name}{period.label}{report.title}",
        organisation=profile.name,
        printed_at=order.printed_at,
        layout=report.layout,
    )
    report.fill(document, order)
    return document


def ledger_pages(title: str, ledgers: Iterable[Ledger], order: PaperOrder) -> PdfDocument:
    """The sheets of Excel ledgers as they look on paper, as one document of that title."""
    profile, period = order.book.profile, order.book.period
    document = PdfDocument(
        title=f"{profile.name}{period.label}{title}",
        organisation=profile.name,
        printed_at=order.printed_at,
        layout=LEDGER,
    )
    for ledger in ledgers:
        for plan in ledger.plans(order):
            add_sheet(document, plan)
    return document


def write_pdf(report: PdfReport, order: PaperOrder, path: Path) -> Path:
    """Print a report beside its final place and put it there.

    Raises BranchError when the file is open elsewhere, or when a name cannot be printed whole.
    """
    refuse_unprintable(order)
    compose(report, order).save(path)
    return path


__all__ = [
    "PDFS",
    "PdfReport",
    "compose",
    "ledger_pages",
    "refuse_unprintable",
    "unprintable_names",
    "unprintable_texts",
    "write_pdf",
]
