"""To paper: as a PDF through CUPS where there is one, else page by page as pictures, 300 dots to the inch."""

import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from partybranch.errors import BranchError
from partybranch.reports.output import write_beside
from partybranch.services.progress import Cancelled, Progress
from ui.preview.pdf_pages import PageSize, PdfPages
from ui.preview.print_job import PrintJob, Sides, lp_command

DOTS = 300
"""Dots to the inch of the pictures: small type stays sharp, a page takes 8 MB."""
_PATIENCE_S = 60
_UNSENT = "打印没有发出去（{reason}）。请检查打印机是否开机、连好，再打印一次；也可以先“存为…”再打印。"
_NO_PRINTER = "没有找到打印机。请先在电脑里添加打印机，或点“存为…”存到 U 盘，换一台电脑打印。"
_DUPLEX = {
    QPrinter.DuplexMode.DuplexNone: Sides.ONE,
    QPrinter.DuplexMode.DuplexLongSide: Sides.LONG_EDGE,
    QPrinter.DuplexMode.DuplexShortSide: Sides.SHORT_EDGE,
}


def page_layout(size: PageSize) -> QPageLayout:
    """The sheet for a page: A4 its way round, no margins, since the page brings its own."""
    way = QPageLayout.Orientation.Landscape if size.lying else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())


def new_printer(pages: PdfPages, title: str) -> QPrinter:
    """A printer set up for these pages, to be chosen and changed in the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    printer.setPageLayout(page_layout(pages.sizes[0]))
    printer.setDocName(title)
    return printer


def job_of(printer: QPrinter, pages: PdfPages, current: int) -> PrintJob:
    """What was chosen in the dialog; ``current`` is the page that is looked at."""
    count = len(pages.sizes)
    return PrintJob(
        queue=printer.printerName(),
        title=printer.docName(),
        places=_places(printer, count, current),
        count=count,
        copies=max(printer.copyCount(), 1),
        collated=printer.collateCopies(),
        sides=sides_of(printer.duplex(), lying=pages.sizes[0].lying),
        grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        backwards=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
    )


def _places(printer: QPrinter, count: int, current: int) -> tuple[int, ...]:
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return (current,)
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return tuple(range(count))
    named = printer.pageRanges()
    chosen = tuple(at for at in range(count) if named.contains(at + 1))
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return chosen or tuple(range(max(first, 1) - 1, min(last, count))) or tuple(range(count))


def sides_of(mode: QPrinter.DuplexMode, *, lying: bool) -> Sides:
    """Which sides of the sheet; left to itself a lying page turns over at its short edge, as it is bound."""
    if mode is QPrinter.DuplexMode.DuplexAuto:
        return Sides.SHORT_EDGE if lying else Sides.LONG_EDGE
    return _DUPLEX.get(mode, Sides.PRINTER)


def print_pages(pages: PdfPages, printer: QPrinter, job: PrintJob, progress: Progress) -> None:
    """Print what was chosen by the best way there is; Cancelled stops between two pages.

    Raises BranchError when the printer refuses.
    """
    lp = shutil.which("lp")
    if printer.outputFileName():
        content = pages.content if job.order == tuple(range(job.count)) else pages.only(job.order)
        write_beside(Path(printer.outputFileName()), partial(_put, content))
    elif lp and job.queue:
        print_by_cups(pages, job, lp)
    elif not printer.isValid() or printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        raise BranchError(_NO_PRINTER)
    else:
        print_pictures(pages, printer, job, progress)


def _put(content: bytes, draft: Path) -> None:
    draft.write_bytes(content)


def print_by_cups(pages: PdfPages, job: PrintJob, lp: str) -> None:
    """Hand the PDF itself to CUPS. Raises BranchError with what CUPS says when it is refused."""
    with tempfile.TemporaryDirectory(prefix="partybranch-print-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pages.content)
        try:
            done = subprocess.run(
                lp_command(job, file, lp),
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_PATIENCE_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BranchError(_UNSENT.format(reason="打印服务没有回应")) from error
    if done.returncode:
        said = done.stderr.strip().removeprefix("lp: ") or f"代码 {done.returncode}"
        raise BranchError(_UNSENT.format(reason=said))


def print_pictures(pages: PdfPages, printer: QPrinter, job: PrintJob, progress: Progress) -> None:
    """Draw each page as a picture as large as the sheet. Raises BranchError when the printer refuses."""
    # Drivers that cannot make copies themselves get every page as often as it is wanted.
    places = job.order if printer.supportsMultipleCopies() else _copied(job)
    painter = QPainter()
    try:
        for done, at in enumerate(places):
            progress.step(done, len(places), f"正在打印第 {done + 1} 页，共 {len(places)} 页")
            _print_page(pages, at, printer, painter)
    except (Cancelled, BranchError):
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _print_page(pages: PdfPages, at: int, printer: QPrinter, painter: QPainter) -> None:
    printer.setPageLayout(page_layout(pages.sizes[at]))
    # Without it Qt keeps the printer's own margins and shrinks the page.
    printer.setFullPage(True)
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise BranchError(_UNSENT.format(reason="打印机没有接收"))
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    picture = pages.picture(at, printer.resolution() / 72, grey=True)
    painter.drawImage(_laid(picture, sheet), picture)


def _copied(job: PrintJob) -> tuple[int, ...]:
    if job.collated:
        return job.order * job.copies
    return tuple(at for at in job.order for _ in range(job.copies))


def _laid(picture: QImage, sheet: QRectF) -> QRectF:
    """The whole sheet; on paper of another shape as much of it as keeps the page's own shape."""
    size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if abs(size.width() - sheet.width()) < 4 and abs(size.height() - sheet.height()) < 4:
        size = sheet.size()
    place = QRectF(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    return place
