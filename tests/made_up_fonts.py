"""Fonts as PCs have them, made out of the bundled 黑体: this machine has no 仿宋 of its own."""

from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from partybranch.paths import resources

# They bring no types; a module fetched by name needs none.
_subset = import_module("fontTools.subset")
_ttlib = import_module("fontTools.ttLib")

CHARACTERS = "中共党支部员会议记录年月日，。（）0123456789 全召开大次各第一二三四五学习题活动情况基本、￥"
CHINESE, ENGLISH = 0x804, 0x409


@cache
def _few_shapes() -> bytes:
    options = _subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    font = TTFont(str(resources() / "fonts" / "NotoSansSC-Medium.ttf"))
    chooser = _subset.Subsetter(options)
    chooser.populate(text=CHARACTERS)
    chooser.subset(font)
    target = BytesIO()
    font.save(target)
    return target.getvalue()


def made_up(*, chinese: str = "", english: str = "", postscript: str = "", weight: int = 400) -> TTFont:
    """A small TrueType font with these family names; open to be spoilt further."""
    font = TTFont(BytesIO(_few_shapes()))
    font["name"].names = []
    for name, language in ((chinese, CHINESE), (english, ENGLISH)):
        if name:
            font["name"].setName(name, 1, 3, 1, language)
            font["name"].setName(name, 4, 3, 1, language)
    if postscript:
        font["name"].setName(postscript, 6, 3, 1, ENGLISH)
    font["OS/2"].usWeightClass = weight
    return font


def laid(folder: Path, name: str, font: TTFont | TTCollection) -> Path:
    """The font as a file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    font.save(str(folder / name))
    return folder / name


def a_collection(*fonts: TTFont) -> TTCollection:
    """Several fonts in one file."""
    collection = TTCollection()
    collection.fonts = list(fonts)
    return collection


def with_gbk_map_last(font: TTFont) -> TTFont:
    """The font with a second character map in GBK, which the PDF library would take for Unicode."""
    table = _ttlib.getTableClass("cmap")
    last = import_module(table.__module__).CmapSubtable.newSubtable(4)
    last.platformID, last.platEncID, last.language = 3, 3, 0
    unicode = font["cmap"].getBestCmap().items()
    last.cmap = {int.from_bytes(chr(code).encode("gbk"), "big"): name for code, name in unicode}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.platEncID == 1] + [last]
    return font


def with_axes(font: TTFont) -> TTFont:
    """The font as a variable one."""
    font["fvar"] = _ttlib.newTable("fvar")
    axis = import_module("fontTools.ttLib.tables._f_v_a_r").Axis()
    axis.axisTag, axis.axisNameID = "wght", 2
    font["fvar"].axes = [axis]
    return font
