import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from build_jobs import a_job

from installers.artefacts import Job
from installers.linux import tree
from installers.linux.deb import pack
from installers.product import APP_ID, BACKUP_TYPE, NAME
from partybranch.storage.migrations import NEWEST


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return a_job(tmp_path, tmp_path)


@pytest.fixture
def laid(tmp_path: Path, job: Job) -> Path:
    """The tree of a package around a program of two files."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is not installed on this machine; the .deb cannot be packed here")
    program, folder = tmp_path / "program", tmp_path / "tree"
    (program / "_internal").mkdir(parents=True)
    (program / "partybranch").write_text("#!/bin/sh\necho hello\n", encoding="ascii")
    (program / "partybranch").chmod(0o700)
    (program / "_internal" / "a file.txt").write_text("told", encoding="ascii")
    (program / "_internal" / "a file.txt").chmod(0o600)
    pack(program, job, folder, ["libc6 (>= 2.28)"], ["fonts-noto-cjk"])
    return folder


def _check(tool: str, *words: str | Path) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed on this machine; its verdict is not asked for")
    ended = subprocess.run([found, *words], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_entry_of_the_menu_is_one_that_desktops_accept(laid: Path) -> None:
    entry = laid / "usr" / "share" / "applications" / f"{APP_ID}.desktop"
    text = entry.read_text(encoding="utf-8")
    assert f"\nName={NAME}\n" in text
    assert f"\nMimeType={BACKUP_TYPE};\n" in text
    _check("desktop-file-validate", entry)


def test_software_centres_can_read_what_the_program_is(laid: Path) -> None:
    _check("appstreamcli", "validate", "--no-net", laid / "usr/share/metainfo" / f"{APP_ID}.metainfo.xml")


def test_a_backup_has_a_kind_of_its_own_with_a_picture(laid: Path) -> None:
    share = laid / "usr" / "share"
    kinds = ElementTree.parse(share / "mime" / "packages" / "partybranch.xml").getroot()
    assert [kind.get("type") for kind in kinds] == [BACKUP_TYPE]
    assert next(kinds.iterfind(".//{*}glob")).get("pattern") == "*.zbjs"
    icon = BACKUP_TYPE.replace("/", "-")
    assert (share / "icons/hicolor/48x48/mimetypes" / f"{icon}.png").is_file()
    assert (share / "icons/hicolor/scalable/apps" / f"{APP_ID}.svg").is_file()


def test_the_package_says_the_newest_book_and_what_it_needs(laid: Path) -> None:
    control = (laid / "DEBIAN" / "control").read_text(encoding="utf-8")
    assert f"\nBook-Schema: {NEWEST}\n" in control
    assert "\nDepends: libc6 (>= 2.28)\n" in control
    assert "\nVersion: 1.2.3\n" in control
    assert "$" not in control


def test_everybody_may_start_the_program_whatever_the_builder_forbids(laid: Path) -> None:
    program = laid / "opt" / "partybranch"
    assert (program / "partybranch").stat().st_mode & 0o777 == 0o755
    assert (program / "_internal" / "a file.txt").stat().st_mode & 0o777 == 0o644
    assert (laid / "usr" / "bin" / "partybranch").readlink() == Path("/opt/partybranch/partybranch")


def test_the_package_is_one_that_dpkg_reads(laid: Path, job: Job) -> None:
    built = next(job.out.glob("partybranch_1.2.3_*.deb"))
    _check("dpkg-deb", "--info", built)
    sums = (laid / "DEBIAN" / "md5sums").read_text(encoding="utf-8")
    assert "  opt/partybranch/_internal/a file.txt\n" in sums
    assert sums.count("\n") == sum(1 for path in (laid / "opt").rglob("*") if path.is_file()) + sum(
        1 for path in (laid / "usr/share").rglob("*") if path.is_file()
    )


def test_every_word_of_the_files_is_filled(job: Job) -> None:
    for name in ("partybranch.desktop", "metainfo.xml", "mime.xml", "copyright"):
        assert "$" not in tree.filled(name, tree.words(job))
