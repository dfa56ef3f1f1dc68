"""``uv run python -m benchmarks.tables``: how long ten thousand rows hold the window, beside Qt's own model.

Shown, sorted, filtered and scrolled are measured on the thread of the window, each beside the same act on a
``QStandardItemModel`` under a ``QSortFilterProxyModel`` (what a window usually has) or beside a bare sort.
"""

import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from random import Random
from time import perf_counter

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from ui.application import make_application
from ui.models.column import Align, Column
from ui.models.column_filter import ColumnFilter
from ui.widgets.record_view import RecordView

ROWS = 10_000
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王单仇曾查", "伟芳秀英建国立新文明德"
_TOPICS = ("学习党章", "清扫街道", "支部党员大会", "组织生活会", "主题党日", "专题党课", "志愿服务")

Row = tuple[str, str, str, str, float]
COLUMNS: tuple[Column[Row], ...] = (
    Column(title="姓名", value=lambda row: row[0]),
    Column(title="内容", value=lambda row: row[1], width=0),
    Column(title="党小组", value=lambda row: row[2]),
    Column(title="日期", value=lambda row: row[3]),
    Column(title="小时", value=lambda row: f"{row[4]:g}", align=Align.RIGHT, sort_key=lambda row: row[4]),
)


def rows() -> list[Row]:
    """Made-up lines, the same in every run."""
    chance = Random(7)
    return [
        (
            chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN),
            f"{chance.choice(_TOPICS)}第{chance.randrange(1, 400)}次",
            f"第{chance.choice('一二三四五')}党小组",
            f"{chance.randrange(2013, 2023)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            chance.randrange(1, 40) / 2,
        )
        for _ in range(ROWS)
    ]


def milliseconds(act: Callable[[], object], times: int = 3) -> float:
    """The median time until an act is done and painted."""
    spent = []
    for _ in range(times):
        begun = perf_counter()
        act()
        QApplication.processEvents()
        spent.append((perf_counter() - begun) * 1000)
    return statistics.median(spent)


def usual_window(records: list[Row]) -> tuple[QTableView, QStandardItemModel, QSortFilterProxyModel]:
    """The same lines in the models that Qt brings along."""
    model, proxy, view = QStandardItemModel(), QSortFilterProxyModel(), QTableView()
    fill(model, records)
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)
    view.setModel(proxy)
    view.resize(1190, 650)
    view.show()
    return view, model, proxy


def fill(model: QStandardItemModel, records: list[Row]) -> None:
    """Put the lines into items."""
    model.clear()
    for row in records:
        model.appendRow([QStandardItem(column.value(row)) for column in COLUMNS])


def scroll(view: QTableView) -> None:
    """Forty wheel steps, each painted."""
    bar = view.verticalScrollBar()
    for step in range(40):
        bar.setValue(step * 25)
        view.viewport().repaint()


def say(name: str, ours: float, raw: float, what: str = "Qt") -> None:
    """One line: ours, the baseline of the same run, their ratio."""
    sys.stdout.write(f"{name}: {ours:.1f} ms; {what} {raw:.1f} ms; {ours / max(raw, 0.01):.2f} times\n")


class Bench:
    """Our table and the usual Qt one over the same rows."""

    def __init__(self) -> None:
        self.records = rows()
        self.view: RecordView[Row] = RecordView("记录", COLUMNS)
        self.view.resize(1190, 650)
        self.view.show()
        self.plain, self.model, self.proxy = usual_window(self.records)

    def show(self) -> None:
        """Show all rows."""
        ours = milliseconds(lambda: self.view.show_records(self.records))
        say("show 10,000 rows", ours, milliseconds(lambda: fill(self.model, self.records)))

    def sort(self, title: str, at: int) -> None:
        """Sort by a column, down and up again."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder

        def ours() -> None:
            self.view.sortByColumn(at, down)
            self.view.sortByColumn(at, up)

        def usual() -> None:
            self.proxy.sort(at, down)
            self.proxy.sort(at, up)

        self.view.proxy.set_filter("")
        say(f"sort twice {title}", milliseconds(ours), milliseconds(usual))
        bare = 2 * milliseconds(partial(sorted, self.records, key=COLUMNS[at].key))
        say(f"sort twice {title}", milliseconds(ours), bare, "bare")

    def type(self, typed: str) -> None:
        """Filter by what is typed."""
        self.view.proxy.set_filter("")
        QApplication.processEvents()
        ours = milliseconds(partial(self.view.proxy.set_filter, typed), 1)
        self.proxy.setFilterFixedString("")
        say(f"type {typed}", ours, milliseconds(partial(self.proxy.setFilterFixedString, typed), 1))

    def filter_and_scroll(self) -> None:
        """Filter one column, then scroll through everything."""
        self.view.proxy.set_filter("")
        self.proxy.setFilterFixedString("")
        one = ColumnFilter(chosen=frozenset({"第一党小组"}))
        taken = milliseconds(lambda: self.view.proxy.filter_column("党小组", one))
        sys.stdout.write(f"filter a column: {taken:.1f} ms\n")
        self.view.proxy.clear_filters()
        say(
            "scroll 40 steps",
            milliseconds(lambda: scroll(self.view)),
            milliseconds(lambda: scroll(self.plain)),
        )


def main() -> None:
    """Measure and print a line per act."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(sys.argv[:1])
    bench = Bench()
    bench.show()
    bench.sort("by name", 0)
    bench.sort("by hours", 4)
    for typed in ("清扫", "zhao", "dysz"):
        bench.type(typed)
    bench.filter_and_scroll()


if __name__ == "__main__":
    main()
