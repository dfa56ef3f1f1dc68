"""撤销 with the name of the step that it would take back."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from partybranch.changes import Changes
from ui.icons import icon
from ui.session import Session


class UndoAction(QAction):
    """Always names the newest step; asks first, because what is taken back does not come again."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__("撤销", window)
        self._session, self._window, self._label = session, window, ""
        self.setIcon(icon("undo"))
        self.setShortcut(QKeySequence.StandardKey.Undo)
        self.triggered.connect(self._ask)
        session.records_changed.connect(self._on_changes)
        self._read()

    def _on_changes(self, _changes: Changes) -> None:
        self._read()

    def _read(self) -> None:
        self._session.read(self, self._newest, self._name)

    def _newest(self) -> str:
        steps = self._session.branch.undo.steps()
        return steps[0].label if steps else ""

    def _name(self, label: str) -> None:
        self._label = label
        self.setEnabled(bool(label))
        self.setToolTip(f"撤销：{label}（Ctrl+Z）" if label else "没有可以撤销的操作")

    def _ask(self) -> None:
        question = f"撤销“{self._label}”？撤销后如需恢复，要重新录入。"
        if self._session.notices.confirm(self._window, question, "撤销这一步"):
            self._session.undo()
