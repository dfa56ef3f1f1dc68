"""Closing the window: long work is finished or stopped first; what is typed is saved, kept or given up."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.notices import Notice, Tone
from ui.pages.page import Page
from ui.session import Session


class Typed(StrEnum):
    """What becomes of something that was typed and not saved."""

    SAVE = "保存"
    KEEP = "留作草稿"
    DROP = "不保存"


class Running(StrEnum):
    """What becomes of work that is not finished."""

    FINISH = "做完后关闭"
    STOP = "停下来再关闭"


KEPT_AS_DRAFT = "留作草稿的内容不写入账本，下次打开时可以接着填。"


class Closing(QObject):
    """Asks what must be asked; when what it waited for is done, it goes on by itself (closes ``window``)."""

    def __init__(self, session: Session, pages: Sequence[Page], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._pages, self._window = session, pages, window
        self._waiting = False
        self._then: Callable[[], object] = window.close
        self._words = KEPT_AS_DRAFT
        session.background.rested.connect(self._on_rest)
        session.notices.said.connect(self._on_notice)

    def may_close(self, then: Callable[[], object] | None = None, words: str = KEPT_AS_DRAFT) -> bool:
        """Whether the window may close now; when not, ``then`` follows later or the person went back.

        ``words`` say what becomes of what is typed.
        """
        self._then, self._words = then or self._window.close, words
        running = self._session.background.long_work
        if running:
            self._ask_running(running)
            return False
        unsaved = [page for page in self._pages if page.unsaved()]
        return not unsaved or self._ask_typed(unsaved)

    def _ask_running(self, words: str) -> None:
        question = f"{words.rstrip('…')}，还没有做完。停下来时不留下做了一半的内容。"
        answer = self._session.notices.choose(self._window, question, tuple(Running))
        self._waiting = answer in tuple(Running)
        if answer == Running.STOP:
            self._session.background.cancel()
        if self._waiting and not self._session.background.long_work:
            self._on_rest()

    def _ask_typed(self, unsaved: Sequence[Page]) -> bool:
        what = "、".join(page.unsaved() for page in unsaved)
        question = f"{what}还没有保存。\n{self._words}"
        answer = self._session.notices.choose(self._window, question, tuple(Typed))
        if answer == Typed.SAVE:
            unsaved[0].save_unsaved(self._close)
            return False
        for page in unsaved if answer else ():
            page.leave_unsaved(keep=answer == Typed.KEEP)
        return bool(answer)

    def _on_rest(self) -> None:
        if self._waiting:
            self._waiting = False
            self._close()

    def _close(self) -> None:
        """Close in the next round: Qt passes over a close that is asked for while one is answered."""
        QTimer.singleShot(0, self._window, self._then)

    def _on_notice(self, notice: Notice) -> None:
        """Work that failed is not closed over: the person must see why."""
        if notice.tone is Tone.TROUBLE:
            self._waiting = False
