"""The headings of a table of records: sort by a click, filter, hide, move and size columns, remembered."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ui.icons import icon
from ui.models.column import Column
from ui.models.record_proxy import RecordProxy
from ui.widgets.filter_box import FilterBox
from ui.widgets.table_habits import TableHabits

HEIGHT = 36
_LEAST = 32


class RecordHeader(QHeaderView):
    """Knows its proxy; ``use_habits`` is called once the table stands in a window that remembers."""

    def __init__(self, proxy: RecordProxy, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._proxy = proxy
        self._habits: TableHabits | None = None
        self._arranging = False
        self.setFixedHeight(HEIGHT)
        self.setMinimumSectionSize(_LEAST)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorClearable(True)
        self.sectionResized.connect(self._keep)
        self.sectionMoved.connect(self._keep)

    @property
    def visible_columns(self) -> list[int]:
        """The columns that are seen, from left to right."""
        places = map(self.logicalIndex, range(self.count()))
        return [at for at in places if not self.isSectionHidden(at)]

    def use_habits(self, habits: TableHabits) -> None:
        """Arrange the columns as they were left, and remember from now on."""
        self._habits = habits
        self.fit()

    def fit(self) -> None:
        """Give each column its place and width: the declared ones, over them those that were left."""
        self._arranging = True
        columns = self._columns
        for at in range(len(columns)):
            self.moveSection(self.visualIndex(at), at)
            self._size(at, columns[at])
        if self._habits is not None:
            self._habits.put_on(self, self._titles)
        self._arranging = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right click on a heading: order, filter, hide and show."""
        at = self.logicalIndexAt(event.pos())
        if at >= 0:
            self.menu_of(at).popup(event.globalPos())

    def menu_of(self, at: int) -> QMenu:
        """What can be done with a column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("从小到大排序").triggered.connect(partial(self._sort, at, Qt.SortOrder.AscendingOrder))
        menu.addAction("从大到小排序").triggered.connect(
            partial(self._sort, at, Qt.SortOrder.DescendingOrder)
        )
        menu.addAction("恢复原来的顺序").triggered.connect(
            partial(self._sort, -1, Qt.SortOrder.AscendingOrder)
        )
        menu.addSeparator()
        self.add_filters(menu, at)
        menu.addSeparator()
        hide = menu.addAction("隐藏这一列")
        hide.setEnabled(len(self.visible_columns) > 1)
        hide.triggered.connect(partial(self._show_column, at, False))
        self._add_columns(menu.addMenu("显示的列"))
        menu.addAction("恢复默认的列").triggered.connect(self._reset)
        return menu

    def add_filters(self, menu: QMenu, at: int) -> None:
        """The entries about filters, the same on a heading and on a row."""
        title = self._columns[at].title
        ask = menu.addAction(icon("funnel"), f"筛选“{title}”…\tAlt+↓")
        ask.triggered.connect(partial(self._ask_later, at))
        clear = menu.addAction("清除筛选")
        clear.setEnabled(bool(self._proxy.filters))
        clear.triggered.connect(lambda _checked: self._proxy.clear_filters())

    def ask_filter(self, at: int) -> FilterBox:
        """Open the box that narrows a column."""
        title = self._columns[at].title
        box = FilterBox(title, self._proxy.values(at), self._proxy.filters.get(title), self)
        box.decided.connect(partial(self._proxy.filter_column, title))
        place = self.viewport().mapToGlobal(QPoint(self.sectionViewportPosition(at), 0))
        box.pop_up(QRect(place, self.viewport().size()))
        return box

    @property
    def _columns(self) -> tuple[Column[Any], ...]:
        return self._proxy.sourceModel().columns

    @property
    def _titles(self) -> list[str]:
        return [column.title for column in self._columns]

    def _size(self, at: int, column: Column[Any]) -> None:
        fixed = column.width > 0
        self.setSectionResizeMode(
            at, QHeaderView.ResizeMode.Interactive if fixed else QHeaderView.ResizeMode.Stretch
        )
        if fixed:
            self.resizeSection(at, column.width)

    def _add_columns(self, menu: QMenu) -> None:
        """A tick for each column; the last one that is seen stays."""
        seen = self.visible_columns
        for at in map(self.logicalIndex, range(self.count())):
            line = menu.addAction(self._columns[at].title)
            line.setCheckable(True)
            line.setChecked(at in seen)
            line.setEnabled(len(seen) > 1 or at not in seen)
            line.triggered.connect(partial(self._show_column, at, at not in seen))

    def _show_column(self, at: int, shown: bool, _checked: bool = False) -> None:
        self.setSectionHidden(at, not shown)
        self._keep()

    def _sort(self, at: int, order: Qt.SortOrder, _checked: bool = False) -> None:
        self.setSortIndicator(at, order)

    def _ask_later(self, at: int, _checked: bool = False) -> None:
        """Open the box once the menu has gone: two of them at a time take the keyboard from each other."""
        QTimer.singleShot(0, self, lambda: self.ask_filter(at))

    def _reset(self) -> None:
        if self._habits is not None:
            self._habits.forget()
        self._arranging = True
        for at in range(self.count()):
            self.setSectionHidden(at, False)
        self.fit()

    def _keep(self, *_change: int) -> None:
        if self._habits is not None and not self._arranging and self.count() == len(self._columns):
            self._habits.take_from(self, self._titles)
