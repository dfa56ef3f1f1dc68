"""U盘: the removable drives this PC has now, as far as the system tells."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from PySide6.QtCore import QStorageInfo

if sys.platform == "win32":
    import ctypes

FOLDER = "支部纪实备份"
"""Where backups go on a stick."""
_REMOVABLE = 2
"""What Windows answers for a stick (DRIVE_REMOVABLE)."""
_MOUNTED_BELOW = ("/media/", "/run/media/", "/mnt/")
_STICK = "U盘"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A drive that can be taken away."""

    root: Path
    name: str
    free: int


def removable_drives() -> tuple[Drive, ...]:
    """The removable drives that can be written to, in the order the system gives."""
    volumes = (each for each in QStorageInfo.mountedVolumes() if each.isValid() and each.isReady())
    return tuple(_drive(each) for each in volumes if not each.isReadOnly() and _goes(each.rootPath()))


def place_of_backups(drives: Sequence[Drive]) -> Path | None:
    """Where backups are looked for: the stick that has some, else the first one; None without a stick."""
    kept = (drive.root / FOLDER for drive in drives if (drive.root / FOLDER).is_dir())
    return next(kept, drives[0].root if drives else None)


def on_one_disk(one: Path, other: Path) -> bool:
    """Whether two folders would be lost together; a folder that is not there yet counts as its parent."""
    try:
        return _there(one).stat().st_dev == _there(other).stat().st_dev
    except OSError:
        return False


def _there(folder: Path) -> Path:
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _drive(volume: QStorageInfo) -> Drive:
    root = Path(volume.rootPath())
    name = volume.name() or PurePath(root).name or _STICK
    return Drive(root=root, name=name, free=volume.bytesAvailable())


if sys.platform == "win32":

    def _goes(root: str) -> bool:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")) == _REMOVABLE)

else:

    def _goes(root: str) -> bool:
        return root.startswith(_MOUNTED_BELOW)
