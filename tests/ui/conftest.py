"""What every test of the window gets: a session whose work is done at once, and the notices it said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import a_citizen_number, a_member, a_service, a_sitting, settle
from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, mark_rest_present
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.sittings import Sitting
from ui.application import dress
from ui.background import AtOnce
from ui.closing import Typed
from ui.main_window import MainWindow
from ui.notices import Notice, Notices
from ui.pages.ledgers_page import LedgersPage
from ui.session import Session

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester  # it asks Qt at import, before the plugin has chosen one


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The application in its own clothes: a wrong token or a bad sheet fails every test."""

    class Dressed(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            dress(self)

    return Dressed


@pytest.fixture(autouse=True)
def goes_away() -> Iterator[None]:
    """What a test closed is gone before the next: Qt keeps it until an event loop runs, and few run one."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sits here to answer a box: every question is answered by going on, unless a test objects."""
    monkeypatch.setattr(Notices, "confirm", lambda *_args: True)
    monkeypatch.setattr(Notices, "choose", lambda *_args: Typed.DROP)


@pytest.fixture
def session(qtbot: QtBot, branch: Branch) -> Iterator[Session]:
    """A session over the real book of ``branch``; ``qtbot`` comes first so that Qt is there."""
    notices = Notices(branch.now)
    background = AtOnce(notices.failure)
    opened = Session(branch, background, notices)
    yield opened
    background.close()


@pytest.fixture
def stage(session: Session, qtbot: QtBot) -> Callable[[], MainWindow]:
    """The real window on the office screen, in front and with the keyboard, once its book is filled."""

    def show() -> MainWindow:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


@pytest.fixture
def said(session: Session) -> list[Notice]:
    """Everything the window says at its foot, in order."""
    heard: list[Notice] = []
    session.notices.said.connect(heard.append)
    return heard


@pytest.fixture
def filled(session: Session) -> Session:
    """The session over a book with four members, three sittings and two services of 2022."""
    branch = session.branch
    group = (GroupStay(group="第一党小组"),)
    members = settle(
        branch,
        a_member("赵一", posts=(Post(title="支部书记"),), groups=group, phone="19900000001"),
        a_member("钱二", groups=group, citizen_number=a_citizen_number(date(1980, 5, 6), 2)),
        a_member("孙三", groups=group),
        a_member("李四", transferred_out=date(2022, 6, 1)),
    )
    _record(branch, a_sitting("主题党日", "党课", at=datetime(2022, 3, 5, 14)))
    _record(branch, a_sitting("集体学习", at=datetime(2022, 4, 11, 9), place=""))
    _record(branch, a_sitting("支部党员大会", at=datetime(2022, 12, 20, 15)))
    ids = [member.id or 0 for member in members]
    branch.volunteering.record(a_service(people=ids[:3], day=date(2022, 3, 12)))
    branch.volunteering.record(a_service("双报到", hours=2, people=ids[1:2], day=date(2022, 9, 3)))
    return session


def _record(branch: Branch, sitting: Sitting) -> None:
    roll = mark_rest_present(branch.sittings.roll_for(sitting))
    first = replace(roll[0], mark=Mark.LEAVE, reason="病假")
    branch.sittings.record(replace(sitting, roll=(first, *roll[1:])))


@pytest.fixture
def steps(branch: Branch) -> Callable[[], int]:
    """How many steps the book's journal has that can be taken back: a form that writes would add one."""
    return lambda: len(branch.undo.steps())


def _dialogs() -> list[QDialog]:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    return [each for each in shown if each.isVisible()]


@pytest.fixture
def dialog() -> Iterator[Callable[[], QDialog]]:
    """The one dialog that stands on the screen now; whatever the test leaves open is closed after it."""

    def newest() -> QDialog:
        (only,) = _dialogs()
        return only

    yield newest
    for each in _dialogs():
        QDialog.done(each, 0)


@pytest.fixture
def keeps_qts_rules(qtmodeltester: "ModelTester") -> Callable[[QAbstractItemModel], None]:
    """Qt's own test of a model, with the types that pytest-qt leaves out."""
    check: Callable[[QAbstractItemModel], None] = qtmodeltester.check
    return check


@pytest.fixture
def asked(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions the window asked, all answered with yes."""
    questions: list[str] = []

    def confirm(_parent: object, question: str, _act: str) -> bool:
        questions.append(question)
        return True

    monkeypatch.setattr(session.notices, "confirm", confirm)
    return questions


@pytest.fixture
def visits(session: Session) -> list[tuple[str, int | None, str | None]]:
    """Where the window was sent: page, record, kind of a new record."""
    went: list[tuple[str, int | None, str | None]] = []
    session.navigation_asked.connect(lambda page, open_id, kind: went.append((page, open_id, kind)))
    return went


@pytest.fixture
def ledgers_page(qtbot: QtBot, filled: Session, tmp_path: Path) -> LedgersPage:
    """台账与报表 of 2022 as a small screen shows it, its first paper laid out."""
    filled.set_year(2022)
    shown = LedgersPage(filled)
    shown.acts.habits.folder = tmp_path / "台账"
    qtbot.addWidget(shown)
    shown.resize(1142, 640)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.preview.paper is not None)
    return shown
