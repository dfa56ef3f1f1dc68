"""What each column of a workbook is read as; a column that the program does not know must be decided here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.mappings import SKIP
from partybranch.services.importing import ColumnChoice
from partybranch.services.importing.field import Field
from ui.widgets.labels import role_label

_UNDECIDED = "请选择…"


class ImportColumns(QScrollArea):
    """One line per heading, the undecided ones first; ``decided`` when a choice was made."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.boxes: dict[str, QComboBox] = {}
        self._said: dict[str, str] = {}

    @property
    def choices(self) -> Mapping[str, str]:
        """What the person decided for this file: heading -> field name or ``SKIP``."""
        return dict(self._said)

    def forget(self) -> None:
        """Forget the decisions (another file was chosen)."""
        self._said = {}

    def show_columns(self, columns: Sequence[ColumnChoice], fields: Sequence[Field]) -> None:
        """Show the columns of a preview; a heading that stands in several sheets is decided once."""
        self.boxes = {}
        inside = QWidget()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        distinct: dict[str, ColumnChoice] = {}
        for column in columns:
            distinct.setdefault(column.heading, column)
        ordered = sorted(distinct.values(), key=lambda column: column.field is not None)
        for row, column in enumerate(ordered):
            words = f"{column.letter} 列　{column.heading}"
            grid.addWidget(role_label(words, "trouble" if column.field is None else ""), row, 0)
            grid.addWidget(self._box(column, fields), row, 1)
        layout = QVBoxLayout(inside)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setWidget(inside)

    def _box(self, column: ColumnChoice, fields: Sequence[Field]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"“{column.heading}”列对应")
        box.addItem(_UNDECIDED, None)
        box.addItem("不导入这一列", SKIP)
        for field in fields:
            box.addItem(f"{field.title}（必填）" if field.required else field.title, field.name)
        box.setCurrentIndex(max(box.findData(column.field), 0))
        box.activated.connect(lambda _at: self._decide(column.heading, box.currentData()))
        self.boxes[column.heading] = box
        return box

    def _decide(self, heading: str, field: str | None) -> None:
        if field is None:
            self._said.pop(heading, None)
        else:
            self._said[heading] = field
        self.decided.emit()
