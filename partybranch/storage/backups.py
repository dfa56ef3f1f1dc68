"""A backup is one package (a zip inside) of database and attachments with a manifest of SHA-256."""

import contextlib
import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from partybranch import __version__
from partybranch.errors import BranchError, disk_words
from partybranch.storage import migrations
from partybranch.storage.files import digest, written_beside
from partybranch.storage.snapshots import copy_database

DATABASE = "branch.db"
ATTACHMENTS = "attachments"
SUFFIX = ".zbjs"
"""The installers register this type of file: a double click opens it in the program."""
_MANIFEST = "manifest.json"
_APP, _FORMAT = "partybranch", 1
_KEPT_FILE = re.compile(rf"{ATTACHMENTS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}(\.[0-9a-z]{{1,10}})?")
BROKEN = "备份文件不完整或已损坏（可能没有复制完，或U盘被提前拔出）。请换一个备份文件。"


Step = Callable[[int, int], None]
"""Hears after each file how many are done, of how many; what it raises stops the work."""


def _unseen(_done: int, _total: int) -> None:
    """For work that nobody watches."""


def make_backup(book: Path, target: Path, *, at: datetime, step: Step = _unseen) -> Path:
    """Write a backup of the book folder, read it back and only then put it under its name."""
    try:
        with written_beside(target) as part, tempfile.TemporaryDirectory(dir=target.parent) as work:
            copy = Path(work) / DATABASE
            copy_database(book / DATABASE, copy)
            files = {DATABASE: copy} | _attachments_of(book)
            _pack(part, files, at, lambda done: step(done, 2 * len(files)))
            check_backup(part, lambda done: step(len(files) + done, 2 * len(files)))
    except (OSError, sqlite3.Error) as error:
        raise BranchError(f"备份没有写成（{_why(error)}）。请检查目标磁盘的空间和写入权限后再试。") from error
    return target


def _why(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return disk_words(error)
    full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return "磁盘已满" if full else str(error)


def _attachments_of(book: Path) -> dict[str, Path]:
    """The kept files by their names in the zip; what other programs leave between them is passed over."""
    found = sorted((book / ATTACHMENTS).rglob("*"))
    named = {path.relative_to(book).as_posix(): path for path in found if path.is_file()}
    return {name: path for name, path in named.items() if _KEPT_FILE.fullmatch(name)}


def _pack(part: Path, files: dict[str, Path], at: datetime, step: Callable[[int], None]) -> None:
    listed = {name: {"size": path.stat().st_size, "sha256": digest(path)} for name, path in files.items()}
    manifest = {
        "app": _APP,
        "format": _FORMAT,
        "schema": migrations.NEWEST,
        "program": __version__,
        "made_at": at.isoformat(),
        "files": listed,
    }
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for done, (name, path) in enumerate(files.items(), 1):
            archive.write(path, name)
            step(done)


def check_backup(path: Path, step: Callable[[int], None] = lambda _done: None) -> None:
    """Read a backup through, comparing every file with the manifest; BranchError when anything is off."""
    with tempfile.TemporaryDirectory() as work:
        unpack(path, Path(work), step)


def unpack(path: Path, work: Path, step: Callable[[int], None] = lambda _done: None) -> dict[str, Any]:
    """Unpack a backup, comparing every file with the manifest, and return that.

    BranchError when anything is off.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            for done, (name, told) in enumerate(manifest["files"].items(), 1):
                target = work / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as packed, target.open("wb") as out:
                    shutil.copyfileobj(packed, out)
                if target.stat().st_size != told["size"] or digest(target) != told["sha256"]:
                    raise BranchError(f"备份里的“{name}”内容被改动或损坏（校验值不符）。请换一个备份文件。")
                step(done)
            return manifest
    except (
        zipfile.BadZipFile,
        zlib.error,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        EOFError,
        # Encrypted, or packed in a way that this library does not know.
        RuntimeError,
    ) as error:
        raise BranchError(BROKEN) from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    named = {info.filename for info in archive.infolist()}
    manifest: dict[str, Any] = json.loads(archive.read(_MANIFEST)) if _MANIFEST in named else {"app": ""}
    if manifest["app"] != _APP:
        raise BranchError("这不是支部纪实的备份。请选择由支部纪实做的备份文件。")
    if manifest["format"] > _FORMAT or manifest["schema"] > migrations.NEWEST:
        raise BranchError(
            "这个备份由更新版本的支部纪实制作，现在的版本不能恢复它。"
            "请先升级程序：向维护人员要新的安装文件，装好后再恢复。"
        )
    named.discard(_MANIFEST)
    safe = all(_KEPT_FILE.fullmatch(name) for name in named - {DATABASE})
    if named != set(manifest["files"]) or DATABASE not in named or not safe:
        raise BranchError(BROKEN)
    return manifest


def backups_of(book: Path) -> tuple[Path, ...]:
    """The copies kept in the book's own folder, newest first by name."""
    with contextlib.suppress(OSError):
        return tuple(sorted((book / "backups").iterdir(), reverse=True))
    return ()
