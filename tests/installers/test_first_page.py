"""How long a start takes, measured on a tiny window whose page comes late and whose cursor blinks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from installers.first_page import Start, Watch, main, measure, table
from installers.steps import BuildError

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)
PAGE_AFTER = 0.8
TITLE = "三会一课-试窗"
PROGRAM = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
application = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("{TITLE}")
window.resize(500, 400)
layout, box, label = QVBoxLayout(window), QLineEdit(), QLabel()
layout.addWidget(box)
layout.addWidget(label)
box.setFocus()
QTimer.singleShot({PAGE_AFTER * 1000:.0f}, lambda: label.setText("<h1>2026 first page</h1>" * 4))
window.show()
application.exec()
"""


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen of its own for windows."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as stream:
        number = stream.readline().strip()
    monkeypatch.setenv("DISPLAY", f":{number}")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    yield
    server.terminate()
    server.wait()


def test_a_start_lasts_until_the_page_is_painted_and_a_blinking_cursor_is_no_page(
    screen: None, tmp_path: Path
) -> None:
    picture = tmp_path / "page.png"
    start = measure([sys.executable, "-c", PROGRAM], Watch(title=TITLE, picture=picture, patience=40))
    assert start.page > start.window > 0
    assert start.page > PAGE_AFTER
    assert start.processor > 0
    assert start.memory > 20
    with Image.open(picture) as shown:
        assert shown.size == (500, 400)


def test_a_program_that_ends_before_its_page_is_told(screen: None) -> None:
    with pytest.raises(BuildError, match="ended with 7"):
        measure([sys.executable, "-c", "raise SystemExit(7)"], Watch(title=TITLE))


def test_the_command_prints_a_table_and_fails_where_no_page_comes(
    screen: None, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--runs", "2", "--title", TITLE, "--patience", "40", "--", sys.executable, "-c"]
    assert main([*asked, PROGRAM]) == 0
    assert "warm, 2 starts" in capsys.readouterr().out
    asked[asked.index("40")] = "0.3"
    assert main([*asked, "import time; time.sleep(60)"]) == 1
    assert "within 0 s" in capsys.readouterr().err


def test_least_middle_and_most_stand_in_the_table() -> None:
    starts = [
        Start(window=seconds, page=seconds + 1, processor=0.5, memory=60) for seconds in (3.0, 1.0, 2.0)
    ]
    assert "page s        2.00    3.00    4.00" in table(starts)
