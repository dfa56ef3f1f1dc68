"""The list of checksums that lies beside a file, when somebody copied it along."""

import re
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.services.updates.candidate import unreadable
from partybranch.storage.files import digest

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)", re.IGNORECASE)
_MOST = 100_000


def check_sum(path: Path) -> bool:
    """Whether the list beside the file names it; BranchError when the file is another than the list says."""
    told = _told(path)
    if not told:
        return False
    try:
        found = digest(path)
    except OSError as error:
        raise unreadable(path) from error
    if found != told:
        raise BranchError(
            f"“{path.name}”和旁边的校验表（{SUMS}）对不上：没有复制完，或被改动过。"
            "没有做任何改动，请重新复制，或向维护人员要。"
        )
    return True


def _told(path: Path) -> str:
    try:
        with (path.parent / SUMS).open("rb") as stream:
            text = stream.read(_MOST).decode("utf-8", errors="replace")
    except OSError:
        return ""
    lines = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    told = {match.group(2).removeprefix("./"): match.group(1).lower() for match in lines if match}
    return told.get(path.name, "")
