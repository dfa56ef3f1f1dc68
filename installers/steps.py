"""Progress a person can follow: numbered steps with their seconds, commands that explain their failure."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

_TAIL = 25


class BuildError(Exception):
    """Something the person who builds can act on; its text is one sentence and what to do."""


class Steps:
    """The steps of one build, counted as they come."""

    def __init__(self) -> None:
        self._count = 0

    @contextlib.contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Say what begins, and after it how long it took."""
        self._count += 1
        sys.stdout.write(f"{self._count:2}. {words} … ")
        sys.stdout.flush()
        begun = perf_counter()
        yield
        sys.stdout.write(f"{perf_counter() - begun:.1f} s\n")
        sys.stdout.flush()


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    done: Sequence[int] = (0,),
) -> str:
    """Run a command quietly and return what it printed; BuildError with the end of it when it fails."""
    words = [str(word) for word in command]
    ended = subprocess.run(
        words,
        cwd=cwd,
        env=os.environ | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode not in done:
        tail = "\n".join(ended.stdout.splitlines()[-_TAIL:])
        raise BuildError(f"`{' '.join(words)}` ended with {ended.returncode}:\n{tail}")
    return ended.stdout


def needed(tool: str, package: str) -> str:
    """Where a tool is; BuildError with the Debian package to install when it is not there."""
    found = shutil.which(tool)
    if found is None:
        raise BuildError(f"{tool} is missing. Install it first, on Debian: apt-get install {package}")
    return found


def fresh(folder: Path) -> Path:
    """An empty folder in place of whatever was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
