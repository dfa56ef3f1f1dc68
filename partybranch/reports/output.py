"""Every paper is written beside its final place and then replaces it, so no reader meets half a file."""

import errno
import uuid
from collections.abc import Callable
from pathlib import Path

from partybranch.errors import BranchError, disk_words
from partybranch.storage.files import flush_file, flush_folder

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ADVICE = {
    errno.EROFS: "所在的磁盘是只读的。请换一个文件夹保存。",
    errno.ENAMETOOLONG: "文件名太长。请改用短一些的文件名。",
    errno.EINVAL: "文件名里有不允许的字符。请换一个文件名。",
    errno.ENOENT: "所在的文件夹不存在或已断开。请换一个文件夹保存。",
}


def write_beside(target: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a new file in the folder of ``target``, then put it in the place of ``target``.

    The folder is made when missing. Whatever fails, the old file stays as it was and nothing
    half-written remains.
    Raises BranchError when the target is open elsewhere, the disk is full or the place refuses.
    """
    target = target.resolve()
    _make_folder(target.parent)
    # A name of its own and short: the final name plus a token could exceed what the disk allows.
    draft = target.with_name(f".partybranch-{uuid.uuid4().hex}{target.suffix}")
    try:
        _refuse_folder(target)
        write(draft)
        flush_file(draft)
        draft.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise BranchError(refusal(target, error)) from error
    finally:
        _discard(draft)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BranchError(f"无法建立文件夹“{folder}”（{disk_words(error)}）。请换一个位置保存。") from error


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        raise BranchError(f"“{target.name}”是一个文件夹，不能当作文件保存。请换一个文件名。")


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        # A disk that has just gone away: the sentence about the failed write says more than this.
        return


def refusal(target: Path, error: OSError) -> str:
    """The sentence that says why a place refused, and what to do about it."""
    if isinstance(error, PermissionError):
        return (
            f"无法写入“{target.name}”：它可能正在别的程序中打开，或者没有写入权限。"
            "请先在 WPS 或 Excel 中关闭它再试，或换一个文件夹保存。"
        )
    if error.errno in _FULL:
        return (
            f"磁盘空间不足，“{target.name}”没有写成，原来的文件没有改动。请清理磁盘后再试，或换一个位置保存。"
        )
    advice = _ADVICE.get(error.errno or 0)
    if advice:
        return f"无法写入“{target.name}”：{advice}"
    return f"无法写入“{target.name}”（{disk_words(error)}），原来的文件没有改动。请换一个位置保存。"
