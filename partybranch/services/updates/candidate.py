"""What is known of a picked installer, and the sentences for files that are none."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from partybranch.errors import BranchError
from partybranch.services.updates.versions import newness

SCHEMA_KEY = "Book-Schema"
"""Under this word an installer says the newest book its program opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """``schema`` is the newest format of a book that its program opens."""

    path: Path
    version: str
    schema: int


class Standing(Enum):
    """How the version in the file stands to the present one; older ones are refused."""

    NEWER = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file that may be installed; ``summed``: its checksum lay beside it and is right."""

    candidate: Candidate
    standing: Standing
    summed: bool


class Reader(Protocol):
    """Reads the installers of one kind."""

    suffix: str
    words: str

    def read(self, path: Path) -> Candidate:
        """Say what the file is; BranchError when it is none of ours or damaged."""
        ...


def candidate_of(path: Path, *, version: str, schema: str) -> Candidate:
    """The candidate by the words found in it; BranchError when they are no version and no number."""
    version, schema = version.strip(), schema.strip()
    if newness(version) is None or not (schema.isascii() and schema.isdecimal() and len(schema) <= 6):
        raise foreign(path)
    return Candidate(path=path, version=version, schema=int(schema))


def foreign(path: Path) -> BranchError:
    """Somebody else's file."""
    return BranchError(f"“{path.name}”不是支部纪实的安装文件。没有做任何改动，请重新选择。")


def broken(path: Path) -> BranchError:
    """A file that ends too early or is damaged."""
    return BranchError(
        f"“{path.name}”不完整或已损坏（可能没有复制完，或U盘被提前拔出）。"
        "没有做任何改动，请重新复制一份再试。"
    )


def unreadable(path: Path) -> BranchError:
    """A file that is gone or may not be read."""
    return BranchError(f"“{path.name}”打不开。请检查文件是否还在、有没有读取权限，或复制到桌面再试。")
