"""ACTIONS against its folder, and every command carried out once in the real window."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.kinds import Shape
from partybranch.services.search_matching import Rank
from ui.actions import ACTIONS
from ui.actions.action import Command, Ground
from ui.actions.choosing import answering, every_command
from ui.main_window import MainWindow
from ui.notices import Notice, Tone
from ui.pages import PAGES
from ui.pages.ledgers_page import LedgersPage
from ui.session import Session

pytestmark = pytest.mark.gui

FOLDER = Path(__file__).parent.parent.parent / "ui" / "actions"


@pytest.fixture
def ground(qtbot: QtBot, filled: Session) -> Iterator[Ground]:
    window = MainWindow(filled)
    qtbot.addWidget(window)
    window.show()
    yield Ground(session=filled, frame=window, kinds=filled.branch.kinds.all(), years=(2021, 2022))
    _close_dialogs()


def _close_dialogs() -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            QDialog.done(each, 0)


def test_every_file_of_the_folder_stands_in_the_tuple() -> None:
    files = {path.stem for path in FOLDER.glob("*_action.py")}
    assert {type(each).__module__.rsplit(".", 1)[-1] for each in ACTIONS} == files
    assert len(ACTIONS) == len(files)


def test_no_two_commands_are_called_the_same_and_all_are_chinese(ground: Ground) -> None:
    titles = [command.title for command in every_command(ground)]
    assert len(set(titles)) == len(titles)
    assert all(re.search(r"[\u4e00-\u9fff]", title) for title in titles)


def test_there_is_a_command_for_every_page_and_every_kind(ground: Ground) -> None:
    titles = {command.title for command in every_command(ground)}
    assert {page.title for page in PAGES} <= titles
    assert {f"新建{kind.label}" for kind in ground.kinds.of_shape(Shape.SITTING)} <= titles
    assert {"新增党员", "新增志愿服务", "请假登记", "生成全部台账", "年度统计报告"} <= titles
    assert {"复制年度小结", "支部信息", "导入党员花名册", "切换到 2021 年"} <= titles


def test_every_command_can_be_carried_out(
    ground: Ground, said: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    page = ground.frame.page(LedgersPage)
    monkeypatch.setattr(page, "write_all", lambda: written.append("all"))
    monkeypatch.setattr(page, "write_for_inspection", lambda: written.append("inspection"))
    for command in every_command(ground):
        command.run()
        _close_dialogs()
    assert [notice.text for notice in said if notice.tone is Tone.TROUBLE] == []
    assert written == ["all", "inspection"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("xjztdr", "新建主题党日"),
        ("新建支部党员大会", "新建党员大会"),
        ("shezhi", "设置"),
        ("台账与报表", "台账与报表"),
        ("ndtjbg", "年度统计报告"),
        ("换届", "支部信息"),
        ("2021", "切换到 2021 年"),
        ("折叠", "收起或展开导航"),
    ],
)
def test_a_command_is_found_by_characters_pinyin_and_its_other_words(
    ground: Ground, typed: str, first: str
) -> None:
    assert _best(answering(every_command(ground), typed)) == first


def _best(chosen: tuple[object, ...]) -> str:
    command = getattr(chosen[0], "command", None)
    assert isinstance(command, Command)
    return command.title


def test_a_name_stands_before_other_words_for_it(ground: Ground) -> None:
    ranks = [chosen.rank for chosen in answering(every_command(ground), "导入")]
    assert ranks == sorted(ranks)
    assert ranks[0] is Rank.EXACT
