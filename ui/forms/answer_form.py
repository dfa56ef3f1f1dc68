"""说明: what a person says about a finding that cannot or need not be mended."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.rows_form import RowsForm
from ui.forms.text_fields import TextArea
from ui.widgets.labels import role_label


class AnswerForm(RowsForm):
    """Text in, text out, under the words of the finding."""

    def __init__(self, about: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextArea("说明", "如：6月支部书记外出培训，支委会与7月5日合并召开")
        self.text.put(text)
        self.rows.add("text", "说明", self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role_label(about, "secondary", wrap=True))
        layout.addWidget(self.rows, 1)
        self.text.setFocus()

    def draft(self) -> str:
        """The text as it stands."""
        return self.text.value
