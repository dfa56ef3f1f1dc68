"""A line that is typed the way people write dates by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.typed_line import date_line

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    "typed", ["2026-11-05", "20261105", "2026.11.5", "11月5日", "11.5", "11-5", "11/05", "1105", "11。5"]
)
def test_a_day_is_understood_however_it_is_typed(qtbot: QtBot, typed: str) -> None:
    line = date_line("日期", lambda: 2026)
    qtbot.addWidget(line)
    line.setText(typed)
    assert line.read() == date(2026, 11, 5)
    line.editingFinished.emit()
    assert line.text() == "2026-11-05"


@pytest.mark.parametrize("typed", ["13.5", "2.30", "11", "110", "11.5.6"])
def test_what_is_no_day_is_not_guessed(qtbot: QtBot, typed: str) -> None:
    line = date_line("日期", lambda: 2026)
    qtbot.addWidget(line)
    line.setText(typed)
    with pytest.raises(ValueError, match=r"日期|看不懂|没有|年"):
        line.read()


def test_without_a_year_a_day_needs_its_year(qtbot: QtBot) -> None:
    line = date_line("出生日期")
    qtbot.addWidget(line)
    QTest.keyClicks(line, "11.5")
    with pytest.raises(ValueError, match=r"日期|看不懂|没有|年"):
        line.read()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([".", "-", "/"]))
def test_every_day_of_every_year_may_be_typed_short(day: date, divided: str) -> None:
    line = date_line("日期", lambda: day.year)
    for typed in (f"{day.month}{divided}{day.day}", f"{day:%m%d}"):
        line.setText(typed)
        assert line.read() == day
