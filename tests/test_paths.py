import sys
from pathlib import Path

import pytest

from partybranch.installation import NOTE, Installation, Kind, installation
from partybranch.paths import default_book, font_memory, resources


def test_the_fonts_lie_among_the_resources() -> None:
    assert list((resources() / "fonts").glob("*.*"))


def test_an_installed_program_takes_its_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"


def _install(program: Path, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(program / "partybranch"))
    note = Installation(version="1.2.3", schema=4, kind=kind, built_on="2026-11-26")
    (program / NOTE).write_text(note.as_text(), encoding="utf-8")
    assert installation() == note


def test_a_folder_called_data_beside_an_installed_program_holds_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partybranch"))
    (tmp_path / "data").mkdir()
    assert default_book() != tmp_path / "data"
    _install(tmp_path, Kind.FOLDER, monkeypatch)
    assert default_book() == tmp_path / "data"
    (tmp_path / "data").rmdir()
    assert default_book().name == "PartyBranch"


def test_only_the_portable_program_looks_for_data_beside_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "program").mkdir()
    _install(tmp_path / "program", Kind.DEB, monkeypatch)
    assert default_book().name == "PartyBranch"
    _install(tmp_path / "program", Kind.PORTABLE, monkeypatch)
    assert default_book() == tmp_path / "data"


def test_the_portable_program_leaves_nothing_on_the_pc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "program").mkdir()
    _install(tmp_path / "program", Kind.PORTABLE, monkeypatch)
    assert font_memory().parent == default_book() == tmp_path / "data"
    _install(tmp_path / "program", Kind.SETUP, monkeypatch)
    assert tmp_path not in font_memory().parents


@pytest.mark.parametrize(
    "note",
    [b"", b"[]", b"{}", b'{"version": "1", "schema": "x"}', b'{"version": "1"', b'{"version": "\xd6\xd0"}'],
)
def test_a_note_of_somebody_else_is_no_installation(
    note: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partybranch"))
    (tmp_path / NOTE).write_bytes(note)
    assert installation() is None
