"""The matrix on screen: names, marks and rates beside each other, the foot below; only the middle scrolls."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from partybranch.domain.group_tallies import NO_GROUP
from ui.models.attendance_model import AFTER, BEFORE, FootModel, MatrixModel
from ui.models.attendance_proxy import MatrixProxy
from ui.widgets.attendance_delegate import EdgeDelegate
from ui.widgets.attendance_grid import AttendanceGrid
from ui.widgets.attendance_pane import FOOT_ROW, HEAD, ROW, SITTING, AttendancePane

_LEAST, _MOST, _PADDING = 86, 156, 26
"""What a name and a group may take; the padding of a cell beside its words."""
_SUMS = (44, 44, 72)
_LINE = 1


class AttendanceTable(QWidget):
    """Six panes over two models; ``grid`` is the one under the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.foot = MatrixModel(self), FootModel(self)
        self.proxy = MatrixProxy(self.model, self)
        self.names, self.grid = AttendancePane("姓名和党小组", wordy=True), AttendanceGrid()
        self.sums = AttendancePane("个人出席率")
        self.captions, self.figures = AttendancePane("合计项目", wordy=True), AttendancePane("逐次合计")
        self.totals = AttendancePane("总合计")
        self._across, self._down = QScrollBar(Qt.Orientation.Horizontal), QScrollBar(Qt.Orientation.Vertical)
        self._frame, self._below = QFrame(), QHBoxLayout()
        self._frame.setObjectName("attendance_table")
        self._prepare(self.names, self.proxy)
        self._prepare(self.grid, self.proxy)
        self._prepare(self.sums, self.proxy)
        for pane in (self.captions, self.figures, self.totals):
            self._prepare(pane, self.foot)
            pane.horizontalHeader().hide()
            pane.verticalHeader().setDefaultSectionSize(FOOT_ROW)
            pane.setFixedHeight(FOOT_ROW * self.foot.rowCount())
        for pane in (self.names, self.sums):
            pane.setItemDelegate(EdgeDelegate(self.grid))
            pane.horizontalHeader().setSectionsClickable(True)
            pane.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._lay_out()
        self._bind()

    @property
    def in_order(self) -> tuple[int, ...]:
        """The places of the members in sight in the matrix, from top to bottom."""
        rows = range(self.proxy.rowCount())
        return tuple(self.proxy.mapToSource(self.proxy.index(row, 0)).row() for row in rows)

    def fit(self) -> None:
        """Show each pane its sections and let the whole take no more room than it fills."""
        sittings = len(self.model.matrix.columns)
        first = BEFORE + sittings
        widths = self._names_widths()
        for pane in (self.names, self.captions):
            pane.show_only(range(len(widths)), widths)
            pane.setFixedWidth(sum(widths))
        self._below.setContentsMargins(sum(widths), 0, sum(_SUMS), 0)
        for pane in (self.grid, self.figures):
            pane.show_only(range(BEFORE, first))
        for pane in (self.sums, self.totals):
            pane.show_only(range(first, first + AFTER), _SUMS)
        self._hug()

    def show_latest(self) -> None:
        """Bring the latest sitting into sight."""
        self.grid.scrollTo(self.proxy.index(0, BEFORE + len(self.model.matrix.columns) - 1))

    def _names_widths(self) -> tuple[int, ...]:
        """Room for the longest name and group, within reason; without groups no column of them."""
        lines, metrics = self.model.matrix.lines, self.names.fontMetrics()
        columns = [[line.name for line in lines]]
        if any(line.group for line in lines):
            columns.append([line.group or NO_GROUP for line in lines])
        longest = (max(map(metrics.horizontalAdvance, words), default=0) for words in columns)
        return tuple(min(max(each + _PADDING, _LEAST), _MOST) for each in longest)

    def _hug(self) -> None:
        height = HEAD + self.proxy.rowCount() * ROW
        foot = FOOT_ROW * self.foot.rowCount()
        width = len(self.model.matrix.columns) * SITTING
        for pane in (self.names, self.grid, self.sums):
            pane.setMaximumHeight(height)
        for pane in (self.grid, self.figures):
            pane.setMaximumWidth(width)
        edges = 2 * self._frame.frameWidth()
        self._frame.setMaximumHeight(height + foot + _LINE + edges)
        self._frame.setMaximumWidth(self.names.maximumWidth() + width + sum(_SUMS) + 2 * _LINE + edges)

    def _prepare(self, pane: AttendancePane, model: QAbstractItemModel) -> None:
        pane.setModel(model)

    def _lay_out(self) -> None:
        panes = QGridLayout(self._frame)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(_LINE)
        rows = (self.names, self.grid, self.sums), (self.captions, self.figures, self.totals)
        for at, row in enumerate(rows):
            for place, pane in enumerate(row):
                panes.addWidget(pane, at, place)
        for pane in (self.sums, self.totals):
            pane.setFixedWidth(sum(_SUMS))
        for bar in (self._across, self._down):
            kept = bar.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(kept)
        beside = QHBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self._frame, 1)
        beside.addWidget(self._down)
        beside.addStretch()
        self._below.addWidget(self._across)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(beside, 1)
        layout.addLayout(self._below)
        layout.addStretch()

    def _bind(self) -> None:
        for panes, outer, bar_of in (
            ((self.names, self.grid, self.sums), self._down, AttendancePane.verticalScrollBar),
            ((self.grid, self.figures), self._across, AttendancePane.horizontalScrollBar),
        ):
            bars = [bar_of(pane) for pane in panes]
            for one in (*bars, outer):
                for other in (*bars, outer):
                    if other is not one:
                        one.valueChanged.connect(other.setValue)
            _lead(bar_of(self.grid), outer)
        self.proxy.modelReset.connect(self.fit)
        self.foot.modelReset.connect(self.fit)
        for moved in (self.proxy.rowsInserted, self.proxy.rowsRemoved):
            moved.connect(self._hug)
        self.grid.moved.connect(self._draw_line)

    def _draw_line(self) -> None:
        self.names.viewport().update()
        self.sums.viewport().update()

    def _sort_by(self, section: int) -> None:
        self.proxy.sort_by(section)
        section, order = self.proxy.order or (-1, Qt.SortOrder.AscendingOrder)
        for pane in (self.names, self.sums):
            header = pane.horizontalHeader()
            header.setSortIndicatorShown(section >= 0 and not pane.isColumnHidden(section))
            header.setSortIndicator(section, order)


def _lead(inner: QScrollBar, outer: QScrollBar) -> None:
    """Let the bar in sight have the range of a hidden one, and vanish when there is nothing to scroll."""

    def take(least: int, most: int) -> None:
        outer.setRange(least, most)
        outer.setPageStep(inner.pageStep())
        outer.setSingleStep(inner.singleStep())
        outer.setVisible(most > least)

    inner.rangeChanged.connect(take)
    take(inner.minimum(), inner.maximum())
