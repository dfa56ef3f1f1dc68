"""The letters of the window: the PC's own Chinese font, else the bundled one; rare characters bundled."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from partybranch.paths import resources

_WANTED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "WenQuanYi Micro Hei",
)
_BUNDLED, _RARE = "NotoSansSC-Medium.ttf", "HanaMinB.ttf"
_PIXELS = 14


def _families(file: Path) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []


def window_font() -> QFont:
    """The font of the whole window, with the families to fall back on for what it lacks."""
    folder = resources() / "fonts"
    installed = set(QFontDatabase.families())
    chinese = [family for family in _WANTED if family in installed][:1]
    if not chinese:
        chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)[:1]
    families = chinese or _families(folder / _BUNDLED)
    font = QFont()
    font.setFamilies([*families, *_families(folder / _RARE)])
    font.setPixelSize(_PIXELS)
    return font
