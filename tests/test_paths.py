import sys
from pathlib import Path

import pytest

from partybranch.paths import default_book, resources


def test_the_fonts_lie_among_the_resources() -> None:
    assert list((resources() / "fonts").glob("*.*"))


def test_an_installed_program_takes_its_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"


def test_a_folder_called_data_beside_an_installed_program_holds_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partybranch"))
    (tmp_path / "data").mkdir()
    assert default_book() != tmp_path / "data"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert default_book() == tmp_path / "data"
    (tmp_path / "data").rmdir()
    assert default_book().name == "PartyBranch"
