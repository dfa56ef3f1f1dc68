"""Sizes of files and free room on disks, as people say them."""

_UNITS = ("字节", "KB", "MB", "GB")
_STEP = 1024


def size_words(size: int) -> str:
    """A size with at most one digit behind the point: 1.2 MB."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    words = f"{amount:.1f}".removesuffix(".0")
    return f"{words} {_UNITS[unit]}"
