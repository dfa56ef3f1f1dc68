"""One build at a time in a work folder: two at once would mix their libraries and their bills."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from installers.steps import BuildError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK = "build.lock"


@contextlib.contextmanager
def alone(work: Path) -> Iterator[None]:
    """Hold a work folder, which the system frees however the build ends; BuildError while another has it."""
    with (work / _LOCK).open("ab") as held:
        try:
            if sys.platform == "win32":
                msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuildError(f"Another build works in {work}. Let it end and try again.") from error
        yield
