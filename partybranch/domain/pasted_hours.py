"""Names copied elsewhere, perhaps with hours beside them, read against the people who may have served."""

from collections.abc import Mapping
from dataclasses import dataclass

from partybranch.domain.parsing.hours import parse_hours
from partybranch.domain.parsing.names import bearers_of, name_key, split_names

_HEADINGS = frozenset(
    {"姓名", "党员姓名", "参加人员", "序号", "时长", "服务时长", "备注", "签名", "党小组", "小时"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedHours:
    """Who was named, each with the hours beside the name (None without), and words that name nobody."""

    found: Mapping[int, float | None]
    unknown: tuple[str, ...] = ()


def read_pasted_hours(text: str, names: Mapping[int, tuple[str, ...]]) -> PastedHours:
    """Read a column of names, cells of a sheet or a list (赵一、钱二); ``names`` are what each is called.

    A name that two people bear is left to the person who pastes, as one that nobody bears.
    """
    bearers = bearers_of(names)
    known = tuple(name for called in names.values() for name in called)
    found: dict[int, float | None] = {}
    unknown: dict[str, None] = {}
    for line in text.splitlines():
        last: int | None = None
        for word in split_names(line.replace("\t", "\n"), known):
            meant, hours = bearers.get(name_key(word), ()), _hours(word)
            if len(meant) == 1:
                (last,) = meant
                found.setdefault(last, None)
            elif last is not None and hours:
                found[last] = found[last] or hours
            elif hours is None and name_key(word) not in _HEADINGS:
                unknown[word] = None
    return PastedHours(found=found, unknown=tuple(unknown))


def _hours(word: str) -> float | None:
    """The length a cell says, 0 for a number that cannot be one (a telephone); None for other words."""
    try:
        return parse_hours(word)
    except ValueError:
        return 0.0 if word.isdecimal() else None
