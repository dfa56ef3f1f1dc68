"""Open a branch book's database: engine with measured settings, version check, migration, units of work."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from partybranch.errors import BranchError, disk_words
from partybranch.storage import migrations
from partybranch.storage.files import written_beside
from partybranch.storage.header import APPLICATION_ID, check_ours
from partybranch.storage.snapshots import snapshot
from partybranch.storage.unit import Unit

_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cell_size_check=ON",
    "trusted_schema=OFF",
)
"""Measured: no acknowledged save lost in replayed power cuts, and one file to copy (not WAL)."""

SQLITE = sqlite3.sqlite_version
"""The version of the library that keeps the book."""

_HALF_A_CHARACTER = "有一处文字里留着半个生僻字，没有保存。请把那个字整个删去，重新输入后再保存。"
_DAMAGED = "数据文件已损坏。请用最近的备份恢复，损坏的文件不要删除。"
_REASONS = {
    sqlite3.SQLITE_FULL: "磁盘已满，没有保存。请清理磁盘后再试，已有数据没有变化。",
    sqlite3.SQLITE_BUSY: "数据正被另一个窗口使用，没有保存。请关闭另一个支部纪实后再试。",
    sqlite3.SQLITE_READONLY: "数据文件不能写入（只读，或已被移走）。请检查文件夹后重新打开。",
    sqlite3.SQLITE_IOERR: "磁盘读写出错，未能确认是否已保存。请重新打开后核对最后一条记录。",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "无法打开数据文件。请检查文件夹是否还在、有没有写入权限。",
}


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    keys = connection.execute("PRAGMA foreign_keys").fetchone()[0]
    if (mode.lower(), keys) != ("truncate", 1):
        raise BranchError("数据文件所在的位置不支持安全保存。请把数据放在本机硬盘上再打开。")


def _begin(connection: Connection) -> None:
    readonly = connection.get_execution_options().get("readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", poolclass=QueuePool, pool_size=2, max_overflow=0, hide_parameters=True
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Turn what a person can act on (full disk, locked, read-only, damaged) into its sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        code: int = getattr(origin, "sqlite_errorcode", 0) & 0xFF
        if code in _REASONS:
            raise BranchError(_REASONS[code]) from error
        raise


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        migrations.upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={migrations.NEWEST}")
        connection.commit()


def _create(path: Path) -> None:
    """Make an empty book beside its place first: a crash in the middle must not leave half a file there."""
    try:
        with _explained(), written_beside(path) as part:
            engine = _engine(part)
            try:
                _migrate(engine)
            finally:
                engine.dispose()
                part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        raise BranchError(
            f"无法打开数据文件夹“{path.parent}”（{disk_words(error)}）。请检查位置、磁盘空间和权限后再试。"
        ) from error


class Database:
    """The open database of one branch book. Reads and writes go through units."""

    def __init__(self, path: Path, *, who: str, now: Callable[[], datetime], branch_id: int = 1) -> None:
        self.path = path
        self._who, self._now, self._branch_id = who, now, branch_id
        if not path.exists():
            _create(path)
        header = check_ours(path, migrations.NEWEST)
        self._db = _engine(path)
        try:
            with _explained():
                if header.schema < migrations.NEWEST:
                    self.snapshot("升级前")
                    _migrate(self._db)
                self._check_whole()
        except UnicodeDecodeError as error:
            # What Python's sqlite3 makes of a schema whose text is damaged.
            self.close()
            raise BranchError(_DAMAGED) from error
        except BaseException:
            self.close()
            raise

    @property
    def who(self) -> str:
        """The name that the journal writes for whoever works with the book."""
        return self._who

    def close(self) -> None:
        """Release the file."""
        self._db.dispose()

    @contextlib.contextmanager
    def read(self) -> Iterator[Unit]:
        """A unit that only reads."""
        with _explained(), self._db.connect() as plain:
            yield self._unit(plain.execution_options(readonly=True), "")

    @contextlib.contextmanager
    def write(self, label: str) -> Iterator[Unit]:
        """A unit for one named act; leaving it without ``commit`` rolls everything back."""
        try:
            with _explained(), self._db.connect() as connection:
                yield self._unit(connection, label)
        except UnicodeEncodeError as error:
            raise BranchError(_HALF_A_CHARACTER) from error

    def snapshot(self, reason: str) -> Path:
        """Keep a checked copy in ``backups/`` and return its path."""
        stamp = f"{self._now():%Y%m%d-%H%M%S}"
        folder = self.path.parent / "backups"
        try:
            with _explained():
                return snapshot(self.path, folder, f"{stamp}-{reason}")
        except OSError as error:
            raise BranchError(
                f"没有做成备份（{disk_words(error)}），数据没有变化。请检查磁盘空间和权限后再试。"
            ) from error

    def problems(self) -> list[str]:
        """What SQLite's own checks find; empty when the file is whole."""
        with _explained(), self._db.connect() as connection:
            raw = connection.execution_options(readonly=True)
            found = [row[0] for row in raw.exec_driver_sql("PRAGMA integrity_check(20)")]
            loose = raw.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        return [text for text in found if text != "ok"] + [f"{row[0]} 的关联不一致" for row in loose]

    def _unit(self, connection: Connection, label: str) -> Unit:
        return Unit(connection, branch_id=self._branch_id, who=self._who, at=self._now(), label=label)

    def _check_whole(self) -> None:
        found = self.problems()
        if found:
            raise BranchError(f"数据文件已损坏（{found[0][:60]}）。请用最近的备份恢复，损坏的文件不要删除。")
