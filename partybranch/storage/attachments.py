"""Photos and scans, each kept once under its SHA-256; the file is durable before any row names it."""

import shutil
from pathlib import Path

from partybranch.domain.sittings import Attachment
from partybranch.errors import BranchError
from partybranch.storage.files import digest, written_beside

LARGEST = 200 << 20
"""The largest attachment in bytes."""


class AttachmentFolder:
    """The folder ``attachments/`` of a branch book."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, attachment: Attachment) -> Path:
        """Where the kept file lies; its suffix lets the PC's own programs open it."""
        suffix = Path(attachment.name).suffix.lower()
        return self.folder / attachment.sha256[:2] / f"{attachment.sha256}{suffix}"

    def keep(self, source: Path) -> Attachment:
        """Copy a file into the book; BranchError when it cannot be read or is too large."""
        try:
            size = source.stat().st_size
            if size > LARGEST:
                raise BranchError(f"“{source.name}”超过 {LARGEST >> 20} MB。请压缩后再添加。")
            attachment = Attachment(name=source.name, sha256=digest(source), size=size)
        except OSError as error:
            raise BranchError(f"无法读取“{source.name}”。请确认文件还在，且没有被别的程序占用。") from error
        target = self.path_of(attachment)
        if not target.exists():
            with written_beside(target) as part:
                shutil.copyfile(source, part)
        return attachment

    def damaged(self, attachment: Attachment) -> bool:
        """Whether the kept file is missing or no longer what was kept."""
        path = self.path_of(attachment)
        return not path.is_file() or digest(path) != attachment.sha256
