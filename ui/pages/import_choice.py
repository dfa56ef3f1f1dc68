"""The head of an import: which kind of workbook, and which file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from partybranch.services.importing import IMPORTERS
from partybranch.services.importing.importer import Importer
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label


class ImportChoice(Card):
    """A list of the importers with the hint of the chosen one, and the file."""

    importer_chosen = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._box = QComboBox()
        self._box.setAccessibleName("导入内容")
        self._box.setMinimumWidth(180)
        for importer in IMPORTERS:
            self._box.addItem(importer.name, importer.code)
        self._file = role_label("还没有选择文件", "secondary")
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint = role_label("", "secondary", wrap=True)
        self.trouble = role_label("", "trouble", wrap=True)
        self.trouble.hide()
        choose = plain_button("选择文件…", icon="folder")
        row = QHBoxLayout()
        row.addWidget(role_label("导入内容", "secondary"))
        row.addWidget(self._box)
        row.addWidget(choose)
        row.addWidget(self._file, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._hint)
        self._box.currentIndexChanged.connect(self._on_importer)
        choose.clicked.connect(self.file_asked)
        self._hint.setText(self.importer.hint)

    @property
    def importer(self) -> Importer:
        """The chosen importer."""
        return IMPORTERS[max(self._box.currentIndex(), 0)]

    def choose(self, code: str) -> None:
        """Choose an importer by its code; an unknown one changes nothing."""
        if (at := self._box.findData(code)) >= 0:
            self._box.setCurrentIndex(at)

    def say_file(self, path: Path) -> None:
        """Show which file it is."""
        self._file.setText(path.name)
        self._file.setToolTip(str(path))
        self.trouble.hide()

    def complain(self, sentence: str) -> None:
        """Say under the file why it cannot be read."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _on_importer(self) -> None:
        self.trouble.hide()
        self._hint.setText(self.importer.hint)
        self.importer_chosen.emit()
