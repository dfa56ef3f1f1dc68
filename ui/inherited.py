"""What programs opened from the window inherit: the desktop's own environment, without what is for ours.

A built program finds its libraries and Qt's plugins by variables. WPS, opened on a paper from here, would
load them in place of its own and might not start.
"""

from collections.abc import MutableMapping

_LIBRARIES = "LD_LIBRARY_PATH"
_AS_IT_WAS = "LD_LIBRARY_PATH_ORIG"
"""Where PyInstaller keeps what the desktop had set; it stands only in a built program."""

_OF_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def give_back(environment: MutableMapping[str, str], *, built: bool) -> None:
    """Take our variables out once Qt stands; this process has read them and needs them no more."""
    if not built:
        return
    for name in (_LIBRARIES, *_OF_QT):
        environment.pop(name, None)
    before = environment.get(_AS_IT_WAS, "")
    if before:
        environment[_LIBRARIES] = before
