"""导入: workbooks of real branches come in. One parse serves preview and import.

``sheet`` reads the file into rows, ``table`` finds header, columns and data, each ``*_importer`` understands
one kind of workbook, ``findings`` collects what it says, ``service`` writes it in one step. To add one:
one module here with a class like the others, and one line in ``IMPORTERS``.
"""

from collections.abc import Callable
from datetime import datetime

from partybranch.services.importing.activities_importer import ActivitiesImporter
from partybranch.services.importing.attendance_importer import AttendanceImporter
from partybranch.services.importing.field import Field
from partybranch.services.importing.importer import Importer
from partybranch.services.importing.legend import DEFAULT_LEGEND
from partybranch.services.importing.posts_importer import PostsImporter
from partybranch.services.importing.preview import (
    ColumnChoice,
    Preview,
    Problem,
    RowVerdict,
    Severity,
    Verdict,
)
from partybranch.services.importing.roster_importer import RosterImporter
from partybranch.services.importing.service import ImportingService
from partybranch.services.importing.volunteering_importer import VolunteeringImporter
from partybranch.storage.database import Database

IMPORTERS: tuple[Importer, ...] = (
    RosterImporter(),
    PostsImporter(),
    ActivitiesImporter(),
    AttendanceImporter(),
    VolunteeringImporter(),
)


class Importing(ImportingService):
    """The import of a branch book, with every importer."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        super().__init__(database, now, IMPORTERS)


__all__ = [
    "DEFAULT_LEGEND",
    "IMPORTERS",
    "ColumnChoice",
    "Field",
    "Importer",
    "Importing",
    "Preview",
    "Problem",
    "RowVerdict",
    "Severity",
    "Verdict",
]
