"""setup.exe of Windows: what its version resource says, and whether all of it is there."""

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

import pefile

from partybranch.services.this_program import NAME
from partybranch.services.updates.candidate import SCHEMA_KEY, Candidate, broken, candidate_of, foreign

_RESOURCES = "IMAGE_DIRECTORY_ENTRY_RESOURCE"
_SIGNATURE = 4
"""The entry of the signature; its address counts from the start of the file."""
_NO_PROGRAM = pefile.PEFormatError
_DAMAGE = (
    AttributeError,
    LookupError,
    ValueError,
    TypeError,
    OverflowError,
    MemoryError,
    RecursionError,
    struct.error,
)
"""What the library raises over bytes that are no program, or the half of one."""
_PAYLOAD = struct.Struct("<I4s12sII")
_PAYLOAD_SIGN = (b"\xef\xbe\xad\xde", b"NullsoftInst")
_BLOCK = 512


class SetupExe:
    """The installer for Windows."""

    suffix = ".exe"
    words = "Windows 安装文件"

    def read(self, path: Path) -> Candidate:
        """Read the version resource; nothing of the file is run."""
        with path.open("rb") as stream:
            told, end = _told(path, stream.fileno())
        if told.get("ProductName") != NAME:
            raise foreign(path)
        if end is None or _cut_off(path, end):
            raise broken(path)
        return candidate_of(path, version=told.get("ProductVersion", ""), schema=told.get(SCHEMA_KEY, ""))


def _told(path: Path, number: int) -> tuple[dict[str, str], int | None]:
    """The words of the version resource, and where the program itself ends.

    The library gets bytes, not a path: over a path it would run Python's collector when it lets go, on a
    thread where nothing of the window may be collected.
    """
    try:
        with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as content:
            program = pefile.PE(data=content, fast_load=True)
            program.parse_data_directories(directories=[pefile.DIRECTORY_ENTRY[_RESOURCES]])
            signature = program.OPTIONAL_HEADER.DATA_DIRECTORY[_SIGNATURE]
            if signature.VirtualAddress + signature.Size > len(content):
                raise broken(path)
            return dict(_strings(program)), program.get_overlay_data_start_offset()
    except _NO_PROGRAM as error:
        raise foreign(path) from error
    except _DAMAGE as error:
        raise broken(path) from error


def _strings(program: pefile.PE) -> Iterator[tuple[str, str]]:
    for information in getattr(program, "FileInfo", ()):
        for part in information:
            for table in getattr(part, "StringTable", ()):
                for key, value in table.entries.items():
                    yield key.decode("utf-8", "replace"), value.decode("utf-8", "replace").strip()


def _cut_off(path: Path, start: int) -> bool:
    """Whether the packed files behind the program are not all there: they say how long they are."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        for place in (start, -(-start // _BLOCK) * _BLOCK):
            stream.seek(place)
            head = stream.read(_PAYLOAD.size)
            if len(head) == _PAYLOAD.size:
                _flags, *sign, _first, length = _PAYLOAD.unpack(head)
                if tuple(sign) == _PAYLOAD_SIGN:
                    return int(length) <= _PAYLOAD.size or place + int(length) > size
    return True
