"""The history of the tables: each file in ``versions`` is one step, run by Alembic (``steps``).

A revision is a number, and ``NEWEST`` is the last of them.
"""

import importlib
from types import ModuleType

from sqlalchemy import Connection

NEWEST = 4
"""The schema this program writes (SQLite's ``user_version``)."""


def revisions() -> tuple[str, ...]:
    """The revisions of the shipped steps, oldest first."""
    found: tuple[str, ...] = _steps().revisions()
    return found


def upgrade(connection: Connection) -> None:
    """Run the missing steps on the open transaction; nothing is committed here."""
    _steps().upgrade(connection)


def _steps() -> ModuleType:
    """Taken by its name: Alembic is a fifth of what a start loads, and few starts find an older book."""
    return importlib.import_module("partybranch.storage.migrations.steps")
