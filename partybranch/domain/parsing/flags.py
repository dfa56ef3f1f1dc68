"""Yes and no as ticked in forms: 是, 否, √, ×, an empty cell."""

from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import quoted

_YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "有", "y", "yes", "true", "1"})
_NO = frozenset({"", "否", "不是", "×", "✗", "✘", "x", "无", "没有", "n", "no", "false", "0", "-", "—", "/"})


def parse_flag(value: object) -> bool:
    """Read a tick or a yes; an empty cell is no. Raises ValueError for anything else."""
    key = name_key("" if value is None else str(value)).lower()
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise ValueError(f"{quoted(value)}看不懂，请写“是”或“否”")
