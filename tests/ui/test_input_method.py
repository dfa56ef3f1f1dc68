"""A Chinese input method is on: the roll takes digits as marks, text fields compose, no shortcut fires.

The events are sent as an input method sends them: while it composes, it keeps the keys (Space, digits, Enter,
Esc, letters) to itself and the window gets only preedit and commit.
"""

from collections.abc import Callable
from datetime import datetime

import pytest
from builders import the_kind
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from rolls import settle

from partybranch.domain.attendance import Mark
from ui.forms.sitting_form import SittingForm
from ui.main_window import MainWindow
from ui.pages.sittings_page import SittingsPage
from ui.session import Session

pytestmark = pytest.mark.gui
Key = Qt.Key


class InputMethod:
    """A pinyin input method over the widget that has the focus, as far as Qt lets it in."""

    def __init__(self) -> None:
        self._preedit = ""

    @property
    def let_in(self) -> bool:
        """Whether the widget wants an input method at all; Qt asks it before every key."""
        widget = self._widget()
        enabled = widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return enabled and bool(widget.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))

    def letters(self, letters: str) -> None:
        """Letters go into the preedit where the method is let in, else to the widget as keys."""
        for letter in letters:
            if self.let_in:
                self._compose(self._preedit + letter)
            else:
                QTest.keyClicks(self._widget(), letter)

    def key(self, key: Qt.Key, chosen: str = "你好") -> None:
        """While something is composed Space and digits take a candidate, Enter the letters, Esc nothing."""
        if not self._preedit:
            QTest.keyClick(self._widget(), key)
        elif key is Key.Key_Escape:
            self._compose("")
        else:
            self._commit(self._preedit if key is Key.Key_Return else chosen)

    def _compose(self, preedit: str) -> None:
        self._preedit = preedit
        QApplication.sendEvent(self._widget(), QInputMethodEvent(preedit, []))

    def _commit(self, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        self._preedit = ""
        QApplication.sendEvent(self._widget(), event)

    def _widget(self) -> QWidget:
        widget = QGuiApplication.focusObject()
        assert isinstance(widget, QWidget)
        return widget


@pytest.fixture
def form(session: Session, stage: Callable[[], MainWindow], qtbot: QtBot) -> SittingForm:
    """The form of a new theme day in the real window, its roll under the hand."""
    settle(session.branch)
    window = stage()
    window.show_page("活动", kind=the_kind("主题党日").code)
    (page,) = [each for each in window.pages if isinstance(each, SittingsPage)]
    page.form.panel.grid.setFocus()
    qtbot.waitUntil(page.form.panel.grid.hasFocus)
    return page.form


@pytest.fixture
def method() -> InputMethod:
    return InputMethod()


def marks(form: SittingForm) -> list[tuple[Mark, str]]:
    return [(row.mark, row.reason) for row in form.panel.rows[:4]]


def test_marks_are_set_by_digits_and_space_and_nothing_is_composed(
    form: SittingForm, method: InputMethod
) -> None:
    assert not method.let_in
    for key in (Key.Key_Space, Key.Key_2, Key.Key_2, Key.Key_Right, Key.Key_3, Key.Key_Right, Key.Key_4):
        method.key(key)
        assert not method.let_in
    assert marks(form) == [
        (Mark.PRESENT, ""),
        (Mark.LEAVE, "病假"),
        (Mark.ABSENT, ""),
        (Mark.ELSEWHERE, ""),
    ]


def test_letters_meant_for_the_method_do_nothing_in_the_roll(form: SittingForm, method: InputMethod) -> None:
    for key in (Key.Key_Space, Key.Key_1, Key.Key_Return):
        method.letters("nihao")
        method.key(key)
    assert {row.mark for row in form.panel.rows} == {Mark.UNMARKED}
    assert form.panel.grid.place == 0
    method.key(Key.Key_Space)
    assert marks(form)[:2] == [(Mark.PRESENT, ""), (Mark.UNMARKED, "")]


def test_a_method_that_does_not_ask_neither_marks_by_its_preedit_nor_is_lost(form: SittingForm) -> None:
    """Some methods write into every widget; what they commit counts as typed, what they compose does not."""
    grid = form.panel.grid
    QApplication.sendEvent(grid, QInputMethodEvent("2", []))
    assert marks(form)[0] == (Mark.UNMARKED, "")
    for text in ("你好", "２", "病"):
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(grid, event)
    assert marks(form)[0] == (Mark.LEAVE, "")


def test_the_reason_of_a_leave_is_composed_in_its_cell(form: SittingForm, method: InputMethod) -> None:
    for key in (Key.Key_2, Key.Key_4):
        method.key(key)
    assert method.let_in
    method.letters("peihu")
    method.key(Key.Key_1, "陪护")
    method.letters("jiashu")
    method.key(Key.Key_Space, "家属")
    method.key(Key.Key_Return)
    QApplication.processEvents()
    assert marks(form)[0] == (Mark.LEAVE, "陪护家属")
    assert not method.let_in, "back in the roll the method is off again"


FIELDS: dict[str, Callable[[SittingForm], QWidget]] = {
    "地点": lambda form: form.basics.place,
    "主持人": lambda form: form.basics.chair.combo,
    "记录人": lambda form: form.basics.recorder.combo,
    "备注": lambda form: form.basics.remarks,
    "找人": lambda form: form.panel.finder,
    "列席": lambda form: form.panel.observers_line,
    "主题": lambda form: form.tabs.forms[0].topic,
    "内容": lambda form: form.tabs.forms[0].text,
    "决议": lambda form: form.tabs.forms[0].resolution,
}


TAKEN = {Key.Key_Space: "你好", Key.Key_1: "你好", Key.Key_Return: "nihao", Key.Key_Escape: ""}
"""The keys that end what is composed, and what each leaves in the field."""


def written(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit)
    return widget.text()


def empty(widget: QWidget) -> None:
    if isinstance(widget, QComboBox):
        widget.setEditText("")
    else:
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.clear()


@pytest.mark.parametrize("name", FIELDS)
def test_a_text_field_composes_and_the_keys_of_the_method_do_nothing_else(
    form: SittingForm, method: InputMethod, name: str
) -> None:
    field, before = FIELDS[name](form), form.panel.rows
    went: list[bool] = []
    form.left.connect(lambda: went.append(True))
    field.setFocus()
    for key, expected in TAKEN.items():
        empty(field)
        assert method.let_in
        method.letters("nihao")
        assert written(field) == "", "what is composed is not written yet"
        method.key(key)
        assert written(field) == expected
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is field or field.isAncestorOf(focus)
        assert form.panel.rows == before
        assert went == []
        assert form.draft().starts_at.date() == datetime(2022, 12, 31).date()
        assert form.sitting_id is None


def test_somebody_is_found_by_the_letters_a_method_hands_over_with_enter(
    form: SittingForm, method: InputMethod
) -> None:
    method.key(Key.Key_Slash)
    method.letters("qxy")
    method.key(Key.Key_Return)
    assert form.panel.finder.text() == "qxy"
    method.key(Key.Key_Return)
    method.key(Key.Key_2)
    method.key(Key.Key_1)
    assert marks(form)[1] == (Mark.LEAVE, "因公")


def test_somebody_is_found_by_the_characters_composed(form: SittingForm, method: InputMethod) -> None:
    method.key(Key.Key_Slash)
    method.letters("sunlei")
    method.key(Key.Key_Space, "孙磊")
    method.key(Key.Key_Return)
    method.key(Key.Key_3)
    assert marks(form)[2] == (Mark.ABSENT, "")
