"""``python -m installers.icons``: draw the icons of program and backup from ``resources/app/*.svg``.

Each has a simpler drawing for the smallest sizes, where a fine one turns to mud.
"""

import os
import struct
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers.wheels import ROOT

FOLDER = ROOT / "resources" / "app"
NAMES = ("partybranch", "backup")
PICTURES = (16, 24, 32, 48, 64, 128, 256, 512)
IN_ICO = (16, 20, 24, 32, 40, 48, 64, 128, 256)

_LARGEST_SMALL = 24
_SMALLEST_PNG = 128


def drawn(name: str, size: int) -> Image.Image:
    """One icon in one size, in pixels."""
    drawing = f"{name}_small.svg" if size <= _LARGEST_SMALL else f"{name}.svg"
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(FOLDER / drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    pixels = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(pixels.constBits()))


def ico(pictures: list[Image.Image]) -> bytes:
    """A Windows icon: bitmaps, which every loader reads, and PNG for the large ones, which keeps it small."""
    entries, bodies = b"", b""
    first = 6 + 16 * len(pictures)
    for picture in pictures:
        side = picture.width % 256
        body = _png(picture) if picture.width >= _SMALLEST_PNG else _bitmap(picture)
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), first + len(bodies))
        bodies += body
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + bodies


def _png(picture: Image.Image) -> bytes:
    into = BytesIO()
    picture.save(into, "PNG", optimize=True)
    return into.getvalue()


def _bitmap(picture: Image.Image) -> bytes:
    size = picture.width
    rows = picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes("raw", "BGRA")
    # Its height counts the mask as well, which says nothing beside an alpha channel but has to be there.
    mask = bytes(size * ((size + 31) // 32 * 4))
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(rows) + len(mask), 0, 0, 0, 0)
    return header + rows + mask


def draw(folder: Path) -> list[Path]:
    """Draw every icon in every size into a folder; return the files."""
    made: list[Path] = []
    for name in NAMES:
        for size in PICTURES:
            made.append(folder / f"{name}_{size}.png")
            made[-1].write_bytes(_png(drawn(name, size)))
        made.append(folder / f"{name}.ico")
        made[-1].write_bytes(ico([drawn(name, size) for size in IN_ICO]))
    return made


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for path in draw(FOLDER):
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size} bytes\n")
