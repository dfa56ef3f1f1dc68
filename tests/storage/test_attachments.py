import os
from pathlib import Path

import pytest
from builders import a_file

from partybranch.errors import BranchError
from partybranch.storage import attachments as attachments_module
from partybranch.storage import files
from partybranch.storage.attachments import AttachmentFolder


def test_a_file_is_kept_once_under_its_hash_with_its_own_name(
    attachments: AttachmentFolder, tmp_path: Path
) -> None:
    first = attachments.keep(a_file(tmp_path, "签到表.JPG"))
    second = attachments.keep(a_file(tmp_path, "再来一张.jpg"))
    assert (first.name, first.size) == ("签到表.JPG", 7)
    assert attachments.path_of(first) == attachments.path_of(second)
    assert attachments.path_of(first).name == f"{first.sha256}.jpg"
    assert attachments.path_of(first).read_bytes() == b"picture"
    assert not attachments.damaged(first)


def test_the_kept_file_and_its_folder_are_on_the_disk_before_anything_is_said(
    attachments: AttachmentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(files, "flush_file", lambda path: done.append(f"file {path.suffix}"))
    monkeypatch.setattr(files, "flush_folder", lambda path: done.append(f"folder {len(path.name)}"))
    attachments.keep(a_file(tmp_path))
    assert done == ["file .part", "folder 2"]


def test_a_damaged_file_is_mended_when_it_is_added_again(
    attachments: AttachmentFolder, tmp_path: Path
) -> None:
    kept = attachments.keep(a_file(tmp_path))
    attachments.path_of(kept).write_bytes(b"rotten!")
    assert attachments.damaged(kept)
    attachments.keep(a_file(tmp_path))
    assert not attachments.damaged(kept)


@pytest.mark.parametrize("name", ["a." + "x" * 200, "怪.名字\\x", "无后缀", "点.", "a.中文"])
def test_any_file_name_can_be_kept(attachments: AttachmentFolder, tmp_path: Path, name: str) -> None:
    kept = attachments.keep(a_file(tmp_path, name))
    path = attachments.path_of(kept)
    assert kept.name == name
    assert path.is_file()
    assert path.suffix.isascii()
    assert len(path.name) < 80
    assert "\\" not in path.name


def test_a_file_that_is_gone_or_a_folder_is_refused(attachments: AttachmentFolder, tmp_path: Path) -> None:
    for path in (tmp_path / "没有.jpg", tmp_path):
        with pytest.raises(BranchError, match="无法读取"):
            attachments.keep(path)


def test_a_file_too_large_is_refused(
    attachments: AttachmentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments_module, "LARGEST", 3)
    with pytest.raises(BranchError, match="请压缩后再添加"):
        attachments.keep(a_file(tmp_path))


def test_a_disk_without_room_says_so_and_leaves_nothing_half_written(
    attachments: AttachmentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(files, "flush_file", full)
    with pytest.raises(BranchError, match="附件没有存入"):
        attachments.keep(a_file(tmp_path))
    assert [path for path in attachments.folder.rglob("*") if path.is_file()] == []
