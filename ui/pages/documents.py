"""Everything that can be printed or handed in, ledgers and PDFs alike, as one list for the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.pdf import PDFS, PdfReport, write_pdf
from partybranch.services.progress import Progress
from partybranch.services.tallies import PeriodBook

Write = Callable[[PeriodBook, Path, datetime], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One ledger or PDF; ``write`` puts it into a folder and returns its path."""

    code: str
    title: str
    purpose: str
    form: str
    write: Write


def _ledger(ledger: Ledger) -> Document:
    def write(book: PeriodBook, folder: Path, _at: datetime) -> Path:
        return write_ledgers(book, [ledger], folder)[0]

    return Document(
        code=ledger.code, title=ledger.title, purpose=ledger.purpose, form="Excel 表格", write=write
    )


def _pdf(report: PdfReport) -> Document:
    def write(book: PeriodBook, folder: Path, at: datetime) -> Path:
        path = folder / f"{report.title}_{book.period.label}.pdf"
        return write_pdf(report, book, path, printed_at=at)

    return Document(code=report.code, title=report.title, purpose=report.purpose, form="PDF", write=write)


DOCUMENTS: tuple[Document, ...] = (*(_ledger(each) for each in LEDGERS), *(_pdf(each) for each in PDFS))


def write_documents(
    documents: Sequence[Document], book: PeriodBook, folder: Path, at: datetime, progress: Progress
) -> list[Path]:
    """Write them one after the other and return their paths; Cancelled stops between two of them.

    Raises BranchError where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BranchError(
            f"文件夹“{folder.name}”建立不了。请检查 U 盘是否插好、有没有写入权限，或换一个文件夹。"
        ) from error
    written = []
    for done, document in enumerate(documents):
        progress.step(done, len(documents), f"正在生成 {document.title}")
        written.append(document.write(book, folder, at))
    progress.step(len(documents), len(documents), "已生成")
    return written
