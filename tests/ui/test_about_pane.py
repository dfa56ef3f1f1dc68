"""关于: the last tab of 设置 on the real window, from source and as it stands on an installed PC."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from partybranch import __version__
from partybranch.installation import NOTE, Installation, Kind
from partybranch.services.materials import BILL
from ui import places
from ui.actions.about_action import AboutAction
from ui.actions.action import Ground
from ui.forms.licence_dialog import LicenceDialog
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages.about_pane import AboutPane
from ui.pages.settings_page import SettingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot: QtBot, filled: Session) -> MainWindow:
    opened = MainWindow(filled)
    qtbot.addWidget(opened)
    opened.resize(1366, 768)
    opened.show()
    return opened


def about(window: MainWindow) -> AboutPane:
    window.show_page(places.SETTINGS)
    page = window.page(SettingsPage)
    page.show_about()
    return page.about


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program's folder with its note, a bill of 80 components and a licence."""
    folder = tmp_path / "bin"
    (folder / "licences").mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(folder / "partybranch"))
    note = Installation(version="0.1.0", schema=4, kind=Kind.SETUP, built_on="2026-11-26")
    (folder / NOTE).write_text(note.as_text(), encoding="utf-8")
    components = [
        {
            "name": f"组件{number:02}",
            "version": "1.0",
            "licenses": [{"license": {"id": "MIT"}}],
            "properties": [{"name": "partybranch:licence-file", "value": "mit.txt"}],
        }
        for number in range(80)
    ]
    (folder / BILL).write_text(json.dumps({"components": components}), encoding="utf-8")
    (folder / "licences" / "mit.txt").write_text("Permission is hereby granted\n" * 300, encoding="utf-8")
    return folder


def test_it_is_the_last_tab_and_reads_only_when_it_is_seen(window: MainWindow) -> None:
    tabs = window.page(SettingsPage).tabs
    assert tabs.tabText(tabs.count() - 1) == "关于"
    window.show_page(places.SETTINGS)
    assert window.page(SettingsPage).about.materials.view.table.records == ()
    assert about(window).materials.view.table.records != ()


def test_from_source_it_says_so_and_offers_no_update(window: MainWindow, filled: Session) -> None:
    pane = about(window)
    said = {name: line.text() for name, line in pane.program.lines.items()}
    assert said["版本"] == __version__
    assert said["安装方式"] == "源码运行"
    assert said["账本格式"] == "第4版（本软件能打开这一版和更早的账本）"
    assert pane.program.folder.text() == str(filled.branch.folder)
    assert pane.update_card.button.isHidden()
    assert pane.update_card.words.text() == "这份程序（源码运行）由维护人员更新。"


def test_an_installed_program_says_how_it_came_and_what_it_is_made_of(
    installed: Path, window: MainWindow
) -> None:
    pane = about(window)
    assert pane.program.lines["安装方式"].text() == "Windows安装版（2026-11-26 生成）"
    assert len(pane.materials.view.table.records) == 80
    assert pane.update_card.button.isVisible()
    assert "新安装文件（.exe）" in pane.update_card.words.text()
    assert installed.is_dir()


def test_the_path_is_copied_and_the_facts_without_it(
    window: MainWindow, filled: Session, said: list[Notice]
) -> None:
    pane = about(window)
    pane.program.path_button.click()
    assert QGuiApplication.clipboard().text() == str(filled.branch.folder)
    pane.program.copy_button.click()
    told = QGuiApplication.clipboard().text()
    assert told.startswith(f"支部纪实\n版本：{__version__}\n安装方式：源码运行\n账本格式：第4版")
    assert "Qt 6" in told
    assert "Python 3" in told
    assert told.endswith("数据文件夹：另外指定的文件夹")
    assert str(filled.branch.folder) not in told
    assert "不含账本里的内容" in said[-1].text


def test_enter_or_the_button_shows_the_licence_in_full(
    installed: Path, window: MainWindow, qtbot: QtBot
) -> None:
    pane = about(window)
    assert installed.is_dir()
    pane.materials.view.setFocus()
    QTest.keyClick(pane.materials.view, Qt.Key.Key_Return)
    shown = pane.materials.findChild(LicenceDialog)
    assert isinstance(shown, LicenceDialog)
    assert shown.windowTitle() == "组件00 1.0 的许可"
    assert shown.text.toPlainText().count("Permission") == 300
    assert shown.text.isReadOnly()
    shown.copy_button.click()
    assert "Permission" in QGuiApplication.clipboard().text()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not pane.materials.findChildren(QDialog))
    pane.materials.text_button.click()
    assert pane.materials.findChild(LicenceDialog) is not None


def test_the_search_box_leads_here(window: MainWindow, filled: Session) -> None:
    ground = Ground(session=filled, frame=window, kinds=filled.branch.kinds.all(), years=())
    (command,) = AboutAction().commands(ground)
    command.run()
    page = window.page(SettingsPage)
    assert page.isVisible()
    assert page.tabs.currentWidget() is page.about
    assert page.about.program.copy_button.hasFocus() or not window.isActiveWindow()


def test_what_is_wrong_with_a_picked_file_is_read_to_its_end(
    installed: Path, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert installed.is_dir()
    window.resize(1366, 700)
    shown = about(window)
    qtbot.wait(100)
    picked = tmp_path / "partybranch_0.1.0_amd64.deb"
    picked.write_bytes(b"!<arch>")
    shown.update_card.open_file(picked)
    qtbot.wait(300)
    trouble = shown.update_card.trouble
    assert trouble.text().endswith("请重新选择，或向维护人员要。")
    assert trouble.visibleRegion().boundingRect() == trouble.rect()
