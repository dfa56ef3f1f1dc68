"""找人: the line above the roll in which somebody is found by characters, pinyin or initials."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.models.roll_model import RollModel
from ui.widgets.roll_grid import RollGrid

_LEADS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class RollFinder(QLineEdit):
    """Typing dims whoever is not meant; Enter or Down leads to who is; Esc empties the line.

    Where only one person is meant, Enter also empties the line: the next thing is their mark.
    """

    def __init__(self, model: RollModel, grid: RollGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._grid = model, grid
        self.seek_numbers(False)
        self.setAccessibleName("在名单中找人")
        self.setToolTip("输入姓名、拼音或首字母，回车到这个人（Ctrl+F，名单里按 /）")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(110)
        self.setMaximumWidth(190)
        self.textChanged.connect(self._seek)

    def seek_numbers(self, wanted: bool) -> None:
        """Say that the numbers of the sign-in sheet may be typed as well."""
        self.setPlaceholderText("找人：签到表序号或姓名" if wanted else "找人：姓名或拼音首字母")

    def begin(self) -> None:
        """Take the keyboard; what was sought before gives way to what is typed."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while it empties the line."""
        asks = event.type() is QEvent.Type.ShortcutOverride and bool(self.text())
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down lead into the roll, Esc empties the line."""
        if event.key() in _LEADS:
            self._lead()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        self._model.seek(text)
        if text and self._model.best_match is not None:
            self._grid.go_to(self._model.best_match)

    def _lead(self) -> None:
        if not self._model.matches:
            return
        if self.text() and len(self._model.matches) == 1:
            self.clear()
        self._grid.setFocus()
