"""The oldest glibc the program runs on, read from its files, and the limit that the oldest desktops set."""

from pathlib import Path

from installers.linux.elf import Version, binaries, glibc, parse_version
from installers.steps import BuildError


def newest(folder: Path) -> dict[Path, Version]:
    """For every binary below a folder the newest version of glibc it asks for."""
    asked = {path: glibc(path).values() for path in binaries(folder)}
    return {path: max(versions) for path, versions in asked.items() if versions}


def must_run_on(folder: Path, floor: str) -> str:
    """The newest glibc that anything asks for; BuildError names the files above the floor."""
    asked = newest(folder)
    if not asked:
        raise BuildError(f"No program and no library is in {folder}. Build it anew.")
    above = {path: version for path, version in asked.items() if version > parse_version(floor)}
    if above:
        named = ", ".join(f"{path.relative_to(folder)} ({_dotted(above[path])})" for path in above)
        raise BuildError(
            f"These need a glibc newer than {floor}: {named}. Take an older version of the library, leave the"
            " file out in installers/qt_parts.py, or compile it in the old root."
        )
    return _dotted(max(asked.values()))


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))
