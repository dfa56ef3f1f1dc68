"""What every PDF says of itself."""

from datetime import datetime
from typing import Protocol

from partybranch.reports.pdf.page import PdfDocument
from partybranch.services.tallies import PeriodBook


class PdfReport(Protocol):
    """One PDF: ``code`` for the terminal, ``title`` for people, ``purpose`` in one line for the menu."""

    code: str
    title: str
    purpose: str

    def compose(self, book: PeriodBook, printed_at: datetime) -> PdfDocument:
        """Lay out the report of the period."""
