"""Everything that can be printed or handed in as one list, by shelf: ledgers and PDFs alike."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf import PDFS, PdfReport, compose, ledger_pages, write_pdf
from partybranch.reports.pdf.page import PdfDocument
from partybranch.services.progress import UNSEEN, Progress


class Form(StrEnum):
    """The program a paper opens in."""

    EXCEL = "Excel 表格"
    PDF = "PDF"
    WORD = "Word 文档"
    FOLDER = "文件夹"


SUFFIXES = {Form.EXCEL: ".xlsx", Form.PDF: ".pdf", Form.WORD: ".docx", Form.FOLDER: ""}
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper of the list.

    ``write`` puts it into a folder and returns its path; ``preview`` are the pages it prints, None for what
    has none.
    """

    code: str
    title: str
    purpose: str
    shelf: Shelf
    choice: Choice
    form: Form
    write: Callable[[PaperOrder, Path], Path]
    preview: Callable[[PaperOrder], PdfDocument] | None

    def name(self, order: PaperOrder) -> str:
        """What its file is called: the title, then the one sitting or member it is about, else the period."""
        about = order.book.period.label
        if self.choice is Choice.SITTINGS and len(order.sittings) == 1:
            about = next((f"{each.day:%Y-%m-%d}" for each in order.chosen_sittings), about)
        if self.choice is Choice.MEMBERS and len(order.members) == 1:
            about = next((f"{each.name}_{about}" for each in order.chosen_members), about)
        return _UNFIT.sub(" ", f"{self.title}_{about}") + SUFFIXES[self.form]

    def write_to(self, order: PaperOrder, path: Path) -> None:
        """Write the one file it is to an exact place; whatever fails, an older file there stays as it was.

        Raises BranchError where the place refuses.
        """
        with TemporaryDirectory(prefix="partybranch-paper-") as folder:
            made = self.write(order, Path(folder))
            write_beside(path, partial(_copy, made))


def _copy(made: Path, draft: Path) -> None:
    shutil.copyfile(made, draft)


def _ledger(ledger: Ledger) -> Document:
    return Document(
        code=ledger.code,
        title=ledger.title,
        purpose=ledger.purpose,
        shelf=ledger.shelf,
        choice=Choice.NOTHING,
        form=Form.EXCEL,
        write=lambda order, folder: write_ledgers(order, [ledger], folder)[0],
        preview=lambda order: ledger_pages(ledger, order),
    )


def _pdf(report: PdfReport) -> Document:
    return Document(
        code=report.code,
        title=report.title,
        purpose=report.purpose,
        shelf=report.shelf,
        choice=report.choice,
        form=Form.PDF,
        write=lambda order, folder: write_pdf(report, order, folder / pdf_name(report, order)),
        preview=lambda order: compose(report, order),
    )


def pdf_name(report: PdfReport, order: PaperOrder) -> str:
    """The file's name: title and period."""
    return f"{report.title}_{order.book.period.label}.pdf"


DOCUMENTS: tuple[Document, ...] = tuple(
    document
    for shelf in Shelf
    for document in (*map(_ledger, LEDGERS), *map(_pdf, PDFS))
    if document.shelf is shelf
)


def write_documents(
    documents: Sequence[Document], order: PaperOrder, folder: Path, progress: Progress = UNSEEN
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
        written.append(document.write(order, folder))
    progress.step(len(documents), len(documents), "已生成")
    return written
