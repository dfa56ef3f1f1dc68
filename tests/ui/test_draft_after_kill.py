"""Killing the program in the middle of typing: the next start offers what was typed, whole."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from rolls import settle

from partybranch.app import Branch, open_branch
from partybranch.domain.attendance import Mark
from partybranch.domain.sittings import Sitting
from partybranch.storage.codec import from_json
from ui.background import AtOnce
from ui.drafts_bar import DraftsBar
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui
HERE = Path(__file__).parent


def typing_in(book: Path) -> "subprocess.Popen[str]":
    paths = os.pathsep.join([str(HERE.parent), str(HERE.parent.parent)])
    return subprocess.Popen(
        [sys.executable, str(HERE / "killed_typist.py"), str(book)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )


def killed_while_typing(book: Path, long_enough: Callable[[str], bool]) -> list[Sitting]:
    """What stood on the screen after each stroke, until the kill that follows the first long enough draft."""
    stood: list[Sitting] = []
    with typing_in(book) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed all\n"
        for line in process.stdout:
            stood.append(from_json(line, Sitting))
            drafts = list((book / "drafts").glob("*.json"))
            if drafts and long_enough(drafts[0].read_text(encoding="utf-8")):
                os.kill(process.pid, signal.SIGKILL)
                break
        stood += [from_json(line, Sitting) for line in process.stdout if line.endswith("}\n")]
        assert process.wait() == -signal.SIGKILL
    return stood


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_what_was_typed_before_the_kill_is_offered_whole_at_the_next_start(
    branch: Branch, qtbot: QtBot
) -> None:
    settle(branch)
    branch.close()
    stood = killed_while_typing(branch.folder, lambda text: "与会党员" in text)
    again = open_branch(branch.folder, now=branch.now, who="测试")
    notices = Notices(again.now)
    window = MainWindow(Session(again, AtOnce(notices.failure), notices))
    qtbot.addWidget(window)
    window.show()
    bar = window.findChild(DraftsBar)
    assert isinstance(bar, DraftsBar)
    assert [draft.title.split(" ")[:3] for draft in bar.waiting] == [["主题党日", "·", "学习贯彻全会精神"]]
    next(each for each in bar.findChildren(QPushButton) if each.text() == "继续填写").click()
    page = next(each for each in window.pages if isinstance(each, SittingsPage))
    typed = page.form.draft()
    assert typed in stood
    assert (typed.place, typed.remarks) == ("党员活动室四楼会议室", "请补照片")
    assert [row.mark for row in typed.roll[:3]] == [Mark.PRESENT, Mark.PRESENT, Mark.ABSENT]
    assert len(typed.roll) == 34
    assert "与会党员" in typed.records[0].text
    assert page.form.changed
    assert not again.undo.steps()[0].label.startswith("记录"), "nothing of it is in the book"
    again.close()
