"""Choose a period inside or beside the window's year: 全年, 半年, 季度, 月, 截至今天 or free dates."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from partybranch.domain.periods import Period
from ui.widgets.labels import role_label

_FREE = "自定义"


def periods_of(year: int, today: date) -> dict[str, Period]:
    """The periods offered for a year, by their label in the list."""
    offered = {"全年": Period.year(year)}
    if today.year == year:
        offered["年初至今天"] = Period(date(year, 1, 1), today)
    offered["上半年"] = Period(date(year, 1, 1), date(year, 6, 30))
    offered["下半年"] = Period(date(year, 7, 1), date(year, 12, 31))
    offered |= {f"第{at}季度": Period.quarter(year, at) for at in range(1, 5)}
    return offered | {f"{at}月": Period.month(year, at) for at in range(1, 13)}


class PeriodPicker(QWidget):
    """A list of the usual periods; 自定义 shows two dates. ``picked`` carries the Period."""

    picked = Signal(object)

    def __init__(self, year: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._offered = periods_of(year, today)
        self._choice = QComboBox()
        self._choice.setAccessibleName("统计时段")
        self._choice.setMaxVisibleItems(20)
        self.start, self.end = QDateEdit(), QDateEdit()
        for edit, name in ((self.start, "开始日期"), (self.end, "结束日期")):
            edit.setAccessibleName(name)
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setMinimumWidth(124)
        self._to = role_label("至")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._choice, self.start, self._to, self.end):
            layout.addWidget(widget)
        self._choice.addItems([*self._offered, _FREE])
        self._show_dates()
        self._choice.currentTextChanged.connect(self._on_choice)
        self.start.dateChanged.connect(self._tell)
        self.end.dateChanged.connect(self._tell)

    @property
    def period(self) -> Period:
        """The chosen period; dates in the wrong order are taken the right way round."""
        chosen = self._offered.get(self._choice.currentText())
        if chosen is not None:
            return chosen
        start, end = sorted((_day(self.start), _day(self.end)))
        return Period(start, end)

    def set_year(self, year: int) -> None:
        """Offer the periods of another year, and keep the kind of period that was chosen."""
        kept = self._choice.currentText()
        self._offered = periods_of(year, self._today)
        self._choice.blockSignals(True)
        self._choice.clear()
        self._choice.addItems([*self._offered, _FREE])
        self._choice.setCurrentIndex(max(self._choice.findText(kept), 0))
        self._choice.blockSignals(False)
        self._show_dates()

    def choose(self, label: str) -> None:
        """Choose a period by its label in the list."""
        self._choice.setCurrentText(label)

    def _on_choice(self) -> None:
        self._show_dates()
        self._tell()

    def _show_dates(self) -> None:
        free = self._choice.currentText() == _FREE
        for widget in (self.start, self._to, self.end):
            widget.setVisible(free)
        if not free:
            for edit, day in ((self.start, self.period.start), (self.end, self.period.end)):
                edit.blockSignals(True)
                edit.setDate(QDate(day.year, day.month, day.day))
                edit.blockSignals(False)

    def _tell(self) -> None:
        self.picked.emit(self.period)


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
