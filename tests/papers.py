"""Papers made for the tests of preview and printing: so many pages, upright or lying, made when asked."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from partybranch.reports.documents import DOCUMENTS, Document, Form
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.frame import LEDGER
from partybranch.reports.pdf.setting.page import PdfDocument


def a_pdf(*, upright: int = 1, lying: int = 0) -> PdfDocument:
    """So many upright pages, then so many lying ones, each with its number as a heading."""
    document = PdfDocument(title="试印", organisation="示例党支部", printed_at=datetime(2022, 12, 31, 10))
    for number in range(1, upright + 1):
        if number > 1:
            document.page_break()
        document.title(f"第{number}份")
        document.paragraph("组织生活要经常、认真、严肃。")
    for number in range(1, lying + 1):
        document.section(LEDGER)
        document.title(f"横向第{number}份")
    return document


def a_document(
    code: str = "trial",
    *,
    title: str = "试印记录",
    choice: Choice = Choice.NOTHING,
    form: Form = Form.PDF,
    preview: Callable[[PaperOrder], PdfDocument] | None = lambda _order: a_pdf(),
) -> Document:
    """A document of the list that is written as the first PDF there is."""
    real = next(each for each in DOCUMENTS if each.form is Form.PDF)
    return Document(
        code=code,
        title=title,
        purpose="试着打印",
        shelf=Shelf.MEETINGS,
        choice=choice,
        form=form,
        write=real.write,
        preview=preview,
    )


def ink(picture: QImage) -> QRect:
    """The smallest rectangle that holds everything darker than grey."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, step, tones = grey.width(), grey.bytesPerLine(), bytes(grey.constBits())
    rows = [tones[y * step : y * step + wide] for y in range(grey.height())]
    dark = [y for y, row in enumerate(rows) if min(row) < 100]
    lefts = [next(x for x, tone in enumerate(rows[y]) if tone < 100) for y in dark]
    rights = [next(wide - x for x, tone in enumerate(reversed(rows[y])) if tone < 100) for y in dark]
    return QRect(min(lefts), dark[0], max(rights) - min(lefts), dark[-1] - dark[0])
