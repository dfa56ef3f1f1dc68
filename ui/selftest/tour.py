"""The tour: every page of the window, and every tab of each, opened one after the other."""

from PySide6.QtWidgets import QApplication, QTabWidget

from ui.pages.page import Page
from ui.selftest.staged_window import StagedWindow


def visit(shown: StagedWindow) -> int:
    """Open everything and return how many places there were; what goes wrong is told with its page."""
    return sum(_visit_page(shown, page) for page in shown.window.pages)


def _visit_page(shown: StagedWindow, page: Page) -> int:
    before = len(shown.troubles)
    shown.window.show_page(page.title)
    QApplication.processEvents()
    if not page.isVisible():
        shown.troubles.append("没有打开")
    places = 1 + sum(map(_visit_tabs, page.findChildren(QTabWidget)))
    shown.troubles[before:] = [f"“{page.title}”：{trouble}" for trouble in shown.troubles[before:]]
    return places


def _visit_tabs(tabs: QTabWidget) -> int:
    for at in [*range(tabs.count()), 0]:
        tabs.setCurrentIndex(at)
        QApplication.processEvents()
    return tabs.count()
