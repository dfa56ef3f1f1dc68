"""列席: a few names on one line, each with what they are: 王红（社区联络员）、李明."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from partybranch.domain.attendance import Observer
from partybranch.domain.parsing.names import detach_note, split_items


def observers_text(observers: Iterable[Observer]) -> str:
    """The observers as one writes them."""
    return "、".join(f"{each.name}（{each.role}）" if each.role else each.name for each in observers)


def parse_observers(text: str) -> tuple[Observer, ...]:
    """Names separated by 、，；, the role in brackets behind a name."""
    notes = (detach_note(item) for item in split_items(text))
    return tuple(Observer(name=name, role=role or "") for name, role in notes if name)


class ObserversLine(QLineEdit):
    """The line; untouched it gives back exactly what it was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[Observer, ...] = ()
        self.setAccessibleName("列席人员")
        self.setPlaceholderText("如：王红（社区联络员）、李明")

    @property
    def observers(self) -> tuple[Observer, ...]:
        """Who sat in."""
        text = self.text()
        return self._given if text == observers_text(self._given) else parse_observers(text)

    def put(self, observers: tuple[Observer, ...]) -> None:
        """Show who sat in."""
        self._given = observers
        self.setText(observers_text(observers))
        self.setCursorPosition(0)
