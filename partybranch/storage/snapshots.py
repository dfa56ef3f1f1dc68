"""Checked copies of the database by SQLite's online backup in one step; a live file is never copied."""

import contextlib
import sqlite3
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.storage.files import written_beside


def copy_database(source: Path, target: Path) -> None:
    """Write a consistent copy of a database, live or not, and check it; BranchError when it is not whole."""
    with (
        contextlib.closing(sqlite3.connect(source)) as live,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BranchError("刚做的备份没有通过检查。请换一个位置再备份一次。")


def snapshot(source: Path, folder: Path, name: str) -> Path:
    """Keep a checked copy under ``name`` in the folder; a second one of the same second gets a number."""
    target = folder / f"{name}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}.db"
    with written_beside(target) as part:
        copy_database(source, part)
    return target
