"""Labels by what they say: the style sheet gives each role its look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def named_label(text: str, name: str) -> QLabel:
    """A label that the style sheet knows by its object name."""
    label = QLabel(text)
    label.setObjectName(name)
    return label


def role_label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of a role: section, secondary, figure, trouble, good; plain without one."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
