"""照片 before they are kept: large ones made smaller, all of them as small pictures for the screen.

A reduced photo is turned as it was taken and carries no place any more, only the time it was taken.
"""

import struct
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from partybranch.errors import BranchError
from partybranch.services.progress import Progress

LARGE_BYTES, LARGE_SIDE = 1_500_000, 2400
"""A photo of more bytes, or with a longer side, is large."""
_LONG_SIDE, _QUALITY = 2000, 85
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
_SUFFIXES = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_PHONE_SUFFIXES = frozenset({".heic", ".heif"})
_SCALED = ("JPEG", "MPO")  # what JPEG files turn out to be
_MOST_PIXELS, _MOST_PIXELS_SCALED = 60_000_000, 220_000_000
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"})
_ORIENTATION, _EXIF, _TAKEN = 0x0112, 0x8769, 0x9003
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    MemoryError,
    struct.error,
)
"""What the library raises while it reads a file that is damaged or no picture at all."""
# The library stops at 179 million pixels of its own accord, but phones take photos of 200 million.
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS_SCALED


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file about to be attached; ``reduced`` is its smaller copy, ``trouble`` what the person should know.

    ``before`` and ``after`` are the bytes of the two.
    """

    source: Path
    reduced: Path | None = None
    before: int = 0
    after: int = 0
    trouble: str = ""


def is_photo(name: str) -> bool:
    """Whether a file of that name is a picture, of a kind that can be shown or not."""
    return Path(name).suffix.lower() in _SUFFIXES | _PHONE_SUFFIXES


def prepare(
    sources: Sequence[Path], folder: Path, *, reduce: bool = True, progress: Progress | None = None
) -> tuple[Prepared, ...]:
    """Look at files and lay smaller copies of the large photos into a folder, each under its own name."""
    prepared = []
    for place, source in enumerate(sources):
        if progress is not None:
            progress.step(place, len(sources), "正在查看照片")
        prepared.append(_prepare(source, folder, reduce=reduce))
    return tuple(prepared)


def thumbnail(path: Path, side: int) -> bytes:
    """A small picture as PNG, turned as it was taken. Raises BranchError for what cannot be shown."""
    try:
        with open_photo(path) as image:
            image.draft(image.mode, (side, side))
            shown = _eight_bits(image)
            shown.thumbnail((side, side))
            turned = ImageOps.exif_transpose(shown).convert("RGBA")
        out = BytesIO()
        turned.save(out, "PNG")
    except BROKEN as error:
        raise _unreadable(path) from error
    return out.getvalue()


def _prepare(source: Path, folder: Path, *, reduce: bool) -> Prepared:
    if not is_photo(source.name) or not source.is_file():
        return Prepared(source=source)
    try:
        before = source.stat().st_size
        with open_photo(source) as image:
            large = before > LARGE_BYTES or max(image.size) > LARGE_SIDE
            single = image.format in _SCALED or getattr(image, "n_frames", 1) == 1
            if not (reduce and large and single and image.mode in _MODES):
                return Prepared(source=source, before=before)
            smaller = Path(tempfile.mkdtemp(dir=folder)) / f"{source.stem}.jpg"
            _save_reduced(image, smaller)
        after = smaller.stat().st_size
    except BranchError as error:
        return Prepared(source=source, trouble=str(error))
    except BROKEN:
        return Prepared(source=source, trouble=str(_unreadable(source)))
    return Prepared(source=source, reduced=smaller if after < before else None, before=before, after=after)


def open_photo(path: Path) -> Image.Image:
    """The picture, not yet decoded; fails with one of BROKEN where it is none.

    Raises BranchError when decoding it would take too much memory.
    """
    try:
        image = Image.open(path, formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(path) from error
    most = _MOST_PIXELS_SCALED if image.format in _SCALED else _MOST_PIXELS
    if image.width * image.height > most:
        image.close()
        raise _too_many_pixels(path)
    return image


def _too_many_pixels(path: Path) -> BranchError:
    return BranchError(f"“{path.name}”的像素太多，不能显示或缩小。请先用看图软件另存一份小的。")


def _save_reduced(image: Image.Image, path: Path) -> None:
    exif = _exif_of(image)
    image.draft(image.mode, (_LONG_SIDE, _LONG_SIDE))
    image.thumbnail((_LONG_SIDE, _LONG_SIDE))
    plain = on_paper(ImageOps.exif_transpose(image))
    profile = image.info.get("icc_profile") if plain.mode == image.mode else None
    plain.save(path, "JPEG", quality=_QUALITY, optimize=True, exif=exif, icc_profile=profile)


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey scan of 16 bits in the 8 that a screen shows; any other picture as it is."""
    if not image.mode.startswith("I;16"):
        return image
    return image.point(lambda value: value / 256).convert("L")


def on_paper(image: Image.Image) -> Image.Image:
    """The picture in a mode that JPEG knows; what was transparent becomes paper."""
    if image.mode.startswith("I;16"):
        return _eight_bits(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    if image.mode in ("L", "RGB"):
        # Not decoded yet: a large JPEG is made smaller while it is read.
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _exif_of(image: Image.Image) -> Image.Exif:
    """When the photo was taken, and nothing else: no place, no camera, no orientation."""
    kept, taken = Image.Exif(), image.getexif().get_ifd(_EXIF).get(_TAKEN)
    if isinstance(taken, str):
        kept[_EXIF] = {_TAKEN: taken}
    return kept


def _unreadable(path: Path) -> BranchError:
    if path.suffix.lower() in _PHONE_SUFFIXES:
        return BranchError(
            f"“{path.name}”是手机的 HEIC 照片，多数电脑打不开。请在手机上改存为 JPG 后再添加。"
        )
    return BranchError(f"“{path.name}”不是完整的图片，无法显示。请重新复制一份，再换下这一份。")
