"""What the pictures show: the real window over the sample branch, brought to a state and grabbed."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from partybranch.app import open_sample
from partybranch.domain.kinds import Shape
from partybranch.domain.periods import Period
from ui import places
from ui.application import make_application, wear
from ui.background import Background
from ui.help_window import HelpWindow
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.page import Page
from ui.session import Session
from ui.style import Scheme

_CALM_MS = 250


class Stage:
    """The window with everything that stands on it; sizes are device-independent pixels."""

    def __init__(self, folder: Path, now: datetime, width: float, height: float, scheme: str) -> None:
        self._application = make_application(["pictures"])
        self._branch = open_sample(folder, now=lambda: now)
        notices = Notices(self._branch.now)
        self._background = Background(notices.failure)
        self.session = Session(self._branch, self._background, notices)
        wear(self._application, Scheme(scheme), self.session.preferences)
        self.window = MainWindow(self.session)
        self.window.setGeometry(0, 0, round(width), round(height))
        self.window.show()
        self.window.activateWindow()  # without a window manager nobody else does
        self.settle()

    def reset(self) -> None:
        """Close what stands over the window and go back to the first page and the present year."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                QDialog.done(widget, 0)
            elif widget is not self.window and widget.isVisible():
                widget.close()
        self.session.set_year(self.session.today.year)
        self.window.show_page(places.DESK)
        self.settle()

    def page(self, title: str) -> Page:
        """Go to a page and wait until it stands."""
        self.window.show_page(title)
        self.settle()
        return next(page for page in self.window.pages if page.title == title)

    def settle(self) -> None:
        """Wait until everything asked for is read and painted."""
        self._background.settle(_CALM_MS)

    def grab(self, widget: QWidget | None = None) -> QPixmap:
        """The picture of the window, or of another widget."""
        self.settle()
        return (widget or self.window).grab()

    def close(self) -> None:
        """Let go of the book."""
        self.window.hide()
        self._background.close()
        self._branch.close()

    @property
    def a_meeting_in_full(self) -> int:
        """The newest sitting of the sample with more than one record: the form has most to show there."""
        sittings = self._branch.sittings.between(Period.year(self.session.today.year))
        many = [sitting for sitting in sittings if len(sitting.records) > 1]
        return (many or list(sittings))[-1].id or 0

    @property
    def somebody(self) -> int:
        """A member with a year to show: the second of the roster."""
        return self._branch.members.all()[1].id or 0

    @property
    def a_kind(self) -> str:
        """The kind code of a new sitting in the pictures: the newest one's first."""
        return self._branch.kinds.all().of_shape(Shape.SITTING)[0].code


Scene = Callable[[Stage], QPixmap]


def _page(title: str, stage: Stage) -> QPixmap:
    stage.page(title)
    return stage.grab()


def _tab(title: str, at: int, stage: Stage) -> QPixmap:
    tabs = [each for each in stage.page(title).findChildren(QTabWidget) if each.isVisible()]
    tabs[0].setCurrentIndex(at)
    return stage.grab()


def _sitting(stage: Stage) -> QPixmap:
    stage.session.navigate(places.SITTINGS, open_id=stage.a_meeting_in_full)
    return stage.grab()


def _new_sitting(stage: Stage) -> QPixmap:
    stage.session.navigate(places.SITTINGS, kind=stage.a_kind)
    return stage.grab()


def _manual(stage: Stage) -> QPixmap:
    window = HelpWindow()
    window.show_about(places.CHECKS)
    stage.settle()
    return stage.grab(window)


def _member(stage: Stage) -> QPixmap:
    stage.session.navigate(places.MEMBERS, open_id=stage.somebody)
    return stage.grab()


def _paper(stage: Stage) -> QPixmap:
    stage.session.navigate(places.LEDGERS, kind="sign_in")
    return stage.grab()


def _found(stage: Stage) -> QPixmap:
    stage.window.search.ask()
    stage.window.search.field.setText("wj")
    return stage.grab()


MANUAL_SCENES: tuple[tuple[str, Scene], ...] = (
    ("desk", partial(_page, places.DESK)),
    ("sitting", _sitting),
    ("plan", partial(_page, places.PLANS)),
    ("checks", partial(_page, places.CHECKS)),
    ("summary", partial(_page, places.TALLIES)),
    ("members", partial(_page, places.MEMBERS)),
    ("member", _member),
    ("attendance", partial(_page, places.ATTENDANCE)),
    ("volunteering", partial(_page, places.VOLUNTEERING)),
    ("ledgers", _paper),
    ("search", _found),
)
"""The pictures in ``docs/pictures``, by file name."""


def every_scene(stage: Stage) -> Iterator[tuple[str, Scene]]:
    """Every page with each of its tabs, and what opens over them."""
    for place, page in enumerate(stage.window.pages, 1):
        yield f"{place:02d}-{page.icon}", partial(_page, page.title)
        stage.page(page.title)
        for tabs in [each for each in page.findChildren(QTabWidget) if each.isVisible()][:1]:
            for at in range(1, tabs.count()):
                yield f"{place:02d}-{page.icon}-{at}", partial(_tab, page.title, at)
    yield "20-sitting", _sitting
    yield "21-new-sitting", _new_sitting
    yield "22-manual", _manual
    yield "23-member", _member
    yield "24-search", _found
    yield "25-paper", _paper
