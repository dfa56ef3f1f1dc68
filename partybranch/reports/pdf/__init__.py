"""PDF: every report, in menu order.

To add one: a file ``<word>_pdf.py`` here with one class of face ``PdfReport``, and one line in ``PDFS``.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.reports.pdf.annual_pdf import AnnualReport
from partybranch.reports.pdf.fonts import missing_characters
from partybranch.reports.pdf.reminders_pdf import RemindersReport
from partybranch.reports.pdf.report import PdfReport
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


def write_pdf(report: PdfReport, book: PeriodBook, path: Path, *, printed_at: datetime) -> Path:
    """Print a report beside its final place and put it there.

    Raises BranchError when the file is open elsewhere, or when a name cannot be printed whole.
    """
    lacking = unprintable_names(book)
    if lacking:
        names = "、".join(f"{name}（缺“{missing}”）" for name, missing in lacking.items())
        raise BranchError(f"这些姓名里的字在字库中没有，打印会缺字：{names}。请先改用字库中有的字形再打印。")
    report.compose(book, printed_at).save(path)
    return path


__all__ = ["PDFS", "PdfReport", "unprintable_names", "write_pdf"]
