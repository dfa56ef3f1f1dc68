"""The rows that are repeated on every page: the title, 填报单位 and 统计时间, the column titles."""

from collections.abc import Iterator
from itertools import groupby

from partybranch.reports.ledgers import styles
from partybranch.reports.ledgers.cells import clean_text
from partybranch.reports.ledgers.grid import Grid
from partybranch.reports.ledgers.metrics import row_height
from partybranch.reports.ledgers.paging import Band, Layout
from partybranch.reports.ledgers.plan import SheetPlan

_TITLE_LEAST = 32.0
_HEADER_LEAST = 24.0


def write_heading(grid: Grid, plan: SheetPlan, layout: Layout) -> None:
    """Write the repeated rows; each band has a title of its own, so that each page has one."""
    size = styles.HEADING_SIZE
    height = _TITLE_LEAST
    for band in layout.bands:
        grid.merge(plan.heading, band, styles.HEADING)
        height = max(height, grid.text_height(plan.heading, grid.band_width(band), size))
    grid.finish_row(height)
    grid.finish_row(max(_write_unit(grid, plan, band) for band in layout.bands))
    if any(column.group for column in plan.columns):
        _write_two_levels(grid, plan, layout)
    else:
        _write_one_level(grid, plan)


def _write_unit(grid: Grid, plan: SheetPlan, band: Band) -> float:
    """Write 填报单位 left and 统计时间 right, or one below the other; return the height they need."""
    unit, period = f"填报单位：{plan.unit}", f"统计时间：{plan.period}"
    stacked = [(f"{unit}\n{period}", band, styles.UNIT)]
    side_by_side = [
        [
            (unit, Band(first=band.first, last=cut - 1), styles.UNIT),
            (period, Band(first=cut, last=band.last), styles.PERIOD),
        ]
        for cut in range(band.last, band.first, -1)
    ]
    choices = [stacked, *side_by_side]
    heights = [
        max(grid.text_height(text, grid.band_width(span), styles.BODY_SIZE) for text, span, _ in choice)
        for choice in choices
    ]
    height = min(heights)
    for text, span, style in choices[heights.index(height)]:
        grid.merge(text, span, style)
    return height


def _write_one_level(grid: Grid, plan: SheetPlan) -> None:
    titles = [clean_text(column.title) for column in plan.columns]
    for index, title in enumerate(titles, 1):
        grid.put(index, title or None, styles.HEADER, None)
    grid.finish_row(max(_HEADER_LEAST, row_height(titles, grid.widths, styles.HEADER_SIZE)))


def _write_two_levels(grid: Grid, plan: SheetPlan, layout: Layout) -> None:
    """Write groups over their columns; a column without a group has one cell two rows high."""
    size = styles.HEADER_SIZE
    groups, singles = [_HEADER_LEAST], [_HEADER_LEAST]
    for group, span in _header_spans(plan, layout):
        text = plan.columns[span.first - 1].title if group is None else group
        grid.merge(text, span, styles.HEADER, rows=2 if group is None else 1)
        height = grid.text_height(text, grid.band_width(span), size)
        (singles if group is None else groups).append(height)
    grid.finish_row(max(groups))
    titles = [clean_text(column.title) if column.group else None for column in plan.columns]
    for index, title in enumerate(titles, 1):
        if plan.columns[index - 1].group:
            grid.put(index, title or None, styles.HEADER, None)
    lower = row_height(titles, grid.widths, size)
    grid.finish_row(max(_HEADER_LEAST, lower, max(singles) - max(groups)))


def _header_spans(plan: SheetPlan, layout: Layout) -> Iterator[tuple[str | None, Band]]:
    """Yield the cells of the upper header row; a group is cut where its page ends."""
    starts = {band.first for band in layout.bands}
    numbered = enumerate((column.group or None for column in plan.columns), 1)
    for group, run in groupby(numbered, key=lambda item: item[1]):
        numbers = [number for number, _ in run]
        cuts = [number for number in numbers if group is None or number == numbers[0] or number in starts]
        for first, following in zip(cuts, [*cuts[1:], numbers[-1] + 1], strict=True):
            yield group, Band(first=first, last=following - 1)
