"""A PDF as pages to look at: their sizes, a picture of each, some of them as a file of their own.

The library behind it serves one caller at a time, in whatever thread; every call holds one lock.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from PySide6.QtGui import QImage

from partybranch.errors import BranchError
from partybranch.reports.pdf.setting.scans import PDFIUM


class PageSize(NamedTuple):
    """Width and height in points."""

    width: float
    height: float

    @property
    def lying(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


class PdfPages:
    """The pages of one PDF held in memory; ``close`` gives the memory back."""

    def __init__(self, content: bytes) -> None:
        """Open the file. Raises BranchError for what is no PDF."""
        self.content = content
        with PDFIUM:
            try:
                self._document: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(content)
            except pypdfium2.PdfiumError as error:
                raise BranchError("这份文件的页面打不开。请重新生成一次。") from error
            count = len(self._document)
            self.sizes = tuple(PageSize(*self._document.get_page_size(at)) for at in range(count))

    def picture(self, at: int, scale: float, *, grey: bool = False) -> QImage:
        """A page with so many pixels to the point; an empty picture once the file is closed."""
        with PDFIUM:
            if self._document is None:
                return QImage()
            page = self._document[at]
            drawn = page.render(scale=scale, grayscale=grey)
            tones = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_BGR888}
            looks = tones.get(drawn.n_channels, QImage.Format.Format_RGB32)
            # The copy outlives the library's own memory, which goes with the bitmap.
            picture = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, looks).copy()
            drawn.close()
            page.close()
        return picture

    def only(self, places: Sequence[int]) -> bytes:
        """A file of these pages alone, letters still letters."""
        with PDFIUM:
            if self._document is None:
                return self.content
            chosen, target = pypdfium2.PdfDocument.new(), BytesIO()
            chosen.import_pages(self._document, list(places))
            chosen.save(target)
            chosen.close()
        return target.getvalue()

    def close(self) -> None:
        """Let go of the file; a picture asked for later is empty."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __del__(self) -> None:
        """Nobody looks at it any more; the library would complain of a file left open at the end."""
        if hasattr(self, "_document"):
            self.close()
