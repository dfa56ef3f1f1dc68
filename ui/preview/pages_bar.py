"""The bar over the pages: which page of how many, nearer and farther, and how the zoom follows the window."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from ui.icons import icon
from ui.preview.pages_view import Fit, PagesView
from ui.widgets.labels import role_label


def _tool(name: str, words: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setAccessibleName(words)
    button.setToolTip(f"{words}（{keys}）" if keys else words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class PagesBar(QWidget):
    """Works on one view and says what it shows; Ctrl with + - 0 zooms wherever the keyboard stands."""

    def __init__(self, view: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.back, self.forward = _tool("up", "上一页", ""), _tool("down", "下一页", "")
        self.nearer, self.farther = _tool("plus", "放大", "Ctrl +"), _tool("minus", "缩小", "Ctrl -")
        self.page = QSpinBox()
        self.page.setAccessibleName("第几页")
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setKeyboardTracking(False)
        self.page.setFixedWidth(52)
        self._of = role_label("", "secondary")
        self.fits = QComboBox()
        self.fits.setAccessibleName("缩放")
        self.fits.addItems([Fit.WIDTH, Fit.PAGE])
        self.fits.setToolTip("Ctrl+0 适合宽度；按住 Ctrl 滚动滚轮也能缩放")
        self._lay_out()
        self.back.clicked.connect(lambda: self._view.go_to(self._view.current - 1))
        self.forward.clicked.connect(lambda: self._view.go_to(self._view.current + 1))
        self.nearer.clicked.connect(lambda: self._view.zoom_by(1))
        self.farther.clicked.connect(lambda: self._view.zoom_by(-1))
        for key, act in (
            ("Ctrl++", self.nearer.click),
            ("Ctrl+=", self.nearer.click),
            ("Ctrl+-", self.farther.click),
            ("Ctrl+0", lambda: self._view.choose_fit(Fit.WIDTH)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.page.valueChanged.connect(lambda number: self._view.go_to(number - 1))
        self.fits.activated.connect(self._choose_fit)
        view.moved.connect(self._say)
        self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        left: tuple[QWidget, ...] = (self.back, self.forward, self.page, self._of)
        right: tuple[QWidget, ...] = (self.farther, self.nearer, self.fits)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)

    def _choose_fit(self, at: int) -> None:
        text = self.fits.itemText(at)
        if text in {Fit.WIDTH, Fit.PAGE}:
            self._view.choose_fit(Fit(text))

    def _say(self) -> None:
        count, current = self._view.count, self._view.current
        with QSignalBlocker(self.page):
            self.page.setRange(min(count, 1), count)
            self.page.setValue(current + 1)
        self._of.setText(f"/ {count} 页" if count else "")
        for widget in (self.page, self.nearer, self.farther, self.fits):
            widget.setEnabled(bool(count))
        self.back.setEnabled(count > 0 and current > 0)
        self.forward.setEnabled(current + 1 < count)
        self._say_zoom()

    def _say_zoom(self) -> None:
        with QSignalBlocker(self.fits):
            while self.fits.count() > 2:
                self.fits.removeItem(2)
            if self._view.fit is Fit.FREE:
                self.fits.addItem(f"{self._view.zoom:.0%}")
            self.fits.setCurrentText(
                self._view.fit if self._view.fit is not Fit.FREE else self.fits.itemText(2)
            )
