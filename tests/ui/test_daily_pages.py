"""The office PC: 1366×768 less title and task bar. The pages of every day need no scroll bar there."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from builders import the_kind
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from partybranch.app import open_sample
from partybranch.domain.periods import Period
from ui import places
from ui.background import AtOnce
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui

_WIDTH, _HEIGHT = 1366, 698


@pytest.fixture
def sample(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    branch = open_sample(tmp_path, now=lambda: datetime(2026, 11, 6, 14, 3))
    notices = Notices(branch.now)
    background = AtOnce(notices.failure)
    yield Session(branch, background, notices)
    background.close()
    branch.close()


@pytest.fixture
def window(qtbot: QtBot, sample: Session) -> MainWindow:
    opened = MainWindow(sample)
    qtbot.addWidget(opened)
    opened.resize(_WIDTH, _HEIGHT)
    opened.show()
    return opened


def scrolled(root: QWidget) -> list[str]:
    """The areas of a page that scroll, tables and long texts apart: these may be longer than a screen."""
    areas = [each for each in root.findChildren(QAbstractScrollArea) if each.isVisible()]
    free = [each for each in areas if not isinstance(each, QAbstractItemView | QPlainTextEdit)]
    return [
        f"{type(each).__name__} {each.accessibleName()}"
        for each in free
        if each.verticalScrollBar().isVisible() or each.horizontalScrollBar().isVisible()
    ]


def sideways(root: QWidget) -> list[str]:
    views = [each for each in root.findChildren(QAbstractItemView) if each.isVisible()]
    return [each.accessibleName() for each in views if each.horizontalScrollBar().isVisible()]


@pytest.mark.parametrize(
    "title", [places.DESK, places.SITTINGS, places.MEMBERS, places.VOLUNTEERING, places.PLANS, places.CHECKS]
)
def test_a_daily_page_needs_no_scroll_bar(window: MainWindow, title: str) -> None:
    window.show_page(title)
    QApplication.processEvents()
    assert scrolled(window) == []
    assert sideways(window) == []


def test_an_open_sitting_of_the_whole_branch_needs_no_scroll_bar(window: MainWindow, sample: Session) -> None:
    year = Period.year(sample.today.year)
    largest = max(sample.branch.sittings.between(year), key=lambda sitting: len(sitting.roll))
    sample.navigate(places.SITTINGS, open_id=largest.id)
    QApplication.processEvents()
    assert scrolled(window) == []
    assert sideways(window) == []


def test_a_new_sitting_with_all_its_findings_needs_no_scroll_bar(window: MainWindow, sample: Session) -> None:
    sample.navigate(places.SITTINGS, kind=the_kind("支部党员大会").code)
    QApplication.processEvents()
    assert scrolled(window) == []


def test_a_finding_of_two_lines_is_read_whole(window: MainWindow, sample: Session) -> None:
    unmarked = sample.branch.sittings.between(Period.year(sample.today.year))[-1]
    sample.navigate(places.SITTINGS, open_id=unmarked.id)
    QApplication.processEvents()
    lines = window.page(SittingsPage).form.basics.findings.lines
    rows = [lines.visualItemRect(lines.item(row)) for row in range(lines.count())]
    assert any(row.height() > 30 for row in rows)
    assert max(row.bottom() for row in rows) <= lines.viewport().height()


def test_the_whole_window_fits_a_small_screen_at_125_per_cent(window: MainWindow) -> None:
    window.resize(1092, 556)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1092, 556)
    assert window.navigation.narrow
    assert not window.navigation.list.verticalScrollBar().isVisible()
    for page in window.pages:
        window.show_page(page.title)
        QApplication.processEvents()
        room = window.rect().width()
        assert page.mapTo(window, page.rect().topRight()).x() <= room, page.title
    window.resize(_WIDTH, _HEIGHT)
    QApplication.processEvents()
    assert not window.navigation.narrow
