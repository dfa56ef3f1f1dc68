"""Is this file ours? Read from its first hundred bytes, before SQLite touches it."""

import struct
from dataclasses import dataclass
from pathlib import Path

from partybranch.errors import BranchError, disk_words

APPLICATION_ID = 0x50427263
"""Marks a SQLite file as a branch book (SQLite's ``application_id``)."""
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of itself: ``schema`` is the number of migrations it has seen."""

    schema: int
    application_id: int


def read_header(path: Path) -> Header:
    """Read the header; BranchError when the file is empty, foreign, cut off or newer than SQLite here."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise BranchError(
            f"无法打开数据文件“{path.name}”（{disk_words(error)}）。请检查文件夹和权限。"
        ) from error
    if size == 0:
        raise BranchError(f"数据文件“{path.name}”是空的。请用最近的备份恢复。")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise BranchError(f"“{path.name}”不是支部纪实的数据文件，或已损坏。请选择正确的文件，或用备份恢复。")
    page = struct.unpack(">H", head[16:18])[0]
    page = 65536 if page == 1 else page
    pages, schema, application = (struct.unpack(">i", head[at : at + 4])[0] for at in (28, 60, 68))
    if page * pages > size and not _interrupted(path):
        raise BranchError(f"数据文件“{path.name}”不完整（可能没有复制完）。请用最近的备份恢复。")
    return Header(schema=schema, application_id=application)


def _interrupted(path: Path) -> bool:
    """Whether a write was cut off in the middle: SQLite rolls it back when it opens, the size included."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def check_ours(path: Path, newest: int) -> Header:
    """Read the header and refuse what is not a branch book or comes from a newer program."""
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise BranchError(f"“{path.name}”不是支部纪实的数据文件。请选择正确的文件。")
    if header.schema > newest:
        raise BranchError(
            "这份账本由更新版本的支部纪实保存，现在的版本打不开，账本没有改动。"
            "请先升级程序：向维护人员要新的安装文件，装好后再打开。"
        )
    return header
