"""What stands on the screen while a book is opened or made and no window is there yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from ui.background import Background, Busy
from ui.widgets.labels import role_label


class Waiting(QDialog):
    """One sentence and a moving bar, only when it takes longer than a moment; it closes by itself."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("支部纪实")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setFixedWidth(360)
        self.words = role_label("")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("进度")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(bar)
        background.busy_changed.connect(self.show_busy)

    def show_busy(self, busy: Busy | None) -> None:
        """Say what is done, or go away."""
        if busy is not None:
            self.words.setText(busy.text)
        self.setVisible(busy is not None)

    def reject(self) -> None:
        """Escape stops nothing here: half a book must not be left."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does closing."""
        event.ignore()
