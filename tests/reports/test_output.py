import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from partybranch.errors import BranchError
from partybranch.reports.output import write_beside


def _writing(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _failing(error: OSError) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise error

    return write


def test_a_new_file_stands_alone_in_a_folder_that_was_made_for_it(tmp_path: Path) -> None:
    target = tmp_path / "2026年" / "台账" / "年度汇总表.xlsx"
    write_beside(target, _writing(b"whole"))
    assert target.read_bytes() == b"whole"
    assert list(target.parent.iterdir()) == [target]


def test_an_old_file_is_replaced_and_readable_by_its_group_as_any_new_file_is(tmp_path: Path) -> None:
    target = tmp_path / "花名册.xlsx"
    target.write_bytes(b"old")
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_beside(target, _writing(b"new"))
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode == plain.stat().st_mode


def test_the_draft_keeps_the_ending_of_the_name(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(path: Path) -> None:
        seen.append(path)
        path.write_bytes(b"")

    write_beside(tmp_path / "报告.pdf", write)
    assert [path.suffix for path in seen] == [".pdf"]
    assert seen[0].parent == tmp_path


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (PermissionError(errno.EACCES, "denied"), "请先在 WPS 或 Excel 中关闭它"),
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        (OSError(errno.EROFS, "read-only"), "只读"),
        (OSError(errno.EIO, "input/output error"), "磁盘读写出错"),
        (OSError(errno.EMFILE, "too many open files"), "too many open files"),
    ],
)
def test_a_failed_write_says_what_to_do_and_leaves_the_old_file_alone(
    tmp_path: Path, error: OSError, advice: str
) -> None:
    target = tmp_path / "花名册.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(BranchError, match=advice):
        write_beside(target, _failing(error))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_bug_while_writing_stays_a_bug_and_leaves_no_half_file(tmp_path: Path) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_beside(tmp_path / "花名册.xlsx", write)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="是一个文件夹"):
        write_beside(tmp_path, _writing(b""))


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2026年").write_bytes(b"")
    with pytest.raises(BranchError, match="无法建立文件夹"):
        write_beside(tmp_path / "2026年" / "花名册.xlsx", _writing(b""))


def test_a_name_the_disk_cannot_hold_is_refused_without_a_trace(tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="文件名太长"):
        write_beside(tmp_path / ("长" * 120 + ".pdf"), _writing(b"whole"))
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_that_the_disk_can_hold_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 83 + ".pdf")
    write_beside(target, _writing(b"whole"))
    assert target.read_bytes() == b"whole"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(real)
    write_beside(link, _writing(b"new"))
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
