"""What the window remembers from one day to the next (widths, folders); never anything of the book."""

import re
from pathlib import Path

from PySide6.QtCore import QSettings

FILE = "window.ini"
_NUMBER = re.compile(r"-?[0-9]{1,6}")
"""A length or a place on a screen; a longer number was written by somebody else and fits no widget."""


class Preferences:
    """Plain values in one small file beside the book; a file that is lost costs nothing but habits."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered text."""
        value = self._kept.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A remembered yes or no."""
        return self.text(key, "yes" if default else "no") == "yes"

    def numbers(self, key: str) -> tuple[int, ...]:
        """Remembered whole numbers; none when nothing was kept or somebody wrote into the file."""
        words = self.text(key).split()
        return tuple(map(int, words)) if all(map(_NUMBER.fullmatch, words)) else ()

    def keep(self, key: str, value: str | bool | tuple[int, ...]) -> None:
        """Remember a value under a key."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        elif isinstance(value, tuple):
            value = " ".join(map(str, value))
        self._kept.setValue(key, value)
