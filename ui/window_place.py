"""Where the window stood when it was closed, and back there the next time, if that is still on a screen."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ui.preferences import Preferences

_PLACE, _WHOLE = "frame/place", "frame/whole_screen"
_SMALL = 1440
_HANDLE_WIDE, _HANDLE_HIGH = 160, 32
"""So much of the title bar must be seen for the mouse to take hold of it."""


def keep_place(window: QMainWindow, preferences: Preferences) -> None:
    """Remember size, place and whether it filled the screen."""
    place = window.normalGeometry()
    if place.isValid():
        preferences.keep(_PLACE, (place.x(), place.y(), place.width(), place.height()))
    preferences.keep(_WHOLE, window.isMaximized())


def take_place(window: QMainWindow, preferences: Preferences) -> None:
    """Go back to the remembered place; one that no screen shows now is passed over."""
    numbers = preferences.numbers(_PLACE)
    if len(numbers) == 4:
        place = QRect(*numbers)
        if _can_be_held(place, [screen.availableGeometry() for screen in QGuiApplication.screens()]):
            window.setGeometry(place)
    if preferences.flag(_WHOLE):
        window.setWindowState(window.windowState().WindowMaximized)


def show_first(window: QMainWindow, preferences: Preferences) -> None:
    """Show the window; where it never stood before it fills the small screen of an office PC."""
    screen = QGuiApplication.primaryScreen()
    small = screen is not None and screen.availableGeometry().width() <= _SMALL
    if small and not preferences.numbers(_PLACE):
        window.showMaximized()
    else:
        window.show()


def _can_be_held(place: QRect, screens: list[QRect]) -> bool:
    """Whether enough of the upper edge lies on a screen, and the window is no larger than that screen."""
    handle = QRect(place.x(), place.y(), place.width(), _HANDLE_HIGH)
    return any(
        (seen := screen.intersected(handle)).width() >= _HANDLE_WIDE
        and seen.height() == _HANDLE_HIGH
        and place.width() <= screen.width()
        and place.height() <= screen.height()
        for screen in screens
    )
