"""One paper as it was made for looking at: what was asked for, its pages, what no font can print."""

from collections.abc import Callable
from dataclasses import dataclass

from partybranch.errors import BranchError
from partybranch.reports.documents import Document
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import refuse_unprintable, unprintable_texts
from ui.preview.pdf_pages import PdfPages

_NAMED = 4
MakeOrder = Callable[[], PaperOrder]
"""Reads the book for a paper; only ever called in the background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """``pages`` is None for what has none to look at.

    ``lacking`` says which characters print as 〓, ``refused`` why it may not be printed; else they are empty.
    """

    document: Document
    order: PaperOrder
    pages: PdfPages | None
    lacking: str = ""
    refused: str = ""


def make_paper(document: Document, order: PaperOrder) -> Paper:
    """Lay a document out; takes seconds for a long one. Raises BranchError where it cannot be made."""
    refused = ""
    try:
        refuse_unprintable(order)
    except BranchError as error:
        refused = str(error)
    pages = PdfPages(document.preview(order).content()) if document.preview else None
    lacking = refused or _lacking(order) if pages else ""
    return Paper(document=document, order=order, pages=pages, lacking=lacking, refused=refused)


def _lacking(order: PaperOrder) -> str:
    found = [f"{where}（“{characters}”）" for where, characters in unprintable_texts(order)]
    if not found:
        return ""
    more = f"等 {len(found)} 处" if len(found) > _NAMED else ""
    return f"有的字字库里没有，会印成〓：{'、'.join(found[:_NAMED])}{more}。"
