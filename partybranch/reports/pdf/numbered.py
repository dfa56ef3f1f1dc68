"""The parts of a report counted as they are written: 一、 before headings, 表1 and 图1 over tables."""

from collections.abc import Sequence
from dataclasses import replace

from partybranch.domain.blank import BLANK
from partybranch.reports.chart import ChartContent
from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.tables import Cell, Column

_LONG_LABEL = 10
_LONGEST = 29.0
"""Ems that have room in the line under a title."""
_NUMERALS = "一二三四五六七八九十"
_PLOT = 100.0
_BARS = 2
_SHORT = 12
"""A table of up to so many rows is not parted between two pages without need."""


class NumberedParts:
    """Writes into a document and counts; what is left out leaves no gap."""

    def __init__(self, document: PdfDocument) -> None:
        self.document = document
        self._headings = self._tables = self._charts = 0

    def title(self, branch: str, label: str, words: str, said: str) -> None:
        """Whose paper it is, of which period, and what it is; ``said`` stands beside 填报单位."""
        name = branch or BLANK
        # From one day to another is a line of its own: it must not break inside a date.
        lines = (label, words) if len(label) >= _LONG_LABEL else (f"{label}{words}",)
        unit = f"填报单位：{name}"
        apart = "　" if chain(Face.SONG).width(unit + said) <= _LONGEST else "\n"
        self.document.title("\n".join((name, *lines)), f"{unit}{apart}{said}")

    def heading(self, text: str) -> None:
        """The next heading: 三、出席情况."""
        self._headings += 1
        self.document.heading(f"{_NUMERALS[self._headings - 1]}、{text}")

    def table(
        self,
        caption: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        total: Sequence[Cell] | None = None,
        size: float = 10.5,
    ) -> None:
        """The next table: 表2　各类活动出席情况."""
        self._tables += 1
        self.document.table(
            columns,
            rows,
            caption=f"表{self._tables}　{caption}",
            total=total,
            size=size,
            whole=len(rows) <= _SHORT,
        )

    def chart(self, title: str, content: ChartContent) -> None:
        """The next chart: 图1　各月出席率, low enough for two on a page; none where it shows nothing."""
        if len(content.categories) < _BARS or not any(content.values):
            return
        self._charts += 1
        self.document.chart(replace(content, title=f"图{self._charts}　{title}"), plot=_PLOT)
