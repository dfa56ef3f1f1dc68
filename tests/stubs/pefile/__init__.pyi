"""The part of the library that is used here, with the types it leaves out."""

from collections.abc import Mapping, Sequence
from mmap import mmap

DIRECTORY_ENTRY: Mapping[str, int]

class PEFormatError(Exception): ...

class StringTable:
    entries: Mapping[bytes, bytes]

class FileInfo:
    StringTable: Sequence[StringTable]

class Directory:
    VirtualAddress: int
    Size: int

class OptionalHeader:
    DATA_DIRECTORY: Sequence[Directory]

class PE:
    OPTIONAL_HEADER: OptionalHeader
    FileInfo: Sequence[Sequence[FileInfo]]
    def __init__(self, *, data: mmap, fast_load: bool) -> None: ...
    def parse_data_directories(self, directories: Sequence[int]) -> None: ...
    def get_overlay_data_start_offset(self) -> int | None: ...
