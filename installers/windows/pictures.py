"""The installer's pictures, drawn in the window's own colours; the icon comes from ``resources/app``."""

import re
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from installers.product import NAME
from installers.wheels import ROOT

_ICON = ROOT / "resources" / "app" / "partybranch.ico"
_FONT = ROOT / "resources" / "fonts" / "NotoSansSC-Medium.ttf"
_STYLE = ROOT / "resources" / "style.qss"
# Windows stretches these two to the screen's density; twice the size stays sharp on a dense one.
_WELCOME = (328, 628)
_HEADER = (300, 114)


def icon(work: Path) -> Path:
    """The program's icon; while the project has none drawn, a plain tile with its first character."""
    if _ICON.is_file():
        return _ICON
    tile = Image.new("RGBA", (256, 256))
    pen = ImageDraw.Draw(tile)
    pen.rounded_rectangle((8, 8, 247, 247), radius=48, fill=_colour("accent"))
    pen.text((128, 124), NAME[0], font=_font(160), fill=_colour("on_accent"), anchor="mm")
    drawn = work / "partybranch.ico"
    tile.save(drawn, sizes=[(side, side) for side in (16, 24, 32, 48, 64, 256)])
    return drawn


def welcome(work: Path) -> Path:
    """The tall picture beside the first and last page."""
    picture = Image.new("RGB", _WELCOME, _colour("accent"))
    pen = ImageDraw.Draw(picture)
    width, height = _WELCOME
    tile = _tile(work, 112)
    picture.paste(tile, ((width - 112) // 2, 96), tile)
    pen.text((width // 2, 262), NAME, font=_font(46), fill=_colour("on_accent"), anchor="mm")
    promises = ("三会一课 · 主题党日", "考勤 · 志愿服务")
    for below, words in ((318, promises[0]), (352, promises[1]), (height - 44, "不联网，数据留在本机")):
        pen.text((width // 2, below), words, font=_font(21), fill=_colour("selected"), anchor="mm")
    return _saved(picture, work / "welcome.bmp")


def header(work: Path) -> Path:
    """The small picture at the head of the pages between."""
    picture = Image.new("RGB", _HEADER, _colour("card"))
    tile = _tile(work, 80)
    picture.paste(tile, (_HEADER[0] - 80 - 20, (_HEADER[1] - 80) // 2), tile)
    return _saved(picture, work / "header.bmp")


def _tile(work: Path, side: int) -> Image.Image:
    with Image.open(icon(work)) as drawn:
        return drawn.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)


def _saved(picture: Image.Image, path: Path) -> Path:
    picture.save(path, format="BMP")
    return path


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size)


def _colour(token: str) -> str:
    found = re.search(rf"^@{token}\s+(#\w+)", _STYLE.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise LookupError(f"{_STYLE.name} has no colour @{token}")
    return found[1]
