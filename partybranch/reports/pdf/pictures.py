"""Photos and scans on paper: upright, as large as the page allows, never enlarged beyond their own size."""

from pathlib import Path

from PIL import Image as PillowImage
from PIL import ImageOps, UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

_DPI = 150
_CAPTION = 20.0


class Picture(Flowable):
    """One image file in the middle of the column, with at most so many points of width and height."""

    def __init__(self, image: PillowImage.Image, width: float, tallest: float) -> None:
        super().__init__()
        self._image = image
        scale = min(width / image.width, (tallest - _CAPTION) / image.height, 72 / _DPI * 2)
        self._drawn = (image.width * scale, image.height * scale)
        self.width, self.height = width, self._drawn[1] + 4 * mm

    def draw(self) -> None:
        """Draw the image in the middle."""
        wide, high = self._drawn
        self.canv.drawImage(ImageReader(self._image), (self.width - wide) / 2, 2 * mm, wide, high)


def load_picture(path: Path, width: float, tallest: float) -> PillowImage.Image | None:
    """The image upright and reduced to what paper shows; None for a file that is no readable image."""
    try:
        with PillowImage.open(path) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError):
        return None
    image.thumbnail((round(width / 72 * _DPI), round(tallest / 72 * _DPI)))
    return image
