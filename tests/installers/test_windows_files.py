"""What is handed out for Windows: setup.exe, read back as the program reads it, and the ZIP for a stick."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from build_jobs import a_job

from installers.artefacts import Job
from installers.product import NAME, PROGRAM
from installers.windows import portable, setup
from partybranch.installation import NOTE, Kind, parse_note
from partybranch.services.updates.setup_exe import SetupExe
from partybranch.storage.backups import DATABASE
from partybranch.storage.migrations import NEWEST

SCRIPT = setup.SCRIPT.read_text(encoding="utf-8")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return a_job(tmp_path, tmp_path / "work")


@pytest.fixture
def program(tmp_path: Path, job: Job) -> Path:
    """A folder that stands for the built program."""
    folder = tmp_path / "program"
    (folder / "lib").mkdir(parents=True)
    (folder / f"{PROGRAM}.exe").write_bytes(b"MZ")
    (folder / "lib" / "no_suffix").write_text("LICENCE", encoding="utf-8")
    (folder / NOTE).write_text(job.note(Kind.PORTABLE).as_text(), encoding="utf-8")
    return folder


def test_the_program_reads_version_and_schema_of_the_setup_it_is_given(job: Job, program: Path) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("makensis is not installed on this machine; setup.exe cannot be packed here")
    built = job.out / f"{PROGRAM}-setup.exe"
    setup.pack(job, program, built)
    told = SetupExe().read(built)
    assert (told.version, told.schema) == ("1.2.3", NEWEST)


def test_the_script_uses_every_word_it_is_given_and_no_other(job: Job) -> None:
    given = {*setup.definitions(job), "SOURCE", "OUT"}
    own = set(re.findall(r"^\s*!define (\w+)", SCRIPT, re.MULTILINE))
    # The macros' own parameters and what NSIS brings.
    used = set(re.findall(r"\$\{(?!LANG_)([A-Z_]+)\}", SCRIPT)) - own
    assert given - {"QUICK"} <= used
    assert used - given <= {"SIGN"}


def test_the_exit_codes_are_those_the_administrator_is_told() -> None:
    told = dict(re.findall(r"^!define (CODE_\w+) (\d)$", SCRIPT, re.MULTILINE))
    assert told == {"CODE_SYSTEM": "3", "CODE_NEWER": "4", "CODE_RUNNING": "5", "CODE_BOOK": "6"}
    assert all(SCRIPT.count(f"${{{code}}}") >= 1 for code in told)


def test_setup_looks_for_the_schema_where_the_book_keeps_it() -> None:
    assert f"${{BOOK}}\\{DATABASE}" in SCRIPT
    assert "FileSeek $1 60 SET" in SCRIPT


def test_nothing_that_deletes_reaches_the_books_folder() -> None:
    deleting = [line for line in SCRIPT.splitlines() if re.match(r"\s*(RMDir|Delete)\b", line)]
    assert deleting
    assert not [line for line in deleting if "${BOOK}" in line or "data" in line]


def test_the_stick_has_starter_program_data_and_a_page_on_its_use(job: Job, program: Path) -> None:
    texts = portable.texts(job)
    built = job.out / "stick.zip"
    members = portable.below(program, f"{NAME}/program") | portable.below(texts, NAME)
    portable.pack(built, members, job)
    with zipfile.ZipFile(built) as packed:
        names = packed.namelist()
        assert f"{NAME}/data/" in names
        assert {f"{NAME}/program/{PROGRAM}.exe", f"{NAME}/program/lib/no_suffix"} <= set(names)
        note = parse_note(packed.read(f"{NAME}/program/{NOTE}").decode("utf-8"))
        page = packed.read(f"{NAME}/使用说明.txt")
        assert {each.create_system for each in packed.infolist()} == {0}
        assert all(each.flag_bits & 0x800 for each in packed.infolist() if not each.filename.isascii())
    assert note is not None
    assert note.kind is Kind.PORTABLE
    assert page.startswith(b"\xef\xbb\xbf")
    assert page.count(b"\r\n") == page.count(b"\n") > 10
    assert "支部纪实 1.2.3" in page.decode("utf-8-sig")


def test_the_same_files_make_the_same_zip(job: Job, program: Path) -> None:
    first, second = job.out / "first.zip", job.out / "second.zip"
    portable.pack(first, portable.below(program, NAME), job)
    for file in program.rglob("*"):
        file.touch()
    portable.pack(second, portable.below(program, NAME), job)
    assert first.read_bytes() == second.read_bytes()
