"""What a table remembers of its columns, and how it gets out to WPS: in a real window over a real book."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import a_member
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.column import Align, Column
from ui.notices import Notice, Tone
from ui.passing_folder import sweep
from ui.session import Session
from ui.table_files import TableFiles
from ui.widgets.record_view import RecordView
from ui.widgets.table_host import TableHost, host_of

pytestmark = pytest.mark.gui

Row = tuple[str, str, str]
COLUMNS: tuple[Column[Row], ...] = (
    Column(title="姓名", value=lambda row: row[0], width=100),
    Column(title="号码", value=lambda row: row[1], width=160),
    Column(title="次数", value=lambda row: row[2], width=60, align=Align.RIGHT),
    Column(title="备注", value=lambda row: "=1+1", width=0),
)
ROWS: list[Row] = [("赵一", "999999198005060021", "3"), ("钱二", "007", "12")]


@pytest.fixture
def open_view(session: Session, qtbot: QtBot) -> Callable[[], RecordView[Row]]:
    """A table in a window of its own, as after another start of the program."""

    windows: list[QWidget] = []

    def fresh() -> RecordView[Row]:
        window = QWidget()
        windows.append(window)
        window.resize(700, 400)
        qtbot.addWidget(window)
        TableHost(session.preferences, window)
        view: RecordView[Row] = RecordView("名单", COLUMNS, window)
        view.resize(680, 380)
        view.show_records(ROWS)
        window.show()
        return view

    return fresh


def test_widths_order_and_hidden_columns_come_back(open_view: Callable[[], RecordView[Row]]) -> None:
    first = open_view()
    first.header.resizeSection(0, 143)
    first.header.moveSection(2, 0)
    first.header._show_column(1, False)
    second = open_view()
    assert second.columnWidth(0) == 143
    assert second.header.visible_columns == [2, 0, 3]
    second.header._reset()
    third = open_view()
    assert third.columnWidth(0) == 100
    assert third.header.visible_columns == [0, 1, 2, 3]


def test_the_program_itself_leaves_no_habit(
    open_view: Callable[[], RecordView[Row]], session: Session
) -> None:
    view = open_view()
    view.show_columns(COLUMNS[:2], ROWS)
    view.window().resize(900, 500)
    assert session.preferences.text("tables/名单") == ""


def test_a_table_that_has_other_columns_now_keeps_what_still_fits(
    open_view: Callable[[], RecordView[Row]],
) -> None:
    view = open_view()
    view.header.resizeSection(1, 200)
    view.show_columns((COLUMNS[1], Column(title="新列", value=lambda _row: "")), ROWS)
    assert view.columnWidth(0) == 200
    view.show_columns(COLUMNS, ROWS)
    assert [view.columnWidth(at) for at in (0, 1)] == [100, 200]


@pytest.mark.parametrize(
    "spoilt",
    ["{", "[]", '"x"', json.dumps({"widths": {"姓名": -5}, "order": [7], "hidden": "姓名"}),
     json.dumps({"widths": [], "order": {}, "hidden": ["姓名", "号码", "次数", "备注"]})],
)  # fmt: skip
def test_a_spoilt_memory_does_no_harm(
    open_view: Callable[[], RecordView[Row]], session: Session, spoilt: str
) -> None:
    session.preferences.keep("tables/名单", spoilt)
    view = open_view()
    assert view.header.visible_columns == [0, 1, 2, 3]
    assert view.columnWidth(0) == 100


@pytest.fixture
def files(
    session: Session,
    open_view: Callable[[], RecordView[Row]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[RecordView[Row], TableFiles, list[Path]]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    view, opened = open_view(), list[Path]()
    host = host_of(view)
    assert host is not None

    def take(path: Path) -> bool:
        opened.append(path)
        return True

    return view, TableFiles(session, host, take), opened


def test_ctrl_e_opens_what_is_seen_as_a_workbook(
    files: tuple[RecordView[Row], TableFiles, list[Path]], said: list[Notice]
) -> None:
    view, _writer, opened = files
    view.proxy.set_filter("9999")
    view.header.moveSection(2, 0)
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert [path.name for path in opened] == ["名单.xlsx"]
    sheet = openpyxl.load_workbook(opened[0]).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["次数", "姓名", "号码", "备注"],
        [3, "赵一", "999999198005060021", "=1+1"],
    ]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s", "s"]
    assert "副本" in said[-1].text
    view.open_as_workbook()
    assert opened[1].name == "名单(2).xlsx", "the first may still be open"


def test_what_was_written_goes_at_the_end_or_at_the_next_start(
    files: tuple[RecordView[Row], TableFiles, list[Path]], tmp_path: Path
) -> None:
    view, writer, opened = files
    view.open_as_workbook()
    sweep()
    assert opened[0].exists(), "another program that runs does not take it away"
    writer.clear()
    assert not opened[0].parent.exists()
    left = tmp_path / "partybranch-tables-old"
    left.mkdir()
    (left / "名单.xlsx").write_bytes(b"x")
    sweep()
    assert not left.exists()


def test_a_pc_without_a_spreadsheet_is_told_so(
    files: tuple[RecordView[Row], TableFiles, list[Path]], session: Session, said: list[Notice]
) -> None:
    view, writer, _opened = files
    writer._open = lambda _path: False
    view.open_as_workbook()
    assert said[-1].tone is Tone.TROUBLE
    assert "WPS" in said[-1].text


def test_every_page_of_the_window_finds_its_host(filled: Session, qtbot: QtBot) -> None:
    window = MainWindow(filled)
    qtbot.addWidget(window)
    window.show()
    filled.branch.members.save(a_member("周五"))
    views = window.findChildren(RecordView)
    assert views
    assert all(host_of(view) is not None for view in views)
    names = [view.accessibleName() for view in views]
    assert all(names)
    assert [name for name in names if names.count(name) > 1] == [], "tables remember by name"
