"""Streaming one part of a workbook past a listener; builds no tree, lets in no DTD and no deep nesting."""

import time
from typing import IO, Protocol
from xml.parsers import expat

from partybranch.errors import BranchError

DAMAGED = "文件不完整或已损坏，可能没有复制完。请重新复制一份，或用 WPS、Excel 另存一次再导入。"
ODD = "文件内部结构异常，没有读取。请用 WPS 或 Excel 另存一次再导入。"
_CHUNK, _DEPTH, _SECONDS = 1 << 16, 64, 45
_XML_STARTS = (b"<", b"\xff\xfe", b"\xfe\xff", b"\0<")


class Deadline:
    """A moment after which reading is given up."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise a BranchError once the time is over."""
        if time.monotonic() > self._end:
            raise BranchError("文件太大，读取超时。请只保留需要导入的工作表，并清除整列的格式。")


class Listener(Protocol):
    """Takes the elements of one part in order; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def text(self, characters: str) -> None:
        """Characters stand in the open element."""

    def end(self, name: str) -> None:
        """An element closes."""


def walk(stream: IO[bytes], listener: Listener, deadline: Deadline) -> None:
    """Feed a part to its listener; whatever does not begin like XML is left alone. Raises BranchError."""
    chunk = stream.read(_CHUNK)
    if not chunk.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_XML_STARTS):
        return
    parser = _parser(listener)
    try:
        while chunk:
            parser.Parse(chunk)
            deadline.check()
            chunk = stream.read(_CHUNK)
        parser.Parse(b"", True)
    except expat.ExpatError as failure:
        raise BranchError(DAMAGED) from failure


def _parser(listener: Listener) -> expat.XMLParserType:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise BranchError(ODD)
        listener.start(name.rpartition(":")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(name.rpartition(":")[2])

    def refuse(*_: object) -> None:
        raise BranchError("文件里有正常工作簿不会有的 DTD 定义，没有读取。请用 WPS 或 Excel 另存一次再导入。")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = listener.text, refuse
    return parser
