from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMainWindow, QTableWidget
from pytestqt.qtbot import QtBot

from partybranch.services.search_entries import Group
from ui.preferences import Preferences
from ui.recent_records import RecentRecords
from ui.widgets.table_habits import TableHabits
from ui.window_place import take_place

pytestmark = pytest.mark.gui


def test_what_is_kept_is_there_for_the_next_window(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "window.ini")
    first.keep("widths/党员名单", (120, 80))
    first.keep("folder", "D:/台账 2022,终稿")
    first.keep("reduce_photos", value=True)
    first._kept.sync()
    again = Preferences(tmp_path / "window.ini")
    assert again.numbers("widths/党员名单") == (120, 80)
    assert again.text("folder") == "D:/台账 2022,终稿"
    assert again.flag("reduce_photos")


def test_a_spoilt_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nwidths=ab, cd\nfolder=1, 2\n", encoding="utf-8")
    spoilt = Preferences(tmp_path / "window.ini")
    assert spoilt.numbers("widths") == ()
    assert spoilt.text("folder", "home") == "home"
    assert not spoilt.flag("reduce_photos")


@pytest.mark.parametrize("kept", ["9" * 20 + " 1 2 3", "1 2 3 2147483648", "9" * 5000 + " 1 1 1", "² 1 2 3"])
def test_numbers_that_no_screen_has_do_not_stop_the_window(
    qtbot: QtBot, recwarn: pytest.WarningsRecorder, tmp_path: Path, kept: str
) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.keep("frame/place", kept)
    window = QMainWindow()
    qtbot.addWidget(window)
    before = window.geometry()
    take_place(window, preferences)
    assert (window.geometry(), len(recwarn)) == (before, 0)


def test_a_window_that_reached_over_the_left_edge_is_put_back_there(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.keep("frame/place", (-8, 0, 500, 400))
    window = QMainWindow()
    qtbot.addWidget(window)
    take_place(window, preferences)
    assert window.geometry() == QRect(-8, 0, 500, 400)


def test_records_and_columns_written_by_somebody_else_are_passed_over(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.keep("search/recent", f"MEMBERS:{'9' * 5000} MEMBERS:{'9' * 20} SITTINGS:7")
    assert RecentRecords(preferences).records() == ((Group.SITTINGS, 7),)
    preferences.keep("tables/名单", "[" * 100_000)
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    TableHabits(preferences, "名单").put_on(table.horizontalHeader(), ("姓名", "党小组"))
