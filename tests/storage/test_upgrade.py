import gzip
import sqlite3
from contextlib import closing
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Connection

from partybranch.app import open_branch
from partybranch.storage import migrations
from partybranch.storage.backups import DATABASE, backups_of
from partybranch.storage.database import Database
from partybranch.storage.header import read_header


@pytest.fixture
def older(people: Database, book: Path) -> Path:
    """A book that says it was written by an older program."""
    people.close()
    with closing(sqlite3.connect(book / DATABASE)) as connection:
        connection.execute("PRAGMA user_version=0")
    return book


def opened(book: Path) -> Database:
    return Database(book / DATABASE, who="测试", now=lambda: datetime(2022, 12, 31, 10))


def test_an_older_book_is_copied_and_then_brought_up_to_date(older: Path) -> None:
    database = opened(older)
    with database.read() as unit:
        assert len(unit.members.all()) == 3
    database.close()
    assert read_header(older / DATABASE).schema == migrations.NEWEST
    (kept,) = backups_of(older)
    assert kept.name == "20221231-100000-升级前.db"
    assert read_header(kept).schema == 0


def test_an_upgrade_that_fails_leaves_the_book_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE service_rows")
        raise RuntimeError("a step that cannot be done")

    before = sha256((older / DATABASE).read_bytes()).hexdigest()
    monkeypatch.setattr(migrations, "upgrade", fail)
    with pytest.raises(RuntimeError, match="cannot be done"):
        opened(older)
    assert sha256((older / DATABASE).read_bytes()).hexdigest() == before
    assert len(backups_of(older)) == 1


@pytest.mark.parametrize(
    "stored", sorted((Path(__file__).parent / "books").glob("*.gz")), ids=lambda p: p.stem
)
def test_a_book_of_every_older_program_is_read_whole_and_agrees_with_its_journal(
    stored: Path, tmp_path: Path
) -> None:
    (tmp_path / DATABASE).write_bytes(gzip.decompress(stored.read_bytes()))
    branch = open_branch(tmp_path, now=lambda: datetime(2022, 12, 31, 10), who="测试")
    assert [member.name for member in branch.members.all()] == ["赵一", "𡒄启明"]
    assert branch.profile.get().elected_on == date(2020, 6, 1)
    own = branch.kinds.all().named("读书会")
    assert own is not None
    assert own.duty == "每月1次"
    assert branch.backup.verify().problems == ()
    branch.undo.undo()
    branch.close()
