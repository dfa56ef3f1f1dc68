"""设置 · 备份: a backup on a stick, when the last one was made, whether the book is whole, the way back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from ordinary_user import as_ordinary_user
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from partybranch.app import look_into_backup
from partybranch.storage import backups
from ui import places
from ui.file_sizes import size_words
from ui.last_backup import LastBackup, count_from, keep_last_backup, last_backup
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages import backup_card
from ui.pages.backup_pane import BackupPane
from ui.pages.desk_page import DeskPage
from ui.pages.settings_page import SettingsPage
from ui.removable import Drive, on_one_disk, removable_drives
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick is in the PC: the one thing that a test cannot bring about."""
    root = tmp_path / "KINGSTON"
    root.mkdir()
    drive = Drive(root=root, name="KINGSTON", free=12_345_678_901)
    monkeypatch.setattr(backup_card, "removable_drives", lambda: (drive,))
    return root


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> SettingsPage:
    shown = SettingsPage(filled)
    qtbot.addWidget(shown)
    shown.resize(1142, 640)
    shown.show()
    shown.show_backup()
    return shown


def test_a_stick_is_offered_first_and_takes_a_checked_backup(
    stick: Path, page: SettingsPage, filled: Session, said: list[Notice]
) -> None:
    card, pane = page.backup.backup, page.backup
    assert card.places.currentText() == "U盘 KINGSTON（剩余 11.5 GB）"
    assert "还没有在这里备份过" in pane.last.text()
    card.act_button.click()
    (made,) = (stick / "支部纪实备份").iterdir()
    assert made.name == "支部纪实备份-试验党支部-20221231-100000.zbjs"
    assert look_into_backup(made, now=filled.branch.now).contents == filled.branch.backup.contents()
    assert f"{made.name}（{size_words(made.stat().st_size)}）" in card.outcome.text()
    assert str(made.parent) in card.outcome.text()
    assert "弹出" in card.advice.text()
    assert card.show_button.isVisible()
    assert said[-1].text == f"已备份到 {made}"
    assert pane.last.text() == f"2022-12-31 10:00　存放在：{made.parent}"
    assert last_backup(filled.preferences) == LastBackup(at=filled.branch.now(), place=made)


def test_a_chosen_folder_is_kept_for_the_next_time_and_said_to_lie_on_the_same_disk(
    page: SettingsPage, filled: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_card, "removable_drives", lambda: ())
    folder = tmp_path / "我的备份 #1%"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    page.backup.backup.other_button.click()
    page.backup.backup.act_button.click()
    assert len(list(folder.iterdir())) == 1
    assert "同一块硬盘" in page.backup.backup.advice.text()
    again = BackupPane(filled)
    qtbot.addWidget(again)
    again.show()
    assert again.backup.places.currentData() == folder


def test_a_backup_that_cannot_be_written_is_said_on_the_card(
    page: SettingsPage, filled: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "只读"
    closed.mkdir(mode=0o555)
    page.backup.backup.choose(closed)
    with as_ordinary_user(closed):
        page.backup.backup.back_up()
    assert page.backup.backup.outcome.text().startswith("备份没有写成（没有权限）")
    assert not page.backup.backup.show_button.isVisible()

    def full(*_anything: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(backups, "copy_database", full)
    page.backup.backup.choose(tmp_path / "满的")
    page.backup.backup.back_up()
    assert page.backup.backup.outcome.text().startswith("备份没有写成（磁盘已满）")
    assert list((tmp_path / "满的").iterdir()) == []
    assert last_backup(filled.preferences) is None


def test_a_stick_pulled_out_meanwhile_is_said(stick: Path, page: SettingsPage) -> None:
    stick.rmdir()
    stick.write_bytes(b"")
    page.backup.backup.back_up()
    assert page.backup.backup.outcome.text().startswith("备份没有写成")
    assert page.backup.backup.outcome.property("role") == "trouble"


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True), (400, True)])
def test_a_backup_of_long_ago_is_said_here_and_quietly_on_the_desk(
    qtbot: QtBot, filled: Session, days: int, late: bool
) -> None:
    at = filled.branch.now() - timedelta(days=days)
    keep_last_backup(filled.preferences, LastBackup(at=at, place=Path("/media/U盘/备份.zbjs")))
    pane, desk = BackupPane(filled), DeskPage(filled)
    for shown in (pane, desk):
        qtbot.addWidget(shown)
        shown.resize(1200, 700)
        shown.show()
    assert (f"已有 {days} 天没有备份" in pane.last.text()) is late
    assert (f"已有 {days} 天没有备份" in desk.head._sentence) is late


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_a_book_that_was_never_backed_up_is_spoken_of_as_soon_as_any_other(
    qtbot: QtBot, filled: Session, days: int, late: bool
) -> None:
    count_from(filled.preferences, filled.today - timedelta(days=days))
    desk = DeskPage(filled)
    qtbot.addWidget(desk)
    desk.show()
    assert (f"已有 {days} 天没有备份" in desk.head._sentence) is late


def test_a_spoilt_memory_of_the_last_backup_is_none(filled: Session) -> None:
    filled.preferences.keep("backup/last_at", "gestern")
    assert last_backup(filled.preferences) is None


def test_the_book_is_checked_and_every_problem_named(page: SettingsPage, filled: Session) -> None:
    page.backup.verify_button.click()
    assert page.backup.verdict.text().startswith("数据完好：留痕 ")
    with closing(sqlite3.connect(filled.branch.folder / "branch.db")) as connection:
        connection.execute("UPDATE members SET name = '换人' || id")
        connection.execute("UPDATE sittings SET place = '别处'")
        connection.commit()
    page.backup.verify_button.click()
    words = page.backup.verdict.text()
    assert words.startswith("数据有 ")
    assert "党员第 1 条与留痕不一致" in words
    assert words.endswith("再用出问题之前的备份恢复。")


def test_the_copies_in_the_book_are_listed_and_each_can_be_asked_for(
    page: SettingsPage, filled: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.backup.restore
    assert not card.chosen_button.isEnabled()
    assert card.nothing.isVisible()
    filled.branch.database.snapshot("导入前")
    made = filled.branch.backup.make()
    page.reload()
    assert [copy.reason for copy in card.view.table.records] == ["手动备份", "导入前"]
    asked: list[Path] = []
    filled.restore_asked.connect(asked.append)
    card.chosen_button.click()
    card.view.opened.emit(card.view.table.records[1])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "U盘.zbjs"), ""))
    card.file_button.click()
    assert asked == [made, made.parent / "20221231-100000-导入前.db", tmp_path / "U盘.zbjs"]


def test_the_search_leads_to_the_tab(stage: Callable[[], MainWindow], filled: Session) -> None:
    window = stage()
    window.show_page(places.SETTINGS)
    settings = window.page(SettingsPage)
    settings.show_backup()
    assert settings.tabs.currentWidget() is settings.backup
    assert settings.backup.backup.act_button.hasFocus()


def test_sizes_are_said_as_people_say_them() -> None:
    told = [size_words(size) for size in (0, 1023, 1024, 1_300_000, 12_345_678_901, 5 * 1024**4)]
    assert told == ["0 字节", "1023 字节", "1 KB", "1.2 MB", "11.5 GB", "5120 GB"]


def test_the_drives_of_this_pc_can_be_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    assert all(drive.root.exists() and drive.name for drive in removable_drives())
    assert on_one_disk(tmp_path, tmp_path / "noch" / "nicht")
    assert not on_one_disk(tmp_path, Path("/proc"))
