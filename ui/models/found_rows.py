"""The list under the search box as rows: headings, hits, commands, and what is not listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from partybranch.services.search import FEW, Found
from partybranch.services.search_entries import Group
from partybranch.services.search_matching import Hit, Marked, Rank
from ui.actions.action import Command
from ui.actions.choosing import Chosen

COMMANDS = "命令"
_ICONS = {
    Group.MEMBERS: "members",
    Group.SITTINGS: "sittings",
    Group.SERVICES: "volunteering",
    Group.REGISTERS: "registers",
    Group.PLANS: "plans",
}


_NOTHING = Marked(text="")


class Sort(Enum):
    """What a row is: only the last three can be chosen."""

    HEADING = "heading"
    WORDS = "words"
    HIT = "hit"
    COMMAND = "command"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One row; ``hit``, ``command`` or the ``group`` to be listed at length is what choosing it means."""

    sort: Sort
    title: Marked
    note: Marked = _NOTHING
    icon: str = ""
    group: str = ""
    faint: bool = False
    hit: Hit | None = None
    command: Command | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether the keyboard may stand on it."""
        return self.sort in (Sort.HIT, Sort.COMMAND, Sort.MORE)

    @property
    def said(self) -> str:
        """The row as a screen reader says it."""
        kind = f"{self.group}：" if self.group and self.can_be_chosen else ""
        return f"{kind}{self.title.text}" + (f"，{self.note.text}" if self.note.text else "")


def answer_rows(
    typed: str, found: Sequence[Found], commands: Sequence[Chosen], *, at_length: bool = False
) -> tuple[FoundRow, ...]:
    """Everything that answers what was typed, under its headings.

    What only speaks of it somewhere in a text stands behind what is called so; commands whose name begins
    with it stand before everything, unless a record is called so.
    """
    groups = [(each.best, _record_rows(each)) for each in found]
    best = min((each.best for each in found), default=Rank.TEXT)
    if commands:
        orders = (commands[0].rank, _command_rows(commands, at_length=at_length))
        groups.insert(0 if commands[0].rank < min(Rank.TITLE, best) else len(groups), orders)
    if not groups:
        hint = "可以少输几个字，或换成姓名首字母、日期（如 0620）再试。"
        return (FoundRow(sort=Sort.WORDS, title=Marked(text=f"没有找到“{_short(typed)}”。{hint}")),)
    groups.sort(key=lambda group: group[0] >= Rank.LOOSE)
    return tuple(row for _best, rows in groups for row in rows)


def opening_rows(recent: Sequence[Hit], commands: Sequence[Command]) -> tuple[FoundRow, ...]:
    """What is offered before anything was typed: what was opened last, and the usual commands."""
    rows = [_hit_row(hit) for hit in recent]
    orders = [_command_row(command, Marked(text=command.title)) for command in commands]
    return (
        *([_heading("最近打开")] if rows else []),
        *rows,
        *([_heading("常用命令")] if orders else []),
        *orders,
    )


def _record_rows(found: Found) -> list[FoundRow]:
    rows = [_heading(found.group.value), *(_hit_row(hit) for hit in found.hits)]
    if found.more:
        rows.append(_more(found.group.value, found.more))
    return rows


def _command_rows(commands: Sequence[Chosen], *, at_length: bool) -> list[FoundRow]:
    if not commands:
        return []
    listed = commands if at_length else commands[:FEW]
    rows = [_heading(COMMANDS), *(_command_row(each.command, each.title) for each in listed)]
    if len(listed) < len(commands):
        rows.append(_more(COMMANDS, len(commands) - len(listed)))
    return rows


def _heading(words: str) -> FoundRow:
    return FoundRow(sort=Sort.HEADING, title=Marked(text=words))


def _more(group: str, number: int) -> FoundRow:
    return FoundRow(sort=Sort.MORE, title=Marked(text=f"还有 {number} 条"), group=group)


def _hit_row(hit: Hit) -> FoundRow:
    return FoundRow(
        sort=Sort.HIT,
        title=hit.title,
        note=hit.note,
        icon=_ICONS[hit.group],
        group=hit.group.value,
        faint=hit.voided,
        hit=hit,
    )


def _command_row(command: Command, title: Marked) -> FoundRow:
    return FoundRow(
        sort=Sort.COMMAND,
        title=title,
        note=Marked(text=command.note),
        icon=command.icon,
        group=COMMANDS,
        command=command,
    )


def _short(typed: str) -> str:
    words = " ".join(typed.split())
    return words if len(words) <= 20 else f"{words[:20]}…"
