"""One paper as it was made for looking at: what was asked for, its pages, what no font can print."""

from collections.abc import Callable
from dataclasses import dataclass

from partybranch.reports.documents import Document
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import unprintable_names
from ui.preview.pdf_pages import PdfPages

MakeOrder = Callable[[], PaperOrder]
"""Reads the book for a paper; only ever called in the background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """``pages`` is None for what has none to look at; ``lacking`` is empty when everything can be printed."""

    document: Document
    order: PaperOrder
    pages: PdfPages | None
    lacking: str


def make_paper(document: Document, order: PaperOrder) -> Paper:
    """Lay a document out; takes seconds for a long one. Raises BranchError where it cannot be made."""
    lacking = "、".join(f"{name}（缺“{missing}”）" for name, missing in unprintable_names(order.book).items())
    pages = PdfPages(document.preview(order).content()) if document.preview else None
    return Paper(
        document=document,
        order=order,
        pages=pages,
        lacking=f"这些字打印不出来，请先改用字库中有的字形：{lacking}" if lacking else "",
    )
