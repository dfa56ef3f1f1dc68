"""A backup is restored by the window: asked once, the present book kept aside, refused without a trace."""

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from os import environ
from pathlib import Path

import pytest
from builders import a_member, settle, the_kind
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from partybranch.app import open_branch
from partybranch.errors import BranchError
from ui import places, restoring
from ui import start as ui_start
from ui.closing import Typed
from ui.first_start import Choice
from ui.forms.restore_dialog import RestoreDialog
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.one_window import NOTE
from ui.pages.settings_page import SettingsPage
from ui.pages.sittings_page import SittingsPage
from ui.removable import Drive
from ui.start import SAMPLE_SUFFIX, Start

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parent.parent.parent
BOOKS = sorted((ROOT / "tests" / "storage" / "books").glob("*.gz"))
SLOW_MS = 60_000


def now() -> datetime:
    return datetime(2022, 12, 31, 10)


def names(book: Path) -> list[str]:
    branch = open_branch(book, now=now, who="测试")
    held = [member.name for member in branch.members.all()]
    branch.close()
    return held


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "账本"


@pytest.fixture
def backup(book: Path, tmp_path: Path) -> Path:
    """A backup with one member, and the book, which has another since."""
    branch = open_branch(book, now=now, who="测试")
    settle(branch, a_member("赵一"))
    made = branch.backup.make(tmp_path / "U盘 1#（甲）")
    branch.members.save(a_member("后来者"))
    branch.close()
    return made


@pytest.fixture
def start_on(qtbot: QtBot) -> Iterator[Callable[..., Start]]:
    """Starts the program on a book, with a backup that was double-clicked."""
    begun: list[Start] = []

    def begin(folder: Path, opening: Path | None = None) -> Start:
        start = Start(folder, now, opening)
        begun.append(start)
        start.begin()
        qtbot.waitUntil(lambda: bool(start.window or start.first), timeout=SLOW_MS)
        return start

    yield begin
    for start in begun:
        start.end()
        for standing in (start.question, start.first, start.window):
            if standing is not None:
                standing.hide()
                standing.deleteLater()  # whatever still stands is dressed anew with the next window
        start.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def looked(start: Start, qtbot: QtBot) -> RestoreDialog:
    """The question, once the backup was looked into."""
    qtbot.waitUntil(lambda: start.question is not None, timeout=SLOW_MS)
    question = start.question
    assert question is not None
    qtbot.waitUntil(lambda: "正在检查" not in question.state.text(), timeout=SLOW_MS)
    return question


def words_of(question: RestoreDialog) -> str:
    return "\n".join(label.text() for label in question.findChildren(QLabel))


def restored(start: Start, qtbot: QtBot) -> None:
    """Say yes, and wait for the window anew."""
    before, question = start.window, looked(start, qtbot)
    assert question.restore_button.isEnabled()
    question.restore_button.click()
    qtbot.waitUntil(lambda: start.window is not None and start.window is not before, timeout=SLOW_MS)


def typed_into(start: Start, qtbot: QtBot) -> MainWindow:
    """A sitting that is typed and not saved."""
    window = start.window
    assert window is not None
    window.show_page(places.SITTINGS, kind=the_kind("主题党日").code)
    page = window.page(SittingsPage)
    qtbot.waitUntil(lambda: bool(page.form.tabs.forms), timeout=SLOW_MS)
    page.form.tabs.forms[0].topic.setText("学习贯彻")
    return window


def heard(start: Start) -> list[str]:
    """What is said from now on."""
    said: list[str] = []
    start.notices.said.connect(lambda notice: said.append(notice.text))
    return said


def members(start: Start) -> list[str]:
    assert start.session is not None
    return [member.name for member in start.session.branch.members.all()]


def test_a_double_clicked_backup_shows_both_sides_and_restoring_keeps_the_present_book(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot
) -> None:
    start = start_on(book, backup)
    said = heard(start)
    question = looked(start, qtbot)
    shown = words_of(question)
    assert backup.name in shown
    assert {"1 名", "2 名", "试验党支部"} <= set(shown.split("\n"))
    assert "登记党员 后来者" in shown
    assert str(book / "backups") in question.promise.text()
    restored(start, qtbot)
    assert members(start) == ["赵一"]
    (aside,) = (book / "backups").glob("*恢复前.db")
    assert said[-1] == f"已恢复。恢复前的数据保留在 {aside}"
    assert start.session is not None
    start.session.branch.members.save(a_member("又一人"))
    start.open_backup(aside)
    restored(start, qtbot)
    assert members(start) == ["赵一", "后来者"]
    assert QApplication.quitOnLastWindowClosed()


def test_going_back_changes_nothing(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot
) -> None:
    start = start_on(book, backup)
    window = start.window
    looked(start, qtbot).reject()
    assert start.window is window
    assert start.question is None
    assert members(start) == ["赵一", "后来者"]
    assert not (book / "backups").exists()


def test_the_list_of_the_tab_leads_to_the_question(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot
) -> None:
    start = start_on(book)
    assert start.window is not None
    assert start.session is not None
    start.session.branch.database.snapshot("导入前")
    start.window.show_page(places.SETTINGS)
    card = start.window.page(SettingsPage).backup.restore
    qtbot.waitUntil(lambda: card.view.table.rowCount() == 1)
    card.chosen_button.click()
    assert "导入前.db" in words_of(looked(start, qtbot))


def test_a_damaged_or_foreign_file_is_one_sentence_and_the_window_is_there(
    start_on: Callable[..., Start], book: Path, backup: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    backup.write_bytes(backup.read_bytes()[:-40])
    start = start_on(book, backup)
    question = looked(start, qtbot)
    assert question.state.text().startswith("备份文件不完整或已损坏")
    assert not question.restore_button.isEnabled()
    foreign = tmp_path / "照片.zip"
    foreign.write_bytes(b"PK\x05\x06" + bytes(18))
    start.open_backup(foreign)
    assert looked(start, qtbot).state.text().startswith("这不是支部纪实的备份")
    start.open_backup(tmp_path / "拔掉了.zbjs")
    assert looked(start, qtbot).state.text().startswith("找不到备份文件")
    assert start.window is not None
    assert members(start) == ["赵一", "后来者"]


def test_a_restore_that_is_refused_opens_the_book_from_before(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = start_on(book, backup)
    before = sha256((book / "branch.db").read_bytes()).hexdigest()
    looked(start, qtbot)
    backup.write_bytes(b"the stick was pulled out")
    said = heard(start)
    restored(start, qtbot)
    assert said == ["备份文件不完整或已损坏（可能没有复制完，或U盘被提前拔出）。请换一个备份文件。"]
    assert members(start) == ["赵一", "后来者"]
    assert sha256((book / "branch.db").read_bytes()).hexdigest() == before


def test_a_book_that_does_not_open_after_the_restore_gives_way_to_the_one_from_before(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = open_branch(book, now=now, who="测试")
    calls: list[Path] = []

    def full(folder: Path) -> object:
        calls.append(folder)
        if len(calls) == 1:
            raise BranchError("磁盘已满，没有保存。请清理磁盘后再试，已有数据没有变化。")
        return open_branch(folder, now=now, who="测试")

    monkeypatch.setattr(restoring, "open_branch", full)
    done = restoring.change_book(present, backup, book)
    assert str(done.refusal).startswith("磁盘已满")
    assert [member.name for member in done.branch.members.all()] == ["赵一", "后来者"]
    done.branch.close()


def test_what_is_typed_is_asked_for_first(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = start_on(book)
    window = typed_into(start, qtbot)
    asked: list[str] = []
    answers = iter(("", Typed.DROP))

    def choose(_self: Notices, _parent: object, question: str, _acts: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(Notices, "choose", choose)
    start.open_backup(backup)
    looked(start, qtbot).restore_button.click()
    assert "正在填写的活动还没有保存" in asked[0]
    assert "不在恢复后的账本里" in asked[0]
    assert start.window is window, "the person went back"
    assert window.isVisible()
    start.open_backup(backup)
    restored(start, qtbot)
    assert len(asked) == 2
    assert members(start) == ["赵一"]


def test_a_draft_is_not_offered_in_the_book_that_takes_the_place_of_its_own(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = start_on(book)
    typed_into(start, qtbot)
    monkeypatch.setattr(Notices, "choose", lambda *_args: Typed.KEEP)
    said = heard(start)
    start.open_backup(backup)
    restored(start, qtbot)
    assert start.session is not None
    assert start.session.branch.drafts.offered().drafts == ()
    (aside,) = (book / "backups").glob("*恢复前.db")
    assert said[-1].startswith(f"已恢复。恢复前的数据保留在 {aside}，没有保存的草稿（1 份）")
    start.open_backup(aside)
    restored(start, qtbot)
    assert len(start.session.branch.drafts.offered().drafts) == 1


@pytest.mark.parametrize("stored", BOOKS, ids=lambda path: path.stem)
def test_a_book_of_an_older_program_is_restored_by_the_window(
    start_on: Callable[..., Start], book: Path, backup: Path, stored: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "20211231-120000-升级前.db"
    source.write_bytes(gzip.decompress(stored.read_bytes()))
    start = start_on(book, source)
    assert "自动升级" in looked(start, qtbot).warnings.text()
    restored(start, qtbot)
    assert members(start) == ["赵一", "𡒄启明"]


def test_a_new_pc_restores_from_its_first_choices(
    start_on: Callable[..., Start],
    backup: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = start_on(tmp_path / "新电脑")
    assert start.first is not None
    stick = Drive(root=backup.parent, name="U盘", free=1)
    monkeypatch.setattr(ui_start, "removable_drives", lambda: (stick,))
    begun: dict[str, tuple[str, str]] = {}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: begun.setdefault(args[2], ("", "")))
    start.first.choose(Choice.RESTORE)
    qtbot.waitUntil(lambda: list(begun) == [str(backup.parent)], timeout=SLOW_MS)
    assert start.question is None
    assert start.first.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(backup), ""))
    start.first.choose(Choice.RESTORE)
    question = looked(start, qtbot)
    assert "现在的账本" not in words_of(question)
    question.reject()
    assert start.first.isVisible(), "the choices are still there"
    start.first.choose(Choice.RESTORE)
    said = heard(start)
    restored(start, qtbot)
    assert said == ["已恢复。可以接着往下记。"]
    assert start.first is None
    assert members(start) == ["赵一"]
    assert start.session is not None
    assert start.session.branch.folder == tmp_path / "新电脑"


def test_a_refusal_on_a_new_pc_is_said_over_the_first_choices(
    start_on: Callable[..., Start], backup: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    start = start_on(tmp_path / "新电脑", backup)
    before, question = start.first, looked(start, qtbot)
    backup.unlink()
    question.restore_button.click()
    qtbot.waitUntil(lambda: start.first not in (None, before), timeout=SLOW_MS)
    assert start.first is not None
    qtbot.waitUntil(lambda: bool(start.first and start.first.findChildren(QMessageBox)))
    (box,) = start.first.findChildren(QMessageBox)
    assert box.text().startswith("找不到备份文件")
    box.close()


def test_on_a_new_pc_a_double_click_leads_straight_to_the_question(
    start_on: Callable[..., Start], backup: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    start = start_on(tmp_path / "新电脑", backup)
    restored(start, qtbot)
    assert members(start) == ["赵一"]


def test_from_the_sample_a_backup_goes_to_ones_own_book(
    start_on: Callable[..., Start], backup: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    start = start_on(tmp_path / "新电脑")
    assert start.first is not None
    start.first.choose(Choice.SAMPLE)
    qtbot.waitUntil(lambda: start.window is not None, timeout=SLOW_MS)
    sample = tmp_path / f"新电脑{SAMPLE_SUFFIX}"
    start.open_backup(backup)
    assert "示例支部不变" in looked(start, qtbot).promise.text()
    restored(start, qtbot)
    assert members(start) == ["赵一"]
    assert start.session is not None
    assert start.session.branch.folder == tmp_path / "新电脑"
    assert len(names(sample)) > 10


def test_a_form_that_is_open_is_not_covered(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot
) -> None:
    start = start_on(book)
    assert start.window is not None
    start.window.show_page(places.PROFILE)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=SLOW_MS)
    form = QApplication.activeModalWidget()
    assert form is not None
    start.open_backup(backup)
    assert start.question is None
    box = next(each for each in form.findChildren(QMessageBox) if each.isVisible())
    assert "请先填完或关闭正在打开的窗口" in box.text()
    box.close()
    form.close()


@pytest.mark.parametrize(
    "program", [["ui", "--data={book}", "--open", "{backup}"], ["partybranch", "{backup}"]], ids=" ".join
)
def test_a_backup_double_clicked_while_the_window_is_open_is_shown_there(
    start_on: Callable[..., Start], book: Path, backup: Path, qtbot: QtBot, program: list[str]
) -> None:
    """Two real processes; the desktop gives the second the file alone, so its book is the person's own."""
    own = book.with_name("PartyBranch")
    book.rename(own)
    start = start_on(own)
    assert start.window is not None
    start.window.showMinimized()
    words = [word.format(book=own, backup=backup.name) for word in program]
    platform = {"QT_QPA_PLATFORM": "minimal", "XDG_DATA_HOME": str(own.parent), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, cwd=backup.parent, env={**environ, **platform}) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=SLOW_MS)
    assert second.returncode == 0
    assert backup.name in words_of(looked(start, qtbot))
    assert not start.window.isMinimized()
    assert [path.name for path in own.glob(f"{NOTE}*")] == []
    restored(start, qtbot)
    assert members(start) == ["赵一"]
