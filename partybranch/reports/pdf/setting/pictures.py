"""Photos and scans on paper: upright, as large as the page allows, never enlarged beyond their own size."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image as PillowImage
from PIL import ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from partybranch.errors import BranchError
from partybranch.services.photos import BROKEN, on_paper, open_photo

_DPI = 150
_CAPTION = 20.0
_QUALITY = 80
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """An image as paper needs it: a small JPEG instead of a photo of many megabytes."""

    content: bytes
    width: int
    height: int


class Picture(Flowable):
    """One image in the middle of the column, with at most so many points of width and height."""

    def __init__(self, image: Reduced, width: float, tallest: float) -> None:
        super().__init__()
        self._image = image
        scale = min(width / image.width, (tallest - _CAPTION) / image.height, 72 / _DPI * 2)
        self._drawn = (image.width * scale, image.height * scale)
        self.width, self.height = width, self._drawn[1] + 4 * mm

    def draw(self) -> None:
        """Draw the image in the middle."""
        wide, high = self._drawn
        image = ImageReader(BytesIO(self._image.content))
        self.canv.drawImage(image, (self.width - wide) / 2, 2 * mm, wide, high)


def load_picture(path: Path, width: float, tallest: float) -> Reduced | None:
    """The image upright and reduced to what paper shows; None for a file that is no readable image."""
    size = (round(width / 72 * _DPI), round(tallest / 72 * _DPI))
    try:
        with open_photo(path) as opened:
            return reduced(opened, size)
    except (BranchError, *BROKEN):
        return None


def reduced(image: PillowImage.Image, size: tuple[int, int]) -> Reduced:
    """An opened image upright, as a JPEG of at most so many pixels; what was transparent becomes paper."""
    lying = image.getexif().get(_ORIENTATION) in _SIDEWAYS
    plain = on_paper(image)
    plain.thumbnail(size[::-1] if lying else size)
    plain = ImageOps.exif_transpose(plain)
    target = BytesIO()
    plain.save(target, "JPEG", quality=_QUALITY)
    return Reduced(content=target.getvalue(), width=plain.width, height=plain.height)
