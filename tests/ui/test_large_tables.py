"""Ten thousand rows: what is found and in which order, by the same models that the benchmark measures."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from benchmarks.tables import COLUMNS, ROWS, Row, rows
from ui.models.column_filter import ColumnFilter
from ui.widgets.record_view import RecordView

pytestmark = pytest.mark.gui


def test_ten_thousand_rows_are_sorted_filtered_and_found_like_a_plain_list(qtbot: QtBot) -> None:
    records = rows()
    view: RecordView[Row] = RecordView("记录", COLUMNS)
    qtbot.addWidget(view)
    view.show_records(records)
    view.show()
    assert view.proxy.rowCount() == ROWS
    view.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    shown = [view.proxy.texts(row)[4] for row in range(ROWS)]
    assert shown == [f"{hours:g}" for hours in sorted((row[4] for row in records), reverse=True)]
    view.proxy.set_filter("zhao 清扫")
    view.proxy.filter_column("党小组", ColumnFilter(chosen=frozenset({"第一党小组"})))
    found = [row for row in records if row[0][0] == "赵" and "清扫" in row[1] and row[2] == "第一党小组"]
    assert view.proxy.rowCount() == len(found) > 0
    view.proxy.clear_filters()
    view.proxy.set_filter("")
    assert view.proxy.rowCount() == ROWS
