"""PDF: every report, in menu order, and the pages of a ledger.

To add one: a file ``<word>_pdf.py`` here with one class of face ``PdfReport``, and one line in ``PDFS``.
"""

from collections.abc import Iterator
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.annual_pdf import AnnualReport
from partybranch.reports.pdf.fonts import missing_characters
from partybranch.reports.pdf.frame import LEDGER
from partybranch.reports.pdf.page import PdfDocument
from partybranch.reports.pdf.reminders_pdf import RemindersReport
from partybranch.reports.pdf.report import PdfReport
from partybranch.reports.pdf.sheet_pages import add_sheet
from partybranch.services.tallies import PeriodBook

PDFS: tuple[PdfReport, ...] = (AnnualReport(), RemindersReport())


def unprintable_names(book: PeriodBook) -> dict[str, str]:
    """The people of the period whose names no font here can print whole: name -> the characters it lacks."""
    return {
        name: "".join(missing)
        for name in dict.fromkeys(_names(book))
        if (missing := missing_characters([name]))
    }


def _names(book: PeriodBook) -> Iterator[str]:
    counted = {each.member_id for each in book.tally.by_member}
    yield from (member.name for member in book.members if member.id in counted)
    yield from (row.name for sitting in book.sittings for row in sitting.roll)
    yield from (row.name for service in book.services for row in service.rows)


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


def ledger_pages(ledger: Ledger, order: PaperOrder) -> PdfDocument:
    """The sheets of an Excel ledger as they look on paper."""
    profile, period = order.book.profile, order.book.period
    document = PdfDocument(
        title=f"{profile.name}{period.label}{ledger.title}",
        organisation=profile.name,
        printed_at=order.printed_at,
        layout=LEDGER,
    )
    for plan in ledger.plans(order):
        add_sheet(document, plan)
    return document


def write_pdf(report: PdfReport, order: PaperOrder, path: Path) -> Path:
    """Print a report beside its final place and put it there.

    Raises BranchError when the file is open elsewhere, or when a name cannot be printed whole.
    """
    lacking = unprintable_names(order.book)
    if lacking:
        names = "、".join(f"{name}（缺“{missing}”）" for name, missing in lacking.items())
        raise BranchError(f"这些姓名里的字在字库中没有，打印会缺字：{names}。请先改用字库中有的字形再打印。")
    compose(report, order).save(path)
    return path


__all__ = ["PDFS", "PdfReport", "compose", "ledger_pages", "unprintable_names", "write_pdf"]
