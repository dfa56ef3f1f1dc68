"""Whom an entry of a register concerns: any number of members, or the two of a talk."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partybranch.domain.members import Member, frozen_name, members_on, standing_on
from partybranch.domain.pairs import pair_kind
from partybranch.domain.registers import Register, RegisterPerson
from partybranch.domain.sittings import Person
from ui.forms.people_chooser import PeopleChooser
from ui.forms.person_picker import PersonPicker
from ui.forms.trouble import FieldTrouble
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label

PEOPLE = "people"


class PeopleLine(QWidget):
    """The names in one line and the list of the day behind a button; who is chosen stays on that list."""

    def __init__(self, word: str, members: Sequence[Member], names: Mapping[int, str]) -> None:
        super().__init__()
        self._word, self._members, self._names = word, members, names
        self._here: tuple[Member, ...] = tuple(members)
        self._people: tuple[RegisterPerson, ...] = ()
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(word)
        self.line.setPlaceholderText("还没有选择")
        self.button = plain_button("选择…")
        self.button.setAccessibleName(f"选择{word}")
        self.button.clicked.connect(self._choose)
        self.setFocusProxy(self.button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)

    def offer(self, day: date) -> None:
        """Offer the members of a day."""
        self._here = members_on(self._members, day)

    def put(self, people: Sequence[RegisterPerson]) -> None:
        """Show people as recorded."""
        self._people = tuple(people)
        words = "、".join(shown_name(each, self._names) for each in self._people)
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self.line.setToolTip(words)

    def read(self) -> tuple[RegisterPerson, ...]:
        """Who was chosen."""
        return self._people

    def typed(self) -> str:
        """Who was chosen, as text."""
        return json.dumps([(each.member_id, each.name) for each in self._people], ensure_ascii=False)

    def retype(self, text: str) -> None:
        """Show whom ``typed`` named."""
        self.put([RegisterPerson(member_id=who, name=name) for who, name in json.loads(text)])

    @property
    def offered(self) -> tuple[Member, ...]:
        """Who may be chosen, in the order of the roster."""
        kept = {each.member_id for each in self._people}
        return tuple(each for each in self._members if each in self._here or each.id in kept)

    def choose(self, chosen: Collection[int]) -> None:
        """Take exactly these members; a name that was written down stays as it is."""
        kept = {each.member_id: each for each in self._people}
        self.put(
            [
                kept.get(each.id) or RegisterPerson(member_id=each.id, name=each.name)
                for each in self._members
                if each.id is not None and each.id in chosen
            ]
        )

    def _choose(self) -> None:
        ticked = {each.member_id for each in self._people}
        dialog = PeopleChooser(self.offered, self._names, ticked, parent=self)
        dialog.setWindowTitle(f"选择{self._word}")
        if dialog.exec():
            self.choose(dialog.chosen)


class PairPickers(QWidget):
    """The two of a talk, typed or picked; under them between whom of the branch it was, as of the day."""

    def __init__(self, word: str, members: Sequence[Member], names: Mapping[int, str]) -> None:
        super().__init__()
        self._members, self._names = members, names
        self._day: date | None = None
        self._more: tuple[RegisterPerson, ...] = ()
        self.pickers = tuple(PersonPicker(f"{word}之{place}", guests_usual=True) for place in ("一", "二"))
        self.hint = role_label(" ", "secondary")
        self.setFocusProxy(self.pickers[0])
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.pickers[0], 1)
        line.addWidget(role_label("和", "secondary"))
        line.addWidget(self.pickers[1], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.hint)
        for picker in self.pickers:
            picker.changed.connect(self._say)

    def offer(self, day: date) -> None:
        """Offer the members of a day."""
        self._day = day
        for picker in self.pickers:
            picker.offer(members_on(self._members, day), self._names)
        self._say()

    def put(self, people: Sequence[RegisterPerson]) -> None:
        """Show people as recorded; a third and further ones are kept."""
        self._more = tuple(people[2:])
        for place, picker in enumerate(self.pickers):
            who = people[place] if place < len(people) else None
            picker.put(Person(name=who.name, member_id=who.member_id) if who else None)
        self._say()

    def read(self) -> tuple[RegisterPerson, ...]:
        """Who was chosen. Raises FieldTrouble for a name that is no member's."""
        return tuple(_member(each) for each in self._chosen) + self._more

    @property
    def _chosen(self) -> list[Person]:
        return [picker.person for picker in self.pickers if picker.person is not None]

    def _say(self) -> None:
        self.hint.setText(self._hint() or " ")

    def _hint(self) -> str:
        ids = [each.member_id for each in self._chosen]
        if len(ids) < 2 or self._day is None:
            return ""
        if ids[0] is not None and ids[0] == ids[1]:
            return "双方是同一个人"
        by_id = {each.id: each for each in self._members}
        here = [standing_on(by_id[each], self._day) for each in ids if each is not None and each in by_id]
        kind = pair_kind(here[0], here[1]) if len(here) == 2 else None
        return kind.value if kind else "有一方不在当日党员名册中"


def people_field(
    register: Register, members: Sequence[Member], names: Mapping[int, str]
) -> PeopleLine | PairPickers | None:
    """The field that a register needs for its people; None where it has none."""
    if not register.people_word:
        return None
    return (PairPickers if register.pairs else PeopleLine)(register.people_word, members, names)


def shown_name(person: RegisterPerson, names: Mapping[int, str]) -> str:
    """The name as written down, with what tells its bearer from a namesake of today."""
    return frozen_name(person.name, names.get(person.member_id, ""))


def _member(person: Person) -> RegisterPerson:
    if person.member_id is None:
        raise FieldTrouble(PEOPLE, f"“{person.name}”不在当日党员名册中。请从名单里选择。")
    return RegisterPerson(member_id=person.member_id, name=person.name)
