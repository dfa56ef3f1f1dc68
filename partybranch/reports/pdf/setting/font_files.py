"""The bundled font files looked at one by one: each is there and whole, and has what it is there for."""

from collections.abc import Iterable

from fontTools.ttLib import TTFont

from partybranch.errors import BranchError
from partybranch.paths import resources
from partybranch.reports.pdf.setting.fonts import FILES

_COMMON = "党支部会议记录签到表年月日"


def check_font_files(rare: Iterable[str]) -> int:
    """Open every bundled font and return how many there are.

    Raises BranchError, naming the file, when one is missing or damaged, or when no font has one of the
    ``rare`` characters.
    """
    known: set[int] = set()
    for name in FILES.values():
        characters = _characters(name)
        known |= characters
        if not characters:
            raise BranchError(f"程序自带的字体“{name}”里没有字。请重新安装本程序。")
    lacking = [each for each in (*_COMMON, *rare) if ord(each) not in known]
    if lacking:
        raise BranchError(f"程序自带的字体里没有“{'、'.join(lacking)}”。请重新安装本程序。")
    return len(FILES)


def _characters(name: str) -> set[int]:
    try:
        with (resources() / "fonts" / name).open("rb") as file:
            return set(TTFont(file, lazy=True).getBestCmap() or ())
    except Exception as error:  # a torn file fails anywhere in the library, with any error
        raise BranchError(f"程序自带的字体“{name}”缺失或损坏，无法打印。请重新安装本程序。") from error
