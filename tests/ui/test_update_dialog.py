"""更新 from a picked file in the real window: what is offered, the backup, the closing, what follows it."""

import shutil
import stat
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from builders import the_kind
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from setup_files import a_deb, a_setup, a_zip

from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.installation import NOTE, Installation, Kind
from partybranch.services.backup import BEFORE_UPDATE, Backup
from ui import parting as partings
from ui import places
from ui.closing import Typed
from ui.forms.update_dialog import UpdateDialog
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.pages.settings_page import SettingsPage
from ui.pages.sittings_page import SittingsPage
from ui.pages.update_card import UpdateCard
from ui.parting import command_for, parting
from ui.session import Session
from ui.start import Start

pytestmark = pytest.mark.gui


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Kind], None]:
    """Let the running program be one that came by an installer."""

    def as_kind(kind: Kind) -> None:
        program = tmp_path / "支部纪实" / "program"
        program.mkdir(parents=True)
        monkeypatch.setattr(sys, "executable", str(program / "partybranch"))
        note = Installation(version="0.1.0", schema=4, kind=kind, built_on="2026-11-26")
        (program / NOTE).write_text(note.as_text(), encoding="utf-8")

    return as_kind


def card(window: MainWindow) -> UpdateCard:
    window.show_page(places.SETTINGS)
    page = window.page(SettingsPage)
    page.show_about()
    return page.about.update_card


def offered(window: MainWindow, path: Path) -> UpdateDialog:
    shown = card(window)
    shown.open_file(path)
    dialog = shown.findChild(UpdateDialog)
    assert isinstance(dialog, UpdateDialog), shown.trouble.text()
    return dialog


def test_from_one_version_to_the_next_with_a_real_backup_and_then_the_closing(
    install: Callable[[Kind], None],
    stage: Callable[[], MainWindow],
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    install(Kind.SETUP)
    window = stage()
    dialog = offered(window, a_setup(tmp_path / "新.exe", schema="5"))
    assert dialog.versions.text() == "现在 0.1.0　→　新的 0.2.0"
    assert f"账本留在原处，不移动也不改动：{session.branch.folder}" in dialog.words.text()
    assert not dialog.backup.isVisible()
    dialog.begin_button.click()
    made = Path(dialog.backup.text())
    assert made.parent == session.branch.folder / "backups"
    assert made.stem.endswith("-更新前")
    assert made.is_file()
    assert dialog.leave_button.text() == "关闭并安装"
    assert session.parting is None
    dialog.leave_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert session.parting is not None


def test_cancelling_before_or_after_the_backup_leaves_the_window_as_it_was(
    install: Callable[[Kind], None], stage: Callable[[], MainWindow], session: Session, tmp_path: Path
) -> None:
    install(Kind.SETUP)
    window = stage()
    offered(window, a_setup(tmp_path / "新.exe")).cancel_button.click()
    dialog = [*card(window).findChildren(UpdateDialog)][-1]
    dialog.begin_button.click()
    assert window._left
    dialog.cancel_button.click()
    assert not window._left
    assert window.isVisible()
    assert session.parting is None


def test_what_is_typed_is_asked_for_before_the_backup_and_is_in_it(
    install: Callable[[Kind], None],
    stage: Callable[[], MainWindow],
    filled: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(Kind.SETUP)
    monkeypatch.setattr(Notices, "choose", lambda *_args: Typed.SAVE)
    window = stage()
    window.show_page(places.SITTINGS, kind=the_kind("主题党日").code)
    window.page(SittingsPage).form.tabs.forms[0].topic.setText("更新之前写的")
    dialog = offered(window, a_setup(tmp_path / "新.exe"))
    dialog.begin_button.click()
    qtbot.waitUntil(dialog.leave_button.isVisible)
    assert any(each.topic == "更新之前写的" for each in filled.branch.sittings.between(Period.year(2022)))


def test_going_back_from_that_question_begins_nothing(
    install: Callable[[Kind], None],
    stage: Callable[[], MainWindow],
    filled: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(Kind.SETUP)
    monkeypatch.setattr(Notices, "choose", lambda *_args: "")
    window = stage()
    window.show_page(places.SITTINGS, kind=the_kind("主题党日").code)
    window.page(SittingsPage).form.tabs.forms[0].topic.setText("还没写完")
    dialog = offered(window, a_setup(tmp_path / "新.exe"))
    dialog.begin_button.click()
    assert dialog.begin_button.isVisible()
    assert list((filled.branch.folder / "backups").glob("*")) == []


def test_a_backup_that_fails_ends_the_update_with_its_sentence(
    install: Callable[[Kind], None],
    stage: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(Kind.SETUP)
    window = stage()

    def full(_backup: Backup, *, why: str) -> Path:
        assert why == BEFORE_UPDATE
        raise BranchError("磁盘已满。请清理磁盘后再试。")

    dialog = offered(window, a_setup(tmp_path / "新.exe"))
    monkeypatch.setattr(Backup, "make", full)
    dialog.begin_button.click()
    assert dialog.trouble.text() == "备份没有做成，没有更新。磁盘已满。请清理磁盘后再试。"
    assert dialog.begin_button.isEnabled()
    assert not window._left


def test_the_same_version_may_be_installed_again(
    install: Callable[[Kind], None], stage: Callable[[], MainWindow], tmp_path: Path
) -> None:
    install(Kind.SETUP)
    dialog = offered(stage(), a_setup(tmp_path / "同.exe", "0.1.0"))
    assert dialog.versions.text() == "现在 0.1.0，文件里也是 0.1.0"
    assert dialog.begin_button.text() == "重新安装"
    assert "不需要更新" in dialog.words.text()


def test_a_file_that_cannot_be_used_is_told_under_the_button(
    install: Callable[[Kind], None],
    stage: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(Kind.SETUP)
    shown = card(stage())
    path = a_setup(tmp_path / "旧.exe", "0.9", "3")
    asked: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    shown.button.click()
    assert asked == ["Windows 安装文件 (*.exe);;所有文件 (*)"]
    assert shown.trouble.text().startswith("这个安装文件（0.9）比现在的账本旧，装上后打不开账本。")
    assert shown.trouble.isVisible()
    a_setup(path, "0.2.0")
    shown.button.click()
    assert not shown.trouble.isVisible()
    assert shown.findChild(UpdateDialog) is not None


def test_on_linux_the_command_for_the_maintainer_can_be_copied(
    install: Callable[[Kind], None], stage: Callable[[], MainWindow], tmp_path: Path
) -> None:
    install(Kind.DEB)
    folder = tmp_path / "张三's 文件"
    folder.mkdir()
    path = a_deb(folder / "partybranch.deb")
    dialog = offered(stage(), path)
    dialog.begin_button.click()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == command_for(path)
    quoted = str(path).replace("'", "'\\''")
    assert command_for(path) == f"sudo apt install --reinstall '{quoted}'"


def test_the_portable_program_says_which_folder_to_replace(
    install: Callable[[Kind], None], stage: Callable[[], MainWindow], tmp_path: Path
) -> None:
    install(Kind.PORTABLE)
    dialog = offered(stage(), a_zip(tmp_path / "新.zip"))
    dialog.begin_button.click()
    assert "data 文件夹是账本，不要动它。" in dialog.words.text()
    assert not dialog.command.isVisible()


def script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="没有 sh，不能代替安装程序")
def test_the_setup_is_started_and_outlives_the_program(tmp_path: Path, qtbot: QtBot) -> None:
    setup = script(tmp_path / "安装 包.exe", f'echo began > "{tmp_path}/began"')
    assert parting(Kind.SETUP, setup)() == ""
    qtbot.waitUntil((tmp_path / "began").exists)


def test_a_setup_that_does_not_start_is_told_with_its_place(tmp_path: Path) -> None:
    said = parting(Kind.SETUP, tmp_path / "没有.exe")()
    assert said.startswith("安装程序没有打开")
    assert str(tmp_path) in said


@pytest.mark.skipif(sys.platform == "win32", reason="没有 sh，不能代替打开程序")
def test_a_desktop_that_opens_no_packages_leaves_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "partybranch.deb"
    script(tmp_path / "xdg-open", "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert command_for(package) in parting(Kind.DEB, package)()
    script(tmp_path / "xdg-open", f'echo "$1" > "{tmp_path}/opened"')
    assert parting(Kind.DEB, package)() == ""
    assert (tmp_path / "opened").read_text(encoding="utf-8").strip() == str(package)
    monkeypatch.setattr(partings, "_SECONDS", 0.1)
    script(tmp_path / "xdg-open", "sleep 1")
    assert parting(Kind.DEB, package)() == ""
    partings._OPENERS[-1].wait()


def test_the_installer_begins_when_the_book_is_released_and_its_trouble_is_said(
    qtbot: QtBot, new_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    book = Path(shutil.copytree(new_book, tmp_path / "账本"))
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, words: told.append(words))
    start = Start(book, datetime.now)
    start.begin()
    qtbot.waitUntil(lambda: start.session is not None)
    assert start.session is not None

    def begin() -> str:
        book.rename(tmp_path / "没有人用了")
        return "安装程序没有打开。"

    start.session.parting = begin
    for standing in filter(None, (start.first, start.window)):
        standing.hide()
    start.end()
    assert (tmp_path / "没有人用了").is_dir()
    assert told == ["安装程序没有打开。"]
