"""What every PDF says of itself."""

from typing import Protocol

from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.frame import PageLayout
from partybranch.reports.pdf.setting.page import PdfDocument


class PdfReport(Protocol):
    """One PDF: ``code`` for the terminal, ``title`` for people, ``purpose`` in one line for the menu.

    ``layout`` is the style of its pages; ``choice`` what may be chosen beside the period.
    """

    code: str
    title: str
    purpose: str
    shelf: Shelf
    choice: Choice
    layout: PageLayout

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Write the pages, from the title on, into a document that may hold other papers too."""
