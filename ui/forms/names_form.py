"""粘贴姓名: a roster as plain lines, for a branch that has no table to import."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.rows_form import RowsForm
from ui.forms.text_fields import TextArea
from ui.widgets.labels import role_label

_WORDS = (
    "每行一个姓名，可以从 WPS 表格里复制一列粘贴到这里。姓名后面加逗号可以写党小组，如“赵启明，第一党小组”；"
    "从表格里复制姓名、党小组两列也可以。都先记为正式党员，预备党员、入党日期和职务以后在“党员”页补上。"
)


class NamesForm(RowsForm):
    """Text in, text out; the service reads the lines and names those it cannot take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextArea("姓名", "赵启明\n钱秀英，第一党小组\n…")
        self.rows.add("text", "姓名", self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role_label(_WORDS, "secondary", wrap=True))
        layout.addWidget(self.rows, 1)
        self.setFocusProxy(self.text)

    def draft(self) -> str:
        """The text as it stands."""
        return self.text.value

    def place_of(self, sentence: str) -> str | None:
        """Every refusal is about the text."""
        del sentence
        return "text"
