"""Laying a roll out anew under the hand: who is called may change, the marks given stay."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from partybranch.domain.attendance import Mark, RollRow, carry_marks
from partybranch.domain.kinds import Scope
from partybranch.domain.sittings import Sitting
from ui.forms.roll_panel import RollPanel
from ui.session import Session


def by_name(sitting: Sitting) -> bool:
    """Whether a record of the sitting calls people one by one (指定人员)."""
    return any(record.scope is Scope.NAMED for record in sitting.records)


def lay_anew(
    fresh: Iterable[RollRow], shown: Iterable[RollRow], frozen: Iterable[RollRow] = ()
) -> tuple[RollRow, ...]:
    """A fresh roll with the marks on the screen; ``frozen`` rows stay what they were when they were saved.

    A sitting that is only given another kind keeps its names and standings; another day asks for fresh ones.
    """
    kept = {row.member_id: row for row in frozen}
    unmarked = (
        replace(kept.get(row.member_id, row), mark=Mark.UNMARKED, reason="", late=False) for row in fresh
    )
    return carry_marks(unmarked, shown)


class RollLaying:
    """Asks the book who is due, and lays the answer out unless something newer was asked meanwhile."""

    def __init__(self, session: Session, panel: RollPanel) -> None:
        self._session, self._panel = session, panel
        self._kept: Sitting | None = None
        self._asked = 0
        self.named: frozenset[int] = frozenset()

    def begin(self, sitting: Sitting) -> None:
        """Work for another sitting; who is on a roll by name was chosen."""
        self.take_over(sitting)
        self.named = frozenset(row.member_id for row in sitting.roll) if by_name(sitting) else frozenset()

    def take_over(self, kept: Sitting) -> None:
        """Freeze the people of a sitting as saved; what was asked before is dropped."""
        self._kept = kept
        self._asked += 1

    def call(self, people: frozenset[int]) -> None:
        """Choose these people; who is no longer chosen leaves the roll with their mark."""
        gone = self.named - people
        self.named = people
        self._panel.show_roll(row for row in self._panel.rows if row.member_id not in gone)

    def lay(
        self, draft: Sitting, names: Mapping[int, str], done: Callable[[], None], *, thaw: bool = False
    ) -> None:
        """Lay the roll of a draft out anew; ``thaw`` also renews the people a kept sitting has frozen."""
        kept, sittings = self._kept, self._session.branch.sittings
        same_day = kept is not None and kept.id is not None and kept.day == draft.day
        frozen = kept.roll if kept is not None and same_day and not thaw else ()
        named = self.named if by_name(draft) else frozenset()
        question = replace(draft, roll=(), heads=None)
        self._asked += 1
        asked = self._asked

        def laid(fresh: tuple[RollRow, ...]) -> None:
            if asked == self._asked:
                self._panel.show_roll(lay_anew(fresh, self._panel.rows, frozen), names)
                done()

        self._session.read(self._panel, lambda: sittings.roll_for(question, named), laid)
