"""A roll on paper: two people beside each other, each 党小组 named once beside its rows on every page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak
from reportlab.platypus.flowables import Flowable

from partybranch.reports.pdf.setting.fonts import Face
from partybranch.reports.pdf.setting.forms import FRAME, RULE
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle
from partybranch.reports.pdf.setting.tables import SHADE

SIDES = 2
"""People beside each other."""
SIGNED = 8.5 * mm
"""The least height of a row in which a name is signed by hand."""
_TEXT = TextStyle(face=Face.SONG, size=10.5, leading=14.0, align=Align.CENTER)
_NAME = replace(_TEXT, size=9.5, leading=13.0, balanced=True)
_HEAD = replace(_TEXT, face=Face.HEI)
_HEAD_HEIGHT = 20.0
_PADDING = 3.0
_GROUP = 19.0 * mm
_ROUNDING = 1e-3


@dataclass(frozen=True, slots=True)
class _Setting:
    """How tightly rows are set: their type, the air above and below it, the share of their least height."""

    text: TextStyle = _TEXT
    air: float = _PADDING
    share: float = 0.0


_ROOMY = _Setting(share=1.0)
_TO_SIGN = (_ROOMY, _Setting(share=0.94), _Setting(share=0.88), _Setting(share=0.83))
"""Down to 7 mm there is still room for a name by hand."""
_SNUG = (
    _ROOMY,
    _Setting(replace(_TEXT, size=10.0, leading=12.5), 2.0),
    _Setting(replace(_TEXT, size=9.5, leading=11.5), 1.5),
    _Setting(replace(_TEXT, size=9.0, leading=10.5), 1.25),
    _Setting(replace(_TEXT, size=9.0, leading=10.5), 0.75),
)
"""From the roomiest to the tightest that is still read with ease."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGroup:
    """People under one name: what the cells of each of them say, in the order of the columns."""

    name: str
    people: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContent:
    """Groups of people under (title, width in millimetres) columns that are said once for each side.

    A column without a width takes what is left; ``least`` is the least height of a row in points. A ``snug``
    sheet, on which nobody writes, is set tighter where that keeps it on one page.
    """

    heading: str
    columns: Sequence[tuple[str, float]]
    groups: Sequence[SheetGroup]
    least: float = SIGNED
    snug: bool = False

    def texts(self) -> list[str]:
        """Every text the sheet prints."""
        cells = [text for group in self.groups for person in group.people for text in person]
        return [
            self.heading,
            *(title for title, _ in self.columns),
            *(group.name for group in self.groups),
            *cells,
        ]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the sheet: the group it belongs to and a text for each cell."""

    group: str
    cells: Sequence[Flowable]


def roll_sheet(content: SheetContent, width: float, tallest: float) -> Flowable:
    """The sheet, ``width`` points wide; what is higher than ``tallest`` goes on in further rows."""
    widths = _widths(content.columns, width)

    def lay(setting: _Setting) -> _Sheet:
        rows = [
            row
            for group in content.groups
            for start in range(0, len(group.people), SIDES)
            for row in _rows_of(group, start, setting.text, widths, tallest)
        ]
        return _Sheet(content, rows, widths, setting)

    return _Fitting(lay, _SNUG if content.snug else _TO_SIGN)


def _widths(columns: Sequence[tuple[str, float]], width: float) -> list[float]:
    side = (width - _GROUP) / SIDES
    fixed = sum(each for _, each in columns) * mm
    return [each * mm if each else side - fixed for _, each in columns] * SIDES


def _rows_of(
    group: SheetGroup, start: int, style: TextStyle, widths: Sequence[float], tallest: float
) -> Sequence[_Row]:
    texts = [text for person in group.people[start : start + SIDES] for text in person]
    texts += [""] * (len(widths) - len(texts))
    rest: list[Flowable | None] = [ChineseParagraph(text, style) for text in texts]
    blank = ChineseParagraph("", style)
    rows: list[_Row] = []
    while any(rest) or not rows:
        pieces = [
            cell.split(width - 2 * _PADDING, tallest) if cell else []
            for cell, width in zip(rest, widths, strict=True)
        ]
        rows.append(_Row(group.name, [parts[0] if parts else blank for parts in pieces]))
        rest = [parts[1] if len(parts) > 1 else None for parts in pieces]
    return rows


class _Fitting(Flowable):
    """The roomiest setting of a sheet that fits the page; where none does, the first is parted.

    A tighter one is only laid out once the roomier ones were too high.
    """

    def __init__(self, lay: "Callable[[_Setting], _Sheet]", settings: Sequence[_Setting]) -> None:
        super().__init__()
        self._lay, self._settings = lay, settings
        self._sheets = [lay(settings[0])]
        self._chosen = self._sheets[0]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The measures of the sheet that is chosen for so much room."""
        room = available_height + _ROUNDING
        fitting = (each for each in self._laid() if each.wrap(available_width, available_height)[1] <= room)
        self._chosen = next(fitting, self._sheets[0])
        self.width, self.height = self._chosen.wrap(available_width, available_height)
        return self.width, self.height

    def _laid(self) -> "Iterator[_Sheet]":
        for place, setting in enumerate(self._settings):
            if place == len(self._sheets):
                self._sheets.append(self._lay(setting))
            yield self._sheets[place]

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The roomiest sheet in two."""
        return self._sheets[0].split(available_width, available_height)

    def draw(self) -> None:
        """Draw the chosen sheet."""
        self._chosen.drawOn(self.canv, 0, 0)


class _Sheet(Flowable):
    """Rows under their headings, which every page says again."""

    def __init__(
        self, content: SheetContent, rows: Sequence[_Row], widths: Sequence[float], setting: _Setting
    ) -> None:
        super().__init__()
        self._content, self._rows, self._widths, self._setting = content, rows, widths, setting

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as there is room, as high as headings and rows."""
        del available_height
        self._heights = []
        for name, run in groupby(self._rows, key=lambda row: row.group):
            heights = [self._height(row) for row in run]
            _, named = ChineseParagraph(name, _NAME).wrap(_GROUP - 2 * _PADDING, 0)
            heights[-1] += max(named + 2 * _PADDING - sum(heights), 0)
            self._heights += heights
        self.width, self.height = available_width, _HEAD_HEIGHT + sum(self._heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As many rows as fit, and the rest; the last row takes the one before it along."""
        self.wrap(available_width, available_height)
        room, fitting = available_height - _HEAD_HEIGHT + _ROUNDING, 0
        while fitting < len(self._rows) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting == len(self._rows):
            return [self]
        if fitting == len(self._rows) - 1 and fitting > 1:
            fitting -= 1
        if not fitting:
            return []
        parts = (self._rows[:fitting], self._rows[fitting:])
        upper, lower = (_Sheet(self._content, rows, self._widths, self._setting) for rows in parts)
        # Without the break the library would try the rest on what is left of this page.
        return [upper, PageBreak(), lower]

    def draw(self) -> None:
        """Draw headings, rows and the names of the groups, then the frame."""
        canvas, top = self.canv, self.height
        canvas.saveState()
        canvas.setLineWidth(RULE)
        canvas.setFillColor(SHADE)
        canvas.rect(0, top - _HEAD_HEIGHT, self.width, _HEAD_HEIGHT, stroke=0, fill=1)
        canvas.setFillGray(0)
        titles = [title for title, _ in self._content.columns] * SIDES
        heads = [ChineseParagraph(title, _HEAD) for title in titles]
        _draw_cell(canvas, ChineseParagraph(self._content.heading, _HEAD), (0, _GROUP), top, _HEAD_HEIGHT)
        self._draw_cells(heads, top, _HEAD_HEIGHT)
        top -= _HEAD_HEIGHT
        canvas.line(0, top, self.width, top)
        rows = zip(self._rows, self._heights, strict=True)
        for name, run in groupby(rows, key=lambda pair: pair[0].group):
            top = self._draw_group(name, list(run), top)
        canvas.setLineWidth(FRAME)
        canvas.rect(0, 0, self.width, self.height)
        middle = _GROUP + sum(self._widths) / SIDES
        canvas.line(middle, 0, middle, self.height)
        canvas.restoreState()

    def _draw_group(self, name: str, rows: Sequence[tuple[_Row, float]], top: float) -> float:
        whole = sum(height for _, height in rows)
        _draw_cell(self.canv, ChineseParagraph(name, _NAME), (0, _GROUP), top, whole)
        for row, height in rows:
            self._draw_cells(row.cells, top, height)
            top -= height
            last = row is rows[-1][0]
            self.canv.line(0 if last else _GROUP, top, self.width, top)
        return top

    def _draw_cells(self, cells: Sequence[Flowable], top: float, height: float) -> None:
        left = _GROUP
        for cell, width in zip(cells, self._widths, strict=True):
            self.canv.line(left, top, left, top - height)
            _draw_cell(self.canv, cell, (left, width), top, height)
            left += width

    def _height(self, row: _Row) -> float:
        cells = zip(row.cells, self._widths, strict=True)
        highest = max(cell.wrap(width - 2 * _PADDING, 0)[1] for cell, width in cells)
        return max(highest + 2 * self._setting.air, self._content.least * self._setting.share)


def _draw_cell(canvas: Canvas, cell: Flowable, place: tuple[float, float], top: float, height: float) -> None:
    """Draw a text in the middle of its cell, which begins at ``place`` and is as wide as that says."""
    left, width = place
    _, high = cell.wrap(width - 2 * _PADDING, 0)
    cell.drawOn(canvas, left + _PADDING, top - (height + high) / 2)
