"""The window's part of the self-test: it passes here off the screen, and what is missing is said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.cli.selftest.running import STAGES
from partybranch.errors import BranchError
from ui.pages import PAGES
from ui.pages.members_page import MembersPage
from ui.selftest import WindowTrial
from ui.selftest.first_paint import can_be_drawn, is_painted
from ui.selftest.staged_window import HeardNotices, StagedWindow
from ui.selftest.tour import visit

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.timeout(400)
def test_the_program_proves_itself_with_its_window(tmp_path: Path) -> None:
    file = tmp_path / "自检 结果.json"
    done = subprocess.run(
        [sys.executable, "-O", "-m", "partybranch", "selftest", "--json", str(file)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    found = json.loads(file.read_text(encoding="utf-8"))
    assert [each for each in found["stages"] if not each["passed"]] == [], done.stderr
    assert (done.returncode, found["passed"], found["left_out"]) == (0, True, [])
    assert [each["name"] for each in found["stages"]] == [each.name for each in STAGES]
    assert (found["platform"], found["qt_messages"]) == ("offscreen", [])
    assert 0 < found["first_page_seconds"] < found["seconds"] + 60
    assert len(done.stdout.splitlines()) == len(STAGES) + 1
    assert done.stderr == ""


def test_a_missing_translation_is_said(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _place: str(tmp_path))
    trial = WindowTrial()
    try:
        with pytest.raises(BranchError, match="中文翻译没有装上"):
            trial.look_at_qt()
    finally:
        trial.end()


def test_every_page_and_every_tab_is_counted(branch: Branch, qtbot: QtBot) -> None:
    shown = StagedWindow(branch, [])
    qtbot.addWidget(shown.window)
    shown.show()
    tabs = sum(each.count() for page in shown.window.pages for each in page.findChildren(QTabWidget))
    assert visit(shown) == len(PAGES) + tabs
    assert shown.troubles == []
    shown.close()


def test_a_page_that_fails_is_named(branch: Branch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_page: MembersPage) -> None:
        raise ZeroDivisionError("不该出错")

    shown = StagedWindow(branch, [])
    qtbot.addWidget(shown.window)
    monkeypatch.setattr(
        MembersPage, "reload", lambda page: page.session.read(page, lambda: fail(page), print)
    )
    shown.show()
    visit(shown)
    assert any(MembersPage.title in each and "不该出错" in each for each in shown.troubles)
    shown.close()


def test_nobody_is_asked_anything(branch: Branch, qtbot: QtBot) -> None:
    troubles: list[str] = []
    notices = HeardNotices(branch.now, troubles)
    shown = StagedWindow(branch, troubles)
    qtbot.addWidget(shown.window)
    assert notices.confirm(shown.window, "真的吗？", "是")
    assert notices.choose(shown.window, "怎么办？", ("保存", "不保存")) == "不保存"
    assert troubles == ["窗口问：真的吗？", "窗口问：怎么办？"]
    shown.close()


def test_a_page_that_no_screen_shows_is_drawn_all_the_same(branch: Branch, qtbot: QtBot) -> None:
    shown = StagedWindow(branch, [])
    qtbot.addWidget(shown.window)
    first = shown.window.pages[0]
    assert not is_painted(first, lambda: None, patience_ms=50)
    assert can_be_drawn(first)
    assert is_painted(first, shown.show)
    shown.close()
