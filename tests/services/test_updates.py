"""从文件更新: real installers of each kind are told by what stands in them, and nothing of them is run."""

import os
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from setup_files import a_deb, a_setup, a_zip

from installers import product
from partybranch.errors import BranchError
from partybranch.installation import Kind
from partybranch.services.this_program import NAME, ThisProgram
from partybranch.services.updates import Offer, Standing, look_at, reader_of
from partybranch.services.updates.candidate import SCHEMA_KEY
from partybranch.services.updates.package_deb import PACKAGE
from partybranch.services.updates.versions import newness

KINDS = (Kind.SETUP, Kind.DEB, Kind.PORTABLE)
UNCHANGED = "没有做任何改动"


def the_program(kind: Kind | None, version: str = "0.1.0", book: int = 4) -> ThisProgram:
    return ThisProgram(
        version=version,
        kind=kind,
        built_on="2026-11-26",
        newest=book,
        book=book,
        folder=Path("book"),
        system="",
        python="",
    )


def an_installer(kind: Kind, folder: Path, version: str = "0.2.0", schema: int = 4) -> Path:
    if kind is Kind.SETUP:
        return a_setup(folder / "支部纪实安装.exe", version, str(schema))
    if kind is Kind.DEB:
        return a_deb(folder / "partybranch.deb", version, str(schema))
    return a_zip(folder / "支部纪实U盘版.zip", version, schema)


def refusal(path: Path, program: ThisProgram) -> str:
    with pytest.raises(BranchError) as caught:
        look_at(path, program)
    return str(caught.value)


def test_the_words_are_those_in_the_files_that_were_handed_out() -> None:
    assert (NAME, PACKAGE, SCHEMA_KEY) == ("支部纪实", "partybranch", "Book-Schema")
    assert (NAME, PACKAGE, SCHEMA_KEY) == (product.NAME, product.PACKAGE, product.SCHEMA_KEY)


@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_installer_is_offered(kind: Kind, tmp_path: Path) -> None:
    offer = look_at(an_installer(kind, tmp_path, schema=5), the_program(kind))
    assert (offer.candidate.version, offer.candidate.schema) == ("0.2.0", 5)
    assert offer.standing is Standing.NEWER
    assert not offer.summed


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_version_is_told_as_such(kind: Kind, tmp_path: Path) -> None:
    offer = look_at(an_installer(kind, tmp_path, "0.1.0"), the_program(kind))
    assert offer.standing is Standing.SAME


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_version_is_refused_with_both_versions(kind: Kind, tmp_path: Path) -> None:
    said = refusal(an_installer(kind, tmp_path, "0.9"), the_program(kind, "0.10.0"))
    assert said.startswith("这个安装文件（0.9）比现在的版本（0.10.0）旧。")
    assert UNCHANGED in said


@pytest.mark.parametrize("kind", KINDS)
def test_an_installer_older_than_the_book_says_so_whatever_its_version(kind: Kind, tmp_path: Path) -> None:
    said = refusal(an_installer(kind, tmp_path, "0.9", 3), the_program(kind))
    assert said == (
        "这个安装文件（0.9）比现在的账本旧，装上后打不开账本。没有做任何改动，请向维护人员要更新的安装文件。"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_installer_of_another_kind_is_sent_back_with_the_kind_that_fits(
    kind: Kind, tmp_path: Path
) -> None:
    reader = reader_of(kind)
    assert reader is not None
    other = a_zip(tmp_path / "x.zip") if kind is not Kind.PORTABLE else a_setup(tmp_path / "x.exe")
    said = refusal(other, the_program(kind))
    assert f"这里是{kind.value}，要用{reader.words}（{reader.suffix} 文件）" in said


@pytest.mark.parametrize("kind", [None, Kind.FOLDER])
def test_a_program_from_source_is_left_to_the_maintainer(kind: Kind | None, tmp_path: Path) -> None:
    assert reader_of(kind) is None
    assert "维护人员" in refusal(a_setup(tmp_path / "x.exe"), the_program(kind))


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (Kind.SETUP, lambda folder: a_setup(folder / "other.exe", name="别的软件")),
        (Kind.SETUP, lambda folder: a_setup(folder / "silent.exe", schema="")),
        (Kind.SETUP, lambda folder: a_setup(folder / "odd.exe", version="最新版")),
        (Kind.SETUP, lambda folder: a_setup(folder / "many.exe", schema="4.5")),
        (Kind.DEB, lambda folder: a_deb(folder / "other.deb", package="hello")),
        (Kind.DEB, lambda folder: a_deb(folder / "silent.deb", schema="")),
        (Kind.PORTABLE, lambda folder: a_zip(folder / "other.zip", kind=Kind.SETUP)),
    ],
)
def test_somebody_elses_file_is_refused(kind: Kind, make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    assert refusal(path, the_program(kind)).startswith(f"“{path.name}”不是支部纪实的安装文件。")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", [b"", b"MZ", b"PK\3\4", b"!<arch>\n", b"\0" * 5000, "随便写的".encode()])
def test_bytes_that_are_nothing_are_refused_with_a_sentence(
    kind: Kind, content: bytes, tmp_path: Path
) -> None:
    reader = reader_of(kind)
    assert reader is not None
    path = tmp_path / f"x{reader.suffix}"
    path.write_bytes(content)
    assert UNCHANGED in refusal(path, the_program(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_file_at_any_length_is_never_offered(kind: Kind, tmp_path: Path) -> None:
    whole = an_installer(kind, tmp_path)
    assert look_at(whole, the_program(kind)).standing is Standing.NEWER
    content = whole.read_bytes()
    for length in {len(content) * part // 16 for part in range(16)} | {1024, 1030, len(content) - 1}:
        whole.write_bytes(content[:length])
        assert UNCHANGED in refusal(whole, the_program(kind)), length


def test_every_damaged_byte_of_the_head_of_a_program_ends_in_a_sentence_or_an_offer(tmp_path: Path) -> None:
    path = a_setup(tmp_path / "x.exe")
    content = path.read_bytes()
    for place in range(0, 1024, 5):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        try:
            assert isinstance(look_at(path, the_program(Kind.SETUP)), Offer)
        except BranchError:
            continue


def test_a_changed_byte_in_the_portable_zip_is_found(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "x.zip")
    content = bytearray(path.read_bytes())
    content[50_000] ^= 1
    path.write_bytes(content)
    assert "不完整或已损坏" in refusal(path, the_program(Kind.PORTABLE))


def test_the_number_that_a_packager_adds_is_not_told(tmp_path: Path) -> None:
    offer = look_at(a_deb(tmp_path / "x.deb", "0.2.0-1"), the_program(Kind.DEB))
    assert offer.candidate.version == "0.2.0"


def test_a_zip_that_would_fill_the_disk_is_not_read_through(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "x.zip")
    content = bytearray(path.read_bytes())
    last = content.rindex(b"PK\1\2")
    content[last + 24 : last + 28] = (2_100_000_000).to_bytes(4, "little")
    path.write_bytes(content)
    assert "不是支部纪实的安装文件" in refusal(path, the_program(Kind.PORTABLE))


def test_a_note_anywhere_else_in_a_zip_makes_it_no_installer(tmp_path: Path) -> None:
    whole, other = a_zip(tmp_path / "whole.zip"), tmp_path / "other.zip"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            target.writestr(f"下载/{name}", source.read(name))
    assert "不是支部纪实的安装文件" in refusal(other, the_program(Kind.PORTABLE))


def test_a_signed_setup_whose_signature_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path, signature = a_setup(tmp_path / "x.exe"), bytes(2000)
    content = bytearray(path.read_bytes())
    # The entry of the signature: the fifth of the directories behind the header's 0x60 bytes.
    entry = 0x58 + 0x60 + 4 * 8
    content[entry : entry + 8] = struct.pack("<II", len(content), len(signature))
    path.write_bytes(content + signature)
    assert look_at(path, the_program(Kind.SETUP)).standing is Standing.NEWER
    path.write_bytes(content + signature[:1500])
    assert "不完整或已损坏" in refusal(path, the_program(Kind.SETUP))


def test_parts_of_odd_length_in_a_package_are_followed_to_its_end(tmp_path: Path) -> None:
    path = a_deb(tmp_path / "x.deb")
    with path.open("ab") as stream:
        for content in (b"odd", b"even"):
            head = f"{'_extra':16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n"
            stream.write(head.encode("ascii") + content + b"\n" * (len(content) % 2))
    assert look_at(path, the_program(Kind.DEB)).standing is Standing.NEWER


def test_a_package_for_another_processor_says_so(tmp_path: Path) -> None:
    said = refusal(a_deb(tmp_path / "x.deb", machine="sparc64"), the_program(Kind.DEB))
    assert "给另一种处理器的电脑用的（sparc64）" in said


def test_a_large_file_is_read_where_it_must_be_only(tmp_path: Path) -> None:
    path = a_setup(tmp_path / "x.exe", payload=60_000_000)
    assert "不完整" in refusal(path, the_program(Kind.SETUP))
    os.truncate(path, 70_000_000)
    assert look_at(path, the_program(Kind.SETUP)).candidate.version == "0.2.0"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_gone_or_forbidden_says_so(kind: Kind, tmp_path: Path) -> None:
    path = an_installer(kind, tmp_path)
    folder = path.with_name(f"folder{path.suffix}")
    folder.mkdir()
    assert "打不开" in refusal(folder, the_program(kind))
    path.unlink()
    assert "打不开" in refusal(path, the_program(kind))


def test_the_list_of_checksums_beside_the_file_is_believed(tmp_path: Path) -> None:
    path = a_setup(tmp_path / "支部纪实 0.2.0.exe")
    sums = tmp_path / "SHA256SUMS"
    sums.write_text(f"{'0' * 64}  other.deb\n", encoding="utf-8")
    assert not look_at(path, the_program(Kind.SETUP)).summed
    right = sha256(path.read_bytes()).hexdigest()
    sums.write_text(f"{'0' * 64}  other.deb\r\n{right.upper()} *{path.name}\r\n", encoding="utf-8")
    assert look_at(path, the_program(Kind.SETUP)).summed
    sums.write_text(f"{right}  ./{path.name}\n", encoding="utf-8")
    assert look_at(path, the_program(Kind.SETUP)).summed
    with path.open("ab") as stream:
        stream.write(b"x")
    assert "和旁边的校验表（SHA256SUMS）对不上" in refusal(path, the_program(Kind.SETUP))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("0.9", "0.10"),
        ("0.1.0", "0.1.1"),
        ("1.0rc1", "1.0"),
        ("1.0~rc1", "1.0"),
        ("1.0.dev3", "1.0"),
        ("0.9.9", "1"),
    ],
)
def test_numbers_of_a_version_count_as_numbers(older: str, newer: str) -> None:
    first, second = newness(older), newness(newer)
    assert first is not None
    assert second is not None
    assert first < second


def test_what_a_system_adds_to_a_version_is_no_other_version() -> None:
    assert newness("0.2.0") == newness("0.2.0.0") == newness("0.2") == newness("0.2.0-1")
    assert [newness(words) for words in ("", "v", "1.2.3.4.5", "最新", "-1")] == [None] * 5


def test_a_real_installer_of_nsis_is_read_and_found_cut_off(tmp_path: Path) -> None:
    maker = shutil.which("makensis")
    if maker is None:
        pytest.skip("本机没有 makensis，不能制作 Windows 安装文件。")
    (tmp_path / "ballast").write_bytes(os.urandom(300_000))
    script = tmp_path / "x.nsi"
    keys = {"ProductName": NAME, "ProductVersion": "0.3.0", SCHEMA_KEY: "4", "FileVersion": "0.3.0.0"}
    lines = [f'VIAddVersionKey /LANG=2052 "{key}" "{told}"' for key, told in keys.items()]
    named = [
        "Unicode true",
        "Name x",
        'OutFile "x.exe"',
        "RequestExecutionLevel user",
        "VIProductVersion 0.3.0.0",
    ]
    body = ["Section", 'File "ballast"', "SectionEnd"]
    script.write_text("\n".join([*named, *lines, *body]) + "\n", encoding="utf-8-sig")
    run = subprocess.run([maker, "-V1", str(script)], cwd=tmp_path, check=False, capture_output=True)
    assert run.returncode == 0, run.stdout + run.stderr
    path = tmp_path / "x.exe"
    assert look_at(path, the_program(Kind.SETUP)).candidate.version == "0.3.0"
    os.truncate(path, path.stat().st_size - 1000)
    assert "不完整或已损坏" in refusal(path, the_program(Kind.SETUP))
