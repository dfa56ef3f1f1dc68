"""生成建议: what the year's duties still lack, laid on working days, to be taken in whole or in part."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.kinds import Kinds
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sentences import weekday
from partybranch.domain.workdays import Workdays
from partybranch.errors import BranchError
from ui.session import Session
from ui.widgets.buttons import link_button, main_button, plain_button
from ui.widgets.labels import named_label, role_label
from ui.widgets.record_view import HEADER_HEIGHT, ROW_HEIGHT

_HEADINGS = {"日期": 150, "类型": 130, "党小组": 150, "说明": 0}
_HOW = (
    "按规定的次数排在工作日：支委会排在党员大会和主题党日之前，党员大会与主题党日同日，各党小组错开，"
    "组织生活会和民主评议排在第四季度。已有计划或已开展的不再排。加入后可以逐项改期。"
)
_NOTHING = "从今天起，这一年按规定要开展的都已有计划或已经开展，没有要补的。"


def unknown_holidays(workdays: Workdays, year: int) -> str:
    """The sentence about a year whose holidays nobody told the program; empty for any other."""
    if not workdays.may_lack_holidays(year):
        return ""
    return f"{year}年节假日安排尚未内置，只避开周末和元旦、劳动节、国庆节，请在设置里补充。"


@dataclass(frozen=True, slots=True)
class _Read:
    """The proposed lines with the kinds they name and the calendar they were laid on."""

    lines: tuple[PlannedSitting, ...]
    kinds: Kinds
    workdays: Workdays


class PlanProposal(QDialog):
    """A list with a box at each line; nothing is written before 加入计划."""

    def __init__(self, session: Session, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("生成建议")
        self._session, self._year = session, year
        self._lines: tuple[PlannedSitting, ...] = ()
        self._boxes: list[QTableWidgetItem] = []
        self.fixed_day = QSpinBox()
        self.fixed_day.setRange(1, 31)
        self.fixed_day.setValue(5)
        self.fixed_day.setSuffix(" 日")
        self.fixed_day.setKeyboardTracking(False)
        self.fixed_day.setAccessibleName("主题党日固定在每月几日")
        self.table = self._new_table()
        self.unknown = role_label("", "trouble", wrap=True)
        self.nothing = role_label(_NOTHING, wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble = role_label("", "trouble", wrap=True)
        self.add_button = main_button("加入计划", icon="plus")
        self._lay_out(year)
        self.fixed_day.valueChanged.connect(self._read)
        self.table.itemChanged.connect(lambda _item: self._count())
        self.add_button.clicked.connect(self._add)
        self._read()

    @property
    def chosen(self) -> tuple[PlannedSitting, ...]:
        """The lines whose box is ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            line for line, box in zip(self._lines, self._boxes, strict=True) if box.checkState() is ticked
        )

    def tick(self, on: bool) -> None:
        """Tick all lines or none."""
        for box in self._boxes:
            box.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _new_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_HEADINGS))
        table.setAccessibleName("建议的计划")
        table.setHorizontalHeaderLabels(list(_HEADINGS))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setFixedHeight(HEADER_HEIGHT)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate(_HEADINGS.values()):
            if width:
                table.setColumnWidth(at, width)
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self, year: int) -> None:
        every, none = link_button("全选"), link_button("全不选")
        every.clicked.connect(lambda: self.tick(on=True))
        none.clicked.connect(lambda: self.tick(on=False))
        caption = role_label("主题党日固定在每月", "secondary")
        caption.setBuddy(self.fixed_day)
        top = QHBoxLayout()
        top.addWidget(caption)
        top.addWidget(self.fixed_day)
        top.addWidget(role_label("遇节假日和周末顺延到下一个工作日", "secondary"))
        top.addStretch(1)
        top.addWidget(every)
        top.addWidget(none)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label(f"生成建议 · {year}年", "page_title"))
        layout.addWidget(role_label(_HOW, "secondary", wrap=True))
        layout.addWidget(self.unknown)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(foot)

    def _read(self) -> None:
        branch, year, day = self._session.branch, self._year, self.fixed_day.value()

        def read() -> _Read:
            return _Read(branch.plans.propose(year, day), branch.kinds.all(), branch.workdays.get())

        self._session.read(self, read, self._show)

    def _show(self, read: _Read) -> None:
        self._lines = read.lines
        self.table.blockSignals(True)
        self.table.setRowCount(len(read.lines))
        self._boxes = []
        for row, line in enumerate(read.lines):
            day = f"{line.day:%m-%d} {weekday(line.day)}"
            self._fill(row, (day, read.kinds[line.kind].label, line.group, line.remarks))
        self.table.blockSignals(False)
        self.table.setVisible(bool(read.lines))
        self.nothing.setVisible(not read.lines)
        self.unknown.setText(unknown_holidays(read.workdays, self._year))
        self.unknown.setVisible(bool(self.unknown.text()))
        if read.lines:
            self.table.setCurrentCell(0, 0)
        self._count()

    def _fill(self, row: int, words: Sequence[str]) -> None:
        items = [QTableWidgetItem(text) for text in words]
        for at, item in enumerate(items):
            self.table.setItem(row, at, item)
        items[0].setCheckState(Qt.CheckState.Checked)
        self._boxes.append(items[0])

    def _count(self) -> None:
        number = len(self.chosen)
        self.add_button.setText(f"加入计划（{number} 项）" if number else "加入计划")
        self.add_button.setEnabled(number > 0)

    def _add(self) -> None:
        lines, plans = self.chosen, self._session.branch.plans
        self.add_button.setEnabled(False)
        self._session.act(self, lambda: plans.add_many(lines), lambda _changes: self.accept(), self._refused)

    def _refused(self, error: BranchError) -> None:
        self.trouble.setText(str(error))
        self._count()
