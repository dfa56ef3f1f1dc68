"""The draft of one form in a window of its own: kept while it is typed, filled in again when gone on with."""

from PySide6.QtWidgets import QDialog, QWidget

from partybranch.domain.drafts import Draft, FormPlace
from ui.draft_keeper import DraftKeeper
from ui.forms.draft_words import kept_words
from ui.forms.typed_fields import retype, typed_in
from ui.session import Session

_LONGEST = 16


class FormDraft:
    """Looks at the fields of ``form`` until ``dialog`` is finished."""

    def __init__(self, session: Session, form: QWidget, place: FormPlace, dialog: QDialog) -> None:
        self._session, self._form, self._place, self._dialog = session, form, place, dialog
        self._shown = typed_in(form)
        self._keeper = DraftKeeper(session, self.typed, dialog)
        dialog.finished.connect(lambda _result: self._keeper.end())

    @property
    def changed(self) -> bool:
        """Whether any field holds something else than when the form was opened."""
        return typed_in(self._form) != self._shown

    def typed(self) -> Draft | None:
        """What would be lost now; None when nothing would."""
        fields = typed_in(self._form)
        if fields == self._shown:
            return None
        return Draft(
            title=self._title(fields),
            place=self._place,
            year=self._session.year,
            fields=tuple(fields.items()),
            fields_before=tuple(self._shown.items()),
        )

    def go_on(self) -> str:
        """Fill in what was typed an earlier time, if that waits for this form; what to say about it."""
        draft = self._session.drafts.take(self._place)
        if draft is None:
            return ""
        self._keeper.adopt(draft)
        typed = dict(draft.fields)
        missing = retype(self._form, typed)
        said = [f"已填回{kept_words(draft)}的内容，还没有保存。"]
        now = self._dialog.windowTitle()
        if self._place.record_id is not None and _about(draft.title) != _about(now):
            said.append(f"当时填的是“{draft.title}”，现在打开的是“{now}”：不是同一条的，请取消。")
        elif self._place.record_id is not None and dict(draft.fields_before) != self._shown:
            said.append("这条记录在那之后改过，请核对后再保存。")
        said += [f"“{name}”没能填回，当时写的是：{typed[name]}" for name in missing]
        return "".join(said)

    def _title(self, fields: dict[str, str]) -> str:
        """The heading of the window, and for a new record the first words typed; never somebody's numbers."""
        title = self._dialog.windowTitle()
        if self._place.record_id is not None:
            return title
        typed = (text.strip() for name, text in fields.items() if self._shown.get(name, "") != text)
        words = [text for text in typed if text and not any(sign.isdigit() for sign in text)]
        return f"{title}：{words[0][:_LONGEST]}" if words else title


def _about(title: str) -> str:
    """Which record a window is about, without what is done to it: 党员 · 周五, 完成 · 街道清扫."""
    return title.partition(" · ")[2]
