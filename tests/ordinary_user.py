"""Rights only bind an ordinary user; as root a test takes that place for a moment."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

NOBODY = 65534


@contextlib.contextmanager
def as_ordinary_user(*readable: Path) -> Iterator[None]:
    """Give up root's rights inside the block; the folders towards ``readable`` let others pass."""
    if os.geteuid() != 0:
        yield
        return
    for path in readable:
        for folder in path.parents:
            if (
                folder.stat().st_uid == 0
                and not folder.stat().st_mode & 0o001
                and folder.is_relative_to("/tmp")
            ):
                folder.chmod(folder.stat().st_mode | 0o011)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
