"""What is begun once the book is released and the window gone: the installer that replaces this program."""

import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess

from partybranch.installation import Kind, program_folder
from ui.passing_folder import open_file

Parting = Callable[[], str]
"""Begins what it is there for; what it returns is said in a last box, empty when all went well."""

_OPENER = "xdg-open"
_SECONDS = 8
"""An opener that has not failed by then has opened something: some wait until it is closed again."""
_OPENERS: list["subprocess.Popen[bytes]"] = []
"""They are held as long as the program lives: one that is let go while it runs is complained about."""


def command_for(package: Path) -> str:
    """What the maintainer types to install a .deb, its path quoted, also over the same version."""
    quoted = str(package.absolute()).replace("'", "'\\''")
    return f"sudo apt install --reinstall '{quoted}'"


def parting(kind: Kind, path: Path) -> Parting:
    """What follows the closing of a program of that kind when it is updated from a file."""
    if kind is Kind.SETUP:
        return partial(_run, path)
    return partial(_open_package, path) if kind is Kind.DEB else partial(_open_folders, path)


def _run(setup: Path) -> str:
    started, _number = QProcess.startDetached(str(setup), [])
    if started:
        return ""
    return (
        f"安装程序没有打开（可能被杀毒软件拦住，或文件已被移走）。账本没有变化。\n"
        f"请在文件夹里双击“{setup.name}”安装，或向维护人员求助。\n{setup.parent}"
    )


def _open_package(package: Path) -> str:
    if _opened(package):
        return ""
    return f"没有找到可以打开安装包的程序。账本没有变化。\n请维护人员在终端里运行：\n{command_for(package)}"


def _opened(package: Path) -> bool:
    opener = shutil.which(_OPENER)
    if opener is None:
        return open_file(package)
    try:
        run = subprocess.Popen(
            [opener, str(package.absolute())],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _OPENERS.append(run)
        return run.wait(timeout=_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _open_folders(archive: Path) -> str:
    both = [open_file(folder) for folder in (program_folder().parent, archive.parent)]
    return "" if all(both) else f"文件夹没有打开，请自己打开：\n{program_folder().parent}\n{archive.parent}"
