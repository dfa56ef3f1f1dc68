"""The way to the window, taken by name because the core does not know that a window exists."""

import importlib
import os
import sys
from pathlib import Path

from partybranch.errors import BranchError


def why_no_window() -> str:
    """Why no window can open here for a person, as a sentence; empty when one can."""
    if _platform() == "offscreen":
        return "当前为离屏运行，不打开窗口。"
    return why_no_qt()


def why_no_qt() -> str:
    """Why no window can be made here, be it off the screen; empty when one can."""
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not _platform() and not has_display:
        return "没有找到屏幕，不打开窗口。"
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return f"本机缺少窗口需要的系统库（{error}），不打开窗口。"
    return ""


def _platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "")


def open_window(book: Path | None, backup: Path | None = None) -> int:
    """Open the window on a book, on a backup if one is given, and return its exit code.

    BranchError when none can open.
    """
    reason = why_no_window()
    if reason:
        raise BranchError(f"{reason}可以改用命令，例如 partybranch tally --year 2022。")
    arguments = [f"--data={book}"] if book else []
    arguments += [f"--open={backup}"] if backup else []
    code: int = importlib.import_module("ui.__main__").main(arguments)
    return code
