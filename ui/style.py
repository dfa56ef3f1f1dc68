"""Colour tokens, palette and style sheet, light and dark; the colours stand in resources/style.qss.

The head of that file lists ``@name light dark``; below it the sheet names tokens only.
"""

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from partybranch.paths import resources

_TOKEN = re.compile(r"^\s*@(\w+)\s+(#\w{6})\s+(#\w{6})", re.MULTILINE)
_USE = re.compile(r"@(\w+)")
_PICTURE = re.compile(r"\$(\w+)")
_TINTS = {"down": "secondary", "up": "secondary", "tick": "on_accent"}


class Scheme(StrEnum):
    """Which colours the person wants; the values are what the choice says."""

    PC = "跟随电脑"
    LIGHT = "浅色"
    DARK = "深色"


_CHOSEN = "chosen_scheme"
_QT_SCHEMES = {
    Scheme.PC: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def choose_scheme(application: QGuiApplication, scheme: Scheme) -> None:
    """Ask Qt for a scheme; kept on the application too, since not every desktop answers Qt."""
    application.setProperty(_CHOSEN, scheme.value)
    application.styleHints().setColorScheme(_QT_SCHEMES[scheme])


def dark() -> bool:
    """Whether windows are dark: by the person's choice, else by the PC's."""
    application = QGuiApplication.instance()
    chosen = application.property(_CHOSEN) if application else None
    if chosen in {Scheme.LIGHT, Scheme.DARK}:
        return bool(chosen == Scheme.DARK)
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


@cache
def _sheet() -> tuple[dict[str, tuple[str, str]], str]:
    text = (resources() / "style.qss").read_text(encoding="utf-8")
    head, _, body = text.partition("*/")
    return {name: (light, night) for name, light, night in _TOKEN.findall(head)}, body


def colour(token: str) -> QColor:
    """A token's colour in the present scheme; KeyError for a token that the sheet does not list."""
    return QColor(_sheet()[0][token][dark()])


def style_sheet() -> str:
    """The style sheet with the colours of the present scheme; ``$name`` stands for a tinted picture."""
    tokens, body = _sheet()
    shade = dark()
    coloured = _USE.sub(lambda use: tokens[use[1]][shade], body)
    return _PICTURE.sub(lambda use: _picture(use[1], tokens[_TINTS[use[1]]][shade]), coloured)


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def _picture(name: str, tint: str) -> str:
    """A tinted copy of an icon, because a style sheet can only name files; its path as Qt writes it."""
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    copy = Path(_folder().filePath(f"{name}-{tint[1:]}.svg"))
    copy.write_text(drawing.replace("currentColor", tint), encoding="utf-8")
    return copy.as_posix()


def palette() -> QPalette:
    """The palette of the present scheme, for everything that the sheet leaves to Qt's own style."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "card",
        role.AlternateBase: "window",
        role.Text: "text",
        role.Button: "raised",
        role.ButtonText: "text",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "disabled",
        role.Highlight: "selected",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.Light: "raised",
        role.Midlight: "hover",
        role.Mid: "line",
        role.Dark: "line",
        role.Shadow: "line",
    }
    made = QPalette()
    for each, token in roles.items():
        made.setColor(each, colour(token))
    for each in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, colour("disabled"))
    return made
