"""What every test of the window gets: a session whose work is done at once, and the notices it said."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from partybranch.app import Branch
from ui.background import AtOnce
from ui.notices import Notice, Notices
from ui.session import Session


@pytest.fixture
def session(qtbot: QtBot, branch: Branch) -> Iterator[Session]:
    """A session over the real book of ``branch``; ``qtbot`` comes first so that Qt is there."""
    notices = Notices(branch.now)
    background = AtOnce(notices.failure)
    opened = Session(branch, background, notices)
    yield opened
    background.close()


@pytest.fixture
def said(session: Session) -> list[Notice]:
    """Everything the window says at its foot, in order."""
    heard: list[Notice] = []
    session.notices.said.connect(heard.append)
    return heard
