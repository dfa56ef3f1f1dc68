"""A bare database in a temporary folder, without the services above it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from builders import a_member

from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.backups import ATTACHMENTS, DATABASE
from partybranch.storage.database import Database

NOW = datetime(2022, 12, 31, 10)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book"


@pytest.fixture
def database(book: Path) -> Iterator[Database]:
    opened = Database(book / DATABASE, who="测试", now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def attachments(book: Path) -> AttachmentFolder:
    return AttachmentFolder(book / ATTACHMENTS)


@pytest.fixture
def people(database: Database) -> Database:
    """The database with the members 1, 2 and 3."""
    with database.write("三名党员") as unit:
        for name in ("赵一", "钱二", "孙三"):
            unit.members.save(a_member(name))
        unit.commit()
    return database
