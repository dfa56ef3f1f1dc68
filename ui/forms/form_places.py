"""Every place of a form with the field that fills it, and every heading with its column, from lists."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.reports.filled_forms import column_letter, place_name
from partybranch.reports.own_ledgers import column_keys
from ui.forms.form_mapping import FormMapping
from ui.widgets.buttons import link_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import role_label

_OPEN, _EMPTY, _UNDECIDED = "（没有对应，原样保留）", "（空着）", "（请选择…）"
_BOX_WIDTH = 190


class FormPlaces(QScrollArea):
    """``changed`` after a choice; ``looked_at`` carries sheet, row and column of the place in hand."""

    changed = Signal()
    looked_at = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes: dict[str, ChoiceBox[str]] = {}
        self._at: dict[tuple[str, int, int], ChoiceBox[str]] = {}
        self._grid = QGridLayout()
        self._row = 0

    def show_mapping(self, mapping: FormMapping) -> None:
        """Show the choices as they stand."""
        at = self.verticalScrollBar().value()
        self.boxes, self._at, self._grid, self._row = {}, {}, QGridLayout(), 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(6)
        fields = [
            (_OPEN, "", ""),
            *((each.name, name, each.meaning) for name, each in mapping.ground.fields.items()),
        ]
        self._placeholders(mapping, fields)
        self._singles(mapping, fields)
        self._head(mapping)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(at)

    def stand_on(self, place: tuple[str, int, int]) -> None:
        """Put the keyboard on the list of a place."""
        box = self._at.get(place)
        if box is not None:
            box.setFocus()
            self.ensureWidgetVisible(box)

    def _placeholders(self, mapping: FormMapping, fields: list[tuple[str, str, str]]) -> None:
        found = mapping.loose
        if found:
            self._section("花括号里的内容")
        for name, places in found.items():
            where = f"{places[0][0]} {column_letter(places[0][2])}{places[0][1]}"
            more = f" 等{len(places)}处" if len(places) > 1 else ""

            def take(chosen: str, name: str = name) -> None:
                mapping.placeholders[name] = chosen

            self._line(f"{name}　{where}{more}", name, fields, mapping.placeholders[name], take, places[0])

    def _singles(self, mapping: FormMapping, fields: list[tuple[str, str, str]]) -> None:
        if mapping.singles:
            self._section("单个填写处")
        for cell in list(mapping.singles):
            where = f"{cell[0]} {column_letter(cell[2])}{cell[1]}"

            def take(chosen: str, cell: tuple[str, int, int] = cell) -> None:
                mapping.singles[cell] = chosen

            def drop(_checked: bool = False, cell: tuple[str, int, int] = cell) -> None:
                del mapping.singles[cell]
                self.show_mapping(mapping)
                self.changed.emit()

            choices = [(_UNDECIDED, "", ""), *fields[1:]]
            self._line(self._words_at(mapping, cell), where, choices, mapping.singles[cell], take, cell)
            link = link_button("去掉")
            link.setAccessibleName(f"去掉 {where}")
            link.setObjectName(f"drop {place_name(*cell)}")
            link.clicked.connect(drop)
            self._grid.addWidget(link, self._row - 1, 2)

    def _words_at(self, mapping: FormMapping, cell: tuple[str, int, int]) -> str:
        """Where a cell stands, with its label."""
        sheet, row, column = cell
        found = mapping.ground.reading.sheet(sheet)
        before = found.merge_at(row, max(column - 1, 1))[:2] if found else (row, column)
        label = (found.cells.get((row, column)) or found.cells.get(before, "")) if found else ""
        return f"{label}　{sheet} {column_letter(column)}{row}".strip("　")

    def _head(self, mapping: FormMapping) -> None:
        if mapping.head is None or mapping.source is None:
            return
        sheet, row = mapping.head
        self._section(f"表头：{sheet} 第{row}行，下面逐行写入记录")
        keys = [(_EMPTY, "", ""), *((key, key, "") for key in column_keys(mapping.source.plan.columns))]
        for column, heading in mapping.headings.items():

            def take(chosen: str, column: int = column) -> None:
                mapping.columns[column] = chosen

            words = f"{column_letter(column)}列　{heading}"
            current = mapping.columns.get(column, "")
            self._line(words, f"{words} 取", keys, current, take, (sheet, row, column))

    def _section(self, words: str) -> None:
        label = role_label(words, "secondary", wrap=True)
        label.setContentsMargins(0, 8 if self._row else 0, 0, 0)
        self._grid.addWidget(label, self._row, 0, 1, 3)
        self._row += 1

    def _line(
        self,
        words: str,
        name: str,
        choices: Iterable[tuple[str, str, str]],
        current: str,
        take: Callable[[str], None],
        place: tuple[str, int, int],
    ) -> None:
        box: ChoiceBox[str] = ChoiceBox(name)
        box.offer(choices, current)
        box.setFixedWidth(_BOX_WIDTH)
        self.boxes[name] = self._at[place] = box

        def chosen() -> None:
            take(box.choice)
            self.changed.emit()

        box.chosen.connect(chosen)
        box.entered.connect(lambda: self.looked_at.emit(*place))
        label = ElidedLabel()
        label.say(words)
        self._grid.addWidget(label, self._row, 0)
        self._grid.addWidget(box, self._row, 1)
        self._row += 1
