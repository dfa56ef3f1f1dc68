"""Colour tokens, palette and style sheet, light and dark; the colours stand in resources/style.qss.

The head of that file lists ``@name light dark``; below it the sheet names tokens only.
"""

import re
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from partybranch.paths import resources

_TOKEN = re.compile(r"^\s*@(\w+)\s+(#\w{6})\s+(#\w{6})", re.MULTILINE)
_USE = re.compile(r"@(\w+)")


def dark() -> bool:
    """Whether the PC asks for dark windows."""
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
    """The style sheet with the colours of the present scheme."""
    tokens, body = _sheet()
    shade = dark()
    return _USE.sub(lambda use: tokens[use[1]][shade], body)


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
