"""指定人员: choose who is called, from the members of the day."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import Qt
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
from partybranch.domain.parsing.names import name_key

_ID = Qt.ItemDataRole.UserRole


class PeopleChooser(QDialog):
    """A list to tick; Space ticks, typing in the line finds somebody."""

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
        self.finder.setPlaceholderText("找人：姓名中的字")
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

    def _seek(self, text: str) -> None:
        sought = set(name_key(text))
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not sought <= set(name_key(item.text())))
