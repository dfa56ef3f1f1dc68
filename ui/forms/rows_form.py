"""What most forms are: fields in rows, with every complaint beside the field it is about."""

from PySide6.QtWidgets import QWidget

from ui.widgets.form_rows import FormRows


class RowsForm(QWidget):
    """The words between a form and ``FormDialog``, said once; a form with more places adds to them."""

    def __init__(self, parent: QWidget | None = None, *, pairs: int = 1) -> None:
        super().__init__(parent)
        self.rows = FormRows(pairs)

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        self.rows.complain(key, sentence)

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal names."""
        return self.rows.place_of(sentence)

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
