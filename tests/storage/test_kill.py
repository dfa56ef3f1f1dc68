import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from builders import a_sitting

from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.backups import DATABASE
from partybranch.storage.database import Database
from partybranch.storage.verification import verify

KILLS = 15
HERE = Path(__file__).parent


@pytest.fixture
def nursery(book: Path) -> Iterator[subprocess.Popen[str]]:
    paths = os.pathsep.join([str(HERE.parent), str(HERE.parent.parent)])
    with subprocess.Popen(
        [sys.executable, str(HERE / "killed_writer.py"), str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        yield process


def killed_after(seconds: float, nursery: subprocess.Popen[str]) -> set[int]:
    """Let a writer save for a while, kill it without warning and return the saves it had acknowledged."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write("go\n")
    nursery.stdin.flush()
    saved: set[int] = set()
    word = ""
    while word != "ended":
        word, number = nursery.stdout.readline().split()
        if word == "started":
            time.sleep(seconds)
            os.kill(int(number), signal.SIGKILL)
        if word == "saved":
            saved.add(int(number))
    return saved


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_in_the_middle_of_saving_loses_nothing_that_was_acknowledged(
    people: Database, book: Path, attachments: AttachmentFolder, nursery: subprocess.Popen[str]
) -> None:
    people.close()
    chance = Random(1)
    acknowledged: set[int] = set()
    for _ in range(KILLS):
        acknowledged |= killed_after(chance.uniform(0.03, 0.15), nursery)
        database = Database(book / DATABASE, who="测试", now=lambda: datetime(2022, 12, 31, 10))
        with database.read() as unit:
            kept = {sitting.id: sitting for sitting in unit.sittings.all()}
        assert acknowledged <= set(kept)
        assert all(len(sitting.roll) == 30 for sitting in kept.values())
        assert verify(database, attachments).problems == ()
        database.close()
    # A busy PC saves less between two kills; some of them must have come in the middle of the work.
    assert len(acknowledged) > KILLS // 3


def _hot_journal(before: bytes, page: int) -> bytes:
    """What SQLite leaves beside a file when it is killed while it writes: every page as it was before."""
    nonce, pages = 7, [before[start : start + page] for start in range(0, len(before), page)]
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", len(pages), nonce, len(pages), 512, page)
    records = [
        struct.pack(">I", number) + content + struct.pack(">I", nonce + sum(content[page - 200 : 0 : -200]))
        for number, content in enumerate(pages, 1)
    ]
    return head.ljust(512, b"\0") + b"".join(records)


def test_a_kill_between_two_pages_of_a_growing_file_is_rolled_back_and_not_called_incomplete(
    people: Database, book: Path
) -> None:
    path = book / DATABASE
    before = path.read_bytes()
    with people.write("记录") as unit:
        for day in range(1, 29):
            unit.sittings.save(a_sitting(at=datetime(2022, 2, day), remarks="记" * 2000))
        unit.commit()
    people.close()
    after = path.read_bytes()
    assert len(after) > len(before)
    page = struct.unpack(">H", after[16:18])[0]
    path.write_bytes(after[:page] + before[page:])
    path.with_name(f"{DATABASE}-journal").write_bytes(_hot_journal(before, page))
    database = Database(path, who="测试", now=lambda: datetime(2022, 12, 31, 10))
    with database.read() as unit:
        assert len(unit.members.all()) == 3
        assert unit.sittings.all() == ()
    assert database.problems() == []
    database.close()
