import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.reports.ledgers.paging import SMALLEST_FIT, Layout, fill_page, lay_out
from partybranch.reports.ledgers.plan import Paper


def a_layout(
    widths: list[float], *, groups: list[str | None] | None = None, paper: Paper = Paper.A4
) -> Layout:
    return lay_out(widths, groups or [None] * len(widths), frozen=1, paper=paper, landscape=True)


def test_a_sheet_that_fits_is_printed_at_full_size() -> None:
    assert (a_layout([10.0] * 10).scale, len(a_layout([10.0] * 10).bands)) == (1.0, 1)


def test_a_wider_sheet_is_shrunk_but_not_below_seven_points() -> None:
    layout = a_layout([16.0] * 10)
    assert len(layout.bands) == 1
    assert SMALLEST_FIT <= layout.scale < 1


def test_a_much_wider_sheet_goes_over_several_pages() -> None:
    layout = a_layout([9.0, *[5.0] * 92])
    assert 1 < len(layout.bands) <= 5
    assert layout.scale * 10.5 >= 7


def test_larger_paper_takes_more_columns() -> None:
    widths = [9.0, *[5.0] * 92]
    assert len(a_layout(widths, paper=Paper.A3).bands) < len(a_layout(widths).bands)


def test_a_group_is_not_cut_when_it_fits_on_a_page() -> None:
    groups: list[str | None] = [None]
    groups += [f"{month}月" for month in range(1, 13) for _ in range(8)]
    layout = a_layout([9.0, *[5.0] * 96], groups=groups)
    assert [(band.first - 2) % 8 for band in layout.bands] == [0] * len(layout.bands)


def test_a_little_less_size_is_taken_when_it_saves_pages() -> None:
    widths = [9.0, *[5.0] * 92]
    high, low = (
        lay_out(widths, [None] * 93, frozen=1, paper=Paper.A3, landscape=True, body_height=height)
        for height in (700.0, 300.0)
    )
    assert len(high.bands) == len(low.bands)
    assert high.scale < low.scale


def test_a_column_wider_than_a_page_is_a_mistake_of_the_ledger() -> None:
    with pytest.raises(ValueError, match="wider than a page"):
        a_layout([100.0, 100.0, 100.0])


@given(st.lists(st.floats(min_value=1, max_value=60), min_size=2, max_size=120))
def test_every_column_stands_on_exactly_one_page(widths: list[float]) -> None:
    layout = a_layout(widths)
    numbers = [n for band in layout.bands for n in range(band.first, band.last + 1)]
    first = 1 if len(layout.bands) == 1 else 2
    assert numbers == list(range(first, len(widths) + 1))
    assert SMALLEST_FIT <= layout.scale <= 1


def test_a_narrow_sheet_is_widened_and_a_wide_one_left_alone() -> None:
    assert fill_page([10.0, 20.0], paper=Paper.A4, landscape=True) == [15.0, 30.0]
    assert fill_page([90.0, 90.0], paper=Paper.A4, landscape=True) == [90.0, 90.0]
