"""What the .deb asks of the desktop: the packages of the libraries that the program links to and lacks."""

from collections.abc import Iterable
from pathlib import Path

from installers.linux.elf import binaries, libraries
from installers.steps import BuildError

# The old names of Debian 10, on which UOS 20 stands, beside those of Debian 13.
_PACKAGES = {
    "libc6": (
        *("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6"),
        *("libpthread.so.0", "libresolv.so.2", "librt.so.1", "libutil.so.1"),
    ),
    "libdbus-1-3": ("libdbus-1.so.3",),
    "libegl1": ("libEGL.so.1",),
    "libfontconfig1": ("libfontconfig.so.1",),
    "libfreetype6": ("libfreetype.so.6",),
    "libgcc-s1 | libgcc1": ("libgcc_s.so.1",),
    "libgl1": ("libGL.so.1",),
    "libglx0": ("libGLX.so.0",),
    "libopengl0": ("libOpenGL.so.0",),
    "libstdc++6 (>= 8)": ("libstdc++.so.6",),
    "libx11-6": ("libX11.so.6",),
    "libx11-xcb1": ("libX11-xcb.so.1",),
    "libxcb1": ("libxcb.so.1",),
    "libcups2 | libcups2t64": ("libcups.so.2",),
}
_OF = {library: package for package, provided in _PACKAGES.items() for library in provided}
# Printing is done through this one; the window opens without it.
_RECOMMENDED = ("libcups2 | libcups2t64",)
_MORE = (
    "fonts-noto-cjk | fonts-wqy-zenhei | fonts-wqy-microhei",
    # opens a finished paper in WPS
    "xdg-utils",
)


def asked_for(folder: Path) -> set[str]:
    """The libraries that files below a folder link to and that are not there."""
    files = list(binaries(folder))
    inside = {path.name for path in folder.rglob("*") if ".so" in path.name}
    return {library for path in files for library in libraries(path)} - inside


def packages(asked: Iterable[str], floor: str) -> tuple[list[str], list[str]]:
    """What the .deb depends on and what it recommends, for these libraries of the system."""
    unknown = sorted(set(asked) - set(_OF))
    if unknown:
        raise BuildError(
            f"The program links to {', '.join(unknown)}, which is neither inside nor known on every desktop."
            " Take it along (installers/qt_parts.py) or name its package in installers/linux/depends.py."
        )
    found = {_OF[library] for library in asked}
    needed = sorted(package for package in found if package not in _RECOMMENDED)
    with_floor = [f"libc6 (>= {floor})" if package == "libc6" else package for package in needed]
    return with_floor, [*sorted(found.intersection(_RECOMMENDED)), *_MORE]
