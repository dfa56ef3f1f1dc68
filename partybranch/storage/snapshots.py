"""Checked copies of the database by SQLite's online backup in one step; a live file is never copied."""

import contextlib
import errno
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.storage.files import written_beside

_PATIENCE = 20
"""How many quarter seconds a copy waits for a program that holds the file exclusively."""


class StillBusyError(BranchError):
    """Another program holds the database."""


def _waiting() -> Callable[[int, int, int], None]:
    """SQLite's backup would wait for ever; this ends the waiting."""
    waited = 0

    def count(status: int, _remaining: int, _total: int) -> None:
        nonlocal waited
        waited += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if waited > _PATIENCE:
            raise StillBusyError("数据正被另一个窗口使用，没有备份。请关闭另一个支部纪实后再试。")

    return count


@contextlib.contextmanager
def _full_is_of_the_disk() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, str(error)) from error
        raise


def copy_database(source: Path, target: Path) -> None:
    """Write a consistent copy of a database, live or not, and check it.

    Raises BranchError when the copy is not whole or another program does not let go of the source, OSError
    when the disk is full: that says nothing about the source.
    """
    with (
        _full_is_of_the_disk(),
        contextlib.closing(sqlite3.connect(source, timeout=0.1)) as live,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy, pages=-1, progress=_waiting())
        copy.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BranchError("刚做的备份没有通过检查。请换一个位置再备份一次。")


def free_place(folder: Path, name: str, suffix: str) -> Path:
    """A path in the folder that nothing has yet: the name itself, else the name with a number."""
    target = folder / f"{name}{suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}{suffix}"
    return target


def snapshot(source: Path, folder: Path, name: str) -> Path:
    """Keep a checked copy under ``name`` in the folder; a second one of the same second gets a number."""
    target = free_place(folder, name, ".db")
    with written_beside(target) as part:
        copy_database(source, part)
    return target
