"""The papers by shelf as a Qt model: shelves are headings, papers are found by characters or pinyin."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from partybranch.reports.documents import Document
from partybranch.reports.paper import Shelf
from partybranch.services.spelling import spells
from ui.models.record_table import Index

_ROOT = QModelIndex()
_OWN = "自定"
DOCUMENT_ROLE = int(Qt.ItemDataRole.UserRole)


class DocumentList(QAbstractListModel):
    """A read-only list; ``look_for`` keeps the papers that are called so or are for that."""

    def __init__(self, documents: Sequence[Document] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents, self._own = tuple(documents), tuple[Document, ...]()
        self._typed = ""
        self._rows: tuple[str | Document, ...] = self._shelved()

    @property
    def documents(self) -> tuple[Document, ...]:
        """All papers, shown or not, those the branch has made itself last."""
        return (*self._documents, *self._own)

    def replace(self, documents: Sequence[Document], own: Sequence[Document] = ()) -> None:
        """Put other papers in; what was typed still holds. The branch's ``own`` stand apart."""
        self._documents, self._own = tuple(documents), tuple(own)
        self._show()

    def look_for(self, typed: str) -> None:
        """Show the papers whose title or purpose is spelt like this."""
        self._typed = typed
        self._show()

    def document(self, index: Index) -> Document | None:
        """The paper of a row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Document) else None

    def place_of(self, code: str) -> QModelIndex:
        """Where a paper stands; an invalid index for one that is not shown."""
        rows = enumerate(self._rows)
        found = (at for at, row in rows if isinstance(row, Document) and (not code or row.code == code))
        return self.index(next(found, -1), 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Headings and papers."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only papers can be chosen."""
        if self.document(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the whole purpose to point at and to be read out, the paper itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Document):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        answers: dict[int, object] = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.ToolTipRole): f"{row.title}（{row.form}）\n{row.purpose}",
            int(Qt.ItemDataRole.AccessibleTextRole): f"{row.title}，{row.form}，{row.purpose}",
            DOCUMENT_ROLE: row,
        }
        return answers.get(int(role))

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = self._shelved()
        self.endResetModel()

    def _shelved(self) -> tuple[str | Document, ...]:
        rows: list[str | Document] = []
        shelves = [
            (shelf.value, [each for each in self._documents if each.shelf is shelf]) for shelf in Shelf
        ]
        for heading, documents in (*shelves, (_OWN, self._own)):
            standing = [each for each in documents if _found(each, self._typed)]
            rows += [heading, *standing] if standing else []
        return tuple(rows)


def _found(document: Document, typed: str) -> bool:
    # Pinyin finds titles only: among the many characters of a purpose it would find nearly everything.
    return spells(document.title, typed) or typed.strip().casefold() in document.purpose.casefold()
