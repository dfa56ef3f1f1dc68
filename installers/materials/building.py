"""What the tools of the build leave in its product: starters, the setup program."""

import shutil
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from packageurl import PackageURL

from installers.materials.distributions import canonical, files_of
from installers.materials.part import Part, standard
from installers.product import PROGRAM
from installers.steps import run
from partybranch.installation import Kind

_BUNDLED = "_internal"
"""The folder in which PyInstaller lays everything but the executable."""


def tools(folder: Path, site_packages: Path, kind: Kind) -> tuple[Part, ...]:
    """The bootloader or the launcher that starts the program, and NSIS in a setup program."""
    setup = (_setup_program(),) if kind is Kind.SETUP else ()
    if (folder / _BUNDLED).is_dir():
        return (*_bootloader(site_packages), *setup)
    started = (_launcher(),) if (folder / f"{PROGRAM}.exe").is_file() else ()
    return (*started, *setup)


def _bootloader(site_packages: Path) -> Iterator[Part]:
    for found in distributions(path=[str(site_packages)]):
        if canonical(found.name) == "pyinstaller":
            text = next(file for file in files_of(found) if file.name == "COPYING.txt")
            yield Part(
                name="PyInstaller bootloader",
                version=found.version,
                licence="GPL-2.0-or-later WITH Bootloader-exception",
                about="启动程序的部分",
                purl=PackageURL("pypi", name="pyinstaller", version=found.version).to_string(),
                home="https://pyinstaller.org",
                texts={"PyInstaller.txt": (site_packages / text).read_text(encoding="utf-8")},
            )


def _launcher() -> Part:
    return Part(
        name="MinGW-w64",
        version=_told("x86_64-w64-mingw32-gcc", "-dumpversion"),
        licence="ZPL-2.1",
        about="启动程序的运行库",
        purl=PackageURL("generic", name="mingw-w64").to_string(),
        home="https://www.mingw-w64.org",
        texts=standard("MinGW-w64.txt"),
    )


def _setup_program() -> Part:
    version = _told("makensis", "-VERSION").removeprefix("v")
    return Part(
        name="NSIS",
        version=version,
        licence="Zlib AND bzip2-1.0.6 AND CPL-1.0",
        about="安装程序和卸载程序",
        purl=PackageURL("generic", name="nsis", version=version or None).to_string(),
        home="https://nsis.sourceforge.io",
        texts=standard("NSIS.txt"),
    )


def _told(tool: str, question: str) -> str:
    """What a tool answers; empty on a machine without it, where another made its part."""
    found = shutil.which(tool)
    return run([found, question]).strip() if found else ""
