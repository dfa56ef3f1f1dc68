"""A new book asks how to begin, and the program opens it off the GUI thread."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from partybranch.app import open_branch
from partybranch.domain.profile import Profile
from ui.first_start import Choice, FirstStart
from ui.notices import Notice
from ui.session import Session
from ui.start import SAMPLE_SUFFIX, Start

pytestmark = pytest.mark.gui


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    begun = Start(tmp_path / "账本", lambda: datetime(2022, 12, 31, 10))
    yield begun
    begun.end()
    for standing in (begun.first, begun.window):
        if standing is not None:
            standing.hide()  # a modal one left standing would take the keyboard of the next test


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_the_way_back_goes_back_and_writes_no_branch(
    qtbot: QtBot, session: Session, key: Qt.Key
) -> None:
    first = FirstStart(session)
    qtbot.addWidget(first)
    first.show()
    first.choose(Choice.BRANCH)
    first.form.texts["name"].setText("清河县融媒体中心党支部")
    (back,) = [each for each in first.findChildren(QPushButton) if each.text() == "返回"]
    QTest.keyClick(back, key)
    assert not first.result()
    assert session.branch.profile.get().name == ""
    assert not back.isVisible()


def test_a_new_branch_is_written_before_the_choices_close(
    qtbot: QtBot, session: Session, said: list[Notice]
) -> None:
    first = FirstStart(session)
    qtbot.addWidget(first)
    first.choose(Choice.BRANCH)
    first.form.texts["name"].setText("清河县融媒体中心党支部")
    first.form.texts["compiler"].setText("叶知秋")
    first.begin()
    assert first.result() == FirstStart.DialogCode.Accepted
    profile = session.branch.profile.get()
    assert (profile.name, profile.compiler) == ("清河县融媒体中心党支部", "叶知秋")


def test_enter_in_the_name_begins_the_book(qtbot: QtBot, session: Session) -> None:
    first = FirstStart(session)
    qtbot.addWidget(first)
    first.open()
    first.choose(Choice.BRANCH)
    first.form.texts["name"].setText("清河县融媒体中心党支部")
    QTest.keyClick(first.form.texts["name"], Qt.Key.Key_Return)
    assert session.branch.profile.get().name == "清河县融媒体中心党支部"


def test_a_branch_without_a_name_is_refused_beside_the_field(
    qtbot: QtBot, session: Session, said: list[Notice]
) -> None:
    first = FirstStart(session)
    qtbot.addWidget(first)
    first.choose(Choice.BRANCH)
    first.begin()
    assert session.branch.is_new
    assert said == [], "the sentence stands under the field, not at the foot as well"


def test_a_new_book_shows_the_choices_and_the_roster_leads_to_the_import(qtbot: QtBot, start: Start) -> None:
    start.begin()
    qtbot.waitUntil(lambda: start.first is not None)
    assert start.window is None
    assert start.first is not None
    start.first.choose(Choice.ROSTER)
    qtbot.waitUntil(lambda: start.window is not None)


def test_the_sample_stands_in_a_folder_of_its_own(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    start.begin()
    qtbot.waitUntil(lambda: start.first is not None)
    assert start.first is not None
    start.first.choose(Choice.SAMPLE)
    qtbot.waitUntil(lambda: start.window is not None, timeout=30_000)
    assert start.session is not None
    assert start.session.branch.folder == tmp_path / f"账本{SAMPLE_SUFFIX}"


def test_a_book_in_use_opens_straight_away(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    before = open_branch(tmp_path / "账本")
    before.profile.save(Profile(name="老支部"))
    before.close()
    start.begin()
    qtbot.waitUntil(lambda: start.window is not None)
    assert start.window is not None
    qtbot.waitUntil(lambda: "老支部" in (start.window.windowTitle() if start.window else ""))


def test_no_window_standing_between_the_choices_and_the_window_does_not_quit(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.setQuitOnLastWindowClosed(False)
    start.begin()
    qtbot.waitUntil(lambda: start.first is not None)
    assert not QApplication.quitOnLastWindowClosed()
    assert start.first is not None
    start.first.choose(Choice.SAMPLE)
    qtbot.waitUntil(lambda: start.window is not None, timeout=30_000)
    assert QApplication.quitOnLastWindowClosed()


def test_a_book_that_cannot_be_opened_is_said_in_one_sentence(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "账本").mkdir()
    (tmp_path / "账本" / "branch.db").write_bytes(b"not a book at all" * 100)
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: shown.append(text))
    # Without a loop to leave, Qt would let no later loop of this process run.
    monkeypatch.setattr(QApplication, "exit", lambda _code: None)
    start.begin()
    qtbot.waitUntil(lambda: bool(shown))
    assert start.window is None
    assert shown[0].endswith("。")


def test_a_bug_before_anything_stands_on_the_screen_is_told_and_ends_the_program(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    ended: list[int] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: shown.append(text))
    monkeypatch.setattr(QApplication, "exit", ended.append)
    start.report(ValueError("a bug"))
    assert shown[0].startswith("程序出错")
    assert ended == [3]
    start.begin()
    qtbot.waitUntil(lambda: start.first is not None and start.first.isVisible())
    start.report(ValueError("a bug"))
    assert len(shown) == 1, "what stands on the screen stays"
