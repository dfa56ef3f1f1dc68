"""``uv run python -m benchmarks.search``: a keystroke in the search box over ten years, beside SQLite's LIKE.

The baseline looks for the same characters in the same columns with SQLite alone, knowing no pinyin and no
order. Then the words are typed into the box of the real window, and the longest pause of its event loop told.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest

from benchmarks.__main__ import milliseconds
from benchmarks.big_book import fill
from benchmarks.window import Probe
from partybranch.app import Branch, open_branch
from ui.application import make_application
from ui.background import Background
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.session import Session

LIMIT_MS = 50
_TYPED = ("党课", "落实会议发言", "党员活动室", "0620", "示例01", "d", "dangke", "dyhds", "zzzzz")
_COLUMNS = {
    "members": ("name", "phone", "citizen_number"),
    "sittings": ("place", "chair_name", "recorder_name", "remarks"),
    "records": ("topic", '"group"', "text", "resolution", "lecturer_name"),
    "services": ("project", "title", "place", "contact", "feedback"),
    "service_rows": ("name",),
    "register_entries": ("title", "remarks"),
    "plans": ("topic", "place"),
}


def raw_search(path: Path, words: str) -> Callable[[], None]:
    """The same words in the same columns, with SQLite alone."""
    connection = sqlite3.connect(path)
    queries = [
        f"SELECT rowid FROM {table} WHERE {' OR '.join(f'{column} LIKE ?' for column in columns)}"
        for table, columns in _COLUMNS.items()
    ]

    def search() -> None:
        for query in queries:
            connection.execute(query, [f"%{words}%"] * query.count("?")).fetchall()

    return search


def measure_keystrokes(branch: Branch) -> None:
    """How long the book takes to answer, off the GUI thread."""
    search = branch.search
    spent = milliseconds(lambda: _anew(branch), 3)
    sys.stdout.write(f"ten years: read all words after a change, in the back: {spent:.0f} ms\n")
    for words in _TYPED:
        mine = milliseconds(partial(search.find, words), 9)
        base = milliseconds(raw_search(branch.database.path, words), 9)
        sys.stdout.write(f"ten years: search {words}: {mine:.1f} ms; raw LIKE {base:.1f} ms\n")


def _anew(branch: Branch) -> None:
    type(branch.search)(branch.database, branch.kinds, branch.now).years()


def measure_window(branch: Branch) -> float:
    """How long the window is held while the words are typed into its box, key by key."""
    notices = Notices(branch.now)
    background = Background(notices.failure)
    window = MainWindow(Session(branch, background, notices))
    window.resize(1366, 768)
    probe = Probe(window, background)
    probe.measure("the window comes up", window.show)
    window.activateWindow()
    probe.worst = 0.0
    probe.measure("nothing at all (what the machine takes)", lambda: None)
    probe.measure("Ctrl+K", window.search.ask)
    field = window.search.field
    for words in _TYPED:
        for at in range(len(words)):
            key = words[at]
            act = partial(QTest.keyClicks, field, key) if key.isascii() else partial(field.insert, key)
            probe.measure(f"search box: {words[: at + 1]}", act)
        probe.measure("search box: emptied", field.clear)
    background.close()
    window.close()
    return probe.worst


def main() -> None:
    """Print a line per act and the longest pause of the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application(["benchmarks"])
    with tempfile.TemporaryDirectory() as work:
        branch = open_branch(Path(work))
        fill(branch.database, branch.today().year - 1)
        measure_keystrokes(branch)
        worst = measure_window(branch)
        branch.close()
    sys.stdout.write(f"longest while typing: {worst:.0f} ms (at most {LIMIT_MS} wanted)\n")
    application.quit()


if __name__ == "__main__":
    main()
