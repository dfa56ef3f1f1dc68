"""The foot of the window: the last notice with its way back, and what is running now."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QWidget

from ui.background import Busy
from ui.icons import icon
from ui.notices import Notice, Tone
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label


class Foot(QFrame):
    """``undo_asked``, ``redo_asked`` and ``cancel_asked`` are the links in it."""

    undo_asked = Signal()
    redo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setMinimumHeight(34)
        self.words = role_label("")
        self.words.setAccessibleName("提示")
        self._undo = link_button("撤销")
        self._undo.clicked.connect(self.undo_asked)
        self._redo = link_button("重做")
        self._redo.clicked.connect(self.redo_asked)
        self._close = QToolButton()
        self._close.setIcon(icon("close", "secondary"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName("关闭提示")
        self._close.clicked.connect(self.clear)
        self._busy = role_label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("进度")
        self._cancel = link_button("取消")
        # It goes once it is clicked; the keyboard then stays where it was.
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cancel.clicked.connect(self.cancel_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 16, 4)
        self._row = layout
        layout.addWidget(self.words)
        layout.addWidget(self._undo)
        layout.addWidget(self._redo)
        layout.addStretch(1)
        for widget in (self._close, self._busy, self._bar, self._cancel):
            layout.addWidget(widget)
        self.clear()
        self.show_busy(None)

    def show_notice(self, notice: Notice) -> None:
        """Say a notice; trouble stays with a tinted ground until it is closed or something else is said."""
        self.words.setText(notice.text)
        self._undo.setVisible(notice.can_undo)
        self._redo.setVisible(notice.can_redo)
        self._tone(notice.tone)

    def forget_trouble(self) -> None:
        """Take a trouble away once the person has gone to another page."""
        if self.property("tone") == Tone.TROUBLE.value:
            self.clear()

    def show_busy(self, busy: Busy | None) -> None:
        """Show what runs, or nothing."""
        for widget in (self._busy, self._bar):
            widget.setVisible(busy is not None)
        self._cancel.setVisible(busy is not None and busy.can_cancel)
        if busy is not None:
            self._busy.setText(busy.text)
            self._bar.setRange(0, busy.total)
            self._bar.setValue(busy.done)

    def clear(self) -> None:
        """Say nothing more."""
        self.words.clear()
        self._undo.hide()
        self._redo.hide()
        self._tone(Tone.SUCCESS)

    def _tone(self, tone: Tone) -> None:
        trouble = tone is Tone.TROUBLE
        self._close.setVisible(trouble)
        self.words.setWordWrap(trouble)
        self._row.setStretchFactor(self.words, 1000 if trouble else 0)
        self.words.setProperty("role", "trouble" if trouble else "secondary")
        self.setProperty("tone", tone.value)
        for widget in (self, self.words):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
