"""Photos and scans on paper: upright, as large as the page allows, never enlarged beyond their own size."""

import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image as PillowImage
from PIL import ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

_DPI = 150
_CAPTION = 20.0
_QUALITY = 80
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    MemoryError,
    struct.error,
    PillowImage.DecompressionBombError,
    PillowImage.DecompressionBombWarning,
)
_SCALED = ("JPEG", "MPO")
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
_MOST_PIXELS, _MOST_PIXELS_SCALED = 60_000_000, 220_000_000
"""Beyond this an image would take too much memory; JPEG is made smaller while it is read."""


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
        with PillowImage.open(path) as opened:
            most = _MOST_PIXELS_SCALED if opened.format in _SCALED else _MOST_PIXELS
            if opened.width * opened.height > most:
                return None
            return reduced(opened, size)
    except _BROKEN:
        return None


def reduced(image: PillowImage.Image, size: tuple[int, int]) -> Reduced:
    """An opened image upright, as a JPEG of at most so many pixels; what was transparent becomes paper."""
    lying = image.getexif().get(_ORIENTATION) in _SIDEWAYS
    plain = _on_paper(image)
    plain.thumbnail(size[::-1] if lying else size)
    plain = ImageOps.exif_transpose(plain)
    target = BytesIO()
    plain.save(target, "JPEG", quality=_QUALITY)
    return Reduced(content=target.getvalue(), width=plain.width, height=plain.height)


def _on_paper(image: PillowImage.Image) -> PillowImage.Image:
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = PillowImage.new("RGBA", seen.size, "white")
        return PillowImage.alpha_composite(paper, seen).convert("RGB")
    if image.mode in ("L", "RGB"):
        # Not decoded yet: a large JPEG is made smaller while it is read.
        return image
    return image.convert("L" if image.mode == "1" else "RGB")
