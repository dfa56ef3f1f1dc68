"""Shared by all tests: a real book in a temporary folder at a fixed time, and a window where Qt can load.

The core runs on machines without the system libraries that Qt needs; there the tests of the window are
skipped with a sentence instead of failing to import.
"""

import importlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from partybranch.app import Branch, open_branch
from partybranch.reports.pdf.setting.fonts import prefer_pc_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

NOW = datetime(2022, 12, 31, 10, 0)


# A machine with other work to do is slow, not wrong.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# Paper must look the same wherever the tests run.
prefer_pc_fonts(on=False)


def _why_no_window() -> str:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return f"本机缺少 Qt 需要的系统库，跳过窗口测试：{error}"
    return ""


NO_WINDOW = _why_no_window()
pytest_plugins = [] if NO_WINDOW else ["pytestqt.plugin"]
collect_ignore = ["ui"] if NO_WINDOW else []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt where pytest-qt itself cannot load."""
    if NO_WINDOW:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "a setting of pytest-qt")


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Every core for the whole suite; none for a few files, which are done before workers are up."""
    whole = config.args == config.getini("testpaths")
    return os.cpu_count() or 1 if whole else 0


def pytest_report_header() -> str:
    return NO_WINDOW or "窗口测试：离屏运行"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book as it is made, to be copied: making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("new") / "book"
    open_branch(folder, now=lambda: NOW, who="测试").close()
    return folder


@pytest.fixture
def branch(tmp_path: Path, new_book: Path) -> Iterator[Branch]:
    shutil.copytree(new_book, tmp_path / "book")
    opened = open_branch(tmp_path / "book", now=lambda: NOW, who="测试")
    yield opened
    opened.close()
