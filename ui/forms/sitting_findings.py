"""检查 beside the sitting: what the rules find in it as it stands, each a way to its field."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from partybranch.domain.rules.judging import Finding
from ui.models.severities import rule_words, severity_words
from ui.style import colour
from ui.widgets.labels import role_label

_FIELD = Qt.ItemDataRole.UserRole
_TALLEST = 164


class _Lines(QListWidget):
    """Wrapped lines; a click or Enter asks for the field of one."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sitting_findings")
        self.setAccessibleName("检查出的问题")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._ask)

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a height that leaves room for the rest."""
        lines = sum(self.visualItemRect(self.item(row)).height() for row in range(self.count()))
        return QSize(120, min(lines + 2, _TALLEST))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(60, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere: ask for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first line, so that the keyboard is seen."""
        super().focusInEvent(event)
        if self.currentItem() is None:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._ask(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _ask(self, item: QListWidgetItem) -> None:
        self.asked.emit(item.data(_FIELD))


class SittingFindings(QWidget):
    """``asked`` carries the field of the finding that was chosen, as ``Target`` names it."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Finding, ...], bool] | None = None
        self.heading = role_label("", "secondary")
        self.heading.setAccessibleName("检查")
        self.lines = _Lines()
        self.lines.asked.connect(self.asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.lines)

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines as they are read."""
        return tuple(self.lines.item(row).text() for row in range(self.lines.count()))

    def show_findings(self, findings: tuple[Finding, ...], *, begun: bool = False) -> None:
        """Show what was found; what is explained stays, after the rest and in grey.

        What is only ``begun`` is accused of nothing: it says what is still to be filled in.
        """
        shown = (findings, begun)
        if shown == self._shown:
            return
        self._shown = shown
        open_ends = sum(not each.settled for each in findings)
        counted = f"还差 {open_ends} 项" if begun else f"检查 · {open_ends} 项"
        self.heading.setText(counted if open_ends else "✓ 记录完整")
        self.lines.clear()
        for each in sorted(findings, key=lambda finding: finding.settled):
            self.lines.addItem(_line(each, begun=begun))
        self.lines.setVisible(bool(findings))
        self.lines.doItemsLayout()
        self.lines.updateGeometry()


def _line(finding: Finding, *, begun: bool) -> QListWidgetItem:
    severity = finding.rule.severity
    words = "✓ 已说明" if finding.settled else severity_words(severity)
    item = QListWidgetItem(f"○ {finding.found.text}" if begun else f"{words}　{finding.found.text}")
    item.setForeground(colour("secondary" if finding.settled else "text"))
    item.setData(_FIELD, finding.found.target.field)
    said = f"\n已说明：{finding.said}" if finding.settled else ""
    item.setToolTip(f"{finding.found.text}\n{rule_words(finding.rule)}{said}")
    return item
