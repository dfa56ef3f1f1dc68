"""Installers as a person would pick them, made on the spot: a program for Windows, a .deb, a portable ZIP."""

import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from partybranch.installation import Installation, Kind

_ALIGNED = 0x200
_RVA = 0x1000


_PAYLOAD = 9000


def a_setup(
    path: Path,
    version: str = "0.2.0",
    schema: str = "4",
    *,
    name: str = "支部纪实",
    payload: int = _PAYLOAD,
) -> Path:
    """A program of Windows that only carries its version resource, with packed files behind as NSIS has them.

    ``payload`` says how many bytes of them there should be.
    """
    told = {"ProductName": name, "ProductVersion": version, "Book-Schema": schema}
    section = _resource_section(_version_information({key: each for key, each in told.items() if each}))
    padded = section.ljust(-(-len(section) // _ALIGNED) * _ALIGNED, b"\0")
    packed = struct.pack("<I4s12sII", 0, b"\xef\xbe\xad\xde", b"NullsoftInst", 0, payload)
    head = _headers(len(section), len(padded)).ljust(_ALIGNED, b"\0")
    path.write_bytes(head + padded + packed.ljust(_PAYLOAD, b"\7"))
    return path


def a_deb(
    path: Path,
    version: str = "0.2.0",
    schema: str = "4",
    *,
    package: str = "partybranch",
    machine: str = "all",
) -> Path:
    """A package of Debian made by its own tool; the test is skipped where that is missing."""
    maker = shutil.which("dpkg-deb")
    if maker is None:
        pytest.skip("本机没有 dpkg-deb，不能制作安装包。")
    root = path.parent / f"{path.stem}-root"
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(parents=True)
    lines = {"Package": package, "Version": version, "Architecture": machine, "Book-Schema": schema}
    lines |= {"Maintainer": "x <x@example.org>", "Description": "x"}
    control.write_text("".join(f"{key}: {each}\n" for key, each in lines.items() if each), encoding="utf-8")
    (root / "opt").mkdir()
    (root / "opt" / "ballast").write_bytes(bytes(range(256)) * 400)
    command = [maker, "--root-owner-group", "-Znone", "--build", str(root), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def a_zip(path: Path, version: str = "0.2.0", schema: int = 4, *, kind: Kind = Kind.PORTABLE) -> Path:
    """A portable ZIP with its note and something large behind it."""
    note = Installation(version=version, schema=schema, kind=kind, built_on="2026-11-26")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("支部纪实/program/program.json", note.as_text())
        archive.writestr("支部纪实/支部纪实.exe", b"MZ" + bytes(100_000))
    return path


def _headers(size: int, padded: int) -> bytes:
    stub = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x14C, 1, 0, 0, 0, 224, 0x102)
    standard = struct.pack("<HBBIIIIII", 0x10B, 0, 0, 0, padded, 0, 0, _RVA, _RVA)
    windows = struct.pack(
        "<IIIHHHHHHIIIIHHIIIIII",
        *(0x400000, 0x1000, _ALIGNED, 4, 0, 0, 0, 4, 0, 0, 0x3000, _ALIGNED, 0, 2, 0),
        *(0x100000, 0x1000, 0x100000, 0x1000, 0, 16),
    )
    directories = struct.pack("<16x2I104x", _RVA, size)
    section = struct.pack("<8sIIIIIIHHI", b".rsrc", size, _RVA, padded, _ALIGNED, 0, 0, 0, 0, 0x40000040)
    return stub + coff + standard + windows + directories + section


def _resource_section(content: bytes) -> bytes:
    """Three levels of one entry each: RT_VERSION, number 1, Chinese; then where the content lies."""
    levels = b"".join(
        struct.pack("<IIHHHHII", 0, 0, 0, 0, 0, 1, number, below)
        for number, below in ((16, 0x80000018), (1, 0x80000030), (2052, 0x48))
    )
    return levels + struct.pack("<IIII", _RVA + 0x58, len(content), 0, 0) + content


def _version_information(told: dict[str, str]) -> bytes:
    fixed = struct.pack("<13I", 0xFEEF04BD, 0x10000, *[0] * 11)
    strings = b"".join(_block(key, each, b"") for key, each in told.items())
    return _block("VS_VERSION_INFO", fixed, _block("StringFileInfo", "", _block("080404b0", "", strings)))


def _block(key: str, value: str | bytes, children: bytes) -> bytes:
    """One node: its length, that of its value, whether it is text, its key, its value, what is below."""
    text = isinstance(value, str)
    content = f"{value}\0".encode("utf-16-le") if isinstance(value, str) and value else b""
    content = value if isinstance(value, bytes) else content
    head = _fill(struct.pack("<HHH", 0, 0, 0) + f"{key}\0".encode("utf-16-le"))
    whole = head + _fill(content) + children
    measured = len(content) // 2 if text else len(content)
    return _fill(struct.pack("<HHH", len(whole), measured, int(text)) + whole[6:])


def _fill(content: bytes) -> bytes:
    return content.ljust(-(-len(content) // 4) * 4, b"\0")
