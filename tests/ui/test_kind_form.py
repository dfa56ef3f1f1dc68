"""新增类型: a kind of the branch's own, entered in the window."""

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.kinds import Book, Kind, Rhythm, Scope, Shape
from ui.forms.form_dialog import FormDialog
from ui.forms.kind_form import KindForm, add_kind
from ui.forms.trouble import FieldTrouble
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui


def test_a_kind_without_a_name_is_complained_about(qtbot: QtBot) -> None:
    form = KindForm()
    qtbot.addWidget(form)
    with pytest.raises(FieldTrouble, match="类型名称"):
        form.draft()


def test_a_service_kind_goes_into_the_volunteering_ledger(qtbot: QtBot) -> None:
    form = KindForm()
    qtbot.addWidget(form)
    form.name.setText("楼道巡护")
    form.shape.setCurrentIndex(form.shape.findData(Shape.SERVICE))
    drafted = form.draft()
    assert (drafted.shape, drafted.book, drafted.scope) == (Shape.SERVICE, Book.VOLUNTEERING, Scope.NAMED)


def test_a_duty_says_how_often_and_services_have_none(qtbot: QtBot) -> None:
    form = KindForm()
    qtbot.addWidget(form)
    form.name.setText("读书分享会")
    assert not form.times.isEnabled()
    form.rhythm.setCurrentIndex(form.rhythm.findData(Rhythm.HALF))
    form.times.setValue(2)
    cadence = form.draft().cadence
    assert cadence is not None
    assert cadence.words == "每半年2次"
    form.shape.setCurrentIndex(form.shape.findData(Shape.SERVICE))
    assert not form.rhythm.isEnabled()
    assert form.draft().cadence is None


def test_a_saved_kind_is_there_for_every_list(qtbot: QtBot, session: Session) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    add_kind(session, parent)
    dialog = parent.findChild(FormDialog)
    form = parent.findChild(KindForm)
    assert dialog is not None
    assert form is not None
    form.name.setText("读书分享会")
    form.rhythm.setCurrentIndex(form.rhythm.findData(Rhythm.MONTH))
    form.flags["study"].setChecked(True)
    dialog.save()
    kept = session.branch.kinds.all().named("读书分享会")
    assert kept is not None
    assert kept.study
    assert kept.cadence is not None
    assert kept.cadence.words == "每月1次"


def test_the_new_button_offers_a_new_kind_last_and_it_joins_the_menu(qtbot: QtBot, session: Session) -> None:
    page = SittingsPage(session)
    qtbot.addWidget(page)
    page.reload()
    assert _words(page)[-1] == "新增类型…"
    session.branch.kinds.add(Kind(code="", name="读书分享会"))
    page.reload()
    assert any(words.endswith("读书分享会") for words in _words(page))


def _words(page: SittingsPage) -> list[str]:
    menu = page.new_button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions() if action.text()]
