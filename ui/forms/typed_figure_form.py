"""手工填写: one figure that no record can give; draft in, draft out."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partybranch.domain.typed_figures import TypedFigure
from ui.forms.rows_form import RowsForm
from ui.forms.text_fields import TextLine
from ui.widgets.labels import role_label

_TEXTS = {
    "name": ("名称", "例：发稿数"),
    "value": ("数字", "例：12"),
    "unit": ("单位", "例：篇"),
    "remarks": ("数据来源", "例：宣传科通报，可不填"),
}


class TypedFigureForm(RowsForm):
    """Name, figure, unit and where it comes from."""

    def __init__(self, figure: TypedFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self.texts = {key: TextLine(caption, example) for key, (caption, example) in _TEXTS.items()}
        for key, line in self.texts.items():
            line.put(getattr(figure, key))
            self.rows.add(key, _TEXTS[key][0], line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            role_label(
                f"填写{figure.year}年的数字。它不由记录算出，在小结和报表里都会注明“手工填写”。",
                "secondary",
                wrap=True,
            )
        )
        layout.addWidget(self.rows)
        layout.addStretch(1)

    def draft(self) -> TypedFigure:
        """The figure as the form says."""
        words = {key: line.value for key, line in self.texts.items()}
        return replace(
            self._figure,
            name=words["name"],
            value=words["value"],
            unit=words["unit"],
            remarks=words["remarks"],
        )
