"""``uv run python -m benchmarks``: the main acts, on the sample and on ten years, beside raw code."""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.big_book import fill
from benchmarks.papers import measure_papers
from partybranch.app import Branch, open_branch, open_sample
from partybranch.domain.periods import Period


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The median of several runs after one that is not counted."""
    act()
    spent = []
    for _ in range(times):
        begun = perf_counter()
        act()
        spent.append((perf_counter() - begun) * 1000)
    return statistics.median(spent)


def raw_save(path: Path) -> Callable[[], None]:
    """Thirty rows in one durable transaction with SQLite alone, under the book's own settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("CREATE TABLE roll (sitting INTEGER, member INTEGER, mark TEXT)")

    def save() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO roll VALUES (1, ?, '出席')", [(row,) for row in range(30)])
        connection.execute("COMMIT")

    return save


def service_save(branch: Branch) -> Callable[[], None]:
    """One sitting with its roll through the service, journal included, on a new day each time."""
    last = branch.sittings.between(Period.year(branch.today().year - 1))[-1]
    days = iter(range(1, 10_000))

    def save() -> None:
        moved = replace(last, id=None, starts_at=last.starts_at - timedelta(days=3650 + next(days)))
        branch.sittings.record(moved)

    return save


def raw_read(path: Path, period: Period) -> Callable[[], None]:
    """The roll rows of a period and of the year before it, with SQLite alone."""
    connection = sqlite3.connect(path)
    query = (
        "SELECT r.* FROM roll_rows r JOIN sittings s ON s.id = r.root_id"
        " WHERE s.starts_at >= ? AND s.starts_at < ? ORDER BY r.root_id, r.position"
    )
    stretch = (f"{period.start.year - 1}-01-01", f"{period.start.year + 1}-01-01")

    def read() -> None:
        connection.execute(query, stretch).fetchall()

    return read


def say(name: str, ours: Callable[[], object], raw: Callable[[], object], times: int) -> None:
    """Measure an act beside its baseline and print both with their ratio."""
    mine, base = milliseconds(ours, times), milliseconds(raw, times)
    sys.stdout.write(f"{name}: {mine:.1f} ms; raw {base:.1f} ms; {mine / base:.1f} times\n")


def measure_ten_years(folder: Path) -> None:
    """The last year of a book of ten years: what its pages wait for."""
    branch = open_branch(folder)
    last = branch.today().year - 1
    fill(branch.database, last)
    year, day = Period.year(last), Period.year(last).end
    raw = raw_read(branch.database.path, year)
    around, drafted = branch.compliance.around(day), branch.sittings.between(year)[-1]
    say("ten years: count and judge a year", lambda: branch.tallies.of(year, day), raw, 5)
    say("ten years: judge a year", lambda: branch.compliance.of(year, day), raw, 5)
    say("ten years: hold a year against its plan", lambda: branch.plans.against(last, day), raw, 5)
    spent = milliseconds(lambda: around.judge(drafted), 5)
    sys.stdout.write(f"ten years: judge one sitting as it is typed: {spent:.1f} ms\n")
    branch.close()


def measure_sample(folder: Path) -> None:
    """The main acts on the sample branch."""
    branch = open_sample(folder / "book")
    year, today = Period.year(branch.today().year - 1), branch.today()
    book = branch.tallies.of(year, today)
    around = branch.compliance.around(book.sittings[-1].day)
    say("save a sitting of 30", service_save(branch), raw_save(folder / "raw.db"), 30)
    for name, act in (
        ("count and judge a year", lambda: branch.tallies.of(year, today)),
        ("judge a year", lambda: branch.compliance.of(year, today)),
        ("judge one sitting as it is typed", lambda: around.judge(book.sittings[-1])),
    ):
        sys.stdout.write(f"{name}: {milliseconds(act, 5):.1f} ms\n")
    branch.close()


def main() -> None:
    """Measure and print a line per act: ours, the raw baseline where there is one, and the ratio."""
    with tempfile.TemporaryDirectory() as work:
        measure_sample(Path(work))
        measure_ten_years(Path(work) / "ten_years")
        measure_papers(Path(work) / "papers")


if __name__ == "__main__":
    main()
