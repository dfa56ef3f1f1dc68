"""Recording a sitting without the mouse, from 工作台 to saved, in the real window, every key counted.

Of 34 people two are on leave, one ill, one on duty. 党员大会 of another day: 26 keys (limit 40); 主题党日 of
today: 22 keys (limit 25); two of each hold Ctrl down. Letters that find a name count as keys; topic, minutes
and resolution are typed text. ``pytest -s`` prints every key.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_sitting, the_kind
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from rolls import made_up_members

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Person, Sitting
from ui.main_window import MainWindow
from ui.session import Session

pytestmark = pytest.mark.gui
Key = Qt.Key
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ILL, ON_DUTY = "郑文博", "许志强"


class Hands:
    """Two hands on a keyboard: whatever has the focus gets the key; all but typed text is counted."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.chords = 0

    @property
    def keys(self) -> int:
        """How many keys were pressed, a key held down together with another one as one."""
        return len(self.pressed)

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.pressed.append(f"{'Ctrl+' if with_ is CONTROL else ''}{key.name.removeprefix('Key_')}")
            self.chords += with_ is not PLAIN
            QTest.keyClick(_focus(), key, with_)

    def letters(self, letters: str) -> None:
        """Press letters and digits, each a key."""
        for letter in letters:
            self.pressed.append(letter)
            QTest.keyClicks(_focus(), letter)

    def write(self, text: str) -> None:
        """Type a text as an input method hands it over; it does not count."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(_focus(), event)

    def tell(self, what: str) -> None:
        """Print the keys (pytest -s shows them)."""
        keys = " ".join(self.pressed)
        sys.stdout.write(f"\n{what}：{self.keys} 键，其中 {self.chords} 键同时按 Ctrl：{keys}\n")


def _focus() -> QWidget:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "the keyboard leads nowhere"
    return widget


def _settle(branch: Branch) -> None:
    """A branch of 34 in two groups that held one sitting of each kind before."""
    for at, member in enumerate(made_up_members(34)):
        group = "第一党小组" if at < 17 else "第二党小组"
        branch.members.save(replace(member, groups=(GroupStay(group=group),)))
    branch.profile.save(Profile(name="第三党支部", usual_place="党员活动室"))
    chair, recorder = (Person(name=each.name, member_id=each.id) for each in branch.members.all()[:2])
    for kind, day in (("党员大会", 8), ("主题党日", 9)):
        held = a_sitting(kind, at=datetime(2022, 11, day, 15), chair=chair, recorder=recorder)
        branch.sittings.record(held)


@pytest.fixture
def hands(session: Session, stage: Callable[[], MainWindow]) -> Hands:
    """The whole window as it stands after the start: on 工作台, the keyboard on the navigation."""
    _settle(session.branch)
    stage()
    return Hands()


@pytest.fixture
def saved(branch: Branch) -> Callable[[], Sitting]:
    """The sitting of December, the one that the test recorded."""

    def only() -> Sitting:
        (sitting,) = branch.sittings.between(Period.month(2022, 12))
        return sitting

    return only


def begin(hands: Hands, kind: str) -> None:
    """Ctrl+N opens the kinds under the button, a digit takes one."""
    hands.press(Key.Key_N, with_=CONTROL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    labels = [action.text() for action in menu.actions()]
    (at,) = [place for place, label in enumerate(labels) if label.endswith(the_kind(kind).label)]
    hands.press(Key(Key.Key_1 + at))


def excuse(hands: Hands, initials: str, digit: str) -> None:
    """/ and the initials lead to the person; 2 请假 and one digit more for the reason."""
    hands.letters("/" + initials)
    hands.press(Key.Key_Return)
    hands.letters("2" + digit)


def check(sitting: Sitting, topic: str) -> None:
    assert (sitting.counts.due, sitting.counts.present, sitting.counts.leave) == (34, 32, 2)
    away = {row.name: row.reason for row in sitting.roll if row.mark is Mark.LEAVE}
    assert away == {ILL: "病假", ON_DUTY: "因公"}
    (record,) = sitting.records
    assert (record.topic, record.text) == (topic, "一、传达。\n二、讨论。")
    assert sitting.chair is not None
    assert sitting.recorder is not None
    assert sitting.place == "党员活动室"


def test_a_party_meeting_takes_at_most_forty_keys(hands: Hands, saved: Callable[[], Sitting]) -> None:
    begin(hands, "党员大会")
    hands.letters("20")
    hands.press(Key.Key_F9, Key.Key_F8)
    excuse(hands, "zwb", "2")
    excuse(hands, "xzq", "1")
    hands.press(Key.Key_F6)
    hands.write("讨论年度工作总结")
    hands.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    hands.write("一、传达。\n二、讨论。")
    hands.press(Key.Key_Tab)
    hands.write("同意年度工作总结。")
    hands.press(Key.Key_S, with_=CONTROL)
    check(saved(), "讨论年度工作总结")
    assert saved().starts_at == datetime(2022, 12, 20, 15)
    assert saved().records[0].resolution == "同意年度工作总结。"
    hands.tell("党员大会")
    assert hands.keys + hands.chords <= 40


def test_a_theme_day_takes_at_most_twenty_five_keys(hands: Hands, saved: Callable[[], Sitting]) -> None:
    begin(hands, "主题党日")
    hands.press(Key.Key_F9, Key.Key_F8)
    excuse(hands, "zwb", "2")
    excuse(hands, "xzq", "1")
    hands.press(Key.Key_F6)
    hands.write("学习贯彻全会精神")
    hands.press(Key.Key_Tab, Key.Key_Tab)
    hands.write("一、传达。\n二、讨论。")
    hands.press(Key.Key_S, with_=CONTROL)
    check(saved(), "学习贯彻全会精神")
    hands.tell("主题党日")
    assert hands.keys + hands.chords <= 25


def test_the_finder_is_one_chord_away_from_every_field_of_the_real_window(hands: Hands) -> None:
    begin(hands, "主题党日")
    for steps in range(4):
        hands.press(*[Key.Key_F6] * steps)
        hands.press(Key.Key_F, with_=CONTROL)
        assert _focus().accessibleName() == "在名单中找人"
