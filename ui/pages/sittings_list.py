"""The list of the year's sittings with its filters: kind, period, words, voided ones too."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from partybranch.app import Branch
from partybranch.domain.kinds import Kinds, Shape
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from ui.forms.sitting_words import AHEAD
from ui.models.column import Align, Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.period_picker import PeriodPicker
from ui.widgets.record_view import RecordView

_ALL_KINDS = "全部类型"
_NOTHING = "这一年还没有活动记录。记录一次活动，台账和统计就从它生成。"


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingLine:
    """A sitting with the words of its kinds and what its record lacks; ``ahead`` while its day is to come."""

    sitting: Sitting
    kinds: str
    gaps: str
    ahead: bool = False


def read_lines(branch: Branch, year: int, today: date) -> tuple[SittingLine, ...]:
    """Read the sittings of a year, voided ones too, the newest first."""
    report = branch.compliance.of(Period.year(year), today)
    lacking = {
        sitting_id: "；".join(each.found.text for each in findings)
        for sitting_id, findings in report.by_sitting.items()
    }
    found = branch.sittings.between(Period.year(year), voided=True)
    return tuple(
        SittingLine(
            sitting=sitting,
            kinds="＋".join(report.facts.kinds[code].label for code in sitting.kinds),
            gaps="" if sitting.voided else lacking.get(sitting.id or 0, ""),
            ahead=sitting.day > today,
        )
        for sitting in sorted(found, key=lambda each: each.starts_at, reverse=True)
    )


def _figure(line: SittingLine, figure: int) -> str:
    return str(figure) if line.sitting.roll or line.sitting.heads else ""


def _last_words(line: SittingLine) -> str:
    if line.sitting.voided:
        return f"已作废：{line.sitting.voided}"
    return AHEAD if line.ahead else line.gaps


def _tone(line: SittingLine) -> str:
    return "disabled" if line.sitting.voided else "text"


def _text(title: str, width: int, words: str) -> Column[SittingLine]:
    return Column(title=title, value=lambda line: str(getattr(line.sitting, words)), width=width, tone=_tone)


def _count(title: str, key: str) -> Column[SittingLine]:
    def figure(line: SittingLine) -> int:
        return int(getattr(line.sitting.counts, key))

    return Column(
        title=title,
        value=lambda line: _figure(line, figure(line)),
        width=52,
        align=Align.RIGHT,
        sort_key=figure,
        tone=_tone,
    )


_COLUMNS: tuple[Column[SittingLine], ...] = (
    Column(
        title="日期",
        value=lambda line: f"{line.sitting.starts_at:%m-%d %H:%M}",
        width=104,
        sort_key=lambda line: line.sitting.starts_at,
        tone=_tone,
    ),
    Column(title="类型", value=lambda line: line.kinds, width=160, tone=_tone, tip=lambda line: line.kinds),
    Column(
        title="主题",
        value=lambda line: line.sitting.topic,
        width=0,
        tone=_tone,
        tip=lambda line: line.sitting.topic,
    ),
    _text("地点", 120, "place"),
    _count("应到", "due"),
    _count("实到", "present"),
    _count("请假", "leave"),
    _count("缺席", "absent"),
    Column(
        title="缺项",
        value=_last_words,
        width=0,
        tone=lambda line: "disabled" if line.sitting.voided else "leave",
        tip=_last_words,
    ),
)


class SittingsList(QWidget):
    """The filters over the table. ``opened`` carries an id, ``chosen`` the Sitting under the hand."""

    opened = Signal(int)
    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, year: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SittingLine, ...] = ()
        self._year = year
        self.kind = QComboBox()
        self.kind.setAccessibleName("按类型筛选")
        self.kind.addItem(_ALL_KINDS, "")
        self.period = PeriodPicker(year, today)
        self.words = QLineEdit()
        self.words.setPlaceholderText("筛选：主题、地点、日期…")
        self.words.setAccessibleName("按文字筛选")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(240)
        self.words.setToolTip("Ctrl+F")
        self.with_voided = QCheckBox("显示已作废")
        self.view: RecordView[SittingLine] = RecordView("活动列表", _COLUMNS)
        self.empty = EmptyState("sittings", _NOTHING, "新建活动")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._wire()

    @property
    def current(self) -> Sitting | None:
        """The sitting under the hand."""
        line = self.view.current()
        return line.sitting if line else None

    def set_year(self, year: int) -> None:
        """Offer the periods of another year; what was under the hand has no neighbour in it."""
        self.period.set_year(year)
        if year != self._year:
            self._year = year
            self.view.setCurrentIndex(QModelIndex())
            self.view.scrollToTop()

    def show_lines(self, lines: tuple[SittingLine, ...], kinds: Kinds) -> None:
        """Show the sittings of a year; the filters stay."""
        self._lines = lines
        kept = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(_ALL_KINDS, "")
            for kind in kinds.of_shape(Shape.SITTING):
                self.kind.addItem(kind.label, kind.code)
            self.kind.setCurrentIndex(max(self.kind.findData(kept), 0))
        self._filter()

    def select(self, sitting_id: int) -> None:
        """Take a sitting under the hand."""
        shown = [line.sitting.id for line in self.view.table.records]
        if sitting_id in shown:
            source = self.view.table.index(shown.index(sitting_id), 0)
            self.view.setCurrentIndex(self.view.proxy.mapFromSource(source))

    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        self.view.setFocus()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.kind)
        filters.addWidget(self.period)
        filters.addWidget(self.words)
        filters.addStretch(1)
        filters.addWidget(self.with_voided)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.kind.currentIndexChanged.connect(self._filter)
        self.period.picked.connect(self._filter)
        self.with_voided.toggled.connect(self._filter)
        self.words.textChanged.connect(self.view.proxy.set_filter)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.words.setFocus)
        self.view.opened.connect(lambda line: self.opened.emit(line.sitting.id))
        self.view.chosen.connect(lambda line: self.chosen.emit(line.sitting))
        self.empty.button.clicked.connect(self.new_asked)

    def _filter(self) -> None:
        code, period = self.kind.currentData(), self.period.period
        wanted = [
            line
            for line in self._lines
            if line.sitting.day in period
            and (not code or code in line.sitting.kinds)
            and (self.with_voided.isChecked() or not line.sitting.voided)
        ]
        self.view.show_records(wanted)
        self._stack.setCurrentWidget(self.view if self._lines else self.empty)
        self.chosen.emit(self.current)
