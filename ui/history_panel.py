"""留痕 of the record that is open: a panel that slides in over the right side of its form."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from partybranch.changes import Area, Changes
from partybranch.services.history import HistoryLine, area_of
from ui.icons import icon
from ui.session import Session
from ui.style import colour
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

KEY = "F4"
_WIDTH, _MARGIN, _SLIDE_MS = 400, 8, 140


class HistoryPanel(QFrame):
    """Lies over the right side of ``host`` and follows its size; Esc or F4 puts it away.

    The row of its button stays free, since 保存 stands there too.
    """

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("history_panel")
        self.setAccessibleName("留痕")
        self._session, self._host = session, host
        self._button: QWidget | None = None
        self._subject: tuple[Area, int] | None = None
        self._lines: tuple[HistoryLine, ...] = ()
        self.text = QTextBrowser()
        self.text.setAccessibleName("这条记录的留痕")
        self._close = QToolButton()
        self._close.setIcon(icon("close", "secondary"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip("收起（Esc）")
        self._close.setAccessibleName("收起留痕")
        self._close.clicked.connect(self.put_away)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._lay_out()
        host.installEventFilter(self)
        session.records_changed.connect(self._on_changes)
        self.hide()

    def toggle(self, record: object) -> None:
        """Show the history of a kept record, or put the panel away when it stands already."""
        area, item_id = area_of(record), getattr(record, "id", None)
        if self.isVisible() or area is None or item_id is None:
            self.put_away()
            return
        self._subject = (area, item_id)
        self._read()
        self._come()

    def put_away(self) -> None:
        """Hide and give the keyboard back to the form."""
        if self.isVisible():
            self.hide()
            self._host.setFocus()

    def serve(self, button: QPushButton, record: Callable[[], object]) -> None:
        """Let a button of the form and F4 open the history of the record that is in the form then."""
        self._button = button
        button.setToolTip(f"谁、什么时候、改了什么（{KEY}）")
        button.clicked.connect(lambda: self.toggle(record()))
        QShortcut(QKeySequence(KEY), self._host).activated.connect(lambda: self.toggle(record()))

    def event(self, event: QEvent) -> bool:
        """Claim Esc while the keyboard is in the panel, before the form under it takes it for leaving."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel, not the form under it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right side of the form when that is resized."""
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self._fit()
            self.move(self._place())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Write the text anew in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "text"):
            self._write()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(role_label("留痕", "section"))
        head.addWidget(role_label("谁、什么时候、改了什么", "secondary"))
        head.addStretch(1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)

    def _read(self) -> None:
        if self._subject is not None:
            area, item_id = self._subject
            self._session.read(self, lambda: self._session.branch.history.of(area, item_id), self._show)

    def _show(self, lines: tuple[HistoryLine, ...]) -> None:
        self._lines = lines
        self._write()

    def _write(self) -> None:
        blocks = [_block(line) for line in self._lines]
        self.text.setHtml("".join(blocks) or "<p>这条记录还没有留痕。</p>")

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and self._subject is not None and changes.touches(self._subject[0]):
            self._read()

    def _come(self) -> None:
        self._fit()
        self.show()
        self.raise_()
        self.text.setFocus()
        place = self._place()
        self._slide.setStartValue(QPoint(self._host.width(), place.y()))
        self._slide.setEndValue(place)
        self._slide.start()

    def _fit(self) -> None:
        top, bottom = self._span()
        self.resize(min(_WIDTH, self._host.width() - 2 * _MARGIN), bottom - top)

    def _place(self) -> QPoint:
        return QPoint(self._host.width() - self.width() - _MARGIN, self._span()[0])

    def _span(self) -> tuple[int, int]:
        """From where to where it reaches: below a button at the head, above one at the foot."""
        top, bottom = _MARGIN, self._host.height() - _MARGIN
        if self._button is None:
            return top, bottom
        above = self._button.mapTo(self._host, QPoint(0, 0)).y()
        below = above + self._button.height()
        return (below + _MARGIN, bottom) if above < self._host.height() // 2 else (top, above - _MARGIN)


def _block(line: HistoryLine) -> str:
    grey = colour("secondary").name()
    when = " · ".join(filter(None, (f"{line.at:%Y-%m-%d %H:%M}", line.who)))
    late = f"<br><span style='color:{colour('leave').name()}'>{escape(line.late)}</span>" if line.late else ""
    changes = "".join(f"<p style='margin:3px 0 0 12px'>{escape(each.sentence)}</p>" for each in line.changes)
    return (
        f"<p style='margin:12px 0 0 0'><b>{escape(line.label)}</b>"
        f"<br><span style='color:{grey}'>{escape(when)}</span>{late}</p>{changes}"
    )


def history_link(session: Session, host: QWidget, record: object) -> QPushButton | None:
    """The link 留痕 for a form in a window of its own, with F4; None where there is no history yet."""
    if area_of(record) is None or getattr(record, "id", None) is None:
        return None
    link = link_button("留痕")
    HistoryPanel(session, host).serve(link, lambda: record)
    return link
