from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from installers import icons, product
from ui.application import be_known

pytestmark = pytest.mark.gui


def difference(one: Image.Image, other: Image.Image) -> float:
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_the_icons_are_what_their_drawings_give(tmp_path: Path) -> None:
    for made in icons.draw(tmp_path):
        kept = icons.FOLDER / made.name
        with Image.open(made) as new, Image.open(kept) as old:
            assert new.size == old.size
            # Another Qt may draw an edge a shade lighter.
            assert difference(new.convert("RGBA"), old.convert("RGBA")) < 3, made.name


def test_no_icon_is_kept_that_is_not_drawn(tmp_path: Path) -> None:
    kept = {path.name for path in icons.FOLDER.iterdir() if path.suffix != ".svg"}
    assert kept == {path.name for path in icons.draw(tmp_path)}


@pytest.mark.parametrize("name", icons.NAMES)
def test_a_windows_icon_carries_every_size_and_reads_back_as_drawn(name: str) -> None:
    with IcoImageFile(icons.FOLDER / f"{name}.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in icons.IN_ICO}
        for size in icons.IN_ICO:
            icon.size = (size, size)
            assert difference(icon.convert("RGBA"), icons.drawn(name, size)) < 3, size


@pytest.mark.parametrize("size", icons.PICTURES)
@pytest.mark.parametrize("ground", ["#F5F6F8", "#1E1F22"])
def test_the_book_and_its_tick_can_be_told_apart_on_light_and_dark(size: int, ground: str) -> None:
    picture = Image.new("RGBA", (size, size), ground)
    picture.alpha_composite(icons.drawn("partybranch", size))
    seen = {color for _count, color in picture.convert("RGB").getcolors(size * size) or []}
    assert {(255, 255, 255), (0xB4, 0x23, 0x2B)} <= seen


def test_windows_wear_the_icon_in_every_size_and_name_their_desktop_entry(
    qapp: QApplication,
) -> None:
    be_known(qapp)
    worn = qapp.windowIcon()
    assert {size.width() for size in worn.availableSizes()} == set(icons.PICTURES)
    assert worn.pixmap(QSize(16, 16)).toImage().pixelColor(8, 2) == QColor("#b4232b")
    assert qapp.desktopFileName() == product.APP_ID
