"""The worker thread: order kept, results on the GUI thread, failures in one funnel, cancel."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from partybranch.errors import BranchError
from partybranch.services.progress import Cancelled, Progress
from ui.background import Background, Busy

pytestmark = pytest.mark.gui


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def background(qtbot: QtBot, failures: list[Exception]) -> Iterator[Background]:
    made = Background(failures.append)
    yield made
    made.close()


def test_work_runs_off_the_gui_thread_and_comes_back_to_it(qtbot: QtBot, background: Background) -> None:
    seen: list[bool] = []
    background.run(
        lambda: current_thread() is main_thread(),
        lambda on_main: seen.extend([on_main, current_thread() is main_thread()]),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False, True]


def test_results_come_in_the_order_asked(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    for number in range(20):
        background.run(lambda number=number: number, seen.append)  # type: ignore[misc]  # default binds now
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, background: Background) -> None:
    owner, seen, go = QObject(), list[str](), Event()
    background.run(lambda: go.wait(5), lambda _: seen.append("gone"), owner=owner)
    background.run(lambda: "last", seen.append)
    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: "last" in seen)
    assert seen == ["last"]


def test_an_expected_failure_goes_to_the_page_that_wants_it_else_to_the_funnel(
    qtbot: QtBot, background: Background, failures: list[Exception]
) -> None:
    def refuse() -> None:
        raise BranchError("不行。请改正。")

    at_field: list[BranchError] = []
    background.run(refuse, lambda _: None, at_field.append)
    background.run(refuse, lambda _: None)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert [str(error) for error in [*at_field, *failures]] == ["不行。请改正。"] * 2


def test_a_bug_goes_to_the_funnel_even_when_the_page_takes_expected_failures(
    qtbot: QtBot, background: Background, failures: list[Exception]
) -> None:
    background.run(lambda: 1 // 0, lambda _: None, lambda _: pytest.fail("not for the page"))
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_short_work_shows_no_busy_bar_and_long_work_does(qtbot: QtBot, background: Background) -> None:
    shown: list[Busy | None] = []
    background.busy_changed.connect(shown.append)
    done: list[int] = []
    background.run(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert not shown
    go = Event()
    background.run(lambda: go.wait(5), done.append, busy_text="正在生成…")
    qtbot.waitUntil(lambda: bool(shown), timeout=3000)
    go.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert shown[0] == Busy(text="正在生成…")
    assert shown[-1] is None


def test_long_work_tells_its_steps_and_stops_when_cancelled(
    qtbot: QtBot, background: Background, failures: list[Exception]
) -> None:
    shown: list[Busy | None] = []
    background.busy_changed.connect(shown.append)
    pause = Event()

    def work(progress: Progress) -> None:
        for step in range(1000):
            progress.step(step, 1000, "写入")
            pause.wait(0.02)

    background.run_long(work, lambda _: pytest.fail("was cancelled"), busy_text="正在导入…")
    qtbot.waitUntil(lambda: any(busy and busy.total == 1000 for busy in shown), timeout=5000)
    background.cancel()
    assert shown[-1] == Busy(text="正在取消…")
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)
    assert shown[-2:] == [Busy(text="正在取消…"), None]
    assert any(busy and busy.can_cancel for busy in shown)
    assert background.idle


def test_closing_finishes_what_was_begun_and_delivers_nothing_more(
    qtbot: QtBot, background: Background
) -> None:
    written: list[str] = []
    background.run(lambda: written.append("written"), lambda _: pytest.fail("the window is gone"))
    background.close()
    qtbot.wait(20)
    assert written == ["written"]
