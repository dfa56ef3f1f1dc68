"""What a build is asked for and what it gives; the list of them is in ``__main__``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from installers.steps import Steps
from partybranch.installation import Installation, Kind
from partybranch.storage.migrations import NEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """The office's own certificate for signing programs, both as PEM files."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One build.

    ``out`` takes the finished files, ``work`` what is kept between builds; ``quick`` packs less tightly, for
    trying; ``version`` is the program's own unless an upgrade is to be tried.
    """

    out: Path
    work: Path
    version: str
    built_on: date
    quick: bool
    signing: Signing | None
    steps: Steps

    def note(self, kind: Kind) -> Installation:
        """What lies beside the built program and says which program it is."""
        return Installation(
            version=self.version, schema=NEWEST, kind=kind, built_on=self.built_on.isoformat()
        )


class Artefact(Protocol):
    """Something that can be built by its name."""

    name: str
    help: str

    def build(self, job: Job) -> list[Path]:
        """Build and return the finished files; BuildError with what to do when it cannot."""
        ...
