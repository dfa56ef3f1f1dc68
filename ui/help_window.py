"""F1: the manual in a window of its own, on the page about what one is looking at."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.manual import ManualPage, page_about, read_manual
from ui.widgets.labels import role_label

_PAGE = int(Qt.ItemDataRole.UserRole)
_LIST_WIDTH = 190
_MARGIN = 48
_LINE_HEIGHT, _GAP = 130.0, 8.0
_NOWHERE = "手册里没有找到这些字。请换一个说法，或清空后看目录。"


class ManualText(QTextBrowser):
    """A page of the manual; pictures never run over the edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("手册正文")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._page: ManualPage | None = None

    def show_page(self, page: ManualPage) -> None:
        """Show a page from its top."""
        self._page = page
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{page.file.parent.as_posix()}/"))
        self.setMarkdown(page.text)
        self._give_air()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture, no wider than the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        url = self.document().baseUrl().resolved(QUrl(name))
        picture = QImage(url.toLocalFile())
        room = max(self.viewport().width() - _MARGIN, 200)
        if picture.width() <= room:
            return picture
        ratio = self.devicePixelRatioF()
        scaled = picture.scaledToWidth(
            min(round(room * ratio), picture.width()), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(scaled.width() / room)
        return scaled

    def _give_air(self) -> None:
        """Chinese text wants more room between its lines than Markdown brings along."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                looks = block.blockFormat()
                looks.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                looks.setBottomMargin(_GAP)
                cursor.setBlockFormat(looks)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new width and stay where the reader was."""
        super().resizeEvent(event)
        if self._page is not None and event.size().width() != event.oldSize().width():
            place = self.verticalScrollBar().value()
            self.show_page(self._page)
            self.verticalScrollBar().setValue(place)


class HelpWindow(QWidget):
    """Contents and a line to search them at the left, the page at the right; Esc closes."""

    def __init__(self, pages: tuple[ManualPage, ...] | None = None) -> None:
        super().__init__()
        self._pages = read_manual() if pages is None else pages
        self.setWindowTitle("使用手册 - 支部纪实")
        self.resize(980, 660)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("在手册中查找")
        self.finder.setAccessibleName("在手册中查找")
        self.finder.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setAccessibleName("手册目录")
        self.contents.setObjectName("manual_contents")
        self.nothing = role_label(_NOWHERE, "secondary", wrap=True)
        self.text = ManualText()
        self._lay_out()
        self._list("")
        self.finder.textChanged.connect(self._list)
        self.contents.currentItemChanged.connect(self._show_item)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.finder.setFocus)

    def show_about(self, title: str) -> None:
        """Come to the front with the page of that heading."""
        self.finder.clear()
        page = page_about(title, self._pages)
        if page is not None:
            self._choose(page)
        self.show()
        self.activateWindow()
        self.text.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.finder)
        side.addWidget(self.contents, 1)
        side.addWidget(self.nothing)
        self.contents.setFixedWidth(_LIST_WIDTH)
        self.finder.setFixedWidth(_LIST_WIDTH)
        self.nothing.setFixedWidth(_LIST_WIDTH)
        layout = QHBoxLayout(self)
        layout.addLayout(side)
        layout.addWidget(self.text, 1)

    def _list(self, words: str) -> None:
        self.contents.clear()
        for page in self._pages:
            if page.holds(words):
                QListWidgetItem(page.title, self.contents).setData(_PAGE, page)
        self.nothing.setVisible(not self.contents.count())

    def _choose(self, page: ManualPage) -> None:
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_PAGE) == page:
                self.contents.setCurrentRow(row)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.show_page(item.data(_PAGE))

    def _follow(self, link: QUrl) -> None:
        name = link.fileName()
        for page in self._pages:
            if page.file.name == name:
                self.finder.clear()
                self._choose(page)
