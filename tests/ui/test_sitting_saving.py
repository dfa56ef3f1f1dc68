"""The writing of a sitting in hand: one at a time, with the real worker at its side."""

from collections.abc import Iterator

import pytest
from builders import the_kind
from pytestqt.qtbot import QtBot
from rolls import afternoon, settle

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting
from ui.background import Background
from ui.forms.sitting_form import SittingForm
from ui.notices import Notices
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def background(branch: Branch, qtbot: QtBot) -> Iterator[Background]:
    made = Background(lambda error: pytest.fail(str(error)))
    yield made
    qtbot.waitUntil(lambda: made.idle)
    made.close()


@pytest.fixture
def form(branch: Branch, background: Background, qtbot: QtBot) -> SittingForm:
    settle(branch)
    shown = SittingForm(Session(branch, background, Notices(branch.now)))
    qtbot.addWidget(shown)
    record = Record(kind=the_kind("主题党日").code, topic="学习贯彻全会精神", text="集中学习。")
    shown.load(Sitting(starts_at=afternoon(), records=(record,)))
    qtbot.waitUntil(lambda: background.idle and bool(shown.panel.rows))
    return shown


def test_saving_again_while_the_first_is_on_its_way_writes_once(
    form: SittingForm, branch: Branch, background: Background, qtbot: QtBot
) -> None:
    form.save_button.click()
    assert not form.save_button.isEnabled()
    form.save()
    qtbot.waitUntil(lambda: background.idle and form.sitting_id is not None)
    assert [each.id for each in branch.sittings.between(Period.year(2022))] == [form.sitting_id]
    assert form.save_button.isEnabled()
