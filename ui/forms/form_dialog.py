"""The frame of a form in a window of its own: 保存 writes, 取消 asks before a changed draft is lost."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from partybranch.changes import Changes
from partybranch.domain.drafts import FormPlace
from partybranch.errors import BranchError
from ui.forms.form_draft import FormDraft
from ui.forms.trouble import FieldTrouble
from ui.history_panel import history_link
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label

NOWHERE = FormPlace()
"""A form that no page can open again by itself: what was typed in it can only be read."""

D_co = TypeVar("D_co", covariant=True)
T = TypeVar("T")


class Form(Protocol[D_co]):
    """What the dialog asks of a form."""

    def draft(self) -> D_co:
        """What the form says now; FieldTrouble when it cannot be understood."""

    def complain(self, key: str, sentence: str) -> None:
        """Say a sentence beside a field."""

    def clear_complaints(self) -> None:
        """Take all complaints away."""

    def place_of(self, sentence: str) -> str | None:
        """The field that a refusal is about, None when it is about the whole."""


class FormDialog(QDialog, Generic[T]):
    """Holds one form; ``save`` is the one write, done off the GUI thread.

    What is typed is kept as a draft until the window closes; ``place`` says where it is gone on with.
    """

    def __init__(
        self,
        session: Session,
        title: str,
        form: Form[T],
        widget: QWidget,
        save: Callable[[T], Changes],
        parent: QWidget | None = None,
        place: FormPlace = NOWHERE,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._session, self._form, self._save = session, form, save
        self._trouble = role_label("", "trouble", wrap=True)
        self.extra = QHBoxLayout()
        self.save_button, cancel = main_button("保存", icon="save"), plain_button("取消")
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        cancel.clicked.connect(self.reject)
        self._before = self._read()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(named_label(title, "page_title"))
        self.about_draft = role_label("", "secondary", wrap=True)
        layout.addWidget(self.about_draft)
        layout.addWidget(widget, 1)
        layout.addLayout(self._foot(cancel))
        QShortcut(QKeySequence.StandardKey.HelpContents, self).activated.connect(session.help_asked)
        self._draft = FormDraft(session, widget, place, self)
        self.about_draft.setText(self._draft.go_on())
        self.about_draft.setVisible(bool(self.about_draft.text()))

    def save(self) -> None:
        """Write the draft and close; what is wrong is said and the form stays."""
        self._form.clear_complaints()
        self._trouble.clear()
        try:
            draft = self._form.draft()
        except FieldTrouble as trouble:
            self._form.complain(trouble.key, str(trouble))
            return
        self.save_button.setEnabled(False)
        self._session.act(self, lambda: self._save(draft), self._saved, self._refused)

    def reject(self) -> None:
        """Close without writing; a changed draft is asked about once."""
        changed = self._draft.changed or self._read() != self._before
        if not changed or self._session.notices.confirm(self, "修改还没有保存，放弃修改？", "放弃修改"):
            super().reject()

    def _foot(self, cancel: QPushButton) -> QHBoxLayout:
        """What stands below the form: its own acts, 留痕 of a kept record, trouble, the two ways out."""
        foot = QHBoxLayout()
        foot.addLayout(self.extra)
        history = history_link(self._session, self, self._before)
        if history is not None:
            foot.addWidget(history)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        return foot

    def _read(self) -> T | None:
        try:
            return self._form.draft()
        except FieldTrouble:
            return None

    def _saved(self, _changes: Changes) -> None:
        self.accept()

    def _refused(self, error: BranchError) -> None:
        self.save_button.setEnabled(True)
        key = self._form.place_of(str(error))
        if key is None:
            self._trouble.setText(str(error))
        else:
            self._form.complain(key, str(error))
