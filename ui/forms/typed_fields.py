"""What stands in the fields of any form, as raw text by name, unfinished words too; put back as it was.

Lines, texts, lists, numbers, days and ticks are known; a widget that holds more (a table of people, rows of
dates) says its content itself by ``typed`` and takes it back by ``retype``.
"""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

_SEARCHING = "筛选"
"""A field that only looks for something says so in its name; nothing is lost with it."""
_TICKED = "yes"


@runtime_checkable
class HoldsTyped(Protocol):
    """A part of a form that knows its own content."""

    def typed(self) -> str:
        """The content as a text."""

    def retype(self, text: str) -> None:
        """Show what ``typed`` gave."""


_Field = QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QDoubleSpinBox | QDateTimeEdit
_Tick = QCheckBox | QRadioButton


def typed_in(form: QWidget) -> dict[str, str]:
    """The raw content of every field of a form, by its name."""
    return {name: _content(field) for name, field in _named(form)}


def retype(form: QWidget, content: Mapping[str, str]) -> tuple[str, ...]:
    """Put raw contents back; the names of what could not be put back whole.

    A field may change others when it is left, so everything is put back twice.
    """
    for _round in range(2):
        for name, field in _named(form):
            if name in content and _content(field) != content[name]:
                with contextlib.suppress(ValueError):
                    _put(field, content[name])
    now = typed_in(form)
    return tuple(name for name, text in content.items() if now.get(name, "") != text)


def _named(form: QWidget) -> Iterator[tuple[str, QWidget]]:
    seen: dict[str, int] = {}
    for field in _fields(form):
        name = field.accessibleName() or field.objectName()
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} {seen[name]}"), field


def _fields(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        if isinstance(child, HoldsTyped | _Field | _Tick):
            if _holds_typing(child):
                yield child
        else:
            yield from _fields(child)


def _holds_typing(field: QWidget) -> bool:
    fixed = isinstance(field, QLineEdit | QPlainTextEdit) and field.isReadOnly()
    return not fixed and not field.accessibleName().startswith(_SEARCHING)


def _content(field: QWidget) -> str:
    match field:
        case HoldsTyped():
            text = field.typed()
        case QLineEdit():
            text = field.text()
        case QPlainTextEdit():
            text = field.toPlainText()
        case QComboBox():
            text = field.currentText()
        case QDateTimeEdit():
            text = field.dateTime().toString(Qt.DateFormat.ISODate)
        case QSpinBox() | QDoubleSpinBox():
            text = str(field.value())
        case _:
            text = _TICKED if isinstance(field, _Tick) and field.isChecked() else ""
    return text


def _put(field: QWidget, text: str) -> None:
    if isinstance(field, HoldsTyped):
        field.retype(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.editingFinished.emit()
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        _choose(field, text)
    elif isinstance(field, _Tick):
        field.setChecked(text == _TICKED)
    else:
        _set_number(field, text)


def _choose(field: QComboBox, text: str) -> None:
    at = field.findText(text)
    if at >= 0 and not field.isEditable():
        field.setCurrentIndex(at)
    elif field.isEditable():
        field.setEditText(text)


def _set_number(field: QWidget, text: str) -> None:
    if isinstance(field, QDateTimeEdit):
        field.setDateTime(QDateTime.fromString(text, Qt.DateFormat.ISODate))
    elif isinstance(field, QSpinBox):
        field.setValue(int(text))
    elif isinstance(field, QDoubleSpinBox):
        field.setValue(float(text))
