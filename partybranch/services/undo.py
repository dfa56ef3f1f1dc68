"""撤销 and 重做: take back the last steps by name and bring them back; the journal only ever grows.

Taking back writes a step of its own that names the step it undoes; bringing back takes back that step in
turn. So what stands and what may come back follow from the journal alone, also after the next start.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from partybranch.changes import Changes
from partybranch.errors import BranchError
from partybranch.storage import journal
from partybranch.storage.database import Database
from partybranch.storage.journal import Step
from partybranch.storage.unit import Unit

REACH = 30
"""How many steps back one can go."""

_STALE = "刚刚有新的操作，没有{what}。请看过最近的操作后再试。"


@dataclass(frozen=True, slots=True)
class Steps:
    """The acts of a person that can be taken back and those that can be brought back, the next one first."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
    """An act and the step that did it last: the act itself, its taking back or its bringing back."""

    act: int
    last: int


class Undo:
    """The last acts by name, and the way back and forth between them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def both(self) -> Steps:
        """What can be taken back and what can be brought back, in one look."""
        with self._database.read() as unit:
            piles = (tuple(turn.act for turn in pile) for pile in _reachable(unit))
            return Steps(*(journal.steps_named(unit.connection, pile) for pile in piles))

    def steps(self) -> tuple[Step, ...]:
        """The acts that can be taken back, newest first, at most ``REACH``."""
        return self.both().done

    def undone(self) -> tuple[Step, ...]:
        """The acts that can be brought back, the one taken back last first; a new act empties the list."""
        return self.both().undone

    def undo(self, number: int = 1, *, newest: int | None = None) -> Changes:
        """Take back the newest acts in one go; BranchError when there are not so many.

        ``newest`` is the id of the act that the person saw on top: when another came since, nothing is done.
        """
        return self._go("撤销", 0, number, newest)

    def redo(self, number: int = 1, *, newest: int | None = None) -> Changes:
        """Bring back the acts taken back last, in one go; otherwise as ``undo``."""
        return self._go("重做", 1, number, newest)

    def _go(self, what: str, pile: int, number: int, newest: int | None) -> Changes:
        with self._database.read() as unit:
            wanted = _reachable(unit)[pile][: max(number, 1)]
            acts = journal.steps_named(unit.connection, [turn.act for turn in wanted])
        if len(wanted) < number or not wanted:
            raise BranchError(f"没有可以{what}的操作。")
        if newest is not None and acts[0].id != newest:
            raise BranchError(_STALE.format(what=what))
        label = f"{what}：{acts[-1].label}"
        if number > 1:
            label = f"{what}{number}步，到“{acts[-1].label}”为止"
        with self._database.write(label) as unit:
            if _reachable(unit)[pile][: len(wanted)] != wanted:
                raise BranchError(_STALE.format(what=what))
            for turn, act in zip(wanted, acts, strict=True):
                unit.take_back(turn.last, f"{what}：{act.label}")
            return unit.commit()


def _reachable(unit: Unit) -> tuple[list[_Turn], list[_Turn]]:
    """What can be taken back and brought back; an act further back than ``REACH`` stands for good."""
    done, undone = _replay(journal.links(unit.connection))
    return done[::-1][: max(REACH - len(undone), 0)], undone[::-1]


def _replay(links: Iterable[tuple[int, int | None]]) -> tuple[list[_Turn], list[_Turn]]:
    """Go through the journal from its beginning and keep both piles, the next one on top (last)."""
    done: list[_Turn] = []
    undone: list[_Turn] = []
    for step, undoes in links:
        if undoes is None:
            done.append(_Turn(step, step))
            undone.clear()
        elif done and done[-1].last == undoes:
            undone.append(replace(done.pop(), last=step))
        elif undone and undone[-1].last == undoes:
            done.append(replace(undone.pop(), last=step))
    return done, undone
