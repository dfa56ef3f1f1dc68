"""指定人员: choose who is called, from the members of the day."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.members import Member
from partybranch.services.spelling import spells

_ID = Qt.ItemDataRole.UserRole


class PeopleChooser(QDialog):
    """A list to tick; Space ticks, typing in the line finds somebody, Enter there ticks the one found."""

    def __init__(
        self,
        members: Iterable[Member],
        names: Mapping[int, str],
        chosen: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("选择参加人员")
        self.resize(320, 520)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("找人：姓名或拼音首字母")
        self.finder.setAccessibleName("找人")
        self.list = QListWidget()
        self.list.setAccessibleName("当日党员")
        for member in members:
            if member.id is not None:
                item = QListWidgetItem(names.get(member.id, member.name), self.list)
                item.setData(_ID, member.id)
                ticked = member.id in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        buttons = QDialogButtonBox()
        buttons.addButton("选定", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("返回", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.finder, self.list, buttons):
            layout.addWidget(widget)
        self.finder.textChanged.connect(self._seek)

    @property
    def chosen(self) -> frozenset[int]:
        """The member ids ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter behind a name ticks it; Enter with nothing typed ends the choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.finder.text():
            self._tick_match()
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not spells(item.text(), text))

    def _tick_match(self) -> None:
        """Enter behind what was typed turns the tick of the only one it can mean; the line is free again."""
        shown = [item for row in range(self.list.count()) if not (item := self.list.item(row)).isHidden()]
        if len(shown) == 1:
            ticked = shown[0].checkState() is Qt.CheckState.Checked
            shown[0].setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            self.finder.clear()
