"""One record of a sitting: topic, who is called, lecturer, minutes, resolution and votes of one kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from partybranch.domain.attendance import RollCounts
from partybranch.domain.kinds import Kind, Scope
from partybranch.domain.members import Member
from partybranch.domain.sittings import Record
from ui.forms.motions_form import MotionsForm
from ui.forms.person_picker import PersonPicker
from ui.forms.text_fields import TextArea, TextLine
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_MOTIONS_HEIGHT = 76


class RecordForm(QWidget):
    """Record in, record out.

    ``called`` follows a change of who is called, ``people_asked`` asks the form to have them chosen.
    """

    changed = Signal()
    called = Signal()
    people_asked = Signal()

    def __init__(self, kind: Kind, counts: Callable[[], RollCounts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._counts = kind, counts
        self._given = Record(kind=kind.code, scope=kind.scope)
        self.setAccessibleName(f"{kind.label}的记录")
        self.topic = TextLine(f"{kind.label}主题", "会议名称（主题、议题）")
        self.scope, self.group = QComboBox(), QComboBox()
        self.choose_people = link_button("选择人员…")
        self.lecturer = PersonPicker("授课人", guests_usual=True)
        self.text = TextArea(f"{kind.label}内容", "会议（活动）内容")
        self.resolution = TextArea(f"{kind.label}决议", "决议（议定事项）")
        self.motions = MotionsForm()
        self.add_motion = link_button("＋ 表决")
        self.trouble = role_label("", "trouble")
        self._scroll = QScrollArea()
        self._fill_scopes()
        self._lay_out()
        self._wire()
        self.put(self._given)

    @property
    def record(self) -> Record:
        """The record as it stands."""
        scope = Scope(self.scope.currentText())
        kept = self._given.group if scope is self._given.scope else ""
        return replace(
            self._given,
            topic=self.topic.value,
            scope=scope,
            group=self.group.currentText() if scope is Scope.GROUP else kept,
            text=self.text.value,
            resolution=self.resolution.value,
            lecturer=self.lecturer.person,
            motions=self.motions.motions,
        )

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields in the order in which Tab goes through them; votes follow the last one."""
        head = (self.topic, self.lecturer.combo, self.scope, self.group, self.choose_people, self.add_motion)
        return (*head, self.text, self.resolution)

    @property
    def gap(self) -> QWidget | None:
        """The first field in which something is lacking, None when nothing is."""
        record = self.record
        lacking: tuple[tuple[QWidget, bool], ...] = (
            (self.topic, not record.topic.strip()),
            (self.group, record.scope is Scope.GROUP and not record.group),
            (self.lecturer.combo, self.kind.lecturer and record.lecturer is None),
            (self.text, not record.text.strip()),
        )
        return next((field for field, empty in lacking if empty), None)

    def put(self, record: Record) -> None:
        """Show a record."""
        self._given = record
        self.topic.put(record.topic)
        self.scope.setCurrentText(record.scope.value)
        self._show_group(record.group)
        self.lecturer.put(record.lecturer)
        self.text.put(record.text)
        self.resolution.put(record.resolution)
        self.motions.put(record.motions)
        self._suit_kind()

    def offer(self, members: tuple[Member, ...], names: Mapping[int, str], groups: tuple[str, ...]) -> None:
        """Offer the people and groups of the day."""
        self.lecturer.offer(members, names)
        kept = self.group.currentText()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItems(list(groups))
        self._show_group(kept)
        self.group.blockSignals(False)

    def complain(self, sentence: str) -> None:
        """Say beside the group what is wrong; an empty sentence takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _fill_scopes(self) -> None:
        self.scope.addItems([scope.value for scope in Scope])
        self.scope.setAccessibleName("参加范围")
        self.group.setAccessibleName("党小组")
        self.group.setPlaceholderText("选择党小组")
        self.lecturer.say_when_empty("授课人")
        self.lecturer.setFixedWidth(150)

    def _lay_out(self) -> None:
        head, texts = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.topic, 1)
        for widget in (self.lecturer, self.scope, self.group, self.choose_people, self.add_motion):
            head.addWidget(widget)
        texts.setSpacing(8)
        texts.addWidget(self.text, 3)
        texts.addWidget(self.resolution, 2)
        for area in (self.text, self.resolution):
            area.setMinimumHeight(40)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedHeight(_MOTIONS_HEIGHT)
        self._scroll.setWidget(self.motions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.trouble)
        layout.addLayout(texts, 1)
        layout.addWidget(self._scroll)
        self.trouble.hide()

    def _wire(self) -> None:
        self.topic.textEdited.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.resolution.textChanged.connect(self.changed)
        self.lecturer.changed.connect(self.changed)
        self.motions.changed.connect(self._on_motions)
        self.add_motion.clicked.connect(lambda: self.motions.begin(self._counts()))
        self.choose_people.clicked.connect(self.people_asked)
        self.scope.currentTextChanged.connect(self._on_scope)
        self.group.currentTextChanged.connect(self._on_called)

    def _on_scope(self) -> None:
        self._suit_kind()
        self._on_called()

    def _on_called(self) -> None:
        self.complain("")
        self.called.emit()
        self.changed.emit()

    def _on_motions(self) -> None:
        self._suit_kind()
        self.changed.emit()

    def _show_group(self, group: str) -> None:
        if group and self.group.findText(group) < 0:
            self.group.addItem(group)
        self.group.setCurrentIndex(self.group.findText(group) if group else -1)

    def _suit_kind(self) -> None:
        """Show what the kind has, and whatever an old record holds all the same."""
        scope = Scope(self.scope.currentText())
        self.group.setVisible(scope is Scope.GROUP)
        self.choose_people.setVisible(scope is Scope.NAMED)
        self.lecturer.setVisible(self.kind.lecturer or self._given.lecturer is not None)
        self.add_motion.setVisible(self.kind.motions)
        self._scroll.setVisible(bool(self.motions.rows))
