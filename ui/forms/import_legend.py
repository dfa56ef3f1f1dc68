"""The signs of an attendance matrix: for each meaning the signs that stand for it, to be changed by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from partybranch.services.importing.legend import DEFAULT_LEGEND
from ui.widgets.buttons import plain_button
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label


class ImportLegend(QWidget):
    """Signs divided by blanks, one line a meaning; ``changed`` when the person applies them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        self._rows = FormRows(pairs=2)
        for meaning in dict.fromkeys(DEFAULT_LEGEND.values()):
            line = QLineEdit()
            self.lines[meaning] = line
            self._rows.add(meaning, meaning.replace(":", "："), line)
        apply = plain_button("按这些记号重新预览")
        apply.clicked.connect(self._apply)
        layout = QVBoxLayout(self)
        layout.addWidget(role_label("一行写一种含义的记号，用空格隔开。", "secondary"))
        layout.addWidget(self._rows)
        layout.addWidget(apply)
        layout.addStretch(1)
        self.put({})

    @property
    def legend(self) -> Mapping[str, str]:
        """The signs that differ from the usual ones: sign -> meaning."""
        typed = {sign: meaning for meaning, line in self.lines.items() for sign in line.text().split()}
        return {sign: meaning for sign, meaning in typed.items() if DEFAULT_LEGEND.get(sign) != meaning}

    def put(self, legend: Mapping[str, str]) -> None:
        """Show the usual signs with these changes."""
        signs = {**DEFAULT_LEGEND, **legend}
        for meaning, line in self.lines.items():
            line.setText(" ".join(sign for sign, said in signs.items() if said == meaning))

    def _apply(self) -> None:
        self._rows.clear_complaints()
        seen: dict[str, str] = {}
        for meaning, line in self.lines.items():
            for sign in line.text().split():
                if sign in seen:
                    self._rows.complain(meaning, f"“{sign}”已经在“{seen[sign]}”一行里。请只留一处。")
                    return
                seen[sign] = meaning
        self.changed.emit()
