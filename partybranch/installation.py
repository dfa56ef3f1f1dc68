"""What an installer leaves beside the program: which program this is, and how it came to this PC."""

import json
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

NOTE = "program.json"


class Kind(StrEnum):
    """How the program came to the PC; the values are what people call it."""

    SETUP = "Windows安装版"
    PORTABLE = "U盘便携版"
    DEB = "Linux安装版"
    FOLDER = "程序文件夹"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A built program: version, the newest book it opens (``schema``), its kind, the day it was built."""

    version: str
    schema: int
    kind: Kind
    built_on: str

    def as_text(self) -> str:
        """The note as it lies beside the program (JSON)."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def parse_note(text: str) -> Installation | None:
    """Read a note; None when it is none of ours."""
    try:
        told = json.loads(text)
        return Installation(
            version=str(told["version"]),
            schema=int(told["schema"]),
            kind=Kind(told["kind"]),
            built_on=str(told["built_on"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def program_folder() -> Path:
    """The folder of the running program; from source that of the interpreter, where no note lies."""
    return Path(sys.executable).resolve().parent


def installation() -> Installation | None:
    """How this program was installed; None when it runs from source."""
    try:
        return parse_note((program_folder() / NOTE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
