"""The last page of a sheet: no signature line stands on it alone."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.reports.ledgers.page_breaks import break_before
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.ledgers.sheet import write_sheet
from partybranch.reports.ledgers.styles import add_styles

heights = st.lists(st.floats(min_value=18, max_value=120), min_size=1, max_size=80)
ROOM = 400.0


def company(rows: Sequence[float], tail: Sequence[float], room: float, cut: int | None) -> int:
    """How many rows share the page of the last line, where a page also ends before row ``cut``."""
    used, first = 0.0, 0
    for place, height in enumerate([*rows, *tail]):
        if used and (used + height > room or place == cut):
            used, first = 0.0, place
        used += height
    return max(len(rows) - first, 0)


@given(heights, st.lists(st.floats(min_value=18, max_value=60), min_size=1, max_size=4))
def test_at_least_two_rows_go_along_with_the_signatures(rows: list[float], tail: list[float]) -> None:
    cut = break_before(rows, tail, ROOM)
    for room in (ROOM, ROOM * 1.02, ROOM * 1.04):
        together = company(rows, tail, room, cut)
        fits = sum(rows[-2:]) + sum(tail) <= ROOM * 0.99
        assert together >= min(2, len(rows)) or not fits


def test_what_comes_out_well_is_not_broken() -> None:
    assert break_before([20.0] * 10, [30.0], ROOM) is None
    assert break_before([20.0] * 30, [30.0], ROOM) is None


def test_a_tail_that_just_goes_over_takes_rows_along_and_costs_no_more_paper() -> None:
    place = break_before([20.0] * 20, [30.0], ROOM)
    assert place is not None
    assert 2 <= 20 - place < 20


def test_a_break_keeps_the_pages_before_it_full() -> None:
    assert break_before([20.0] * 58, [30.0], ROOM) == 2 * (ROOM / 20)


def a_sheet(rows: Sequence[Row]) -> Worksheet:
    workbook = Workbook()
    add_styles(workbook)
    columns = (Column("序号", 5), Column("内容", 60, align=Align.LEFT))
    plan = SheetPlan(
        title="台账", form="form", heading="台账", unit="支部", period="2022年", columns=columns, rows=rows
    )
    return write_sheet(workbook.create_sheet("台账"), plan).worksheet


def test_a_sheet_of_any_length_ends_well() -> None:
    found = [a_sheet([(n, "党员") for n in range(count)]).row_breaks.brk for count in range(15, 30)]
    broken = [place for place, breaks in enumerate(found, 15) if breaks]
    assert broken
    for count in broken:
        (only,) = a_sheet([(n, "党员") for n in range(count)]).row_breaks.brk
        assert only.id is not None
        assert 2 <= count - (only.id - 3) < count


def test_minutes_of_many_pages_leave_room_for_the_signatures_beside_their_end() -> None:
    sheet = a_sheet([(1, "会议传达学习文件，并展开讨论。" * 900)])
    table = [number for number in range(4, sheet.max_row) if sheet.cell(number, 2).value]
    assert len(table) > 3
    assert sheet.row_breaks.brk
