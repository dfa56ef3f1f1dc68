"""Pick the people of a service and their hours: hours once for all, one's own where it differs.

Names are typed one after the other (Enter checks the first that is shown) or pasted as a list.
"""

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.pasted_hours import read_pasted_hours
from ui.forms.trouble import FieldTrouble
from ui.models.hours_table import HOURS, NAME, Candidate, HoursTable
from ui.models.spelling_filter import SpellingFilter
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label
from ui.widgets.typed_line import hours_line


class PeopleHours(QWidget):
    """The table of candidates with a filter; Space checks, hours are typed in the last column."""

    def __init__(self) -> None:
        super().__init__()
        self._optional = False
        self.table = HoursTable(parent=self)
        self._proxy = SpellingFilter(self)
        self._proxy.setSourceModel(self.table)
        self.view = QTableView()
        self.view.setModel(self._proxy)
        self.view.setAccessibleName("参加人员")
        self.for_all = hours_line("每人时长")
        self.for_all.setPlaceholderText("如 3")
        self.for_all.setFixedWidth(90)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("姓名，回车选上")
        self.filter.setAccessibleName("筛选姓名")
        self.filter.setToolTip("输入姓名后按回车选上第一个，也可以粘贴一列姓名")
        self._caption = role_label("每人时长", "secondary")
        self.paste_button = link_button("粘贴名单")
        self.paste_button.setToolTip("从 WPS 复制一列姓名（时长可在旁边一列），再按这里或 Ctrl+V")
        self._count = role_label("", "secondary")
        self._trouble = role_label("", "trouble", wrap=True)
        self.unfound = role_label("", "trouble", wrap=True)
        self.unfound.hide()
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
        top.addWidget(self._caption)
        top.addWidget(self.for_all)
        top.addWidget(role_label("小时", "secondary"))
        top.addWidget(self.filter, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.paste_button)
        for words, checked in (("全选", True), ("全不选", False)):
            link = link_button(words)
            link.clicked.connect(lambda _=False, checked=checked: self.table.check_all(checked=checked))
            foot.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.unfound)
        layout.addWidget(self._trouble)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._proxy.seek)
        self.filter.returnPressed.connect(self._take_first)
        self.filter.installEventFilter(self)
        self.view.installEventFilter(self)
        self.paste_button.clicked.connect(self.paste)
        self.for_all.textChanged.connect(self._spread)
        self.table.counted.connect(self._say)
        self.table.refused.connect(self._trouble.setText)
        self._say()

    def offer(self, candidates: Sequence[Candidate], taken: Mapping[int, float | None]) -> None:
        """Show who may be picked and who is."""
        self.table.offer(candidates, taken)

    def expect_hours(self, *, only: bool) -> None:
        """Ask for the hours given, or ``only`` for those expected, which may stay open."""
        self._optional = only
        self._caption.setText("预计每人" if only else "每人时长")
        self.for_all.setPlaceholderText("可不填" if only else "如 3")
        self._say()

    def paste(self) -> None:
        """Check the people named on the clipboard, with the hours beside them; who is not found is said."""
        pasted = read_pasted_hours(QGuiApplication.clipboard().text(), self.table.names)
        self.table.take(pasted.found)
        lost = f"，没有找到：{'、'.join(pasted.unknown)}" if pasted.unknown else ""
        nothing = "" if pasted.found else "剪贴板里没有姓名。请先复制一列姓名。"
        self.unfound.setText(f"粘贴选上 {len(pasted.found)} 人{lost}" if lost else nothing)
        self.unfound.setVisible(bool(self.unfound.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pasting several names checks them; the arrow down leads from the filter into the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and self._pastes_people(watched):
                self.paste()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Down and self._proxy.rowCount():
                self.view.setFocus()
                self.view.setCurrentIndex(self._proxy.index(0, NAME))
                return True
        return super().eventFilter(watched, event)

    def read(self) -> dict[int, float]:
        """The hours by member id. Raises FieldTrouble when somebody has none."""
        try:
            self.for_all.read()
        except ValueError as error:
            raise FieldTrouble("people", f"{error}。") from error
        taken = self.table.taken
        if self._optional:
            return {who: hours or 0.0 for who, hours in taken.items()}
        if any(hours is None for hours in taken.values()):
            raise FieldTrouble("people", "还没有填写时长。请填写每人时长，或在名单里逐人填写。")
        return {who: hours for who, hours in taken.items() if hours is not None}

    def typed(self) -> str:
        """Who is checked and what hours stand there, also where they are no hours yet."""
        people = {str(who): hours for who, hours in sorted(self.table.checked.items())}
        return json.dumps({"each": self.for_all.text(), "people": people}, ensure_ascii=False)

    def retype(self, text: str) -> None:
        """Check and fill in as it stood."""
        stood = json.loads(text)
        self.table.check({int(who): hours for who, hours in stood["people"].items()})
        self.for_all.setText(stood["each"])

    def complain(self, sentence: str) -> None:
        """Say what is wrong under the table."""
        self._trouble.setText(sentence)
        self.for_all.setFocus()

    def complain_no_more(self) -> None:
        """Take the complaint away."""
        self._trouble.clear()

    def _pastes_people(self, watched: QObject) -> bool:
        text = QGuiApplication.clipboard().text()
        return watched is self.view or len(text.replace("\t", "\n").strip().splitlines()) > 1 or "、" in text

    def _take_first(self) -> None:
        """Check the first person shown and be ready for the next name."""
        if self.filter.text().strip() and self._proxy.rowCount():
            first = self._proxy.mapToSource(self._proxy.index(0, NAME))
            self.table.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
            self.filter.clear()

    def _spread(self) -> None:
        try:
            self.table.set_for_all(self.for_all.read())
            self._trouble.clear()
        except ValueError as error:
            self._trouble.setText(f"{error}。")

    def _say(self) -> None:
        taken = self.table.taken
        total = sum(hours or 0 for hours in taken.values())
        hours = (
            f"，{'预计' if self._optional else '合计'} {total:g} 小时" if total or not self._optional else ""
        )
        self._count.setText(f"已选 {len(taken)} 人{hours}")
