"""From the words of a cell, a sheet name or a heading to the kinds that they name."""

import re
from collections.abc import Iterable

from partybranch.domain.kinds import Kind, Kinds, Shape
from partybranch.domain.parsing.names import detach_note, name_key
from partybranch.domain.parsing.text import quoted

_BETWEEN = re.compile(r"[、/／+＋，,；;&\n|]|(?<=[会课日习动])[和及暨](?=[^议])")
_SHEET_WORDS = re.compile(
    r"(?:会议|活动)?(?:考勤|签到)?(?:台账|记录表?|登记表?|情况表?|统计表?|汇总表?|一览表|明细表?|表|考勤|签到)$"
)
_YEAR = re.compile(r"^\d{4}年?度?(?:第?[一二三四1-4]季度|[上下]半年)?|\d{4}年?$|\(\d{4}年?\)")


def kind_named(text: str, kinds: Kinds) -> Kind | None:
    """The kind of exactly that name or alias; a note in brackets behind it is set aside."""
    return kinds.named(text) or kinds.named(name_key(text)) or kinds.named(detach_note(text)[0])


def kinds_named(text: str, kinds: Kinds) -> tuple[Kind, ...]:
    """The kinds in a cell such as 「主题党日＋党课」, in order. Raises ValueError for a word that is none."""
    whole = kind_named(text, kinds)
    if whole is not None:
        return (whole,)
    found: list[Kind] = []
    for word in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        several = _run_together(name_key(word), kinds)
        if not several:
            raise ValueError(f"没有{quoted(word)}这种会议类型，请改成已有的类型，或先添加这个类型")
        found += several
    if len({kind.code for kind in found}) < len(found):
        raise ValueError(f"{quoted(text)}里同一类型写了两次，请删去一个")
    return tuple(found)


def _run_together(word: str, kinds: Kinds) -> tuple[Kind, ...]:
    """「组织生活会民主评议党员」: names written one after the other without a sign between them."""
    whole = kind_named(word, kinds)
    if whole is not None:
        return (whole,)
    for name, kind in _names(kinds):
        rest = _run_together(word[len(name) :], kinds) if word.startswith(name) else ()
        if rest:
            return (kind, *rest)
    return ()


def leading_kind(text: str, kinds: Kinds) -> tuple[Kind | None, str]:
    """The kind with whose name a text begins, and the rest of the text."""
    for name, kind in _names(kinds):
        if text.strip().startswith(name):
            return kind, text.strip()[len(name) :].strip(" :：-—·（(）)")
    return None, text.strip()


def contained_kind(text: str, kinds: Iterable[Kind]) -> Kind | None:
    """The kind whose longest name or alias stands somewhere in the text."""
    key = name_key(text)
    return next((kind for name, kind in _names(kinds) if name in key), None)


def kind_of_table(texts: Iterable[str], kinds: Kinds, shape: Shape) -> Kind | None:
    """The kind after which a sheet is named, or else its title; the first text that names one."""
    return next((kind for text in texts if (kind := kind_of_sheet(text, kinds, shape))), None)


def kind_of_sheet(title: str, kinds: Kinds, shape: Shape) -> Kind | None:
    """The kind after which a sheet is named: 党员大会, 党员大会台账, 2022年党课记录."""
    key = _YEAR.sub("", name_key(title))
    kind = kind_named(key, kinds) or kind_named(_SHEET_WORDS.sub("", key), kinds)
    return kind if kind is not None and kind.shape is shape else None


def _names(kinds: Iterable[Kind]) -> list[tuple[str, Kind]]:
    """Every name and alias with its kind, the longest first."""
    names = ((kind, name) for kind in kinds for name in (kind.name, kind.short, *kind.aliases))
    return sorted(((name_key(name), kind) for kind, name in names if name), key=lambda pair: -len(pair[0]))
