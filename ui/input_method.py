"""Typing Chinese on Linux: PySide6's wheel brings ibus alone, and UOS and Kylin type with fcitx.

fcitx 5 answers as ibus too, to who asks for its portal; fcitx 4 does not. A plugin for fcitx that stands
among Qt's own (an administrator's, or another Qt's that can be loaded) is asked first.
"""

import contextlib
import re
from collections.abc import Iterator, MutableMapping

_LIST, _ONE, _PORTAL = "QT_IM_MODULES", "QT_IM_MODULE", "IBUS_USE_PORTAL"
_FCITX = "fcitx"


@contextlib.contextmanager
def input_method(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Lead Qt to the input method of this PC while the application is made, which asks only then.

    Afterwards the environment is as it was: WPS opened from here types by its own plugin.
    """
    before = {name: environment.get(name) for name in (_LIST, _PORTAL)}
    environment.update(_wanted(environment))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                environment.pop(name, None)
            else:
                environment[name] = value


def _wanted(environment: MutableMapping[str, str]) -> dict[str, str]:
    """What to set so that fcitx is reached; nothing where the PC does not type with it.

    The list is heard before the single name and tried in turn; XMODIFIERS (``@im=fcitx``) is what some
    desktops set alone.
    """
    named = [*environment.get(_LIST, "").split(";"), environment.get(_ONE, "")]
    named += re.findall(r"@im=(\w+)", environment.get("XMODIFIERS", ""))
    if not any(name.startswith(_FCITX) for name in named):
        return {}
    in_turn = dict.fromkeys([*(name for name in named if name), _FCITX, "ibus"])
    return {_LIST: ";".join(in_turn), _PORTAL: "1"}
