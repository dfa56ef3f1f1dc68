"""所用软件和许可: every component with version and licence; a double click shows the licence's text."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from partybranch.services.materials import Material, licence_text
from ui.forms.licence_dialog import LicenceDialog
from ui.models.column import Column
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_WORDS = "本软件用到下面这些软件和字体，各按自己的许可使用。双击一行看许可全文。"
_COLUMNS: tuple[Column[Material], ...] = (
    Column(title="组件", value=lambda each: each.name, width=210, tip=lambda each: each.about or each.name),
    Column(title="版本", value=lambda each: each.version or "—", width=90),
    Column(
        title="许可",
        value=lambda each: each.licence or "未写明",
        width=0,
        tip=lambda each: each.licence,
        tone=lambda _each: "secondary",
    ),
)


class MaterialsCard(Card):
    """A table as high as there is room for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("所用软件和许可", parent)
        self._session = session
        self.view: RecordView[Material] = RecordView("所用软件和许可", _COLUMNS)
        self.view.setMinimumHeight(200)
        self.text_button = plain_button("查看许可全文", icon="eye")
        self.text_button.setEnabled(False)
        self.head.addWidget(self.text_button)
        self.body.addWidget(role_label(_WORDS, "secondary", wrap=True))
        self.body.addWidget(self.view, 1)
        self.view.opened.connect(self.show_text)
        self.view.chosen.connect(lambda _material: self.text_button.setEnabled(True))
        self.text_button.clicked.connect(self._show_current)

    def show_materials(self, materials: Sequence[Material]) -> None:
        """Show the components."""
        self.view.show_records(materials)
        if materials and self.view.current() is None:
            self.view.selectRow(0)

    def show_text(self, material: Material) -> None:
        """Open the licence of a component."""
        self._session.read(self, partial(licence_text, material), partial(self._open, material))

    def _open(self, material: Material, text: str) -> None:
        LicenceDialog(material, text, self).open()

    def _show_current(self) -> None:
        material = self.view.current()
        if material is not None:
            self.show_text(material)
