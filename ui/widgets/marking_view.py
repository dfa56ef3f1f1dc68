"""A table whose cells are marked by keys: typed and committed text are marks, and input methods stay out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QTableView

from ui.widgets.mark_keys import MarkKeys


class MarkingView(QTableView):
    """What the roll and the matrix share; each makes its own ``MarkKeys``."""

    _keys: MarkKeys

    def take_text(self, text: str) -> bool:
        """Act on typed or committed text, full-width digits too; whether any of it meant something."""
        return self._keys.take(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits in spite of being switched off here."""
        self.take_text(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell input methods to stay out: digits are marks here, not candidates."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        if query == Qt.InputMethodQuery.ImHints:
            return Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhDigitsOnly
        return super().inputMethodQuery(query)

    def shut_out_input_methods(self) -> None:
        """Switch the input method off: Qt switches it on again for every cell that can be edited."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
