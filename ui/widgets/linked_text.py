"""Paragraphs whose figures are links: click, or Tab and Enter, leads to what a figure counts."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from partybranch.domain.summary_pieces import TO_BE_ADDED, Piece
from ui.style import colour

_MOST = 184
"""The height in pixels beyond which a long text scrolls."""


class LinkedText(QTextBrowser):
    """As high as its text up to a limit; ``followed`` carries the piece behind the link.

    Without ``linked`` the figures only stand out: for a text that leads nowhere yet.
    """

    followed = Signal(object)

    def __init__(self, name: str, *, linked: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._linked = linked
        self._pieces: tuple[Piece, ...] = ()
        self._paragraphs: tuple[tuple[Piece, ...], ...] = ()
        self.setAccessibleName(name)
        self.setObjectName("linked_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.anchorClicked.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._write)

    def show_paragraphs(self, paragraphs: Sequence[tuple[Piece, ...]]) -> None:
        """Show other paragraphs; a piece with records behind it, or typed by a person, becomes a link."""
        self._paragraphs = tuple(paragraphs)
        self._pieces = tuple(piece for paragraph in paragraphs for piece in paragraph)
        self._write()

    def _write(self) -> None:
        places = iter(range(len(self._pieces)))
        lines = [
            "".join(self._words(piece, next(places)) for piece in paragraph) for paragraph in self._paragraphs
        ]
        self.setHtml("".join(f'<p style="margin: 0 0 4px 0">{line}</p>' for line in lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text, up to the limit."""
        return QSize(super().sizeHint().width(), min(round(self.document().size().height()) + 2, _MOST))

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def _follow(self, link: QUrl) -> None:
        place = link.toString()
        if place.isdecimal() and int(place) < len(self._pieces):
            self.followed.emit(self._pieces[int(place)])

    def _words(self, piece: Piece, place: int) -> str:
        text = escape(piece.text)
        if piece.text == TO_BE_ADDED:
            return f'<span style="color: {colour("absent").name()}">{text}</span>'
        if piece.typed or (piece.figure is not None and piece.figure.value):
            tint = f"color: {colour('accent').name()}; text-decoration: none"
            if self._linked:
                return f'<a href="{place}" style="{tint}">{text}</a>'
            return f'<span style="{tint}">{text}</span>'
        return text
