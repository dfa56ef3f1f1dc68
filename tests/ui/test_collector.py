"""Garbage is collected on the GUI thread alone while a worker lives."""

import gc
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background

pytestmark = pytest.mark.gui


def test_the_worker_never_collects_and_closing_gives_collection_back(qtbot: QtBot) -> None:
    seen: list[bool] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(current_thread() is main_thread())

    def litter() -> int:
        for _ in range(20_000):
            cycle: list[object] = []
            cycle.append(cycle)
        return 1

    background, done = Background(lambda _error: None), list[int]()
    gc.callbacks.append(note)
    background.run(litter, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not gc.isenabled()
    assert all(seen)
    background.close()
    gc.callbacks.remove(note)
    assert gc.isenabled()


def test_the_gui_thread_collects_what_has_gathered(qtbot: QtBot) -> None:
    background, done = Background(lambda _error: None), list[int]()
    background.run(lambda: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    rubbish: list[list[int]] = [[] for _ in range(5000)]
    assert gc.get_count()[0] > gc.get_threshold()[0]
    background.collector.collect()
    assert gc.get_count()[0] < len(rubbish)
    background.close()


def test_the_window_is_not_held_by_collection_while_work_goes_on(qtbot: QtBot) -> None:
    background, done, go = Background(lambda _error: None), list[bool](), Event()
    background.run(lambda: go.wait(5), done.append)
    rubbish: list[list[int]] = [[] for _ in range(5000)]
    background.collector.collect()
    assert gc.get_count()[0] >= len(rubbish)
    go.set()
    qtbot.waitUntil(lambda: bool(done))
    background.collector.collect()
    assert gc.get_count()[0] < len(rubbish)
    background.close()
