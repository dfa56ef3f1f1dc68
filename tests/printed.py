"""A PDF of the list read again as text: blanks and the foot of each page left out."""

import re
from io import BytesIO

import pdfplumber

from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import PDFS, PdfReport, compose
from partybranch.reports.pdf.setting.page import PdfDocument

_FOOT = 56.0
"""Less than the bottom margin of any style of page, and more than what stands in it."""


def report(code: str) -> PdfReport:
    """The PDF of the list that has this code."""
    return next(each for each in PDFS if each.code == code)


def printed(code: str, order: PaperOrder) -> list[str]:
    """The text of each page of a PDF of the list."""
    return pages_of(compose(report(code), order))


def pages_of(document: PdfDocument) -> list[str]:
    """The text of each page of a document."""
    with pdfplumber.open(BytesIO(document.content())) as opened:
        pages = [page.crop((0, 0, page.width, page.height - _FOOT)) for page in opened.pages]
        return [bare(page.extract_text() or "") for page in pages]


def bare(text: str) -> str:
    """A text without its blanks."""
    return re.sub(r"\s", "", text)
