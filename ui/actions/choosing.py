"""Which commands what was typed means, and how they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from partybranch.services.search_matching import Marked, Rank
from partybranch.services.spelling import neatly, span, spells
from ui.actions import ACTIONS
from ui.actions.action import Command, Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A command that answers, with the stretch of its title that was typed."""

    command: Command
    title: Marked
    rank: Rank


def every_command(ground: Ground) -> tuple[Command, ...]:
    """All commands that work now, in the order of the tuple."""
    return tuple(command for action in ACTIONS for command in action.commands(ground))


def answering(commands: Iterable[Command], typed: str) -> tuple[Chosen, ...]:
    """The commands whose title or other words are typed, by characters or pinyin, the best first."""
    found = [chosen for command in commands if (chosen := _held_against(command, typed))]
    return tuple(sorted(found, key=lambda chosen: chosen.rank))


def _held_against(command: Command, typed: str) -> Chosen | None:
    place = span(command.title, typed)
    if place is not None:
        rank = _beginning(command.title, place) if neatly(command.title, typed) else Rank.LOOSE
        title = Marked(text=command.title, start=place[0], end=place[1])
        return Chosen(command=command, title=title, rank=rank)
    if any(spells(words, typed) for words in command.also):
        return Chosen(command=command, title=Marked(text=command.title), rank=Rank.PEOPLE)
    return None


def _beginning(title: str, place: tuple[int, int]) -> Rank:
    if place[0]:
        return Rank.TITLE
    return Rank.EXACT if place[1] == len(title) else Rank.BEGINNING
