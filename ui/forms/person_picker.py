"""Who chaired, took the minutes or lectured: somebody of the roster, or a guest by name."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from partybranch.domain.members import Member
from partybranch.domain.parsing.names import name_key
from partybranch.domain.sittings import Person
from ui.widgets.labels import role_label

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
        self._texts: dict[Person, str] = {}
        self._people: dict[str, Person] = {}
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.combo)
        layout.addWidget(self.hint)
        self.combo.editTextChanged.connect(self._on_text)

    @property
    def person(self) -> Person | None:
        """Who was chosen or typed; None for nobody."""
        text = self.combo.currentText().strip()
        if text == self._given[0]:
            return self._given[1]
        if not text:
            return None
        return self._people.get(name_key(text), Person(name=text))

    def say_when_empty(self, text: str) -> None:
        """Put a grey word into the empty field, where no caption stands before it."""
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(text)

    def offer(self, members: Iterable[Member], labels: Mapping[int, str]) -> None:
        """Offer the members of the day; ``labels`` tell namesakes apart."""
        text = self.combo.currentText()
        offered = [(labels.get(each.id, each.name), each) for each in members if each.id is not None]
        self._people = {name_key(label): Person(name=m.name, member_id=m.id) for label, m in offered}
        self._texts = {Person(name=m.name, member_id=m.id): label for label, m in offered}
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems([label for label, _member in offered])
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(text)
        self.combo.blockSignals(False)
        self._hint()

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

    def _hint(self) -> None:
        person = self.person
        guest = person is not None and person.member_id is None and bool(self._people)
        shared = guest and person is not None and any(person.name == each.name for each in self._texts)
        hint = _SHARED if shared else _GUEST if guest and not self._guests_usual else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.combo.setToolTip(hint)
