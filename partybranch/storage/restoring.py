"""Put a backup in place of a book: checked whole before anything is touched, and the change is one rename."""

import contextlib
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partybranch.errors import BranchError, disk_words
from partybranch.storage import migrations
from partybranch.storage.backups import ATTACHMENTS, BROKEN, DATABASE, SUFFIX, unpack
from partybranch.storage.drafts import change_of_drafts
from partybranch.storage.files import digest, flush_file, flush_folder, written_beside
from partybranch.storage.header import check_ours, read_header
from partybranch.storage.snapshots import StillBusyError, copy_database, snapshot

_SIDES = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a database; another database in its place must not meet them."""


def restore(book: Path, source: Path, *, at: datetime) -> Path | None:
    """Put a backup (.zbjs, formerly .zip) or a snapshot (.db) in place of the book's database.

    Returns where the present database is kept aside, None when there was none; its drafts lie beside it, and
    come back with it. The book must not be open.
    Raises BranchError, with the book unchanged, when the source is not whole or the disk refuses.
    """
    with _explained():
        book.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=book, prefix=".restore-") as work:
            fresh = fetch(source, Path(work)).database
            name = f"{at:%Y%m%d-%H%M%S}-恢复前"
            aside = _keep_aside(book, name)
            _add_attachments(Path(work) / ATTACHMENTS, book / ATTACHMENTS)
            flush_file(fresh)
            with change_of_drafts(book, aside or book / "backups" / name, source):
                fresh.replace(book / DATABASE)
            flush_folder(book)
    return aside


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BranchError(
            f"恢复没有完成（{disk_words(error)}），现有数据没有变化。请检查磁盘空间和写入权限后再试。"
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A checked copy of a backup's database; ``made_at`` and ``program`` are empty where nothing tells."""

    database: Path
    made_at: datetime | None = None
    program: str = ""


def fetch(source: Path, work: Path) -> Fetched:
    """Put a checked copy of the backup's database into the work folder, its attachments beside it."""
    if not source.is_file():
        raise BranchError(f"找不到备份文件“{source.name}”。请重新选择。")
    packed = work / "packed.db"
    told: dict[str, object] = {}
    if zipfile.is_zipfile(source):
        told = unpack(source, work)
        (work / DATABASE).rename(packed)
    elif source.suffix.lower() == SUFFIX:
        raise BranchError(BROKEN)
    else:
        check_ours(source, migrations.NEWEST)
        packed = source
    check_ours(packed, migrations.NEWEST)
    try:
        copy_database(packed, work / DATABASE)
    except StillBusyError:
        raise
    except (BranchError, sqlite3.Error, UnicodeDecodeError) as error:
        raise BranchError(f"备份“{source.name}”里的数据已损坏。请换一个备份文件。") from error
    return Fetched(
        database=work / DATABASE,
        made_at=_moment(told.get("made_at")),
        program=str(told.get("program", "")),
    )


def _moment(told: object) -> datetime | None:
    """When a backup says it was made; None when it does not, or not in a way that can be read."""
    with contextlib.suppress(TypeError, ValueError):
        return datetime.fromisoformat(told) if isinstance(told, str) else None
    return None


def _keep_aside(book: Path, name: str) -> Path | None:
    present, folder = book / DATABASE, book / "backups"
    kept = None
    if present.exists():
        try:
            read_header(present)
            kept = snapshot(present, folder, name)
        except StillBusyError:
            raise
        except (BranchError, sqlite3.Error, UnicodeDecodeError):
            name += "-已损坏"
            kept = folder / f"{name}.db"
            with written_beside(kept) as part:
                shutil.copyfile(present, part)
    for suffix in _SIDES:
        side = present.with_name(present.name + suffix)
        if side.exists() and side.stat().st_size:
            folder.mkdir(exist_ok=True)
            side.replace(folder / f"{name}.db{suffix}")
        side.unlink(missing_ok=True)
    return kept


def _add_attachments(new: Path, folder: Path) -> None:
    """Put in what the book lacks or holds damaged; a kept file is named by its own hash."""
    for path in new.rglob("*") if new.exists() else ():
        target = folder / path.relative_to(new)
        if path.is_file() and not (target.is_file() and digest(target) == target.stem):
            with written_beside(target) as part:
                shutil.copyfile(path, part)
