"""The board 需求 · 已派单 · 已完成: three columns of cards, one of which is worked in."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from partybranch.domain.volunteering import Stage
from partybranch.services.spelling import spells
from ui.models.service_line import ServiceLine
from ui.models.stage_cards import StageCards
from ui.widgets.labels import role_label
from ui.widgets.service_cards import StageView


class ServiceBoard(QWidget):
    """``opened`` carries a line, ``move_asked`` a service id and the stage it is wanted at.

    ``chosen`` follows the card under the keyboard; ``menu_asked`` carries the place for a menu of it.
    """

    opened = Signal(object)
    move_asked = Signal(int, object)
    chosen = Signal()
    menu_asked = Signal(QPoint)
    void_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ServiceLine, ...] = ()
        self._typed = ""
        self._heads: dict[Stage, QLabel] = {}
        self.views: dict[Stage, StageView] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        for stage in Stage:
            column = QVBoxLayout()
            column.setSpacing(6)
            self._heads[stage] = role_label(stage.value, "section")
            self.views[stage] = StageView(StageCards(stage, parent=self))
            column.addWidget(self._heads[stage])
            column.addWidget(self.views[stage], 1)
            row.addLayout(column, 1)
            self._wire(self.views[stage])
        self._active = self.views[Stage.NEED]

    @property
    def current(self) -> ServiceLine | None:
        """The card under the keyboard in the column that is worked in."""
        return self._active.current()

    def show_lines(self, lines: Sequence[ServiceLine], wanted: int | None = None) -> None:
        """Show other cards, open ones by their day, done ones the latest first; stand on the one wanted."""
        self._lines = tuple(lines)
        here = self.current
        self._fill()
        self.choose(wanted or (here.service.id if here is not None else None))
        if self.window().focusWidget() in self.views.values():
            self._active.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_filter(self, text: str) -> None:
        """Keep the cards that hold each typed word, as characters or as pinyin."""
        self._typed = text
        self._fill()
        self.chosen.emit()

    def choose(self, service_id: int | None) -> None:
        """Put the keyboard on a service wherever its card is now."""
        for view in self.views.values():
            row = view.cards.row_of(service_id) if service_id is not None else -1
            if row >= 0:
                view.stand_on(row)
                self._enter(view)

    def _fill(self) -> None:
        words = self._typed.split()
        shown = [line for line in self._lines if all(_holds(line, word) for word in words)]
        for stage, view in self.views.items():
            mine = [line for line in shown if line.service.stage is stage]
            view.cards.replace(mine[::-1] if stage is Stage.DONE else mine)
            late = sum(line.late > 0 for line in mine)
            past = f"，其中 {late} 项已过日期" if late else ""
            self._heads[stage].setText(f"{stage.value}　{len(mine)} 项{past}")

    def _wire(self, view: StageView) -> None:
        view.entered.connect(lambda: self._enter(view))
        view.aside.connect(lambda step: self._go_aside(view, step))
        view.opened.connect(self.opened)
        view.delete_pressed.connect(self.void_asked)
        view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        view.customContextMenuRequested.connect(lambda at: self._ask_menu(view, at))
        # A form must not open while Qt still carries the card.
        view.cards.move_asked.connect(
            lambda service_id, stage: QTimer.singleShot(
                0, self, lambda: self.move_asked.emit(service_id, stage)
            )
        )

    def _enter(self, view: StageView) -> None:
        self._active = view
        for other in self.views.values():
            if other is not view:
                other.clearSelection()
        if view.currentIndex().isValid():
            view.setCurrentIndex(view.currentIndex())
        self.chosen.emit()

    def _go_aside(self, view: StageView, step: int) -> None:
        views = list(self.views.values())
        place = views.index(view) + step
        while 0 <= place < len(views) and not views[place].cards.lines:
            place += step
        if 0 <= place < len(views):
            views[place].stand_on(view.currentIndex().row())
            views[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_menu(self, view: StageView, at: QPoint) -> None:
        if view.indexAt(at).isValid():
            self.menu_asked.emit(view.viewport().mapToGlobal(at))


def _holds(line: ServiceLine, word: str) -> bool:
    return any(spells(text, word) for text in line.texts)
