"""Closing the window loses nothing: what is typed is saved, kept or given up, and long work is not torn."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from builders import the_kind
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from rolls import settle

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.services.progress import Progress
from ui import places
from ui.background import AtOnce, Background
from ui.closing import Running, Typed
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    settle(session.branch)
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    return opened


@pytest.fixture
def page(window: MainWindow) -> SittingsPage:
    """A sitting is on the screen and somebody wrote in it."""
    window.show_page(places.SITTINGS, kind=the_kind("主题党日").code)
    shown = next(each for each in window.pages if isinstance(each, SittingsPage))
    shown.form.tabs.forms[0].topic.setText("学习贯彻")
    return shown


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[tuple[str, tuple[str, ...]]]:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def choose(_self: object, _parent: object, question: str, acts: tuple[str, ...]) -> str:
        asked.append((question, tuple(acts)))
        return answer

    monkeypatch.setattr(Notices, "choose", choose)
    return asked


def test_three_ways_are_offered_and_going_back_leaves_all_as_it_is(
    window: MainWindow, page: SittingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, "")
    assert not window.close()
    ((question, acts),) = asked
    assert acts == ("保存", "留作草稿", "不保存")
    assert "正在填写的活动还没有保存" in question
    assert page.form.changed


def test_saving_writes_and_then_closes(
    window: MainWindow,
    page: SittingsPage,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, Typed.SAVE)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    (saved,) = session.branch.sittings.between(Period.year(2022))
    assert saved.topic == "学习贯彻"
    assert session.branch.drafts.offered().drafts == ()


def test_a_save_that_is_refused_keeps_the_window(
    window: MainWindow, page: SittingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Typed.SAVE)
    page.form.basics.chips.removed.emit(the_kind("主题党日").code)
    page.form.tabs.remove(the_kind("主题党日").code)
    page.form.basics.remarks.setPlainText("没有类型")
    window.close()
    QApplication.processEvents()
    assert window.isVisible()
    assert session.branch.sittings.between(Period.year(2022)) == ()


def test_kept_as_a_draft_it_is_offered_at_the_next_start(
    window: MainWindow, page: SittingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Typed.KEEP)
    typed = page.form.draft()
    assert window.close()
    (draft,) = session.branch.drafts.offered().drafts
    assert draft.sitting == typed
    assert session.branch.sittings.between(Period.year(2022)) == ()


def test_not_saved_it_is_gone(
    window: MainWindow, page: SittingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.draft.keeper.look()
    assert len(session.branch.drafts.offered().drafts) == 1
    answering(monkeypatch, Typed.DROP)
    assert window.close()
    assert not page.draft.keeper._timer.isActive()
    assert session.branch.drafts.offered().drafts == ()


@pytest.fixture
def slow(branch: Branch, qtbot: QtBot) -> Iterator[tuple[MainWindow, Session, Event]]:
    """A window with the real worker, and a long piece of work on it that waits for a word."""
    notices, go_on = Notices(branch.now), Event()
    background = Background(notices.failure)
    session = Session(branch, background, notices)
    window = MainWindow(session)
    window.show()
    qtbot.waitUntil(lambda: background.idle)
    yield window, session, go_on
    go_on.set()
    qtbot.waitUntil(lambda: background.idle)
    background.close()
    window.close()
    window.deleteLater()


def _begin(session: Session, go_on: Event, ends: Callable[[], None] = lambda: None) -> list[str]:
    done: list[str] = []

    def work(progress: Progress) -> str:
        for step in range(2000):
            progress.step(step, 2000, "正在导入")
            if go_on.wait(0.005):
                break
        ends()
        return "做完了"

    session.background.run_long(work, done.append, busy_text="正在导入…")
    return done


def test_long_work_is_finished_before_the_window_closes(
    slow: tuple[MainWindow, Session, Event], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session, go_on = slow
    asked = answering(monkeypatch, Running.FINISH)
    done = _begin(session, go_on)
    assert not window.close()
    assert "正在导入，还没有做完" in asked[0][0]
    assert window.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert done == ["做完了"]


def test_stopped_work_leaves_at_its_next_step_and_then_the_window_closes(
    slow: tuple[MainWindow, Session, Event], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session, go_on = slow
    answering(monkeypatch, Running.STOP)
    done = _begin(session, go_on)
    qtbot.wait(20)
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert done == []


def test_work_that_fails_keeps_the_window_so_that_one_sees_why(
    slow: tuple[MainWindow, Session, Event], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session, go_on = slow
    answering(monkeypatch, Running.FINISH)

    def fail() -> None:
        raise BranchError("磁盘已满，没有保存。请清理磁盘后再试。")

    _begin(session, go_on, fail)
    assert not window.close()
    go_on.set()
    qtbot.waitUntil(lambda: session.background.idle)
    qtbot.wait(20)
    assert window.isVisible()


def test_the_box_names_its_ways_and_escape_goes_back(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    shown: list[list[str]] = []

    def press(box: QMessageBox) -> int:
        QApplication.processEvents()
        shown.append([each.text() for each in box.buttons()])
        button: QAbstractButton = next(each for each in box.buttons() if each.text() == Typed.KEEP)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    window = MainWindow(session)
    qtbot.addWidget(window)
    assert session.notices.choose(window, "还没有保存。", tuple(Typed)) == "留作草稿"
    assert sorted(shown[0]) == sorted(["保存", "留作草稿", "不保存", "返回"])
    assert isinstance(session.background, AtOnce)
