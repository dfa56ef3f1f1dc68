"""关于: what the program says of itself and of the book."""

import platform
import sys
from pathlib import Path

import pytest

from partybranch import __version__
from partybranch.app import Branch
from partybranch.errors import BranchError
from partybranch.installation import NOTE, Installation, Kind
from partybranch.services.this_program import this_program
from partybranch.storage.migrations import NEWEST


def test_from_source_it_says_so(branch: Branch) -> None:
    program = this_program(branch.folder)
    assert (program.version, program.kind, program.came_by) == (__version__, None, "源码运行")
    assert (program.newest, program.book) == (NEWEST, NEWEST)
    assert program.place == "另外指定的文件夹"
    assert platform.machine() in program.system
    assert str(branch.folder) not in program.system


def test_an_installed_program_says_what_its_installer_left(
    branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partybranch"))
    note = Installation(version="3.2.1", schema=NEWEST, kind=Kind.DEB, built_on="2026-11-26")
    (tmp_path / NOTE).write_text(note.as_text(), encoding="utf-8")
    program = this_program(branch.folder)
    assert (program.version, program.came_by, program.built_on) == ("3.2.1", "Linux安装版", "2026-11-26")


def test_a_book_that_is_gone_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="无法打开数据文件"):
        this_program(tmp_path)
