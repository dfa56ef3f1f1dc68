"""基本: what a sitting is, when, how long, where, led and written down by whom, its files and remarks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.beginnings import Usual
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member
from partybranch.domain.sentences import weekday
from partybranch.domain.sittings import Sitting
from ui.forms.attachments_list import AttachmentsList
from ui.forms.kind_chips import KindChips
from ui.forms.person_picker import PersonPicker
from ui.forms.sitting_findings import SittingFindings
from ui.forms.text_fields import TextArea
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label


class _Moment(QDateTimeEdit):
    """Led to by the program it stands on the day: year and month are mostly right already."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the day where Qt would select the year; Tab and the mouse go their usual ways."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.setSelectedSection(QDateTimeEdit.Section.DaySection)


class BasicsPane(QFrame):
    """The left column of the form. ``day_changed`` follows another date, ``changed`` every edit."""

    changed = Signal()
    day_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("基本")
        self._given = Sitting(starts_at=datetime(2000, 1, 1))
        self._day = self._given.day
        self.chips = KindChips()
        self.moment = _Moment()
        self.minutes = QSpinBox()
        self._span = role_label("", "secondary")
        self.place = QComboBox()
        self.chair, self.recorder = PersonPicker("主持人"), PersonPicker("记录人")
        self.as_usual = link_button("")
        self.attachments = AttachmentsList(session)
        self.remarks = TextArea("备注", "备注")
        self.rows = FormRows()
        self.findings = SittingFindings()
        self._prepare()
        self._lay_out()
        self._wire()
        self.attachments.welcome_drops_on(self)

    @property
    def starts_at(self) -> datetime:
        """When it began; an untouched moment is given back to the second."""
        day, clock, given = self.moment.date(), self.moment.time(), self._given.starts_at
        shown = datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())
        return given if shown == given.replace(second=0, microsecond=0) else shown

    @property
    def day(self) -> date:
        """The date it began."""
        return self.starts_at.date()

    def written_into(self, sitting: Sitting) -> Sitting:
        """The sitting with what stands here."""
        return replace(
            sitting,
            starts_at=self.starts_at,
            minutes=self.minutes.value(),
            place=self._place(),
            chair=self.chair.person,
            recorder=self.recorder.person,
            attachments=self.attachments.attachments,
            remarks=self.remarks.value,
        )

    def put(self, sitting: Sitting, kinds: Kinds) -> None:
        """Show a sitting."""
        self._given, self._day = sitting, sitting.day
        at = sitting.starts_at
        day, clock = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)
        self.chips.put(sitting.kinds, kinds)
        self.moment.setDateTime(QDateTime(day, clock, QTimeZone.utc()))
        self.minutes.setValue(sitting.minutes)
        self.place.setEditText(sitting.place)
        self.chair.put(sitting.chair)
        self.recorder.put(sitting.recorder)
        self.attachments.put(sitting.attachments)
        self._share_room()
        self.remarks.put(sitting.remarks)
        self.rows.clear_complaints()
        self._tell_usual()
        self._tell_span()

    def offer(
        self, members: tuple[Member, ...], names: Mapping[int, str], places: tuple[str, ...], usual: Usual
    ) -> None:
        """Offer the people of the day, whoever usually does it first, and the places used before."""
        self.chair.offer(members, names, usual.chair)
        self.recorder.offer(members, names, usual.recorder)
        text = self.place.currentText()
        self.place.blockSignals(True)
        self.place.clear()
        self.place.addItems(list(places))
        self.place.setCurrentIndex(-1)
        self.place.setEditText(text)
        self.place.blockSignals(False)
        self._tell_usual()

    def take_usual_people(self) -> None:
        """Let those chair and take the minutes who usually do, where nobody stands yet (F9)."""
        self.chair.take_usual()
        self.recorder.take_usual()

    def suggest(self, usual: Usual) -> None:
        """Take over the usual time, length and place where nobody has said otherwise yet."""
        if self.starts_at == self._given.starts_at:
            self.moment.setTime(QTime(usual.at.hour, usual.at.minute))
        if self._place() == self._given.place:
            self.place.setEditText(usual.place)
        if usual.minutes and self.minutes.value() == self._given.minutes:
            self.minutes.setValue(usual.minutes)

    def _prepare(self) -> None:
        self.moment.setTimeZone(QTimeZone.utc())  # wall-clock time: no hour is skipped or comes twice
        self.moment.setDisplayFormat("yyyy年MM月dd日 HH:mm")
        self.moment.setCalendarPopup(True)
        self.moment.setMinimumHeight(34)
        self.minutes.setRange(1, 24 * 60)
        self.minutes.setSingleStep(10)
        self.minutes.setSuffix(" 分")
        self.minutes.setAccessibleName("时长（分钟）")
        self.place.setEditable(True)
        self.place.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place.setMinimumContentsLength(8)
        self.remarks.setFixedHeight(42)

    def _lay_out(self) -> None:
        length = QWidget()
        length.setFocusProxy(self.minutes)
        line = QHBoxLayout(length)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.minutes)
        line.addWidget(self._span, 1)
        self.rows.add("kinds", "类型", self.chips)
        self.rows.add("moment", "时间", self.moment)
        self.rows.add("minutes", "时长", length)
        self.rows.add("place", "地点", self.place)
        self.rows.add("chair", "主持", self.chair)
        self.rows.add("recorder", "记录", self.recorder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.rows)
        layout.addWidget(self.as_usual, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.attachments)
        layout.addWidget(self.remarks)
        layout.addWidget(self.findings)
        layout.addStretch(0)
        self._column = layout

    def _wire(self) -> None:
        self.moment.dateTimeChanged.connect(self._on_moment)
        self.minutes.valueChanged.connect(self._on_minutes)
        self.place.editTextChanged.connect(self.changed)
        self.chair.changed.connect(self.changed)
        self.recorder.changed.connect(self.changed)
        for picker in (self.chair, self.recorder):
            picker.changed.connect(self._tell_usual)
        self.as_usual.clicked.connect(self.take_usual_people)
        QShortcut(QKeySequence(Qt.Key.Key_F9), self).activated.connect(self.take_usual_people)
        self.attachments.changed.connect(self.changed)
        self.attachments.changed.connect(self._share_room)
        self.remarks.textChanged.connect(self.changed)

    def _share_room(self) -> None:
        """Pictures take the room that is left; an empty list stays one line high."""
        self._column.setStretchFactor(self.attachments, 1 if self.attachments.attachments else 0)

    def _place(self) -> str:
        text = self.place.currentText()
        return text if text == self._given.place else text.strip()

    def _on_moment(self) -> None:
        self._tell_span()
        if self.day != self._day:
            self._day = self.day
            self.day_changed.emit()
        self.changed.emit()

    def _on_minutes(self) -> None:
        self._tell_span()
        self.changed.emit()

    def _tell_usual(self) -> None:
        """Offer those who usually chair and take the minutes, by name, while a place is empty."""
        places = ((self.chair, "主持"), (self.recorder, "记录"))
        people = [f"{picker.usual}{does}" for picker, does in places if picker.offers_usual]
        self.as_usual.setText(f"照旧：{'、'.join(people)}")
        self.as_usual.setToolTip("照这类活动近几次的主持人和记录人填上（F9）")
        self.as_usual.setVisible(bool(people))

    def _tell_span(self) -> None:
        end = self.starts_at + timedelta(minutes=self.minutes.value())
        self._span.setText(f"{weekday(self.day)}，至 {end:%H:%M}")
        self._span.setAlignment(Qt.AlignmentFlag.AlignVCenter)
