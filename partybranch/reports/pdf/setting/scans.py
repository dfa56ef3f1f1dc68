"""An attached PDF as pictures of its pages: what was scanned on the office's machine is printed again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import pypdfium2
from PIL import Image as PillowImage

from partybranch.reports.pdf.setting.pictures import Reduced, reduced

PDFIUM = RLock()
"""The library behind it serves one caller at a time, in whatever thread: the preview holds it too."""
_DPI = 150
_MOST_PAGES = 40
_MODES = {1: "L", 3: "BGR", 4: "BGRX"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPages:
    """The pages that were drawn, and how many more the file has."""

    images: Sequence[Reduced]
    left: int


def is_pdf(name: str) -> bool:
    """Whether a file of that name is a PDF."""
    return Path(name).suffix.lower() == ".pdf"


def scanned_pages(path: Path, width: float, height: float) -> ScannedPages:
    """The first pages as pictures of at most so many points; none of a file that does not open."""
    size = (round(width / 72 * _DPI), round(height / 72 * _DPI))
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError):
            return ScannedPages(images=(), left=0)
        try:
            count = min(len(document), _MOST_PAGES)
            images = [_page(document, at, size) for at in range(count)]
            return ScannedPages(images=images, left=len(document) - count)
        except pypdfium2.PdfiumError:
            return ScannedPages(images=(), left=0)
        finally:
            document.close()


def _page(document: pypdfium2.PdfDocument, at: int, size: tuple[int, int]) -> Reduced:
    wide, high = document.get_page_size(at)
    page = document[at]
    drawn = page.render(scale=min(size[0] / wide, size[1] / high))
    image = PillowImage.frombuffer(
        "L" if drawn.n_channels == 1 else "RGB",
        (drawn.width, drawn.height),
        bytes(drawn.buffer),
        "raw",
        _MODES[drawn.n_channels],
        drawn.stride,
        1,
    )
    drawn.close()
    page.close()
    return reduced(image, size)
