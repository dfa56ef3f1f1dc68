"""Which parts of Qt, of other libraries and of the system stay out of a built program.

Paths are those inside the program, with forward slashes on every system.
"""

import re
from collections.abc import Iterable, Mapping

# The window draws widgets with the processor and prints; it plays nothing, browses nothing, is on no network.
_QT_LIBRARIES = (
    "Concurrent|Designer|DesignerComponents|EglFSDeviceIntegration|EglFsKmsSupport|EglFsKmsGbmSupport|Help|Labs\\w+"
    "|Network|Pdf|Qml\\w*|Quick\\w*|ShaderTools|Sql|SvgWidgets|Test|UiTools|VirtualKeyboard\\w*|Wayland\\w*|WlShell\\w*"
)
_PLUGINS = (
    "designer|egldeviceintegrations|generic|networkinformation|qmllint|qmltooling|sqldrivers|tls|virtualkeyboard"
    "|wayland-[\\w-]+"
)
_LEFT_OUT = re.compile(
    "|".join(
        (
            rf"/(lib)?Qt6({_QT_LIBRARIES})\.(dll|so)",
            rf"/plugins/({_PLUGINS})/",
            r"/plugins/imageformats/(lib)?q(icns|pdf|tga|wbmp)\.",
            r"/plugins/platforminputcontexts/(lib)?qtvirtualkeyboard",
            r"/plugins/platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|wayland[\w-]*)\.",
            r"/plugins/platformthemes/libqgtk3\.",
            r"/opengl32sw\.",
            r"(^|/)PIL/_avif|(^|/)libavif",
        )
    )
)
_TRANSLATIONS = re.compile(r"/translations/(?!(qtbase|qt)_zh_CN\.qm)")
_SYSTEM = re.compile(
    r"^lib(stdc\+\+|gcc_s|cups|dbus-1|fontconfig|freetype|systemd|udev|X11|X11-xcb|xcb|Xau|Xdmcp"
    r"|EGL|GL|GLX|GLdispatch|OpenGL|drm|gbm)\.so"
)

NOT_IMPORTED = (
    *("tkinter", "pydoc", "doctest", "test", "lib2to3", "setuptools", "pip", "wheel"),
    *(
        "numpy",
        "pandas",
        "matplotlib",
        "IPython",
        "pytest",
        "hypothesis",
        "greenlet",
        "cryptography",
        "pygments",
    ),
    *("PIL._avif", "PIL.AvifImagePlugin"),
    *(
        f"PySide6.Qt{name}"
        for name in ("DBus", "Network", "OpenGL", "OpenGLWidgets", "Qml", "Quick", "Sql", "Test", "Xml")
    ),
)
"""Modules that libraries would use if they were there, and the program never does."""


def is_left_out(place: str) -> bool:
    """Whether a file stays out although a library brings it."""
    return bool(_LEFT_OUT.search(f"/{place}") or _TRANSLATIONS.search(f"/{place}"))


def is_of_the_system(place: str) -> bool:
    """Whether a library must be the Linux desktop's own.

    Every desktop has these; a copy from another year quarrels with the driver of the screen, the printing
    system or the font settings that are there.
    """
    return bool(_SYSTEM.match(place.rpartition("/")[2]))


def is_linked_only(place: str) -> bool:
    """Whether a Linux library is there only because others are linked to it.

    Plugins, and what a package loads by its name, are asked for by nobody's link.
    """
    if place.startswith("libpython"):
        return False
    return "/" not in place or place.startswith("PySide6/Qt/lib/") or ".libs/" in place


def reachable(begin: Iterable[str], needs: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that is needed by something that is needed; a name nobody knows is passed over."""
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        name = waiting.pop()
        if name not in found and name in needs:
            found.add(name)
            waiting += needs[name]
    return found
