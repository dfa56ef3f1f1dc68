"""The bell over a real worker thread: several writes in a row are counted once they are all in."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

import pytest
from builders import a_member, a_sitting, settle
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from partybranch.domain.periods import Period
from ui.background import Background
from ui.bell import Bell
from ui.notices import Notices
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def busy(qtbot: QtBot, branch: Branch) -> Iterator[Session]:
    """A session whose work is done on the worker thread, as in the window."""
    settle(branch, a_member("赵一"))
    notices = Notices(branch.now)
    background = Background(notices.failure)
    yield Session(branch, background, notices)
    background.close()


def test_after_many_writes_in_a_row_the_bell_says_what_is_open_then(busy: Session, qtbot: QtBot) -> None:
    bell = Bell(busy)
    qtbot.addWidget(bell)
    for month in range(1, 7):
        held = a_sitting("主题党日", at=datetime(2022, month, 7, 9))
        busy.act(bell, partial(busy.branch.sittings.record, held))
    qtbot.waitUntil(lambda: busy.background.idle)
    report = busy.branch.compliance.of(Period.year(2022), busy.today)
    qtbot.waitUntil(lambda: bell.text() == str(len(report.open)))
