"""The real program with somebody typing into it who never stops: killed by a test in the middle of a word.

After each stroke it prints the whole sitting on the screen as one line of JSON.
"""

import sys
from collections.abc import Iterator, Sequence

from builders import the_kind
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partybranch.storage.codec import to_json
from ui import __main__ as program
from ui import places
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.sittings_page import SittingsPage

EVERY_MS = 15
TEXT = "会议传达了上级精神，与会党员结合岗位实际作了交流发言。"


def window() -> MainWindow | None:
    return next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def commit(field: QWidget, sign: str) -> None:
    """What an input method sends when a character was chosen."""
    event = QInputMethodEvent()
    event.setCommitString(sign)
    QApplication.sendEvent(field, event)


def strokes() -> Iterator[None]:
    """Open a new sitting, fill in a bit of everything, and write minutes for ever."""
    while (shown := window()) is None:
        yield
    shown.show_page(places.SITTINGS, kind=the_kind("主题党日").code)
    page = next(each for each in shown.pages if isinstance(each, SittingsPage))
    while not page.form.panel.rows:
        yield
    form = page.form
    form.panel.grid.setFocus()
    for key in "  3":  # two present, the third absent
        QTest.keyClicks(form.panel.grid, key)
        yield
    line = form.basics.place.lineEdit()
    fields: tuple[tuple[QWidget | None, str], ...] = (
        (line, "四楼会议室"),
        (form.basics.remarks, "请补照片"),
        (form.tabs.forms[0].topic, "学习贯彻全会精神"),
    )
    for field, words in fields:
        assert field is not None
        for sign in words:
            commit(field, sign)
            yield
    say("typed all")
    while True:
        for sign in TEXT:
            commit(form.tabs.forms[0].text, sign)
            say(to_json(form.draft()))
            yield


class Typist:
    """Makes one stroke at each tick of a clock that starts with the application."""

    def __init__(self) -> None:
        self._strokes = strokes()

    def beside(self, arguments: Sequence[str]) -> QApplication:
        application = make_application(arguments)
        clock = QTimer(application, interval=EVERY_MS)
        clock.timeout.connect(lambda: next(self._strokes))
        clock.start()
        return application


if __name__ == "__main__":
    vars(program)["make_application"] = Typist().beside
    sys.exit(program.main(["--data", sys.argv[1]]))
