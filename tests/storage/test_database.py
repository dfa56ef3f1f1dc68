import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from builders import a_member, a_record, a_sitting
from ordinary_user import as_ordinary_user

from partybranch.errors import BranchError
from partybranch.storage import migrations, snapshots
from partybranch.storage.backups import DATABASE
from partybranch.storage.database import Database
from partybranch.storage.header import APPLICATION_ID, read_header
from partybranch.storage.migrations import steps
from partybranch.storage.tables import METADATA


def opened(book: Path) -> Database:
    return Database(book / DATABASE, who="测试", now=lambda: datetime(2022, 12, 31, 10))


def refusal(book: Path) -> str:
    """The sentence with which a damaged or foreign file is refused, its bytes unchanged."""
    path = book / DATABASE
    before = path.read_bytes()
    with pytest.raises(BranchError) as caught:
        opened(book)
    assert path.read_bytes() == before
    return str(caught.value)


@contextmanager
def held(book: Path, begin: str) -> Iterator[None]:
    """Another program that is in the middle of something."""
    with closing(sqlite3.connect(book / DATABASE, isolation_level=None)) as other:
        other.execute(begin)
        yield
        other.execute("ROLLBACK")


def names(database: Database) -> list[str]:
    with database.read() as unit:
        return [member.name for member in unit.members.all()]


def admit(database: Database, name: str) -> None:
    with database.write("登记") as unit:
        unit.members.save(a_member(name))
        unit.commit()


def record(database: Database, text: str) -> None:
    with database.write("记录") as unit:
        unit.sittings.save(a_sitting(a_record(text=text)))
        unit.commit()


def test_the_settings_are_those_that_were_measured(database: Database) -> None:
    with database.read() as unit:
        said = {
            name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert said == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_a_new_book_is_marked_as_ours(database: Database, book: Path) -> None:
    header = read_header(book / DATABASE)
    assert (header.application_id, header.schema) == (APPLICATION_ID, migrations.NEWEST)


def test_a_new_book_appears_whole_or_not_at_all(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(_connection: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "upgrade", cut)
    with pytest.raises(KeyboardInterrupt):
        opened(book)
    assert list(book.iterdir()) == []
    monkeypatch.undo()
    opened(book).close()
    assert [path.name for path in book.iterdir()] == [DATABASE]


def test_the_models_and_the_migrations_describe_the_same_tables(database: Database) -> None:
    with database.read() as unit:
        assert compare_metadata(MigrationContext.configure(unit.connection), METADATA) == []
        assert steps.current(unit.connection) == migrations.NEWEST
    assert migrations.revisions()[-1] == str(migrations.NEWEST)


def test_every_table_carries_the_branch() -> None:
    assert all("branch_id" in table.columns for table in METADATA.sorted_tables)


def test_a_book_of_a_newer_program_is_refused_and_not_touched(database: Database, book: Path) -> None:
    database.close()
    with closing(sqlite3.connect(book / DATABASE)) as connection:
        connection.execute(f"PRAGMA user_version={migrations.NEWEST + 1}")
    before = sha256((book / DATABASE).read_bytes()).hexdigest()
    assert "请先升级程序" in refusal(book)
    assert sha256((book / DATABASE).read_bytes()).hexdigest() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "是空的"),
        (b"PK\x03\x04 not a database" * 20, "不是支部纪实的数据文件"),
        (b"SQLite format 3\x00", "不是支部纪实的数据文件"),
    ],
)
def test_an_empty_or_foreign_file_is_refused(book: Path, content: bytes, sentence: str) -> None:
    book.mkdir()
    (book / DATABASE).write_bytes(content)
    assert sentence in refusal(book)


def test_another_programs_database_is_refused(book: Path) -> None:
    book.mkdir()
    with closing(sqlite3.connect(book / DATABASE)) as connection:
        connection.execute("CREATE TABLE messages (text)")
        connection.commit()
    assert "不是支部纪实的数据文件" in refusal(book)


def test_a_file_cut_off_is_refused(people: Database, book: Path) -> None:
    people.close()
    path = book / DATABASE
    path.write_bytes(path.read_bytes()[:-4096])
    assert "不完整" in refusal(book)


def test_damage_anywhere_opens_or_is_refused_with_a_sentence(
    people: Database, book: Path, tmp_path: Path
) -> None:
    people.close()
    whole = (book / DATABASE).read_bytes()
    chance = Random(5)
    refused = 0
    for number in range(120):
        damaged = bytearray(whole)
        at = chance.randrange(100 if number % 3 == 0 else len(damaged))
        damaged[at : at + 64] = chance.randbytes(min(64, len(damaged) - at))
        copy = tmp_path / f"copy{number}"
        copy.mkdir()
        (copy / DATABASE).write_bytes(damaged)
        try:
            database = opened(copy)
            names(database)
            database.close()
        except BranchError:
            refused += 1
        shutil.rmtree(copy)
    assert refused > 20


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("a file where the folder should be")
    with pytest.raises(BranchError, match="无法打开"):
        opened(tmp_path / "book")


def test_a_folder_in_the_place_of_the_file_is_refused(book: Path) -> None:
    (book / DATABASE).mkdir(parents=True)
    with pytest.raises(BranchError, match="无法打开"):
        opened(book)


def test_a_full_disk_says_so_and_the_session_goes_on_when_there_is_room(database: Database) -> None:
    admit(database, "先到")
    with database.read() as unit:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar()

    def room(pages: int) -> None:
        with database.read() as unit:
            unit.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    room(int(pages or 0))
    with pytest.raises(BranchError, match="磁盘已满，没有保存"):
        record(database, "长" * 50_000)
    assert names(database) == ["先到"]
    room(1_000_000)
    admit(database, "后到")
    assert names(database) == ["先到", "后到"]
    assert database.problems() == []


def test_a_book_that_another_program_is_writing_is_not_saved_to(people: Database, book: Path) -> None:
    with people.read() as unit:
        unit.connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with held(book, "BEGIN IMMEDIATE"), pytest.raises(BranchError, match="正被另一个窗口使用"):
        admit(people, "李四")
    admit(people, "李四")
    assert names(people)[-1] == "李四"


def test_a_file_replaced_under_the_program_is_noticed_at_the_next_save(people: Database, book: Path) -> None:
    path = book / DATABASE
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    copy.replace(path)
    with pytest.raises(BranchError, match="已被移走"):
        admit(people, "李四")


def test_a_read_only_file_can_be_read_and_says_so_when_written(people: Database, book: Path) -> None:
    people.close()
    path = book / DATABASE
    path.chmod(0o444)
    book.chmod(0o555)
    (book / f"{DATABASE}-journal").unlink(missing_ok=True)
    with as_ordinary_user(path):
        database = opened(book)
        assert len(names(database)) == 3
        with pytest.raises(BranchError, match="不能写入"):
            admit(database, "李四")
        database.close()


def test_the_file_alone_is_the_whole_book_while_the_program_is_idle(
    people: Database, book: Path, tmp_path: Path
) -> None:
    shutil.copytree(book, tmp_path / "copy", ignore=shutil.ignore_patterns("*-journal"))
    copy = opened(tmp_path / "copy")
    assert names(copy) == ["赵一", "钱二", "孙三"]
    copy.close()


def test_a_snapshot_made_while_another_is_writing_holds_what_was_saved(people: Database, book: Path) -> None:
    with held(book, "BEGIN IMMEDIATE"):
        first, second = people.snapshot("导入前"), people.snapshot("导入前")
    assert first.name == "20221231-100000-导入前.db"
    assert second.name == "20221231-100000-导入前-2.db"
    with closing(sqlite3.connect(second)) as copy:
        assert copy.execute("SELECT count(*) FROM members").fetchone() == (3,)


def test_a_snapshot_of_a_locked_book_gives_up_with_a_sentence_and_leaves_nothing(
    people: Database, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PATIENCE", 1)
    with held(book, "BEGIN EXCLUSIVE"), pytest.raises(BranchError, match="正被另一个窗口使用"):
        people.snapshot("导入前")
    assert list((book / "backups").iterdir()) == []


def test_two_units_on_two_threads_lose_no_update(people: Database) -> None:
    def add_one(_turn: int) -> None:
        with people.write("加一") as unit:
            member = unit.members.get(1)
            unit.members.save(replace(member, remarks=str(int(member.remarks or 0) + 1)))
            unit.commit()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add_one, range(30)))
    with people.read() as unit:
        assert unit.members.get(1).remarks == "30"
