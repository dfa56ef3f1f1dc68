"""Pick the people of a service and their hours: hours once for all, one's own where it differs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.forms.trouble import FieldTrouble
from ui.models.hours_table import HOURS, NAME, Candidate, HoursTable
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label
from ui.widgets.typed_line import hours_line


class PeopleHours(QWidget):
    """The table of candidates with a filter; Space checks, hours are typed in the last column."""

    def __init__(self) -> None:
        super().__init__()
        self.table = HoursTable(parent=self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.table)
        self.view = QTableView()
        self.view.setModel(self._proxy)
        self.view.setAccessibleName("参加人员")
        self.for_all = hours_line("每人时长")
        self.for_all.setPlaceholderText("如 3")
        self.for_all.setFixedWidth(90)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选姓名")
        self.filter.setAccessibleName("筛选姓名")
        self._count = role_label("", "secondary")
        self._trouble = role_label("", "trouble", wrap=True)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.view.verticalHeader().hide()
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.view.setColumnWidth(HOURS, 110)
        top = QHBoxLayout()
        top.addWidget(role_label("每人时长", "secondary"))
        top.addWidget(self.for_all)
        top.addWidget(role_label("小时", "secondary"))
        top.addWidget(self.filter, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        for words, checked in (("全选", True), ("全不选", False)):
            link = link_button(words)
            link.clicked.connect(lambda _=False, checked=checked: self.table.check_all(checked=checked))
            foot.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._proxy.setFilterFixedString)
        self.for_all.textChanged.connect(self._spread)
        self.table.counted.connect(self._say)
        self.table.refused.connect(self._trouble.setText)
        self._say()

    def offer(self, candidates: Sequence[Candidate], taken: Mapping[int, float | None]) -> None:
        """Show who may be picked and who is."""
        self.table.offer(candidates, taken)

    def read(self) -> dict[int, float]:
        """The hours by member id. Raises FieldTrouble when somebody has none."""
        try:
            self.for_all.read()
        except ValueError as error:
            raise FieldTrouble("people", f"{error}。") from error
        taken = self.table.taken
        if any(hours is None for hours in taken.values()):
            raise FieldTrouble("people", "还没有填写时长。请填写每人时长，或在名单里逐人填写。")
        return {who: hours for who, hours in taken.items() if hours is not None}

    def complain(self, sentence: str) -> None:
        """Say what is wrong under the table."""
        self._trouble.setText(sentence)
        self.for_all.setFocus()

    def complain_no_more(self) -> None:
        """Take the complaint away."""
        self._trouble.clear()

    def _spread(self) -> None:
        try:
            self.table.set_for_all(self.for_all.read())
            self._trouble.clear()
        except ValueError as error:
            self._trouble.setText(f"{error}。")

    def _say(self) -> None:
        taken = self.table.taken
        total = sum(hours or 0 for hours in taken.values())
        self._count.setText(f"已选 {len(taken)} 人，合计 {total:g} 小时")
