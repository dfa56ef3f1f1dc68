"""PAGES against its folder: a page that is forgotten in the tuple is red."""

from pathlib import Path

import pytest

from ui.pages import PAGES

pytestmark = pytest.mark.gui

FOLDER = Path(__file__).parent.parent.parent / "ui" / "pages"


def test_every_page_of_the_folder_stands_in_the_navigation() -> None:
    files = {path.stem for path in FOLDER.glob("*_page.py")}
    assert {page.__module__.rsplit(".", 1)[-1] for page in PAGES} == files
