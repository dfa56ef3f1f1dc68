"""``uv run python -m benchmarks``: save a sitting, count a year, write the papers, beside raw code."""

import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import openpyxl

from partybranch.app import Branch, open_sample
from partybranch.domain.periods import Period
from partybranch.reports.ledgers import LEDGERS, write_ledgers
from partybranch.reports.pdf import PDFS, write_pdf


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


def raw_workbook(path: Path) -> Callable[[], None]:
    """A plain workbook with as many cells as the six ledgers of the sample, without any style."""

    def write() -> None:
        workbook = openpyxl.Workbook()
        sheet = workbook.worksheets[0]
        for _ in range(400):
            sheet.append(["示例"] * 20)
        workbook.save(path)

    return write


def main() -> None:
    """Measure and print a line per act: ours, the raw baseline, and the ratio."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        branch = open_sample(folder / "book")
        year = Period.year(branch.today().year - 1)
        book = branch.tallies.of(year, branch.today())
        around = branch.compliance.around(book.sittings[-1].day)
        rows = [
            ("save a sitting of 30", service_save(branch), raw_save(folder / "raw.db"), 30),
            (
                "write six ledgers",
                lambda: write_ledgers(book, LEDGERS, folder),
                raw_workbook(folder / "r.xlsx"),
                5,
            ),
        ]
        for name, ours, raw, times in rows:
            mine, base = milliseconds(ours, times), milliseconds(raw, times)
            sys.stdout.write(f"{name}: {mine:.1f} ms; raw {base:.1f} ms; {mine / base:.1f} times\n")
        for name, act in (
            ("count and judge a year", lambda: branch.tallies.of(year, branch.today())),
            ("judge a year", lambda: branch.compliance.of(year, branch.today())),
            ("judge one sitting as it is typed", lambda: around.judge(book.sittings[-1])),
            (
                "print the year-end PDF",
                lambda: write_pdf(PDFS[0], book, folder / "a.pdf", printed_at=branch.now()),
            ),
        ):
            sys.stdout.write(f"{name}: {milliseconds(act, 5):.1f} ms\n")
        branch.close()


if __name__ == "__main__":
    main()
