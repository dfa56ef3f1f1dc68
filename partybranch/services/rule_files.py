"""The file of a rule pack on the disk: read as people save it, written as it is kept, and the example."""

from pathlib import Path

from partybranch.domain.rules import CHECKS
from partybranch.domain.rules.rule import Check
from partybranch.errors import BranchError
from partybranch.paths import resources
from partybranch.storage.files import written_beside

_MOST = 1_000_000
_ENCODINGS = ("utf-8-sig", "gb18030")
"""A text editor of an older PC saves Chinese as GB 18030."""


def read_text(path: Path) -> str:
    """The text of a file with plain line ends.

    Raises BranchError when it cannot be opened, is too large for a pack or is no text.
    """
    try:
        if path.stat().st_size > _MOST:
            raise BranchError(f"“{path.name}”太大，不像规则包。请选择规则包文件（.toml）。")
        content = path.read_bytes()
    except OSError as error:
        raise BranchError(f"“{path.name}”打不开。请检查文件是否还在、有没有读取权限。") from error
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n")
    raise BranchError(f"“{path.name}”不是文本文件。请选择规则包文件（.toml）。")


def write_text(path: Path, text: str) -> Path:
    """Write a pack beside its place, then into it, with the line ends that every editor of a PC knows.

    Raises BranchError when the place refuses.
    """
    try:
        with written_beside(path) as part:
            part.write_text(text, encoding="utf-8", newline="\r\n")
    except OSError as error:
        raise BranchError(f"“{path.name}”写不进去。请检查磁盘空间和写入权限，或换一个文件夹。") from error
    return path


def example_pack() -> str:
    """The example that explains the format to the person who writes a pack, with every check there is."""
    written = (resources() / "rules" / "example_pack.toml").read_text(encoding="utf-8")
    return written + "".join(f"#\n{line}\n" for line in map(_explained, CHECKS.values()))


def _explained(check: Check) -> str:
    known = "；".join(f"{each.code} {each.label}" for each in check.parameters)
    return f"# {check.code}：{check.words}" + (f"\n#     参数：{known}" if known else "")
