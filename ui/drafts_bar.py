"""The line at the top of the window after a crash: what was typed and not saved, to go on with or give up."""

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from partybranch.domain.drafts import Draft
from partybranch.errors import BranchError
from partybranch.services.drafts import Offered
from ui.forms.draft_texts import DraftTexts
from ui.forms.draft_words import kept_words
from ui.session import Session
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.labels import role_label

_SHOWN = 3
"""So many drafts have a line of their own; the others follow when these are dealt with."""


class DraftsBar(QFrame):
    """There only while a draft of an earlier time waits; what is typed now is never in it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("drafts_bar")
        self.setAccessibleName("没有保存的内容")
        self.waiting: tuple[Draft, ...] = ()
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(24, 8, 24, 8)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(0, 1)
        self.hide()
        session.drafts.taken.connect(self._remove)
        session.drafts.homeless.connect(self.show_words)
        session.read(self, session.branch.drafts.offered, self._offer)

    def go_on(self, draft: Draft) -> None:
        """Go to the year and page of a draft and open its form as it stood."""
        self._session.set_year(draft.year)
        self._session.drafts.go_on(draft, self._session.navigate)

    def show_words(self, draft: Draft) -> None:
        """Show what was typed, for copying."""
        DraftTexts(self._session, draft, self.window()).open()

    def give_up(self, draft: Draft) -> None:
        """Take a draft away for good, once the person is sure."""
        question = f"“{draft.title}”还没有保存，不要了就找不回来了。"
        if self._session.notices.confirm(self.window(), question, "不要了"):
            forget = partial(self._session.branch.drafts.forget, draft.key)
            self._session.background.aside(forget, self._session.notices.failure)
            self._remove(draft)

    def _offer(self, offered: Offered) -> None:
        if offered.spoilt:
            words = f"有 {offered.spoilt} 份自动留存的内容无法读取"
            hint = "已移到账本文件夹的 drafts/spoilt 里，没有删除。"
            self._session.notices.failure(BranchError(f"{words}，{hint}"))
        self._show(offered.drafts)

    def _remove(self, draft: Draft) -> None:
        self._show(tuple(each for each in self.waiting if each.key != draft.key))

    def _show(self, drafts: tuple[Draft, ...]) -> None:
        self.waiting = drafts
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for row, draft in enumerate(drafts[:_SHOWN]):
            self._add_line(row, draft)
        if len(drafts) > _SHOWN:
            more = f"另有 {len(drafts) - _SHOWN} 份，处理完上面的再显示。"
            self._lines.addWidget(role_label(more, "secondary"), _SHOWN, 0)
        self.setVisible(bool(drafts))

    def _add_line(self, row: int, draft: Draft) -> None:
        words = role_label(f"上次没有保存的内容：{draft.title}")
        words.setToolTip(draft.title)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lines.addWidget(words, row, 0)
        self._lines.addWidget(role_label(kept_words(draft), "secondary"), row, 1)
        acts = (
            (plain_button("继续填写", icon="edit"), self.go_on, bool(draft.place.page)),
            (link_button("看内容"), self.show_words, bool(draft.fields)),
            (link_button("不要了"), self.give_up, True),
        )
        for column, (button, act, wanted) in enumerate(acts, 2):
            if wanted:
                button.setAccessibleName(f"{button.text()}：{draft.title}")
                button.clicked.connect(lambda _checked=False, act=act: act(draft))
                self._lines.addWidget(button, row, column)
