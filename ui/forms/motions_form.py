"""表决: each vote with its purpose and numbers, and beside it what the numbers say."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.attendance import RollCounts
from partybranch.domain.motions import Motion, Purpose
from ui.forms.text_fields import TextLine
from ui.forms.verdict_words import verdict_words
from ui.widgets.buttons import link_button
from ui.widgets.labels import role_label

_NUMBERS = {
    "voters_due": "有表决权",
    "voters_present": "到会",
    "written": "书面意见",
    "votes_for": "赞成",
    "votes_against": "反对",
    "abstained": "弃权",
}

_HINTS = {
    "voters_due": "免于参加和异地参加的党员也计入。\n经上级同意并由党员大会通过不计入的，可在这里减去。",
}


class MotionRow(QWidget):
    """One vote."""

    changed = Signal()
    removed = Signal()

    def __init__(self, motion: Motion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("一项表决")
        self.purpose = QComboBox()
        self.purpose.setAccessibleName("表决事项类别")
        self.purpose.addItems([purpose.value for purpose in Purpose])
        self.purpose.setCurrentText(motion.purpose.value)
        self.subject = TextLine("表决事项", "表决事项，如：同意接收某同志为中共预备党员")
        self.subject.put(motion.subject)
        self.numbers = {key: QSpinBox() for key in _NUMBERS}
        self._captions = {key: role_label(caption, "secondary") for key, caption in _NUMBERS.items()}
        for key, box in self.numbers.items():
            box.setRange(0, 9999)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setFixedWidth(46)
            box.setAccessibleName(f"{_NUMBERS[key]}人数")
            box.setValue(getattr(motion, key))
            box.setToolTip(_HINTS.get(key, ""))
            box.valueChanged.connect(self._edited)
        self.verdict = role_label("", "secondary", wrap=True)
        self._lay_out()
        self.purpose.currentTextChanged.connect(self._edited)
        self.subject.textEdited.connect(self._edited)
        self._tell()

    @property
    def motion(self) -> Motion:
        """The vote as it stands."""
        return Motion(
            purpose=Purpose(self.purpose.currentText()),
            subject=self.subject.value,
            **{key: box.value() for key, box in self.numbers.items()},
        )

    def _lay_out(self) -> None:
        away = link_button("删除")
        away.setAccessibleName("删除这项表决")
        away.clicked.connect(self.removed)
        what, figures = QHBoxLayout(), QHBoxLayout()
        what.addWidget(self.purpose)
        what.addWidget(self.subject, 1)
        what.addWidget(away)
        for key, box in self.numbers.items():
            figures.addWidget(self._captions[key])
            figures.addWidget(box)
        figures.addWidget(self.verdict, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(what)
        layout.addLayout(figures)

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        motion = self.motion
        by_letter = motion.purpose is Purpose.ADMISSION or motion.written > 0
        self.numbers["written"].setVisible(by_letter)
        self._captions["written"].setVisible(by_letter)
        words = verdict_words(motion)
        self.verdict.setText(words.text.replace("　", "\n"))
        self.verdict.setToolTip(f"{words.text}\n依据：{words.source}")
        self.verdict.setProperty("role", "trouble" if words.warns else "secondary")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)


class MotionsForm(QWidget):
    """The votes of one record; a new one starts from the voters on the roll."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("表决")
        self.rows: list[MotionRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    @property
    def motions(self) -> tuple[Motion, ...]:
        """The votes in order."""
        return tuple(row.motion for row in self.rows)

    def put(self, motions: Iterable[Motion]) -> None:
        """Show votes."""
        for row in list(self.rows):
            self._drop(row)
        for motion in motions:
            self._show(motion)

    def begin(self, counts: RollCounts) -> None:
        """Add a vote with the voters of the roll."""
        self._show(Motion(voters_due=counts.voters_due, voters_present=counts.voters_present))
        self.rows[-1].subject.setFocus()
        self.changed.emit()

    def _show(self, motion: Motion) -> None:
        row = MotionRow(motion)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._layout.addWidget(row)

    def _remove(self, row: MotionRow) -> None:
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: MotionRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
