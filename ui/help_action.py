"""帮助 (F1): the manual about the page one is on, from the window, its dialogs and the search box."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from ui.help_window import HelpWindow
from ui.icons import icon
from ui.session import Session


class HelpAction(QAction):
    """Opens the manual; ``topic`` names the page one is on."""

    def __init__(self, session: Session, topic: Callable[[], str], window: QWidget) -> None:
        super().__init__(icon("help"), "帮助", window)
        self._topic = topic
        self.manual: HelpWindow | None = None
        self.setToolTip("使用手册中讲这一页的内容（F1）")
        self.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
        self.triggered.connect(lambda: self.open_at(self._topic()))
        session.help_asked.connect(self.trigger)
        window.addAction(self)

    def open_at(self, title: str) -> None:
        """Show the page of the manual with that heading."""
        if self.manual is None:
            self.manual = HelpWindow()
        self.manual.show_about(title)

    def close(self) -> None:
        """Put the manual away, because the window it belongs to goes."""
        if self.manual is not None:
            self.manual.close()


def help_button(action: HelpAction) -> QToolButton:
    """The button in the top bar: its drawing alone, its name for a screen reader."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
