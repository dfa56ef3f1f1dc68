"""所用软件和许可: the bill beside the program is read, and without one the program looks at itself."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from partybranch.paths import resources
from partybranch.services.materials import BILL, licence_text, materials
from partybranch.services.materials.running import FONTS

COMPONENTS = [
    {
        "name": "zlib",
        "version": "1.3",
        "licenses": [{"license": {"id": "Zlib"}}],
        "properties": [{"name": "partybranch:licence-file", "value": "zlib/LICENSE"}],
    },
    {
        "name": "Qt",
        "version": "6.9.3",
        "description": "窗口",
        "licenses": [{"expression": "LGPL-3.0-only OR GPL-2.0-only"}],
        "properties": [
            {"name": "partybranch:licence-file", "value": "qt/a.txt"},
            {"name": "partybranch:licence-file", "value": "../program.json"},
            {"name": "somebody:else", "value": "qt/b.txt"},
        ],
    },
    {"name": "花园明朝", "licenses": [{"license": {"name": "GlyphWiki"}}, {"license": {"id": "OFL-1.1"}}]},
    "no component",
]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The folder of an installed program with its bill and the texts of licences."""
    told = {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": COMPONENTS}
    (tmp_path / BILL).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "program.json").write_text("{}", encoding="utf-8")
    for name, text in (("zlib/LICENSE", "zlib:\r\n许可\n"), ("qt/a.txt", "LGPL"), ("qt/b.txt", "别的")):
        path = tmp_path / "licences" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path


def test_every_component_of_the_bill_is_listed_by_name(program: Path) -> None:
    listed = materials(program)
    assert [(each.name, each.version, each.licence) for each in listed] == [
        ("Qt", "6.9.3", "LGPL-3.0-only OR GPL-2.0-only"),
        ("zlib", "1.3", "Zlib"),
        ("花园明朝", "", "GlyphWiki AND OFL-1.1"),
    ]
    assert listed[0].about == "窗口"


def test_the_full_text_is_read_from_the_folder_of_licences_only(program: Path) -> None:
    qt, zlib, font = materials(program)
    assert licence_text(zlib) == "zlib:\n许可"
    assert licence_text(qt) == "LGPL"
    assert licence_text(font).startswith("许可全文没有随程序附带。")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b'{"components": 7}', b"[" * 100_000])
def test_a_spoilt_bill_is_no_bill(program: Path, content: bytes) -> None:
    (program / BILL).write_bytes(content)
    assert "PySide6-Essentials" in {each.name.replace("_", "-") for each in materials(program)}


def test_from_source_the_program_tells_what_it_runs_on(tmp_path: Path) -> None:
    listed = {each.name: each for each in materials(tmp_path)}
    assert {"Python", "SQLite", "SQLAlchemy", "openpyxl", "et_xmlfile", "shiboken6"} <= set(listed)
    assert not {"pytest", "ruff"} & set(listed)
    assert all(each.version and each.licence for each in listed.values())
    assert "MIT" in listed["SQLAlchemy"].licence
    assert "Permission is hereby granted" in licence_text(listed["SQLAlchemy"])


def test_every_font_is_listed_with_the_version_it_says_itself() -> None:
    folder = resources() / "fonts"
    assert {file for file, *_ in FONTS} == {path.name for path in folder.glob("*.?tf")}
    for file, _name, version, _licence, text in FONTS:
        with (folder / file).open("rb") as stream:
            assert version in str(TTFont(stream)["name"].getDebugName(5))
        assert (folder / text).is_file()
