"""粘贴名单: names copied from WPS become marks, once it is said who is meant and what they become."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.pasted_roll import PastedRoll, read_pasted, said_by
from ui.models.marks import FACES, full_words
from ui.models.roll_model import RollModel
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import role_label

_PLACE = Qt.ItemDataRole.UserRole
_CHOICES = (Mark.PRESENT, Mark.LEAVE, Mark.ABSENT)
_HINT = "一行一个姓名，或用顿号隔开；姓名后可以带事由，如 张三（病假）。"


class PasteDialog(QDialog):
    """The names above, below them what each would become; who is marked otherwise stays unless ticked."""

    def __init__(self, model: RollModel, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴名单")
        self.resize(460, 560)
        self._model = model
        self._read = PastedRoll(found={})
        self.names = QPlainTextEdit()
        self.names.setAccessibleName("姓名")
        self.names.setPlaceholderText("在 WPS 表格里选中姓名一列复制，粘贴到这里")
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(110)
        self._choice = QButtonGroup(self)
        self._chosen = {mark: QRadioButton(mark.value) for mark in _CHOICES}
        self._become = role_label("")
        self.list = QListWidget()
        self.list.setAccessibleName("这些人记为")
        self.trouble = role_label("", "trouble", wrap=True)
        self._aside = role_label("", "secondary", wrap=True)
        self.mark_button, back = main_button("标记"), plain_button("返回")
        self.mark_button.setDefault(True)
        self._lay_out(back)
        self.names.textChanged.connect(self._on_names)
        self._choice.buttonClicked.connect(lambda _button: self._list_people())
        self.list.itemChanged.connect(lambda _item: self._count())
        self.mark_button.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        self.names.setPlainText(text)
        self._on_names()
        (self._chosen[self.mark] if self._read.found else self.names).setFocus()

    @property
    def mark(self) -> Mark:
        """What the people named become, but for those beside whose name the list says it itself."""
        return next(mark for mark, button in self._chosen.items() if button.isChecked())

    @property
    def marks(self) -> dict[int, tuple[Mark, str]]:
        """The mark and reason of everybody ticked, by their place in the roll."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return {place: self._becomes(place) for place in (item.data(_PLACE) for item in ticked)}

    def choose(self, mark: Mark) -> None:
        """Choose what the people named become."""
        self._chosen[mark].click()

    def _lay_out(self, back: QWidget) -> None:
        choice, foot = QHBoxLayout(), QHBoxLayout()
        choice.setSpacing(16)
        choice.addWidget(self._become)
        for mark, button in self._chosen.items():
            button.setText(f"{FACES[mark].symbol} {mark.value}")
            button.setAccessibleName(f"记为{mark.value}")
            self._choice.addButton(button)
            choice.addWidget(button)
        choice.addStretch(1)
        self._chosen[Mark.PRESENT].setChecked(True)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.mark_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(role_label(_HINT, "secondary", wrap=True))
        layout.addWidget(self.names)
        layout.addLayout(choice)
        layout.addWidget(self.list)
        layout.addWidget(self.trouble)
        layout.addWidget(self._aside)
        layout.addLayout(foot)

    def _on_names(self) -> None:
        """Read the names; where each has the reason of a leave, leave is what they become."""
        self._read = read_pasted(self.names.toPlainText(), self._model.rows, self._model.labels)
        said = [said_by(note) for note in self._read.found.values()]
        on_leave = [each is not None and each[0] is Mark.LEAVE for each in said]
        usual = Mark.LEAVE if on_leave and all(on_leave) else Mark.PRESENT
        self._chosen[usual].setChecked(True)
        lost = {"名单里没有": self._read.unknown, "名单里有同名，请写明是哪一位": self._read.shared}
        self.trouble.setText("\n".join(f"{why}：{'、'.join(who)}" for why, who in lost.items() if who))
        self.trouble.setVisible(bool(self.trouble.text()))
        self._list_people()

    def _becomes(self, place: int) -> tuple[Mark, str]:
        note = self._read.found[place]
        said = said_by(note)
        if said is not None:
            return said
        return self.mark, note if self.mark is Mark.LEAVE else ""

    def _list_people(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        same = 0
        for place in self._read.found:
            row, (mark, reason) = self._model.rows[place], self._becomes(place)
            if row.mark is mark and reason in ("", row.reason):
                same += 1
                continue
            item = QListWidgetItem(self._words(place, row, mark, reason), self.list)
            item.setData(_PLACE, place)
            free = row.mark is Mark.UNMARKED
            item.setCheckState(Qt.CheckState.Checked if free else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._aside.setText(f"另有 {same} 人已经这样标了，不变。" if same else "")
        self._aside.setVisible(bool(same))
        self._count()

    def _words(self, place: int, row: RollRow, mark: Mark, reason: str) -> str:
        shown = f"{mark.value}（{reason}）" if reason else mark.value
        if row.mark is Mark.UNMARKED:
            return f"{self._model.label(place)}　{shown}"
        return f"{self._model.label(place)}　已标{full_words(row)}，打勾才改为{shown}"

    def _count(self) -> None:
        count = len(self.marks)
        self._become.setText(f"认出 {len(self._read.found)} 人，记为")
        self.mark_button.setText(f"标记 {count} 人")
        self.mark_button.setEnabled(bool(count))


def ask_pasted(model: RollModel, text: str, parent: QWidget) -> Mapping[int, tuple[Mark, str]]:
    """Have somebody say what the names mean; nothing when they go back."""
    dialog = PasteDialog(model, text, parent)
    return dialog.marks if dialog.exec() else {}
