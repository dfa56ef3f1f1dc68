"""关于: the program and its update at the left, what it is made of at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partybranch.services.materials import Material, materials
from partybranch.services.this_program import ThisProgram, this_program
from ui.pages.materials_card import MaterialsCard
from ui.pages.program_card import ProgramCard
from ui.pages.update_card import UpdateCard
from ui.session import Session
from ui.widgets.lowest import LowestArea

_LEFT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    program: ThisProgram
    materials: tuple[Material, ...]


class AboutPane(QWidget):
    """Reads when it is seen first: nothing of it changes while the program runs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._read = False
        self.program, self.update_card = ProgramCard(session), UpdateCard(session)
        self.materials = MaterialsCard(session)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.program)
        column.addWidget(self.update_card)
        column.addStretch(1)
        self._area = area = LowestArea(left)
        area.setFixedWidth(_LEFT)
        self.update_card.refused.connect(lambda: QTimer.singleShot(0, self, self._show_trouble))
        area.verticalScrollBar().rangeChanged.connect(self._show_trouble)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(area)
        layout.addWidget(self.materials, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Read once."""
        super().showEvent(event)
        if not self._read:
            self._read = True
            self._session.read(self, self._look, self._show)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first button."""
        self.program.copy_button.setFocus()

    def _show_trouble(self) -> None:
        """It is the last in its column, and its lines are broken only after the column grew for it."""
        bar = self._area.verticalScrollBar()
        if self.update_card.trouble.isVisible():
            bar.setValue(bar.maximum())

    def _look(self) -> _About:
        return _About(program=this_program(self._session.branch.folder), materials=materials())

    def _show(self, about: _About) -> None:
        self.program.show_program(about.program)
        self.update_card.show_program(about.program)
        self.materials.show_materials(about.materials)
