from pathlib import Path

import pytest

from ui.preferences import Preferences

pytestmark = pytest.mark.gui


def test_what_is_kept_is_there_for_the_next_window(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "window.ini")
    first.keep("widths/党员名单", (120, 80))
    first.keep("folder", "D:/台账 2022,终稿")
    first.keep("reduce_photos", value=True)
    first._kept.sync()
    again = Preferences(tmp_path / "window.ini")
    assert again.numbers("widths/党员名单") == (120, 80)
    assert again.text("folder") == "D:/台账 2022,终稿"
    assert again.flag("reduce_photos")


def test_a_spoilt_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nwidths=ab, cd\nfolder=1, 2\n", encoding="utf-8")
    spoilt = Preferences(tmp_path / "window.ini")
    assert spoilt.numbers("widths") == ()
    assert spoilt.text("folder", "home") == "home"
    assert not spoilt.flag("reduce_photos")
