"""A PC with no Chinese font and no Chinese desktop: the window speaks and shows Chinese all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui

_NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'
)
_GLYPHS = """
from PySide6.QtGui import QTextLayout
from ui.application import make_application
application = make_application([])
layout = QTextLayout("党支部纪实𡒄䶮㛃𬍛", application.font())
layout.beginLayout()
layout.createLine().setLineWidth(900)
layout.endLayout()
runs = layout.glyphRuns()
print(sum(len(run.glyphIndexes()) for run in runs), min(min(run.glyphIndexes()) for run in runs))
"""
_WORDS = """
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit
from ui.application import make_application
application = make_application([])
button = QDialogButtonBox.StandardButton
box = QDialogButtonBox(button.Ok | button.Cancel | button.Yes | button.Discard)
print(*(each.text() for each in box.buttons()))
line = QLineEdit()
menu = line.createStandardContextMenu()
print(*(action.text().split("\\t")[0] for action in menu.actions() if action.text()))
"""


def told(program: str, **environment: str) -> str:
    """What a fresh process prints, without a screen, in an English locale."""
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    around |= {"PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=around, capture_output=True, text=True, check=True).stdout


def test_every_chinese_character_has_a_letter_where_the_pc_has_no_font(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(_NO_FONTS.format(tmp_path), encoding="utf-8")
    letters, least = map(int, told(_GLYPHS, FONTCONFIG_FILE=str(tmp_path / "fonts.conf")).split())
    assert letters == 9
    assert least > 0  # glyph 0 is the empty box


def test_qts_own_buttons_and_menus_speak_chinese() -> None:
    buttons, menu = told(_WORDS).splitlines()
    assert set(buttons.split()) == {"确定", "取消", "是(&Y)", "丢弃"}
    assert menu.split()[-1] == "全选"
    assert "复制(&C)" in menu
