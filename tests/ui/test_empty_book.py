"""A book without a roster is asked for its roster, not accused of missing duties."""

import pytest
from builders import a_member
from pytestqt.qtbot import QtBot

from ui import places
from ui.bell import Bell
from ui.pages.checks_page import ChecksPage
from ui.session import Session

pytestmark = pytest.mark.gui


def test_a_book_without_a_roster_says_what_to_do_first(
    qtbot: QtBot, session: Session, visits: list[tuple[str, int | None, str | None]]
) -> None:
    page, bell = ChecksPage(session), Bell(session)
    for each in (page, bell):
        qtbot.addWidget(each)
        each.show()
    assert page.nobody.isVisible()
    assert bell.text() == "0"
    page.nobody.button.click()
    assert visits == [(places.IMPORTING, None, "roster")]
    session.act(page, lambda: session.branch.members.save(a_member("赵一")))
    assert not page.nobody.isVisible()
    assert int(bell.text()) > 0
