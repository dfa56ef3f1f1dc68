"""What is done with a paper: print it, save it somewhere, have it opened by the PC's own program."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from partybranch.errors import BranchError
from partybranch.reports.documents import SUFFIXES, Document, Form, write_documents
from partybranch.reports.order import PaperOrder
from partybranch.services.progress import Progress
from ui.passing_folder import PassingFolder, open_file
from ui.preview.habits import PaperHabits
from ui.preview.paper import MakeOrder, Paper
from ui.preview.pdf_pages import PdfPages
from ui.preview.print_job import PrintJob
from ui.preview.printing import job_of, new_printer, print_pages
from ui.session import Session

_KINDS = {
    Form.EXCEL: "Excel 表格 (*.xlsx)",
    Form.PDF: "PDF 文件 (*.pdf)",
    Form.WORD: "Word 文档 (*.docx)",
    Form.ZIP: "压缩包 (*.zip)",
}
_NO_PROGRAM = "电脑里没有能打开“{name}”的程序。请先安装 WPS 等办公软件，或点“存为…”存到 U 盘换一台电脑打开。"
_NO_FOLDER = "没有找到这个文件夹：第一次生成时才会建立；如果在 U 盘上，请先插好 U 盘"


class PaperActs(QObject):
    """Asks what has to be asked over ``window``; ``refused`` carries a sentence to stand beside the buttons.

    ``began`` says that an older sentence there has had its time; ``written`` carries the paths.
    """

    began = Signal()
    refused = Signal(str)
    written = Signal(object)

    def __init__(self, session: Session, window: QWidget, open_: Callable[[Path], bool] = open_file) -> None:
        super().__init__(window)
        self._session, self._window, self._open = session, window, open_
        self.began.connect(session.notices.forget)
        self.habits = PaperHabits(session.preferences)
        self._passing = PassingFolder.of(session)

    def print_paper(self, paper: Paper, current: int) -> None:
        """Ask which printer, which pages, how often; then print. ``current`` is the page looked at."""
        if paper.pages is None:
            return
        self.began.emit()
        if paper.refused:
            self.refused.emit(paper.refused)
            return
        # Pages of its own: those on the screen go when another paper is chosen meanwhile.
        pages = PdfPages(paper.pages.content)
        printer = new_printer(pages, paper.document.title)
        if self._ask_printer(printer, pages):
            self._print(pages, printer, job_of(printer, pages, current))
        else:
            pages.close()

    def save(self, document: Document, make_order: MakeOrder) -> None:
        """Ask where to, with a name proposed, and write it there."""
        self.began.emit()
        self._session.background.run(
            make_order, lambda order: self._ask_place(document, order), self._refuse, owner=self
        )

    def open_elsewhere(self, document: Document, make_order: MakeOrder) -> None:
        """Write a copy that is only passed on, and have the PC open it."""
        self.began.emit()

        def work(progress: Progress) -> Path:
            order = make_order()
            name = Path(document.name(order))
            if document.form is Form.FOLDER:
                return document.make(order, self._passing.free_name(name.name, ""), progress)
            path = self._passing.free_name(name.stem, name.suffix)
            document.write_to(order, path, progress)
            return path

        self._session.background.run_long(
            work, self._show, self._refuse, owner=self, busy_text=f"正在生成 {document.title}…"
        )

    def write_all(self, documents: Sequence[Document], make_order: MakeOrder, folder: Path) -> None:
        """Write all of them into a folder."""
        self.began.emit()

        def work(progress: Progress) -> list[Path]:
            return write_documents(documents, make_order(), folder, progress)

        self._session.background.run_long(
            work, self._wrote, self._refuse, owner=self, busy_text=f"正在生成 {len(documents)} 份…"
        )

    def show_folder(self) -> None:
        """Have the PC show the folder papers are written into, or say where it is."""
        folder = self.habits.folder
        if not folder.is_dir():
            self._session.notices.done(_NO_FOLDER)
        elif not self._open(folder):
            self._session.notices.done(f"电脑没有打开文件夹，请自己到 {folder} 查看")

    def _ask_printer(self, printer: QPrinter, pages: PdfPages) -> bool:
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("打印")
        options = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(options.PrintPageRange)
        dialog.setOption(options.PrintCurrentPage)
        dialog.setMinMax(1, len(pages.sizes))
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _print(self, pages: PdfPages, printer: QPrinter, job: PrintJob) -> None:
        def work(progress: Progress) -> tuple[PrintJob, str]:
            try:
                print_pages(pages, printer, job, progress)
            finally:
                pages.close()
            return job, printer.outputFileName()

        self._session.background.run_long(
            work, self._printed, self._refuse, owner=self, busy_text=f"正在打印 {job.title}…"
        )

    def _printed(self, done: tuple[PrintJob, str]) -> None:
        job, file = done
        if file:
            self._session.notices.done(f"已打印到文件 {file}")
            return
        copies = f"，{job.copies} 份" if job.copies > 1 else ""
        self._session.notices.done(f"已发送到打印机：{job.title}，{len(job.places)} 页{copies}")

    def _ask_place(self, document: Document, order: PaperOrder) -> None:
        folder, title = self.habits.folder, f"存为：{document.title}"
        if document.form is Form.FOLDER:
            place = QFileDialog.getExistingDirectory(self._window, title, str(_standing(folder)))
        else:
            proposed = _standing(folder) / document.name(order)
            place, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), _KINDS[document.form])
        if place:
            self._save(document, order, Path(place))

    def _save(self, document: Document, order: PaperOrder, place: Path) -> None:
        folder = document.form is Form.FOLDER
        target = place if folder else _with_suffix(place, SUFFIXES[document.form])

        def work(progress: Progress) -> list[Path]:
            if folder:
                return [document.make(order, target, progress)]
            document.write_to(order, target, progress)
            return [target]

        self._session.background.run_long(
            work, self._wrote, self._refuse, owner=self, busy_text=f"正在生成 {document.title}…"
        )

    def _wrote(self, paths: list[Path]) -> None:
        self.habits.folder = paths[0].parent
        self.written.emit(paths)
        what = f"“{paths[0].name}”" if len(paths) == 1 else f" {len(paths)} 份"
        self._session.notices.done(f"已生成{what}，存放在 {paths[0].parent}")

    def _show(self, path: Path) -> None:
        if self._open(path):
            self._session.notices.done(f"已打开“{path.name}”，这是副本，修改不会回到账本")
        else:
            self.refused.emit(_NO_PROGRAM.format(name=path.name))

    def _refuse(self, error: BranchError) -> None:
        self.refused.emit(str(error))


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())


def _with_suffix(path: Path, suffix: str) -> Path:
    """The name typed, with the ending without which WPS would not know the file."""
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)
