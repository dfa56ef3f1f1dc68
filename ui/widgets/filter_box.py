"""The box that narrows one column: type words or pinyin, or tick values, as in WPS."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.models.column_filter import ColumnFilter
from ui.models.value_list import ValueList
from ui.widgets.buttons import link_button, main_button, plain_button
from ui.widgets.labels import role_label

_WIDTH, _HEIGHT = 280, 380


class FilterBox(QFrame):
    """Pops up under a heading; ``decided`` carries the wanted filter. Enter decides, Esc leaves."""

    decided = Signal(object)

    def __init__(
        self, title: str, values: Sequence[tuple[str, int]], present: ColumnFilter | None, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("filter_box")
        self.setAccessibleName(f"筛选“{title}”")
        self.words = QLineEdit(present.typed if present else "")
        self.words.setPlaceholderText("输入文字或拼音")
        self.words.setAccessibleName(f"“{title}”里的文字")
        self.words.setClearButtonEnabled(True)
        self.values = ValueList(values, present.chosen if present else None, self)
        self.values.look_for(self.words.text())
        self.list = QListView()
        self.list.setAccessibleName(f"“{title}”的值")
        self.list.setModel(self.values)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.apply_button = main_button("确定")
        self.clear_button = plain_button("清除筛选")
        self.clear_button.setEnabled(bool(present))
        self._lay_out(title)
        self._wire()

    def pop_up(self, heading: QRect) -> None:
        """Stand under a heading (in places of the whole screen), wholly on the screen."""
        self.resize(_WIDTH, _HEIGHT)
        place = heading.bottomLeft() + QPoint(0, 1)
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        right, low = room.right() - self.width(), room.bottom() - self.height()
        self.move(max(min(place.x(), right), room.left()), max(min(place.y(), low), room.top()))
        self.show()
        self.words.setFocus()

    def apply(self) -> None:
        """Decide for what is typed and ticked; what lets everything through is no filter."""
        typed, everything = self.words.text().strip(), self.values.all_chosen
        chosen = None if everything else self.values.chosen
        self.decided.emit(ColumnFilter(typed, chosen))
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter decides, Down goes from the words to the values, Space ticks."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take(self, watched: QObject, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
            return True
        if watched is self.words and key is Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.values.index(0))
            return True
        if watched is self.list and key is Qt.Key.Key_Space:
            self.values.toggle(self.list.currentIndex())
            return True
        return False

    def _lay_out(self, title: str) -> None:
        every, none = link_button("全选"), link_button("全不选")
        every.clicked.connect(lambda: self.values.tick_shown(True))
        none.clicked.connect(lambda: self.values.tick_shown(False))
        head = QHBoxLayout()
        head.addWidget(role_label(f"筛选“{title}”", "section"), 1)
        head.addWidget(every)
        head.addWidget(none)
        foot = QHBoxLayout()
        foot.addWidget(self.clear_button)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.words.textChanged.connect(self.values.look_for)
        self.list.clicked.connect(self.values.toggle)
        self.words.installEventFilter(self)
        self.list.installEventFilter(self)
        self.apply_button.clicked.connect(self.apply)
        self.clear_button.clicked.connect(self._clear)

    def _clear(self) -> None:
        self.decided.emit(ColumnFilter())
        self.close()
