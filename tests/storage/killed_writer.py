"""A program that saves sittings as fast as it can and says so after each: killed by a test, again and again.

Each line on standard input starts a writer in a process of its own, so that the libraries load only once.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

from builders import a_row, a_sitting

from partybranch.storage.backups import DATABASE
from partybranch.storage.database import Database


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def save_for_ever(book: Path) -> None:
    database = Database(book / DATABASE, who="测试", now=lambda: datetime(2022, 12, 31, 10))
    while True:
        with database.write("记录") as unit:
            kept = unit.sittings.save(a_sitting(roll=tuple(a_row(n % 3 + 1) for n in range(30))))
            unit.commit()
        say(f"saved {kept.id}")


if __name__ == "__main__":
    for _line in sys.stdin:
        writer = os.fork()
        if writer == 0:
            save_for_ever(Path(sys.argv[1]))
        say(f"started {writer}")
        os.waitpid(writer, 0)
        say("ended 0")
