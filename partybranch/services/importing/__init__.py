"""导入 (being built)."""

from collections.abc import Callable
from datetime import datetime

from partybranch.storage.database import Database


class Importing:
    """Workbooks in."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now
