"""撤销 and 重做 with the names of the steps: an action for the key, a button with the list for the mouse."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from partybranch.changes import Changes
from partybranch.errors import BranchError
from ui.icons import icon
from ui.pages.page import Page
from ui.session import Session

_LISTED = 15
"""So many steps stand in the list; more would not fit on a small screen."""


class _Seen(NamedTuple):
    """What the list shows of a step."""

    id: int
    label: str


class StepAction(QAction):
    """Names the next step of one direction; a field with the keyboard keeps Ctrl+Z for itself."""

    def __init__(
        self, session: Session, window: QWidget, word: str, key: str, drawing: str, *, back: bool
    ) -> None:
        super().__init__(word, window)
        self._session, self._word, self._key, self._back = session, word, key, back
        self._window = window
        self._seen: tuple[_Seen, ...] = ()
        self.setIcon(icon(drawing))
        self.menu_of_steps = QMenu(window)
        self.menu_of_steps.setAccessibleName(f"{word}多步")
        self._how_many = QAction(self)
        self._how_many.setEnabled(False)
        self.menu_of_steps.aboutToShow.connect(self._fill)
        self.menu_of_steps.hovered.connect(self._say_how_many)
        self.triggered.connect(self._go_one)
        session.records_changed.connect(self._on_changes)
        self._read()

    def _on_changes(self, _changes: Changes) -> None:
        self._read()

    def _read(self) -> None:
        self._session.read(self, self._steps, self._name)

    def _steps(self) -> tuple[_Seen, ...]:
        undo = self._session.branch.undo
        steps = undo.steps() if self._back else undo.undone()
        return tuple(_Seen(step.id, step.label) for step in steps)

    def _name(self, seen: tuple[_Seen, ...]) -> None:
        self._seen = seen
        self.setEnabled(bool(seen))
        named = f"{self._word}：{seen[0].label}（{self._key}）" if seen else f"没有可以{self._word}的操作"
        self.setToolTip(named)

    def _fill(self) -> None:
        self.menu_of_steps.clear()
        for number, step in enumerate(self._seen[:_LISTED], 1):
            line = self.menu_of_steps.addAction(f"{self._word}：{step.label}")
            line.setData(number)
            line.triggered.connect(partial(self._go_to, number))
        self.menu_of_steps.addSeparator()
        self._how_many.setText(f"点第几行，就一次{self._word}几步")
        self.menu_of_steps.addAction(self._how_many)

    def _say_how_many(self, line: QAction) -> None:
        number = line.data()
        if isinstance(number, int):
            self._how_many.setText(f"一次{self._word}{number}步")

    def _go_one(self, _checked: bool = False) -> None:
        """Do the next step, unless what the person means to take back is not in the book yet."""
        pages = (page for page in self._window.findChildren(Page) if page.isVisible())
        unsaved = next(filter(None, (page.unsaved() for page in pages)), "")
        if unsaved:
            words = f"{unsaved}还没有保存，没有{self._word}：这里{self._word}的是已经保存的操作。"
            way = f"请先保存或放弃填写；确实要{self._word}以前的操作，请点“{self._word}”旁边的箭头。"
            self._session.notices.failure(BranchError(words + way))
        else:
            self._go(1)

    def _go_to(self, number: int, _checked: bool = False) -> None:
        self._go(number, self._seen[0].id)

    def _go(self, number: int, newest: int | None = None) -> None:
        if self._back:
            self._session.undo(number, newest)
        else:
            self._session.redo(number, newest)


class UndoAction(StepAction):
    """撤销 (Ctrl+Z): asks nothing, because 重做 brings back what was taken back."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session, window, "撤销", "Ctrl+Z", "undo", back=True)
        self.setShortcut(QKeySequence.StandardKey.Undo)


class RedoAction(StepAction):
    """重做 (Ctrl+Y or Ctrl+Shift+Z)."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session, window, "重做", "Ctrl+Y", "redo", back=False)
        self.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])


def step_button(action: StepAction, *, named: bool) -> QToolButton:
    """The button of a direction: a click does the next step, its arrow opens the list of steps."""
    button = QToolButton()
    button.setObjectName("step_button")
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    button.setMenu(action.menu_of_steps)
    button.setAccessibleName(action.text())
    return button
