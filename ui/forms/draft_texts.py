"""The words of a draft for reading and copying, where the form they were typed in cannot be opened again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partybranch.domain.drafts import Draft
from ui.forms.draft_words import kept_words, typed_words
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label


class DraftTexts(QDialog):
    """Only shows; the draft stays until it is given up in the bar."""

    def __init__(self, session: Session, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(draft.title)
        self._session = session
        self.text = QPlainTextEdit(typed_words(draft))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("当时填写的内容")
        copy, close = main_button("复制", icon="copy"), plain_button("关闭")
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label(draft.title, "page_title"))
        layout.addWidget(
            role_label(f"{kept_words(draft)}，还没有写入账本。可以复制后再填。", "secondary", wrap=True)
        )
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.resize(520, 380)

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._session.notices.done("已复制当时填写的内容")
