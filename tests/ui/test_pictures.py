"""The command that makes the manual's pictures knows each of them, and each of them is shown."""

import re

import pytest
from picture_scenes import MANUAL_SCENES
from pictures import LOOKS, MANUAL
from PySide6.QtGui import QImage

from partybranch.paths import manual

pytestmark = pytest.mark.gui

PICTURES = manual() / "pictures"


def test_every_picture_of_the_manual_is_made_by_the_command_and_shown_on_a_page() -> None:
    made = {f"{name}.png" for name, _scene in MANUAL_SCENES}
    assert {file.name for file in PICTURES.iterdir()} == made
    shown = {
        name
        for page in manual().glob("*.md")
        for name in re.findall(r"pictures/([\w.]+)", page.read_text(encoding="utf-8"))
    }
    assert shown == made


def test_the_pictures_have_the_size_of_the_office_screen() -> None:
    for file in PICTURES.iterdir():
        assert QImage(str(file)).size().toTuple() == (MANUAL.width, MANUAL.height), file.name


def test_both_schemes_and_both_screens_are_looked_at() -> None:
    assert {(look.width, look.scale) for look in LOOKS} == {(1366, 1.0), (1366, 1.25), (1920, 1.5)}
    assert len({look.scheme for look in LOOKS}) == 2
