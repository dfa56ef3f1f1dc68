"""关于: which program this is, how it came here, which books it opens, and on what it runs."""

import platform
from dataclasses import dataclass
from pathlib import Path

from partybranch import __version__
from partybranch.installation import Kind, installation
from partybranch.paths import default_book
from partybranch.services.this_system import system_words
from partybranch.storage.backups import DATABASE
from partybranch.storage.header import read_header
from partybranch.storage.migrations import NEWEST

NAME = "支部纪实"
FROM_SOURCE = "源码运行"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisProgram:
    """``newest`` is the newest format of a book it opens, ``book`` that of the book in ``folder``.

    ``kind`` is None when the program runs from source.
    """

    version: str
    kind: Kind | None
    built_on: str
    newest: int
    book: int
    folder: Path
    system: str
    python: str

    @property
    def came_by(self) -> str:
        """How it was installed, in words."""
        return self.kind.value if self.kind else FROM_SOURCE

    @property
    def place(self) -> str:
        """Where the book is, without its path: the path may name a person."""
        return "默认位置" if self.folder.resolve() == default_book().resolve() else "另外指定的文件夹"


def this_program(folder: Path) -> ThisProgram:
    """Look at the running program and at the book in a folder.

    Raises BranchError when the book cannot be read.
    """
    installed = installation()
    return ThisProgram(
        version=installed.version if installed else __version__,
        kind=installed.kind if installed else None,
        built_on=installed.built_on if installed else "",
        newest=NEWEST,
        book=read_header(folder / DATABASE).schema,
        folder=folder,
        system=system_words(),
        python=platform.python_version(),
    )
