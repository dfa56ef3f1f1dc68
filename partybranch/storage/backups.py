"""A backup is one zip of database and attachments with a manifest of SHA-256; restoring one is atomic."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from partybranch.errors import BranchError
from partybranch.storage import migrations
from partybranch.storage.files import digest, flush_file, flush_folder, written_beside
from partybranch.storage.header import check_ours
from partybranch.storage.snapshots import copy_database, snapshot

DATABASE = "branch.db"
ATTACHMENTS = "attachments"
_MANIFEST = "manifest.json"
_APP, _FORMAT = "partybranch", 1
_BROKEN = "备份文件不完整或已损坏（可能没有复制完，或U盘被提前拔出）。请换一个备份文件。"


def make_backup(book: Path, target: Path, *, at: datetime) -> Path:
    """Write a backup of the book folder, read it back and only then put it under its name."""
    try:
        with written_beside(target) as part, tempfile.TemporaryDirectory(dir=target.parent) as work:
            copy = Path(work) / DATABASE
            copy_database(book / DATABASE, copy)
            files = {DATABASE: copy} | {
                f"{ATTACHMENTS}/{path.relative_to(book / ATTACHMENTS).as_posix()}": path
                for path in sorted((book / ATTACHMENTS).rglob("*"))
                if path.is_file() and not path.name.startswith(".")
            }
            _pack(part, files, at)
            check_backup(part)
    except OSError as error:
        raise BranchError(
            f"备份没有写成（{error.strerror}）。请检查目标磁盘的空间和写入权限后再试。"
        ) from error
    return target


def _pack(part: Path, files: dict[str, Path], at: datetime) -> None:
    listed = {name: {"size": path.stat().st_size, "sha256": digest(path)} for name, path in files.items()}
    manifest = {
        "app": _APP,
        "format": _FORMAT,
        "schema": migrations.NEWEST,
        "made_at": at.isoformat(),
        "files": listed,
    }
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, path in files.items():
            archive.write(path, name)


def check_backup(path: Path) -> None:
    """Read a backup through, comparing every file with the manifest; BranchError when anything is off."""
    with tempfile.TemporaryDirectory() as work:
        _unpack(path, Path(work))


def restore(book: Path, source: Path, *, at: datetime) -> Path:
    """Put a backup (.zip) or a snapshot (.db) in place of the book's database and return the kept-aside one.

    The source is checked whole before anything of the book is touched; the change itself is one rename.
    The book must not be open.
    """
    book.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=book, prefix=".restore-") as work:
        fresh = Path(work) / DATABASE
        if zipfile.is_zipfile(source):
            _unpack(source, Path(work))
            check_ours(fresh, migrations.NEWEST)
        elif source.is_file():
            check_ours(source, migrations.NEWEST)
            copy_database(source, fresh)
        else:
            raise BranchError(f"找不到备份文件“{source.name}”。请重新选择。")
        _add_attachments(Path(work) / ATTACHMENTS, book / ATTACHMENTS)
        aside = _keep_aside(book, f"{at:%Y%m%d-%H%M%S}-恢复前")
        flush_file(fresh)
        fresh.replace(book / DATABASE)
        flush_folder(book)
    return aside


def _keep_aside(book: Path, name: str) -> Path:
    present, folder = book / DATABASE, book / "backups"
    if not present.exists():
        return folder
    try:
        return snapshot(present, folder, name)
    except (BranchError, sqlite3.Error, UnicodeDecodeError):
        folder.mkdir(exist_ok=True)
        kept = folder / f"{name}-已损坏.db"
        for suffix in ("", "-journal", "-wal", "-shm"):
            side = present.with_name(present.name + suffix)
            if side.exists():
                shutil.copyfile(side, kept.with_name(kept.name + suffix))
                if suffix:
                    side.unlink()
        return kept


def _add_attachments(new: Path, folder: Path) -> None:
    for path in new.rglob("*") if new.exists() else ():
        target = folder / path.relative_to(new)
        if path.is_file() and not target.exists():
            with written_beside(target) as part:
                shutil.copyfile(path, part)


def _unpack(path: Path, work: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            for name, told in manifest["files"].items():
                target = work / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as packed, target.open("wb") as out:
                    shutil.copyfileobj(packed, out)
                if target.stat().st_size != told["size"] or digest(target) != told["sha256"]:
                    raise BranchError(f"备份里的“{name}”内容被改动或损坏（校验值不符）。请换一个备份文件。")
    except (
        zipfile.BadZipFile,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise BranchError(_BROKEN) from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST))
    if manifest["app"] != _APP:
        raise BranchError("这不是支部纪实的备份。请选择由支部纪实做的备份文件。")
    if manifest["format"] > _FORMAT or manifest["schema"] > migrations.NEWEST:
        raise BranchError("这个备份由更新版本的支部纪实制作。请先升级程序。")
    named = {info.filename for info in archive.infolist()} - {_MANIFEST}
    safe = all(_inside(name) for name in named)
    if named != set(manifest["files"]) or DATABASE not in named or not safe:
        raise BranchError(_BROKEN)
    return manifest


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return name == DATABASE or (
        path.parts[0] == ATTACHMENTS and ".." not in path.parts and len(path.parts) == 3 and "\\" not in name
    )


def backups_of(book: Path) -> tuple[Path, ...]:
    """The copies kept in the book's own folder, newest first by name."""
    with contextlib.suppress(FileNotFoundError):
        return tuple(sorted((book / "backups").iterdir(), reverse=True))
    return ()
