"""The old root: Debian 11 with a CPython that needs no glibc newer than the oldest desktops have.

UOS 20 has glibc 2.28, Kylin V10 2.31. What is linked there runs on everything newer, too. The root is kept
between builds and made anew when its recipe changes.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installers.linux.debian import bootstrap, fetch_sources, inside, machine, must_be_root
from installers.steps import BuildError, fresh
from installers.wheels import LINUX, LINUX_ARM, Target

PREFIX = "opt/python"
_HERE = Path(__file__).parent
_SCRIPT, _HEADER = _HERE / "compile_python.sh", _HERE / "old_glibc.h"

_PACKAGES = (
    # to compile CPython and SQLite
    *("build-essential", "pkg-config", "tcl", "xz-utils"),
    *("libbz2-dev", "libffi-dev", "liblzma-dev", "zlib1g-dev"),
    # what Qt's window links to: PyInstaller takes along only what it finds
    *("libcups2", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libopengl0"),
    *("libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1"),
    *("libxkbcommon-x11-0", "libxkbcommon0"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the root is made of, by the architecture of the machine that builds.

    ``source`` and ``sqlite`` are source packages of the release ``sources``; ``floor`` is the newest glibc
    that a file of the program may ask for.
    """

    target: Target
    floor: str
    sources: str
    release: str = "bullseye"
    packages: tuple[str, ...] = _PACKAGES

    @property
    def python(self) -> str:
        """The version of Python, which the wheels are chosen for."""
        return self.target.python

    def stamp(self) -> str:
        """A fingerprint of everything the root is made by."""
        told = json.dumps((self.python, self.sources, self.release, self.packages)).encode()
        return hashlib.sha256(told + _SCRIPT.read_bytes() + _HEADER.read_bytes()).hexdigest()


RECIPES = {
    "amd64": Recipe(target=LINUX, floor="2.28", sources="trixie"),
    # Written from what wheels and source packages there are: no arm64 machine has run it yet.
    "arm64": Recipe(target=LINUX_ARM, floor="2.31", sources="bookworm"),
}


def recipe() -> Recipe:
    """The recipe for the machine that builds; BuildError on one without."""
    found = RECIPES.get(machine())
    if found is None:
        known = ", ".join(RECIPES)
        raise BuildError(f"There is no recipe for {machine()}: PySide6 has wheels for {known} only.")
    return found


@dataclass(frozen=True, slots=True)
class Root:
    """An old root that is whole."""

    folder: Path
    recipe: Recipe

    @property
    def libraries(self) -> Path:
        """Where the root's Python looks for its libraries, seen from outside."""
        return self.folder / PREFIX / "lib" / f"python{self.recipe.python}" / "site-packages"

    def python(self, *words: str | Path, environment: Mapping[str, str] | None = None) -> str:
        """Run the root's Python with these words and return what it printed."""
        return inside(
            self.folder, f"/{PREFIX}/bin/python{self.recipe.python}", *words, environment=environment
        )


def old_root(work: Path) -> Root:
    """The root kept in the work folder, made first when there is none or its recipe has changed."""
    must_be_root()
    wanted, folder, stamp = recipe(), work / "linux-root", work / "linux-root.stamp"
    root = Root(folder, wanted)
    if _told(stamp) == wanted.stamp() and root.libraries.is_dir():
        return root
    stamp.unlink(missing_ok=True)
    bootstrap(folder, wanted.release, wanted.packages)
    build = fresh(folder / "build")
    fetch_sources(build, wanted.sources, (f"python{wanted.python}", "sqlite3"))
    for file in (_SCRIPT, _HEADER):
        shutil.copy(file, build)
    inside(folder, "nice", "-n", "5", "sh", f"/build/{_SCRIPT.name}", f"/{PREFIX}")
    shutil.rmtree(build)
    stamp.write_text(wanted.stamp(), encoding="ascii")
    return root


def _told(stamp: Path) -> str:
    return stamp.read_text(encoding="ascii") if stamp.is_file() else ""
