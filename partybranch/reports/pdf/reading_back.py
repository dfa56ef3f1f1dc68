"""A finished PDF read back: the text layer of each page, as a reader of PDF finds and copies it."""

from pathlib import Path

import pypdfium2

from partybranch.errors import BranchError
from partybranch.reports.pdf.setting.scans import PDFIUM


def page_texts(path: Path) -> list[str]:
    """The text of each page; BranchError for a file that does not open."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise BranchError(f"“{path.name}”打不开。请重新生成。") from error
        try:
            return [_text(document, at) for at in range(len(document))]
        finally:
            document.close()


def _text(document: pypdfium2.PdfDocument, at: int) -> str:
    page = document[at]
    layer = page.get_textpage()
    try:
        return layer.get_text_bounded()
    finally:
        layer.close()
        page.close()
