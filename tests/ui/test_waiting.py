"""While a book is opened and no window is there yet, a sentence says what is going on, if it takes long."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.waiting import Waiting

pytestmark = pytest.mark.gui


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background(lambda error: pytest.fail(str(error)))
    yield made
    made.close()


def test_short_work_shows_nothing_and_long_work_says_what_it_is(qtbot: QtBot, background: Background) -> None:
    waiting, go_on = Waiting(background), Event()
    qtbot.addWidget(waiting)
    background.run(lambda: None, lambda _none: None, busy_text="正在打开账本…")
    qtbot.waitUntil(lambda: background.idle)
    assert not waiting.isVisible()
    background.run(go_on.wait, lambda _done: None, busy_text="正在打开账本…")
    qtbot.waitUntil(waiting.isVisible)
    assert waiting.words.text() == "正在打开账本…"
    waiting.reject()
    waiting.close()
    assert waiting.isVisible(), "half a book must not be left"
    go_on.set()
    qtbot.waitUntil(lambda: not waiting.isVisible())
