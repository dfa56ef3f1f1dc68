"""The part of the library that is used here, with the types it leaves out."""

from typing import Any, BinaryIO, TypeAlias

_Table: TypeAlias = Any

class TTFont:
    sfntVersion: str  # noqa: N815 - the library's name
    reader: object
    def __init__(
        self,
        file: BinaryIO | str | None = None,
        fontNumber: int = -1,  # noqa: N803 - the library's name
        lazy: bool | None = None,
    ) -> None: ...
    def __contains__(self, tag: str) -> bool: ...
    def __getitem__(self, tag: str) -> _Table: ...
    def __setitem__(self, tag: str, table: object) -> None: ...
    def __delitem__(self, tag: str) -> None: ...
    def getBestCmap(self) -> dict[int, str] | None: ...  # noqa: N802 - the library's name
    def save(self, file: BinaryIO | str) -> None: ...

class TTCollection:
    fonts: list[TTFont]
    def save(self, file: BinaryIO | str) -> None: ...
