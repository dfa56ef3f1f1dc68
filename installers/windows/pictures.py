"""The installer's pictures, drawn in the window's own colours; the icons come from ``resources/app``."""

import re
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from installers.product import NAME
from installers.wheels import ROOT

ICON = ROOT / "resources" / "app" / "partybranch.ico"
BACKUP_ICON = ICON.with_name("backup.ico")
_FONT = ROOT / "resources" / "fonts" / "NotoSansSC-Medium.ttf"
_STYLE = ROOT / "resources" / "style.qss"
# Windows stretches these two to the screen's density; twice the size stays sharp on a dense one.
_WELCOME = (328, 628)
_HEADER = (300, 114)


def welcome(work: Path) -> Path:
    """The tall picture beside the first and last page."""
    picture = Image.new("RGB", _WELCOME, _colour("window"))
    pen = ImageDraw.Draw(picture)
    width, height = _WELCOME
    pen.rectangle((width - 6, 0, width, height), fill=_colour("accent"))
    middle = (width - 6) // 2
    tile = _tile(128)
    picture.paste(tile, (middle - 64, 88), tile)
    pen.text((middle, 268), NAME, font=_font(46), fill=_colour("text"), anchor="mm")
    promises = ("三会一课 · 主题党日", "考勤 · 志愿服务")
    for below, words in ((324, promises[0]), (358, promises[1]), (height - 44, "不联网，数据留在本机")):
        pen.text((middle, below), words, font=_font(21), fill=_colour("secondary"), anchor="mm")
    return _saved(picture, work / "welcome.bmp")


def header(work: Path) -> Path:
    """The small picture at the head of the pages between."""
    picture = Image.new("RGB", _HEADER, _colour("card"))
    tile = _tile(80)
    picture.paste(tile, (_HEADER[0] - 80 - 20, (_HEADER[1] - 80) // 2), tile)
    return _saved(picture, work / "header.bmp")


def _tile(side: int) -> Image.Image:
    with Image.open(ICON) as drawn:
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
