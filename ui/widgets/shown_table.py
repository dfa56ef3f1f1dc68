"""A table as it is seen, with its columns and rows, on its way to the clipboard or a workbook."""

import re
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

from ui.models.column import Align

_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d+)?%?")
_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")
_NEEDS_QUOTES = re.compile(r'[\t\n\r"]')
_AS_TEXT = "mso-number-format:'\\@';white-space:pre-wrap"
"""Said to WPS and Excel, so that a number of 18 digits or a line that begins with = stays what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """Headings, widths in pixels and rows of text; ``name`` is what the table is called on the screen."""

    name: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]

    def for_clipboard(self) -> QMimeData:
        """The table as text with tabs and as a table that spreadsheets take over cell by cell, as text."""
        mime = QMimeData()
        mime.setText("\n".join("\t".join(map(_plain, row)) for row in (self.titles, *self.rows)))
        mime.setHtml(_html(self))
        return mime


def _plain(text: str) -> str:
    """One cell of the plain text: no formula, and its own tabs and line ends inside quotes."""
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    if _NEEDS_QUOTES.search(text):
        quoted = text.replace('"', '""')
        return f'"{quoted}"'
    return text


def _html(table: ShownTable) -> str:
    head = "".join(f"<th>{escape(title)}</th>" for title in table.titles)
    rows = "".join(f"<tr>{''.join(map(_cell, row, table.aligns))}</tr>" for row in table.rows)
    return f"<meta charset='utf-8'><table border='1'><tr>{head}</tr>{rows}</table>"


def _cell(text: str, align: Align) -> str:
    if align is Align.RIGHT and _NUMBER.fullmatch(text):
        return f"<td align='right'>{text}</td>"
    lines = escape(text).replace("\n", "<br style='mso-data-placement:same-cell'>")
    return f'<td style="{_AS_TEXT}">{lines}</td>'
