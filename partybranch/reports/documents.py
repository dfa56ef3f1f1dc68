"""Everything that can be printed or handed in as one list, by shelf: ledgers and PDFs alike."""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.layouts import LedgerLayout
from partybranch.errors import BranchError
from partybranch.reports.binder import write_archive, write_tree
from partybranch.reports.filled_forms import write_form
from partybranch.reports.ledgers import LEDGERS, TOGETHER, write_ledgers, write_ledgers_together
from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.ledgers.workbook import save_workbook
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside
from partybranch.reports.own_ledgers import OwnLedger
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf import PDFS, PdfReport, compose, ledger_pages, write_pdf
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.word import WORDS, WordPaper, write_word
from partybranch.services.progress import UNSEEN, Cancelled, Progress


class Form(StrEnum):
    """The program a paper opens in."""

    EXCEL = "Excel 表格"
    PDF = "PDF"
    WORD = "Word 文档"
    FOLDER = "文件夹"
    ZIP = "压缩包"


SUFFIXES = {Form.EXCEL: ".xlsx", Form.PDF: ".pdf", Form.WORD: ".docx", Form.FOLDER: "", Form.ZIP: ".zip"}
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper of the list.

    ``write`` puts it into a folder and returns its path; ``preview`` are the pages it prints, None for what
    has none. One of many files is ``watched``: it says how far it is and stops between two of them. What
    ``gathers`` says once more what other papers of the list say.
    """

    code: str
    title: str
    purpose: str
    shelf: Shelf
    choice: Choice
    form: Form
    write: Callable[[PaperOrder, Path], Path]
    preview: Callable[[PaperOrder], PdfDocument] | None
    watched: Callable[[PaperOrder, Path, Progress], Path] | None = None
    gathers: bool = False

    def make(self, order: PaperOrder, folder: Path, progress: Progress) -> Path:
        """Put it into a folder, telling how far it is where it takes long; Cancelled leaves nothing of it."""
        return self.watched(order, folder, progress) if self.watched else self.write(order, folder)

    def name(self, order: PaperOrder) -> str:
        """What its file is called: the title, then the one sitting or member it is about, else the period."""
        about = order.book.period.label
        if self.choice is Choice.SITTINGS and len(order.sittings) == 1:
            about = next((f"{each.day:%Y-%m-%d}" for each in order.chosen_sittings), about)
        if self.choice is Choice.MEMBERS and len(order.members) == 1:
            about = next((f"{each.name}_{about}" for each in order.chosen_members), about)
        return _UNFIT.sub(" ", f"{self.title}_{about}") + SUFFIXES[self.form]

    def write_to(self, order: PaperOrder, path: Path, progress: Progress = UNSEEN) -> None:
        """Write the one file it is to an exact place; whatever fails, an older file there stays as it was.

        Raises BranchError where the place refuses.
        """
        with TemporaryDirectory(prefix="partybranch-paper-") as folder:
            made = self.make(order, Path(folder), progress)
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
        preview=lambda order: ledger_pages(ledger.title, [ledger], order),
    )


def _pdf(report: PdfReport) -> Document:
    def write(order: PaperOrder, folder: Path) -> Path:
        return write_pdf(report, order, folder / document.name(order))

    document = Document(
        code=report.code,
        title=report.title,
        purpose=report.purpose,
        shelf=report.shelf,
        choice=report.choice,
        form=Form.PDF,
        write=write,
        preview=lambda order: compose(report, order),
    )
    return document


def _word(paper: WordPaper) -> Document:
    def write(order: PaperOrder, folder: Path) -> Path:
        return write_word(paper, order, folder / document.name(order))

    document = Document(
        code=paper.code,
        title=paper.title,
        purpose=paper.purpose,
        shelf=paper.shelf,
        choice=paper.choice,
        form=Form.WORD,
        write=write,
        preview=None,
    )
    return document


_GATHERED = (
    Document(
        code="all_ledgers",
        title=TOGETHER,
        purpose="各本台账装在一个工作簿里，首页目录点一下就到",
        shelf=Shelf.LEDGERS,
        choice=Choice.NOTHING,
        form=Form.EXCEL,
        write=lambda order, folder: write_ledgers_together(order, LEDGERS, folder),
        preview=lambda order: ledger_pages(TOGETHER, LEDGERS, order),
        gathers=True,
    ),
    Document(
        code="inspection_folder",
        title="迎检材料（文件夹）",
        purpose="台账、会议记录、签到表、附件原件和统计分文件夹放好，附目录和校验清单",
        shelf=Shelf.INSPECTION,
        choice=Choice.NOTHING,
        form=Form.FOLDER,
        write=write_tree,
        preview=None,
        watched=write_tree,
        gathers=True,
    ),
    Document(
        code="inspection_zip",
        title="迎检材料（压缩包）",
        purpose="同样的材料打成一个 ZIP，便于发送和移交",
        shelf=Shelf.INSPECTION,
        choice=Choice.NOTHING,
        form=Form.ZIP,
        write=write_archive,
        preview=None,
        watched=write_archive,
        gathers=True,
    ),
)


DOCUMENTS: tuple[Document, ...] = tuple(
    document
    for shelf in Shelf
    for document in (*map(_ledger, LEDGERS), *map(_pdf, PDFS), *map(_word, WORDS), *_GATHERED)
    if document.shelf is shelf
)
SINGLE: tuple[Document, ...] = tuple(document for document in DOCUMENTS if not document.gathers)
"""The papers without what gathers them all once more."""


def own_documents(layouts: Iterable[LedgerLayout], templates: Iterable[FormTemplate]) -> tuple[Document, ...]:
    """The branch's own ledgers and its superior's Excel forms, each under a title that no other paper has."""
    taken = {document.title for document in DOCUMENTS}
    own = [_own_ledger(each, _free_title(each.name, "自定", taken)) for each in layouts]
    forms = [
        _filled_form(each, _free_title(each.name, "上级表样", taken)) for each in templates if not each.paper
    ]
    return (*own, *forms)


def _free_title(name: str, mark: str, taken: set[str]) -> str:
    title = f"{name}（{mark}）" if name in taken else name
    taken.add(title)
    return title


def _own_ledger(layout: LedgerLayout, title: str) -> Document:
    ledger = OwnLedger(layout)

    def write(order: PaperOrder, folder: Path) -> Path:
        path = folder / document.name(order)
        save_workbook(path, ledger.plans(order), title=title)
        return path

    document = Document(
        code=ledger.code,
        title=title,
        purpose=ledger.purpose,
        shelf=ledger.shelf,
        choice=Choice.NOTHING,
        form=Form.EXCEL,
        write=write,
        preview=lambda order: ledger_pages(title, [ledger], order),
    )
    return document


def _filled_form(template: FormTemplate, title: str) -> Document:
    open_places = sum(not each.field for each in template.places)
    said = f"，还有{open_places}处没有对应" if open_places else ""

    def write(order: PaperOrder, folder: Path) -> Path:
        return write_form(template, order, folder / document.name(order))

    document = Document(
        code=f"form-{template.id}",
        title=title,
        purpose=f"按上级表样“{template.file.name}”填写{said}",
        shelf=Shelf.LEDGERS,
        choice=Choice.NOTHING,
        form=Form.EXCEL,
        write=write,
        preview=None,
    )
    return document


class _Within:
    """Passes on what one long paper of several says, without moving the bar between them."""

    def __init__(self, progress: Progress, done: int, total: int) -> None:
        self._progress, self._done, self._total = progress, done, total

    def step(self, done: int, total: int, text: str) -> None:
        """Say it with the figures of the whole; those of one paper alone are its own."""
        if self._total == 1:
            self._progress.step(done, total, text)
        else:
            self._progress.step(self._done, self._total, text)


def write_documents(
    documents: Sequence[Document], order: PaperOrder, folder: Path, progress: Progress = UNSEEN
) -> list[Path]:
    """Write them one after the other and return their paths; Cancelled stops between two of them.

    Whatever ends it early says how many are there already. Raises BranchError where the place refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BranchError(
            f"文件夹“{folder.name}”建立不了。请检查 U 盘是否插好、有没有写入权限，或换一个文件夹。"
        ) from error
    written: list[Path] = []
    try:
        for done, document in enumerate(documents):
            progress.step(done, len(documents), f"正在生成 {document.title}")
            written.append(document.make(order, folder, _Within(progress, done, len(documents))))
        progress.step(len(documents), len(documents), "已生成")
    except Cancelled as stop:
        raise Cancelled(f"已取消。{_there(written, folder)}" if written else "") from stop
    except BranchError as error:
        raise BranchError(f"{error}{_there(written, folder)}" if written else str(error)) from error
    return written


def _there(written: Sequence[Path], folder: Path) -> str:
    return f"前面 {len(written)} 份已经生成，留在“{folder.name}”里。"
