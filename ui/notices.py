"""The one place where successes, expected failures and bugs become words on the screen."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from partybranch.changes import Changes
from partybranch.errors import BranchError
from partybranch.services.progress import Cancelled

_LOG = logging.getLogger("partybranch.window")


class Tone(StrEnum):
    """How a notice is said; the values name style roles."""

    SUCCESS = "success"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line at the foot of the window; the links 撤销 and 重做 stand behind it when they can."""

    text: str
    tone: Tone = Tone.SUCCESS
    can_undo: bool = False
    can_redo: bool = False


class Notices(QObject):
    """Says each thing once, as a quiet line; a box only asks what cannot be undone."""

    said = Signal(object)
    forgotten = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._bug_told = False

    def done(self, text: str) -> None:
        """Say that something worked that left the book as it was (a file written, a text copied)."""
        self.said.emit(Notice(text=text))

    def forget(self) -> None:
        """Take away what was said last: something else has begun, and its end may be another."""
        self.forgotten.emit()

    def saved(self, changes: Changes) -> None:
        """Say that a step was written, with the way back."""
        if not changes.areas:
            self.done("内容没有变化，不需要保存")
            return
        self.said.emit(Notice(text=f"已保存 {self._now():%H:%M}　{changes.label}", can_undo=True))

    def undone(self, changes: Changes) -> None:
        """Say which step was taken back, with the way to bring it back."""
        self.said.emit(Notice(text=f"已{changes.label}", can_redo=True))

    def redone(self, changes: Changes) -> None:
        """Say which step was brought back, with the way to take it back again."""
        self.said.emit(Notice(text=f"已{changes.label}", can_undo=True))

    def failure(self, error: Exception) -> None:
        """Turn whatever went wrong into words; a bug is logged whole and told once a session."""
        if isinstance(error, BranchError):
            self.said.emit(Notice(text=str(error), tone=Tone.TROUBLE))
        elif isinstance(error, Cancelled):
            self.done(str(error) or "已取消，账本没有变化")
        else:
            self._bug(error)

    def _bug(self, error: Exception) -> None:
        _LOG.error("unexpected failure", exc_info=error)
        told = "程序出错，刚才的操作没有完成，已保存的数据不受影响。"
        hint = "详情已写入日志，可把账本文件夹里的 logs 交给维护人员。"
        again = "程序又出错了，刚才的操作没有完成；详情已写入日志。"
        self.said.emit(Notice(text=again if self._bug_told else told + hint, tone=Tone.TROUBLE))
        self._bug_told = True

    def choose(self, parent: QWidget, question: str, acts: Sequence[str]) -> str:
        """Ask which of several ways to go, the first offered; empty when the person went back."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "支部纪实", question, parent=parent)
        roles = [QMessageBox.ButtonRole.AcceptRole, *[QMessageBox.ButtonRole.ActionRole] * (len(acts) - 1)]
        buttons = {box.addButton(act, role): act for act, role in zip(acts, roles, strict=True)}
        box.setEscapeButton(box.addButton("返回", QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(next(iter(buttons)))
        box.exec()
        return next((act for button, act in buttons.items() if box.clickedButton() is button), "")

    def confirm(self, parent: QWidget, question: str, act: str) -> bool:
        """Ask before something that cannot be undone; ``act`` names the button that goes on."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "支部纪实", question, parent=parent)
        go_on = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("返回", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is go_on
