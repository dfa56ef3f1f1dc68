"""Copy the summary of the year."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtGui import QGuiApplication

from partybranch.domain.periods import Period
from partybranch.services.tallies import PeriodBook
from ui.actions.action import Command, Ground
from ui.session import Session


class SummaryAction:
    """复制年度小结."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command, for the year the window looks at."""
        yield Command(
            title="复制年度小结",
            icon="copy",
            note=f"{ground.session.year}年的小结，复制后可以粘贴到总结里",
            run=partial(_copy, ground.session),
            also=("年度总结", "复制小结"),
            common=True,
        )


def _copy(session: Session) -> None:
    period, today, tallies = Period.year(session.year), session.today, session.branch.tallies

    def copied(book: PeriodBook) -> None:
        QGuiApplication.clipboard().setText(book.sentence)
        session.notices.done(f"{book.period.label}的小结已复制，可以粘贴到总结里")

    session.read(session, lambda: tallies.of(period, today), copied)
