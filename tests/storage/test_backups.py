import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from builders import a_file, a_member, a_row, a_sitting
from ordinary_user import as_ordinary_user

from partybranch.domain.members import Member
from partybranch.domain.sittings import Attachment, Sitting
from partybranch.errors import BranchError
from partybranch.storage import snapshots
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.backups import (
    ATTACHMENTS,
    DATABASE,
    backups_of,
    check_backup,
    make_backup,
)
from partybranch.storage.database import Database
from partybranch.storage.restoring import restore
from partybranch.storage.verification import verify

AT = datetime(2022, 12, 31, 12)


@pytest.fixture
def photo(people: Database, attachments: AttachmentFolder, tmp_path: Path) -> Attachment:
    """An attachment of a sitting that is recorded with it."""
    kept = attachments.keep(a_file(tmp_path))
    with people.write("记录") as unit:
        unit.sittings.save(a_sitting(roll=(a_row(1),), attachments=(kept,)))
        unit.commit()
    return kept


@pytest.fixture
def backup(people: Database, photo: Attachment, book: Path, tmp_path: Path) -> Path:
    """A backup of a book with three members, one sitting and its photo; the book is closed."""
    target = make_backup(book, tmp_path / "usb" / "备份.zip", at=AT)
    people.close()
    return target


def reopened(book: Path) -> Database:
    return Database(book / DATABASE, who="测试", now=lambda: AT)


class Contents(NamedTuple):
    """Everything a book holds; the fingerprint speaks for the journal."""

    members: tuple[Member, ...]
    sittings: tuple[Sitting, ...]
    fingerprint: str


def contents(book: Path) -> Contents:
    database = reopened(book)
    fingerprint = verify(database, AttachmentFolder(book / ATTACHMENTS)).fingerprint
    with database.read() as unit:
        held = Contents(unit.members.all(), unit.sittings.all(), fingerprint)
    database.close()
    return held


def live_on(book: Path) -> None:
    """A later step that the backup does not know."""
    database = reopened(book)
    with database.write("登记") as unit:
        unit.members.save(a_member("后来者"))
        unit.commit()
    database.close()


def files_of(book: Path) -> dict[str, str]:
    """What lies in the book, except the empty journal that SQLite leaves."""
    return {
        str(path.relative_to(book)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(book.rglob("*"))
        if path.is_file() and path.stat().st_size
    }


def test_a_backup_comes_back_whole_with_its_attachments(backup: Path, book: Path, photo: Attachment) -> None:
    before = contents(book)
    live_on(book)
    shutil.rmtree(book / ATTACHMENTS)
    restore(book, backup, at=AT)
    assert contents(book) == before
    database = reopened(book)
    assert verify(database, AttachmentFolder(book / ATTACHMENTS)).problems == ()
    assert not AttachmentFolder(book / ATTACHMENTS).damaged(photo)
    database.close()


def test_a_backup_restores_into_an_empty_place_with_nothing_to_keep_aside(
    backup: Path, book: Path, tmp_path: Path
) -> None:
    assert restore(tmp_path / "new", backup, at=AT) is None
    assert contents(tmp_path / "new") == contents(book)


def test_restoring_keeps_the_present_book_aside_and_complete(backup: Path, book: Path) -> None:
    live_on(book)
    present = contents(book)
    aside = restore(book, backup, at=AT)
    assert aside is not None
    assert aside in backups_of(book)
    assert restore(book, aside, at=AT) is not None
    assert contents(book) == present


def test_a_damaged_attachment_is_mended_from_the_backup(backup: Path, book: Path, photo: Attachment) -> None:
    folder = AttachmentFolder(book / ATTACHMENTS)
    folder.path_of(photo).write_bytes(b"rotten!")
    restore(book, backup, at=AT)
    assert not folder.damaged(photo)


def test_files_that_do_not_belong_to_the_book_do_not_spoil_the_backup(
    people: Database, photo: Attachment, book: Path, tmp_path: Path
) -> None:
    a_file(book / ATTACHMENTS, "Thumbs.db")
    a_file(book / ATTACHMENTS / photo.sha256[:2], "desktop.ini")
    target = make_backup(book, tmp_path / "备份.zip", at=AT)
    check_backup(target)
    with zipfile.ZipFile(target) as archive:
        assert len(archive.namelist()) == 3


def test_a_backup_made_while_another_program_writes_holds_what_was_saved(
    people: Database, book: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(book / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM members")
        target = make_backup(book, tmp_path / "备份.zip", at=AT)
        other.execute("ROLLBACK")
    restore(tmp_path / "new", target, at=AT)
    assert len(contents(tmp_path / "new").members) == 3


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(
    people: Database, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usb" / "备份.zip"

    def full(*_anything: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("partybranch.storage.backups.copy_database", full)
    with pytest.raises(BranchError, match="备份没有写成"):
        make_backup(book, target, at=AT)
    assert list(target.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(people: Database, book: Path, tmp_path: Path) -> None:
    people.close()
    closed = tmp_path / "只读"
    closed.mkdir(mode=0o555)
    with as_ordinary_user(closed), pytest.raises(BranchError, match="备份没有写成"):
        make_backup(book, closed / "备份.zip", at=AT)


def flipped(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1 << (at % 8)
    path.write_bytes(content)


def test_a_flipped_bit_anywhere_is_refused_or_harmless(backup: Path, book: Path, tmp_path: Path) -> None:
    expected = contents(book)
    before = files_of(book)
    whole = backup.read_bytes()
    chance = Random(3)
    refused = 0
    for number in range(150):
        copy = tmp_path / "flipped.zip"
        copy.write_bytes(whole)
        flipped(copy, number if number < 60 else chance.randrange(len(whole)))
        try:
            check_backup(copy)
        except BranchError:
            refused += 1
            continue
        # Time stamps and the like: what it holds is the same all the same.
        fresh = tmp_path / f"new{number}"
        restore(fresh, copy, at=AT)
        assert contents(fresh) == expected
    assert refused > 100
    assert files_of(book) == before


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def of_another_program(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


def repacked(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Rewrite the zip after a change, with a manifest that fits whatever it then holds."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
        manifest = json.loads(archive.read("manifest.json"))
    change(held)
    manifest["files"] = {
        name: {"size": len(content), "sha256": sha256(content).hexdigest()} for name, content in held.items()
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, content in held.items():
            archive.writestr(name, content)


def adding(name: str) -> Callable[[Path], None]:
    return lambda path: repacked(path, lambda held: held.update({name: b"evil"}))


def without_database(path: Path) -> None:
    repacked(path, lambda held: held.pop(DATABASE))


def with_a_broken_database(path: Path) -> None:
    def break_it(held: dict[str, bytes]) -> None:
        content = held[DATABASE]
        half = len(content) // 2
        held[DATABASE] = content[:half] + b"\xff" * (len(content) - half)

    repacked(path, break_it)


def with_another_database(path: Path) -> None:
    repacked(path, lambda held: held.update({DATABASE: b"not a database"}))


def manifest_saying(**words: object) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(held["manifest.json"]) | words
        held["manifest.json"] = json.dumps(manifest).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in held.items():
                archive.writestr(name, content)

    return rewrite


HOSTILE: dict[str, Callable[[Path], None]] = {
    "truncated": truncated,
    "another program's zip": of_another_program,
    "empty": emptied,
    "climbing out": adding("attachments/../../evil.txt"),
    "climbing out of the folder": adding("../evil.txt"),
    "absolute": adding("/tmp/evil.txt"),
    "climbing out on Windows": adding("attachments/ab/..\\..\\..\\evil.txt"),
    "a drive": adding("attachments/C:/evil.txt"),
    "a program beside the book": adding("evil.exe"),
    "no database": without_database,
    "a broken database": with_a_broken_database,
    "another database": with_another_database,
    "a newer program": manifest_saying(format=2),
    "a newer schema": manifest_saying(schema=99),
    "files as a list": manifest_saying(files=["branch.db"]),
    "files as a number": manifest_saying(files=3),
    "format as a word": manifest_saying(format="one"),
    "another app": manifest_saying(app="other"),
}


@pytest.mark.parametrize("harm", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_damaged_or_hostile_backup_is_refused_and_the_book_unchanged(
    backup: Path, book: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(backup)
    before, around = files_of(book), sorted(tmp_path.iterdir())
    with pytest.raises(BranchError, match=r"。$"):
        restore(book, backup, at=AT)
    assert files_of(book) == before
    assert sorted(tmp_path.iterdir()) == around
    assert not [path for path in book.iterdir() if path.name.startswith(".restore")]


def test_a_file_that_is_not_there_is_named(book: Path, tmp_path: Path) -> None:
    with pytest.raises(BranchError, match=r"找不到备份文件“没有\.zip”"):
        restore(book, tmp_path / "没有.zip", at=AT)


@pytest.fixture(params=["garbage", "cut off", "empty"])
def damaged_book(request: pytest.FixtureRequest, backup: Path, book: Path) -> bytes:
    path = book / DATABASE
    content = path.read_bytes()
    harm = {
        "garbage": content[:4096] + b"\xff" * (len(content) - 4096),
        "cut off": content[:6000],
        "empty": b"",
    }
    path.write_bytes(harm[str(request.param)])
    return path.read_bytes()


def test_a_damaged_book_is_replaced_and_kept_as_it_is(damaged_book: bytes, backup: Path, book: Path) -> None:
    aside = restore(book, backup, at=AT)
    assert aside is not None
    assert aside.name.endswith("已损坏.db")
    assert aside.read_bytes() == damaged_book
    assert len(contents(book).members) == 3


def hot_journal(book: Path) -> bytes:
    """The journal of a program that was killed in the middle of a large save."""
    with closing(sqlite3.connect(book / DATABASE, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE filler (text)")
        other.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 200)
        content = (book / f"{DATABASE}-journal").read_bytes()
        other.execute("ROLLBACK")
    assert len(content) > 512
    return content


@pytest.mark.parametrize("there", [True, False])
def test_a_journal_left_behind_by_a_crash_is_not_played_into_the_restored_book(
    backup: Path, book: Path, there: bool
) -> None:
    expected = contents(book)
    live_on(book)
    stale = hot_journal(book)
    if not there:
        (book / DATABASE).unlink()
    (book / f"{DATABASE}-journal").write_bytes(stale)
    restore(book, backup, at=AT)
    assert not (book / f"{DATABASE}-journal").exists()
    assert contents(book) == expected


def test_a_book_that_is_being_written_is_not_replaced(
    backup: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PATIENCE", 1)
    before = files_of(book)
    with closing(sqlite3.connect(book / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BranchError, match="正被另一个窗口使用"):
            restore(book, backup, at=AT)
        other.execute("ROLLBACK")
    assert files_of(book) == before


def test_a_snapshot_can_be_restored_too(people: Database, book: Path) -> None:
    kept = people.snapshot("导入前")
    people.close()
    expected = contents(book)
    live_on(book)
    restore(book, kept, at=AT)
    assert contents(book) == expected


def test_the_kept_copies_are_listed_newest_first(people: Database, book: Path) -> None:
    assert backups_of(book) == ()
    first = people.snapshot("导入前")
    second = first.with_name("20230101-080000-升级前.db")
    first.rename(second)
    third = people.snapshot("导入前")
    assert backups_of(book) == (second, third)
