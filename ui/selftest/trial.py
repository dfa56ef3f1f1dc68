"""The window under test from the outside: what ``partybranch selftest`` asks of it."""

import sys

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from partybranch.app import Branch
from partybranch.errors import BranchError
from ui.application import make_application, speak_chinese
from ui.selftest.first_paint import can_be_drawn, is_painted
from ui.selftest.qt_parts import (
    look_at_icons,
    look_at_letters,
    look_at_pictures,
    look_at_style,
    look_at_words,
)
from ui.selftest.staged_window import Hook, StagedWindow
from ui.selftest.tour import visit
from ui.selftest.typist import enter_sitting

_USUAL = "This plugin does not support"
_MOST_MESSAGES = 20


class WindowTrial:
    """One application for all stages.

    ``messages`` are what Qt itself complained of, each once; ``seen`` says that the first page was painted on
    the screen.
    """

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.seen = False
        self._troubles: list[str] = []
        self._windows: dict[str, StagedWindow] = {}
        self._before = qInstallMessageHandler(self._hear)
        self._hook = Hook(self._troubles)
        standing = QCoreApplication.instance()
        self._own = not isinstance(standing, QApplication)
        self._application = standing if isinstance(standing, QApplication) else make_application(sys.argv[:1])
        self._added: list[QTranslator] = []
        if not self._own:
            self._speak()
        self.qt = qVersion()
        self.platform = self._application.platformName()

    def show_first_page(self, branch: Branch) -> str:
        """Open the window on a book and wait until its first page is painted, if a screen shows it."""
        shown = self._made(branch)
        window, first = shown.window, shown.window.pages[0]
        self.seen = is_painted(first, shown.show)
        if not self.seen and not can_be_drawn(first):
            raise BranchError("窗口打开了，但第一页没有画出来。请检查显卡驱动或远程桌面。")
        self._refuse()
        size = f"{window.width()}×{window.height()}，{self.platform}"
        how = "已画出" if self.seen else "画得出来，但屏幕锁着或被别的窗口盖住，没有显示"
        return f"窗口已打开（{size}），第一页“{first.title}”{how}。"

    def look_at_qt(self) -> str:
        """Prove translation, pictures, letters, icons and style."""
        look_at_words()
        look_at_pictures()
        fonts, icons = look_at_letters(), look_at_icons()
        look_at_style()
        parts = f"自带字体 {fonts} 种、图标 {icons} 个、样式表可用"
        return f"Qt {self.qt} 说中文，能读 PNG、JPEG、SVG 图片；{parts}。"

    def visit_every_page(self, empty: Branch, sample: Branch) -> str:
        """Open every page and every tab on both books."""
        counts = [visit(self._on(branch)) for branch in (empty, sample)]
        self._refuse()
        return f"空账本 {counts[0]} 处、示例支部 {counts[1]} 处页面和标签页都能打开。"

    def type_sitting(self, branch: Branch, kind: str, topic: str) -> int:
        """Record a sitting in the real editor and return its id."""
        sitting_id = enter_sitting(self._on(branch), kind, topic)
        self._refuse()
        return sitting_id

    def end(self) -> None:
        """Leave Qt as it was found; an application of our own says that it ends, as a closed window does."""
        for shown in self._windows.values():
            shown.close()
        if self._own:
            self._application.aboutToQuit.emit()
        for translator in self._added:
            self._application.removeTranslator(translator)
        QApplication.processEvents()
        self._hook.remove()
        qInstallMessageHandler(self._before)

    def _on(self, branch: Branch) -> StagedWindow:
        """The one window on a book, shown."""
        shown = self._made(branch)
        shown.show()
        return shown

    def _made(self, branch: Branch) -> StagedWindow:
        """The one window on a book, made when it is first asked for."""
        book = str(branch.folder)
        if book not in self._windows:
            self._windows[book] = StagedWindow(branch, self._troubles)
        return self._windows[book]

    def _refuse(self) -> None:
        """BranchError with everything that went wrong since it was asked last."""
        found = list(dict.fromkeys(self._troubles))
        self._troubles.clear()
        if found:
            raise BranchError("；".join(found))

    def _speak(self) -> None:
        known = set(self._application.findChildren(QTranslator))
        speak_chinese(self._application)
        self._added = [each for each in self._application.findChildren(QTranslator) if each not in known]

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del kind, context
        told = _USUAL not in message and message not in self.messages
        if told and len(self.messages) < _MOST_MESSAGES:
            self.messages.append(message)
