"""The list of papers at the left: a line to find one, the shelves, what each is for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from partybranch.reports.documents import Document
from ui.models.document_list import DocumentList
from ui.widgets.document_delegate import DocumentDelegate
from ui.widgets.labels import role_label

_WIDTH = 232
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_FOUND = "没有叫这个名字的。请换一个说法，或清空后看全部。"


class DocumentsPane(QWidget):
    """``chosen`` carries the paper the list stands on, ``opened`` the one of Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("找一份：名称或拼音")
        self.finder.setAccessibleName("筛选台账与报表")
        self.finder.setToolTip("Ctrl+F")
        self.finder.setClearButtonEnabled(True)
        self.model = DocumentList(documents, self)
        self._delegate = DocumentDelegate()
        self.list = QListView()
        self.list.setAccessibleName("台账与报表")
        self.list.setObjectName("documents")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._nothing = role_label(_NOT_FOUND, "secondary", wrap=True)
        self._nothing.hide()
        self._code = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.finder, self._nothing, self.list):
            layout.addWidget(widget)
        self.finder.textChanged.connect(self._seek)
        self.finder.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self._open)
        self.list.installEventFilter(self)

    @property
    def current(self) -> Document | None:
        """The paper that is looked at; it stays when the list shows others for a moment."""
        return next((each for each in self.model.documents if each.code == self._code), None)

    def show_documents(self, documents: Sequence[Document], own: Sequence[Document] = ()) -> None:
        """Offer other papers and stay with the one that is looked at; the branch's ``own`` stand last.

        One that is gone gives way to the first, whatever was typed to find it.
        """
        self.model.replace(documents, own)
        if self._code and self.current is None:
            self.finder.clear()
        if self._code:
            self._stand(self._code)

    def choose(self, code: str) -> None:
        """Stand on a paper, whatever was typed; the first one when there is none of that code."""
        self.finder.clear()
        self._stand(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From what is typed Down leads into the list, Enter takes the first found; in the list it opens."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _ENTER:
                self._take() if watched is self.finder else self._open(self.list.currentIndex())
                return True
            if key is Qt.Key.Key_Down and watched is self.finder:
                self._stand(self._code)
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        self._stand("")
        self.list.setFocus()

    def _seek(self, typed: str) -> None:
        self.model.look_for(typed)
        self._nothing.setVisible(not self.model.rowCount())
        index = self.model.place_of(self._code)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _stand(self, code: str) -> None:
        index = self.model.place_of(code)
        self.list.setCurrentIndex(index if index.isValid() else self.model.place_of(""))
        self.list.scrollTo(self.list.currentIndex())

    def _on_current(self, index: QModelIndex) -> None:
        document = self.model.document(index)
        if document is not None and document.code != self._code:
            self._code = document.code
            self.chosen.emit(document)

    def _open(self, index: QModelIndex) -> None:
        document = self.model.document(index)
        if document is not None:
            self.opened.emit(document)
