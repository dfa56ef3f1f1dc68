"""One description of a chart: its shapes stand where the values say, and the paper draws just these."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pdfplumber
import pytest
from builders import a_member, a_sitting, settle
from hypothesis import given
from hypothesis import strategies as st

from partybranch.app import Branch
from partybranch.domain.attendance import mark_rest_present
from partybranch.domain.periods import Period
from partybranch.reports.attendance_chart import attendance_chart, attendance_words
from partybranch.reports.chart import Box, ChartContent, ChartKind, ChartRoom, Ink, Text, lay_out
from partybranch.reports.pdf.setting.charts import width_of_label
from partybranch.reports.pdf.setting.page import PdfDocument

MONTHS = [f"{month}月" for month in range(1, 13)]
WIDE = ChartRoom(width=480, tallest=600, measure=lambda words: 9.0 * len(words))
values = st.lists(st.none() | st.floats(0, 100), min_size=12, max_size=12)


def bars(values: Sequence[float | None], title: str = "各月出席率") -> ChartContent:
    return ChartContent(kind=ChartKind.BAR, title=title, categories=MONTHS, values=values, unit="%")


@given(values=values)
def test_bars_are_as_high_as_their_values_and_inside_their_fields(values: list[float | None]) -> None:
    drawing = lay_out(bars(values), WIDE)
    full = next(each for each in lay_out(bars([100.0] * 12), WIDE).bars)
    assert [each.of for each in drawing.bars] == [at for at, value in enumerate(values) if value]
    for each in drawing.bars:
        value, field = values[each.of or 0] or 0, drawing.fields[each.of or 0]
        assert each.height == pytest.approx(full.height * value / 100)
        assert field.left < each.left
        assert each.left + each.width < field.left + field.width
        assert each.bottom + each.height < drawing.height


@given(values=values)
def test_every_value_has_its_figure_and_nothing_to_count_is_a_dash(values: list[float | None]) -> None:
    texts = [each.words for each in lay_out(bars(values), WIDE).shapes if isinstance(each, Text)]
    assert texts.count("—") == values.count(None)
    assert all(month in texts for month in MONTHS)


def test_a_chart_whose_title_stands_elsewhere_is_lower_by_the_title() -> None:
    titled, bare = lay_out(bars([50.0] * 12), WIDE), lay_out(bars([50.0] * 12, ""), WIDE)
    assert titled.height - bare.height == 26
    assert titled.bars == bare.bars


def test_the_paper_draws_the_bars_of_the_description(tmp_path: Path) -> None:
    content = bars([90.5, None, 100, *[47.25] * 9])
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=datetime(2026, 1, 5, 9))
    document.chart(content)
    document.save(tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as opened:
        (page,) = opened.pages
        printed = [each for each in page.rects if each["non_stroking_color"] in (0.4, (0.4,))]
        axis = max(each["x1"] for each in page.lines) - min(each["x0"] for each in page.lines)
    room = ChartRoom(width=axis + 34, tallest=600, measure=width_of_label)
    drawn = lay_out(content, room).bars
    assert len(printed) == len(drawn) == 11
    left, bottom = printed[0]["x0"] - drawn[0].left, printed[0]["y0"] - drawn[0].bottom
    for paper, shape in zip(printed, drawn, strict=True):
        assert paper["x0"] - left == pytest.approx(shape.left, abs=0.01)
        assert paper["y0"] - bottom == pytest.approx(shape.bottom, abs=0.01)
        assert paper["width"] == pytest.approx(shape.width, abs=0.01)
        assert paper["height"] == pytest.approx(shape.height, abs=0.01)


def test_figures_stand_on_a_ground_of_paper() -> None:
    drawing = lay_out(bars([90.5] * 12), WIDE)
    grounds = [each for each in drawing.shapes if isinstance(each, Box) and each.ink is Ink.PAPER]
    assert len(grounds) == 12


def test_the_chart_of_a_book_says_who_was_due_and_came(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    sitting = a_sitting("集体学习", at=datetime(2022, 3, 7, 9))
    roll = mark_rest_present(branch.sittings.roll_for(sitting))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 3, 7, 9), roll=roll))
    tally = branch.tallies.of(Period.year(2022), date(2022, 12, 31)).tally
    assert attendance_chart(tally).values[:4] == [None, None, 100.0, None]
    assert attendance_words(tally)[2] == "3月：应到2 实到2 出席率100.0%"
    assert attendance_words(tally)[3] == "4月：没有记录"


def test_labels_of_a_low_axis_do_not_run_together() -> None:
    low = ChartRoom(width=480, tallest=90, measure=WIDE.measure, label=12, plot=60)
    texts = [each.words for each in lay_out(bars([None] * 12), low).shapes if isinstance(each, Text)]
    assert [each for each in texts if each.isdigit()] == ["0", "100"]
