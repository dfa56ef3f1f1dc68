"""Photos and scans, each kept once under its SHA-256; the file is durable before any row names it."""

import re
import shutil
from pathlib import Path

from partybranch.domain.sittings import Attachment
from partybranch.errors import BranchError, disk_words
from partybranch.storage.files import digest, written_beside

_PLAIN_SUFFIX = re.compile(r"\.[0-9a-z]{1,10}")
LARGEST = 200 << 20
"""The largest attachment in bytes."""


class AttachmentFolder:
    """The folder ``attachments/`` of a branch book."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, attachment: Attachment) -> Path:
        """Where the kept file lies; a plain suffix stays so that the PC's own programs open it."""
        suffix = Path(attachment.name).suffix.lower()
        plain = suffix if _PLAIN_SUFFIX.fullmatch(suffix) else ""
        return self.folder / attachment.sha256[:2] / f"{attachment.sha256}{plain}"

    def keep(self, source: Path) -> Attachment:
        """Copy a file into the book; BranchError when it cannot be read or is too large."""
        try:
            size = source.stat().st_size
            if size > LARGEST:
                raise BranchError(f"“{source.name}”超过 {LARGEST >> 20} MB。请压缩后再添加。")
            attachment = Attachment(name=source.name, sha256=digest(source), size=size)
        except OSError as error:
            raise BranchError(f"无法读取“{source.name}”。请确认文件还在，且没有被别的程序占用。") from error
        if self.damaged(attachment):
            self._copy(source, attachment)
        return attachment

    def _copy(self, source: Path, attachment: Attachment) -> None:
        try:
            with written_beside(self.path_of(attachment)) as part:
                shutil.copyfile(source, part)
                if digest(part) != attachment.sha256:
                    raise BranchError(f"“{source.name}”正在被别的程序改动。请保存并关闭它后再添加。")
        except OSError as error:
            raise BranchError(
                f"附件没有存入（{disk_words(error)}）。请检查磁盘空间和写入权限后再添加。"
            ) from error

    def damaged(self, attachment: Attachment) -> bool:
        """Whether the kept file is missing or no longer what was kept."""
        path = self.path_of(attachment)
        return not path.is_file() or digest(path) != attachment.sha256
