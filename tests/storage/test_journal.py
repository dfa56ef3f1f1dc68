import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_file, a_member, a_row, a_service, a_sitting

from partybranch.storage import journal
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.backups import DATABASE
from partybranch.storage.database import Database
from partybranch.storage.verification import verify


def outside(book: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(book / DATABASE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def lived(people: Database, attachments: AttachmentFolder, tmp_path: Path) -> Database:
    """Three steps: members, a sitting with an attachment and a service, a correction."""
    photo = attachments.keep(a_file(tmp_path))
    with people.write("记录") as unit:
        unit.sittings.save(a_sitting(roll=(a_row(1), a_row(2)), attachments=(photo,)))
        unit.services.save(a_service(hours=3))
        unit.commit()
    with people.write("修改") as unit:
        unit.members.save(replace(unit.members.get(1), phone="19900001111"))
        unit.commit()
    return people


def test_each_step_says_who_did_what_when(lived: Database) -> None:
    with lived.read() as unit:
        steps = journal.steps(unit.connection)
        entries = journal.entries(unit.connection, steps[0].id)
    assert [(step.label, step.who, step.at.year) for step in steps] == [
        ("修改", "测试", 2022),
        ("记录", "测试", 2022),
        ("三名党员", "测试", 2022),
    ]
    assert '"phone":""' in (entries[0].before or "")
    assert '"phone":"19900001111"' in (entries[0].after or "")
    assert steps[0].previous_hash == steps[1].hash


def test_a_whole_book_has_no_problems(lived: Database, attachments: AttachmentFolder) -> None:
    found = verify(lived, attachments)
    assert found.problems == ()
    assert (found.steps, found.records, found.attachments) == (3, 5, 1)
    assert len(found.fingerprint) == 12


def test_an_empty_book_is_whole(database: Database, attachments: AttachmentFolder) -> None:
    found = verify(database, attachments)
    assert (found.steps, found.records, found.fingerprint, found.problems) == (0, 0, "", ())


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE members SET name = '换人' WHERE id = 2", "党员第 2 条"),
        ("UPDATE roll_rows SET mark = '缺席' WHERE member_id = 2", "活动第 1 条"),
        ("UPDATE service_rows SET hours = 30", "志愿服务第 1 条"),
        ("DELETE FROM roll_rows WHERE member_id = 2", "活动第 1 条"),
        ("DELETE FROM sittings", "活动第 1 条"),
        ("UPDATE sittings SET starts_at = '2022-04-07 09:00:00.000000'", "活动第 1 条"),
        ("UPDATE roll_rows SET mark = '早退'", "活动"),
        ("UPDATE members SET joined = '不是日期'", "党员"),
        ("UPDATE members SET name = CAST(x'ff80' AS TEXT)", "党员"),
    ],
)
def test_a_record_changed_outside_is_named(
    lived: Database, attachments: AttachmentFolder, book: Path, statement: str, named: str
) -> None:
    lived.close()
    outside(book, "PRAGMA foreign_keys=ON", statement)
    problems = verify(lived, attachments).problems
    assert any(text.startswith(named) and "程序之外" in text for text in problems), problems


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        ("UPDATE journal_entries SET after = replace(after, '3.0', '4.0') WHERE step_id = 2", 2),
        ("UPDATE journal_entries SET before = NULL WHERE step_id = 3", 3),
        ("UPDATE journal_steps SET who = '别人' WHERE id = 1", 1),
        ("UPDATE journal_steps SET at = '2021-12-31 10:00:00.000000' WHERE id = 2", 2),
        ("DELETE FROM journal_entries WHERE step_id = 2 AND position = 1", 2),
        ("UPDATE journal_steps SET hash = 'abc' WHERE id = 3", 3),
    ],
)
def test_a_journal_changed_outside_is_broken_from_that_step_on(
    lived: Database, attachments: AttachmentFolder, book: Path, statement: str, step: int
) -> None:
    lived.close()
    outside(book, statement)
    problems = verify(lived, attachments).problems
    assert f"留痕从第 {step} 步起对不上，记录可能在程序之外被改动过。" in problems


def test_a_journal_step_torn_out_breaks_the_chain(
    lived: Database, attachments: AttachmentFolder, book: Path
) -> None:
    lived.close()
    outside(book, "DELETE FROM journal_entries WHERE step_id = 2", "DELETE FROM journal_steps WHERE id = 2")
    assert any("第 3 步" in text for text in verify(lived, attachments).problems)


def test_a_damaged_and_a_missing_attachment_are_named(
    lived: Database, attachments: AttachmentFolder, tmp_path: Path
) -> None:
    with lived.read() as unit:
        kept = unit.sittings.all()[0].attachments[0]
    path = attachments.path_of(kept)
    path.write_bytes(b"other")
    assert "附件“照片.jpg”缺失或已损坏。" in verify(lived, attachments).problems
    path.unlink()
    assert "附件“照片.jpg”缺失或已损坏。" in verify(lived, attachments).problems
    attachments.keep(a_file(tmp_path))
    assert verify(lived, attachments).problems == ()


def test_hours_written_as_a_whole_number_agree_with_the_journal(
    people: Database, attachments: AttachmentFolder
) -> None:
    with people.write("记录") as unit:
        unit.services.save(a_service(hours=3))
        unit.members.save(a_member("李四"))
        unit.commit()
    assert verify(people, attachments).problems == ()
