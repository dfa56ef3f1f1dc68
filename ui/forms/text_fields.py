"""Fields for text that give back exactly what they were given while nobody has typed in them.

Qt turns no-break spaces and foreign line ends into its own; a record merely looked at must not change.
"""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class TextLine(QLineEdit):
    """One line of text."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    @property
    def value(self) -> str:
        """The text."""
        text = self.text()
        return self._given if text == self._shown else text.strip()

    def put(self, text: str) -> None:
        """Show a text."""
        self._given = text
        self.setText(text)
        self._shown = self.text()
        self.setCursorPosition(0)


class TextArea(QPlainTextEdit):
    """Plain text of any length; Tab leads to the next field."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)

    @property
    def value(self) -> str:
        """The text."""
        text = self.toPlainText()
        return self._given if text == self._shown else text

    def put(self, text: str) -> None:
        """Show a text."""
        self._given = text
        self.setPlainText(text)
        self._shown = self.toPlainText()
