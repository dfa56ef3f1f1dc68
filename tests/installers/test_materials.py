"""The bill of materials, made for a small program folder out of the libraries that run these tests."""

import json
import shutil
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from build_jobs import a_job
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from installers.artefacts import Job
from installers.materials import write
from installers.materials.carried import carried
from installers.materials.debian import system_libraries
from installers.materials.distributions import distributions
from installers.materials.part import STANDARD, Part
from installers.materials.table import TABLE
from installers.materials.texts import lay_out
from installers.steps import BuildError
from partybranch.installation import Kind
from partybranch.paths import resources
from partybranch.services.materials import licence_text, materials
from partybranch.services.materials.bill import LICENCE_FILE

SITE = Path(sysconfig.get_path("purelib"))
CARRIERS = (
    "PIL/_imaging*",
    "pillow.libs/*",
    "lxml/etree.*",
    "pypdfium2_raw/*pdfium.*",
    "pypdfium2_raw/version.json",
)


def in_folder(folder: Path) -> Job:
    (folder / "work").mkdir()
    return a_job(folder / "dist", folder / "work")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return in_folder(tmp_path)


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bill of a folder with the parts of a program that carry something."""
    folder = tmp_path_factory.mktemp("built") / "程序"
    for wanted in CARRIERS:
        for path in SITE.glob(wanted):
            if path.suffix != ".pyi":
                target = folder / path.relative_to(SITE)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
    shutil.copytree(resources() / "fonts", folder / "resources" / "fonts")
    return write(folder, SITE, in_folder(folder.parent), Kind.PORTABLE)


def components(bill: Path) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in json.loads(bill.read_text(encoding="utf-8"))["components"]}


def test_the_bill_is_what_cyclonedx_asks_for(bill: Path) -> None:
    text = bill.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    told = json.loads(text)["metadata"]["component"]
    assert (told["name"], told["version"]) == ("partybranch", "1.2.3")


def test_the_same_build_gives_the_same_bill(bill: Path, job: Job) -> None:
    first = bill.read_bytes()
    assert write(bill.parent, SITE, job, Kind.PORTABLE).read_bytes() == first


def test_what_the_program_needs_is_listed_and_what_builds_or_tests_it_is_not(bill: Path) -> None:
    listed = components(bill)
    needed = {"PySide6_Essentials", "shiboken6", "SQLAlchemy", "Mako", "typing_extensions", "et_xmlfile"}
    assert needed <= set(listed)
    assert not {"pytest", "pyinstaller", "cyclonedx-python-lib", "partybranch"} & set(listed)
    assert listed["alembic"]["purl"].startswith("pkg:pypi/alembic@")
    assert len(listed["alembic"]["hashes"][0]["content"]) == 64


def test_what_libraries_carry_inside_is_listed_with_the_version_they_say(bill: Path) -> None:
    listed = components(bill)
    for name in ("PDFium", "libxml2", "libxslt", "libjpeg-turbo", "FreeType", "OpenJPEG"):
        assert listed[name]["version"][0].isdigit(), name
    assert listed["libxml2"]["version"].count(".") == 2
    # Not in this folder.
    assert not {"Qt", "CPython", "NSIS", "PyInstaller bootloader"} & set(listed)


def test_every_font_of_the_program_is_listed(bill: Path) -> None:
    listed = components(bill)
    fonts = [each for each in listed.values() if each.get("description") == "打印用的字体"]
    assert len(fonts) == len(list((resources() / "fonts").glob("*.ttf")))
    assert all("OFL-1.1" in json.dumps(each["licenses"]) for each in fonts)


def test_every_component_has_a_licence_and_its_text_beside_the_bill(bill: Path) -> None:
    named: set[str] = set()
    for name, told in components(bill).items():
        texts = {each["value"] for each in told["properties"] if each["name"] == LICENCE_FILE}
        assert texts, name
        assert told["licenses"], name
        assert "unknown" not in json.dumps(told["licenses"]).lower()
        named |= texts
    assert {path.name for path in (bill.parent / "licences").iterdir()} == named


def test_the_page_about_the_program_reads_every_licence(bill: Path) -> None:
    read = materials(bill.parent)
    assert {each.name for each in read} == set(components(bill))
    assert all(len(licence_text(each)) > 150 for each in read)


def test_qt_is_told_to_be_replaceable_and_where_its_source_is(bill: Path) -> None:
    qt = next(each for each in materials(bill.parent) if each.name.startswith("PySide6"))
    text = licence_text(qt)
    assert "可以换成您自己编译的同一版本" in text
    assert "https://download.qt.io/official_releases/" in text
    assert text.index("LGPL-3.0-only") < text.index("GNU LESSER GENERAL PUBLIC LICENSE")
    assert "TERMS AND CONDITIONS" in text


def test_a_library_nobody_looked_at_stops_the_build(tmp_path: Path, job: Job) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "libstranger.so.1").write_bytes(b"\x7fELF")
    with pytest.raises(BuildError, match=r"libstranger\.so\.1"):
        write(program, SITE, job, Kind.DEB, root=None)


def unpacked(folder: Path, name: str, *lines: str) -> None:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    told = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *lines]
    (info / "METADATA").write_text("\n".join(told) + "\n", encoding="utf-8")
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n", encoding="utf-8")


def test_a_licence_that_is_not_clear_stops_the_build(tmp_path: Path) -> None:
    unpacked(tmp_path, "partybranch", "Requires-Dist: odd>=1")
    unpacked(tmp_path, "odd", "License: free for good people, see the web site")
    with pytest.raises(BuildError, match="licence of odd"):
        distributions(tmp_path)


def test_a_library_without_a_text_stops_the_build(tmp_path: Path) -> None:
    part = Part(name="mute", version="1", licence="MIT", about="", purl="pkg:generic/mute@1")
    with pytest.raises(BuildError, match="mute"):
        lay_out(tmp_path, [part])


def test_a_folder_without_the_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Fill it first"):
        distributions(tmp_path)


def test_a_library_of_the_system_is_told_by_its_package(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for place, text in {
        "var/lib/dpkg/info/libxkbcommon0:amd64.list": "/.\n/usr/lib/libxkbcommon.so.0\n",
        "var/lib/dpkg/info/libodd9.list": "/usr/lib/libodd.so.9\n",
        "var/lib/dpkg/status": "Package: libxkbcommon0\nStatus: x\nVersion: 1.0.3-2\n\nPackage: libodd9\n",
        "usr/share/doc/libxkbcommon0/copyright": "Copyright 2008 Dan Nicholson\n",
    }.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    known, odd = tmp_path / "libxkbcommon.so.0", tmp_path / "libodd.so.9"
    known.write_bytes(b"known")
    odd.write_bytes(b"odd")
    parts, unknown = system_libraries([known, odd], root)
    assert [(part.name, part.version, part.licence) for part in parts] == [
        ("libxkbcommon0", "1.0.3-2", "MIT")
    ]
    assert parts[0].texts == {"debian-libxkbcommon0.txt": "Copyright 2008 Dan Nicholson\n"}
    assert unknown == (odd,)


def test_every_text_kept_with_the_build_is_used() -> None:
    named = {text for each in TABLE for text in each.texts}
    named |= {"Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "chinesecalendar.txt", "NSIS.txt", "MinGW-w64.txt"}
    assert {path.name for path in STANDARD.iterdir()} == named


@pytest.mark.parametrize(
    ("place", "content", "name", "version"),
    [
        ("libsqlite3.so.0", b"\x00\x01\x013.46.1\x00\x002024-08-13", "SQLite", "3.46.1"),
        ("libpython3.13.so.1.0", b"/opt/python-3.13.5\x003.13.5\x00", "CPython", "3.13.5"),
        ("PySide6/Qt/lib/libicudata.so.73", b"", "ICU", "73"),
        ("PySide6/Qt6Core.dll", b"\x00Qt 6.9.3 (x86_64-little_endian-llp64 shared)\x00", "Qt", "6.9.3"),
        ("lxml/etree.cp313-win_amd64.pyd", b"\x0021109\x00", "libxml2", "2.11.9"),
        ("libffi-8.dll", b"ffi_call", "libffi", ""),
    ],
)
def test_a_version_is_read_where_the_thing_says_it(
    tmp_path: Path, place: str, content: bytes, name: str, version: str
) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    libraries = {part.name.lower(): part for part in distributions(SITE)[0]}
    parts, known = carried(tmp_path, [path], SITE, libraries)
    assert next(part.version for part in parts if part.name == name) == version
    assert known == {path}
