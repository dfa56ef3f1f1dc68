"""The steps themselves, run by Alembic inside one transaction; a shipped step is never edited."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revisions() -> tuple[str, ...]:
    """The revisions of the shipped steps, oldest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(step.revision for step in reversed(list(script.walk_revisions())))


def current(connection: Connection) -> int:
    """The number of steps that the database has seen."""
    revision = MigrationContext.configure(connection).get_current_revision()
    return int(revision) if revision else 0


def upgrade(connection: Connection) -> None:
    """Run the missing steps on the open transaction; nothing is committed here."""
    command.upgrade(_config(connection), "head")
