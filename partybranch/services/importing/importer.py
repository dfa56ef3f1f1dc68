"""What every importer is: a name, a hint, its fields, and one parse that serves preview and import."""

from typing import Protocol

from partybranch.services.importing.field import Field
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.source import Source


class Importer(Protocol):
    """One kind of workbook that can come in."""

    @property
    def code(self) -> str:
        """The word for it in the terminal."""

    @property
    def name(self) -> str:
        """Its Chinese name."""

    @property
    def hint(self) -> str:
        """One sentence on which workbook it takes."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What its columns can mean."""

    def parse(self, source: Source, findings: Findings) -> None:
        """Read the workbook against the book; verdicts, problems and drafts go into ``findings``.

        Raises BranchError when nothing in the workbook looks like a table of this kind.
        """
