"""撤销: take back the last steps by name; the journal itself is never undone."""

from partybranch.changes import Changes
from partybranch.errors import BranchError
from partybranch.storage import journal
from partybranch.storage.database import Database
from partybranch.storage.journal import Step
from partybranch.storage.unit import Unit

REACH = 30
"""How many steps back one can go."""


class Undo:
    """The last acts, newest first, and the taking back of the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self) -> tuple[Step, ...]:
        """The steps that can be taken back, newest first, at most ``REACH``."""
        with self._database.read() as unit:
            return _standing(unit)

    def undo(self) -> Changes:
        """Take back the newest step; BranchError when there is none."""
        steps = self.steps()
        if not steps:
            raise BranchError("没有可以撤销的操作。")
        last = steps[0]
        with self._database.write(f"撤销：{last.label}") as unit:
            if _standing(unit)[:1] != (last,):
                raise BranchError("刚刚有新的操作，没有撤销。请看过最近的操作后再试。")
            unit.take_back(journal.entries(unit.connection, last.id))
            return unit.commit(undoes=last.id)


def _standing(unit: Unit) -> tuple[Step, ...]:
    every = journal.steps(unit.connection)
    taken_back = {step.undoes for step in every}
    acts = [step for step in every if step.undoes is None][:REACH]
    return tuple(step for step in acts if step.id not in taken_back)
