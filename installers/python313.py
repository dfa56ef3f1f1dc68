"""The interpreter that compiles the program: any CPython 3.13, as each version reads only its own code."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installers.steps import BuildError, run
from installers.wheels import PYTHON, uv


@functools.cache
def python313() -> Path:
    """A CPython 3.13 of this machine, or one that uv fetches; BuildError when there is none to be had."""
    for found in _candidates():
        if _is_right(found):
            return found
    try:
        uv("python", "install", "--quiet", PYTHON)
        return Path(uv("python", "find", PYTHON).strip())
    except BuildError as error:
        raise BuildError(
            "No CPython 3.13 on this machine, and uv could not fetch one. Install python3.13 and try again."
        ) from error


def _candidates() -> Iterator[Path]:
    yield Path(sys.executable)
    # pyenv keeps versions that are not chosen behind its own command.
    pyenv = shutil.which("pyenv")
    for version in _lines([pyenv, "versions", "--bare"]) if pyenv else []:
        if version.startswith(PYTHON):
            yield Path(run([str(pyenv), "prefix", version]).strip()) / "bin" / f"python{PYTHON}"
    named = shutil.which(f"python{PYTHON}")
    if named:
        yield Path(named)


def _lines(command: list[str]) -> list[str]:
    return run(command).split()


def _is_right(python: Path) -> bool:
    if not os.access(python, os.X_OK):
        return False
    asked = [str(python), "-c", "import sys; print(sys.version_info[:2], sys.implementation.name)"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout.strip() == "(3, 13) cpython"


def compile_all(*folders: Path) -> None:
    """Compile every module beside its source, by the source's hash, so that two builds agree.

    Docstrings stay at home: nobody asks the built program for help on its functions.
    """
    mode = ["--invalidation-mode", "unchecked-hash", "-b", "-f", "-q", "-o", "2", "-j", "0"]
    run([python313(), "-m", "compileall", *mode, *folders])
