"""Who chaired, took the minutes or lectured: somebody of the roster, or a guest by name."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from partybranch.domain.members import Member
from partybranch.domain.parsing.names import name_key
from partybranch.domain.sittings import Person
from partybranch.services.spelling import spells
from ui.widgets.labels import role_label
from ui.widgets.spelling_completer import SpellingCompleter

_GUEST = "不在当日名册中，按外请人员记姓名"
_SHARED = "有同名党员，请从列表中选择其中一位"


class PersonPicker(QWidget):
    """A list one can type into; untouched it gives back exactly the person it was given.

    Where ``guests_usual`` nothing is said about a name that the roster does not have.
    """

    changed = Signal()

    def __init__(self, name: str, *, guests_usual: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guests_usual = guests_usual
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setAccessibleName(name)
        self.setFocusProxy(self.combo)
        self.hint = role_label("", "secondary", wrap=True)
        self.hint.hide()
        self._given: tuple[str, Person | None] = ("", None)
        self._empty_words = self.usual = ""
        self._texts: dict[Person, str] = {}
        self._people: dict[str, Person] = {}
        self.combo.setCompleter(SpellingCompleter(self.combo.model(), self.combo))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.combo)
        layout.addWidget(self.hint)
        self.combo.editTextChanged.connect(self._on_text)
        line = self.combo.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._take_spelt)

    @property
    def person(self) -> Person | None:
        """Who was chosen or typed; None for nobody."""
        text = self.combo.currentText().strip()
        if text == self._given[0]:
            return self._given[1]
        if not text:
            return None
        return self._people.get(name_key(text), Person(name=text))

    def say_when_empty(self, text: str, *, keep: bool = True) -> None:
        """Put a grey word into the empty field, where no caption stands before it."""
        self._empty_words = text if keep else self._empty_words
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(text)

    def offer(
        self, members: Iterable[Member], labels: Mapping[int, str], usual: Person | None = None
    ) -> None:
        """Offer the members of the day; ``labels`` tell namesakes apart.

        Who usually does it stands first, one Down away; nobody is put in who was not chosen.
        """
        text = self.combo.currentText()
        offered = [(labels.get(each.id, each.name), each) for each in members if each.id is not None]
        self._people = {name_key(label): Person(name=m.name, member_id=m.id) for label, m in offered}
        self._texts = {Person(name=m.name, member_id=m.id): label for label, m in offered}
        self.combo.blockSignals(True)
        self.combo.clear()
        self.usual = self._usual_text(usual)
        first = [self.usual] if self.usual else []
        self.combo.addItems([*first, *(label for label, _member in offered if label not in first)])
        self.say_when_empty(f"按 ↓ 选 {self.usual}" if self.usual else self._empty_words, keep=False)
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(text)
        self.combo.blockSignals(False)
        self._hint()

    @property
    def offers_usual(self) -> bool:
        """Whether the field is empty and somebody usually does it."""
        return bool(self.usual) and not self.combo.currentText().strip()

    def take_usual(self) -> None:
        """Take whoever usually does it, where nobody stands yet."""
        if self.offers_usual:
            self.combo.setEditText(self.usual)

    def put(self, person: Person | None) -> None:
        """Show a person as recorded."""
        text = self._texts.get(person, person.name) if person else ""
        self._given = (text, person)
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(text)
        self._hint()

    def _on_text(self) -> None:
        self._hint()
        self.changed.emit()

    def _usual_text(self, usual: Person | None) -> str:
        """The label of who usually does it: a member of the day, or a guest."""
        if usual is None or (usual.member_id is not None and usual not in self._texts):
            return ""
        return self._texts.get(usual, usual.name)

    def _take_spelt(self) -> None:
        """Take the one member whom letters alone can mean, as the list under the line showed them."""
        typed = self.combo.currentText().strip()
        if not typed.isascii() or not typed.isalpha():
            return
        meant = [label for label in self._texts.values() if spells(label, typed)]
        if len(meant) == 1:
            self.combo.setEditText(meant[0])

    def _hint(self) -> None:
        person = self.person
        guest = person is not None and person.member_id is None and bool(self._people)
        shared = guest and person is not None and any(person.name == each.name for each in self._texts)
        hint = _SHARED if shared else _GUEST if guest and not self._guests_usual else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.combo.setToolTip(hint)
