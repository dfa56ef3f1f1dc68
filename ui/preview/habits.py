"""How this person prints, remembered from one day to the next."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.preferences import Preferences
from ui.preview.pages_view import Fit

_FOLDER, _UNMASKED, _UNSTAMPED = "papers/folder", "papers/unmasked", "papers/unstamped"
_DOCUMENT = "papers/document"
_FIT, _ZOOM = "papers/fit", "papers/zoom"
_OWN_FOLDER = "支部纪实台账"


class PaperHabits:
    """The last folder, whether numbers are hidden and feet stamped, how near the pages are."""

    def __init__(self, preferences: Preferences) -> None:
        self._kept = preferences

    @property
    def folder(self) -> Path:
        """Where papers were saved last; at first a folder of our own among the documents."""
        kept = self._kept.text(_FOLDER)
        if kept:
            return Path(kept)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place)) / _OWN_FOLDER

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._kept.keep(_FOLDER, str(folder))

    @property
    def document(self) -> str:
        """The code of the paper looked at last; empty before the first."""
        return self._kept.text(_DOCUMENT)

    @document.setter
    def document(self, code: str) -> None:
        self._kept.keep(_DOCUMENT, code)

    @property
    def masked(self) -> bool:
        """Whether the middle of citizen and phone numbers is hidden."""
        return not self._kept.flag(_UNMASKED)

    @masked.setter
    def masked(self, masked: bool) -> None:
        self._kept.keep(_UNMASKED, not masked)

    @property
    def stamped(self) -> bool:
        """Whether feet say when they were printed and from which state of the journal."""
        return not self._kept.flag(_UNSTAMPED)

    @stamped.setter
    def stamped(self, stamped: bool) -> None:
        self._kept.keep(_UNSTAMPED, not stamped)

    @property
    def zoom(self) -> tuple[Fit, float]:
        """How the zoom follows the window, and the zoom where it does not."""
        kept, numbers = self._kept.text(_FIT), self._kept.numbers(_ZOOM)
        fit = next((each for each in Fit if each == kept), Fit.WIDTH)
        return fit, (numbers[0] / 100 if numbers else 1.0)

    def keep_zoom(self, fit: Fit, zoom: float) -> None:
        """Remember how near the pages are."""
        self._kept.keep(_FIT, fit.value)
        self._kept.keep(_ZOOM, (round(zoom * 100),))
