"""个人累计: the hours of each person in the year, against the target set here."""

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from partybranch.services.tallies import PeriodBook
from ui.pages.volunteering_columns import PeopleView, people_columns, people_of, target_words
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.labels import role_label


class PeopleHoursPane(QWidget):
    """The table of people under the line of the target; 0 is no target and no columns about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._target: int | None = None
        self.view = PeopleView("个人累计", people_columns(0))
        self.target = QSpinBox()
        self.target.setRange(0, 8784)
        self.target.setSpecialValueText("没有目标")
        self.target.setSuffix(" 小时")
        self.target.setMinimumWidth(130)
        self.target.setAccessibleName("每人每年目标")
        self.save_button = plain_button("保存目标")
        self.save_button.setEnabled(False)
        self._words = role_label("", "secondary")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(role_label("每人每年目标", "secondary"))
        line.addWidget(self.target)
        line.addWidget(self.save_button)
        line.addWidget(self._words)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self.target.valueChanged.connect(self._tell)
        self.target.lineEdit().returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)

    def show_book(self, book: PeriodBook) -> None:
        """Show the people of a period; a target that is being typed stays."""
        kept, people = book.profile.hours_target, people_of(book)
        if self._target is None or self.target.value() == self._target:
            self.target.setValue(kept)
        if kept == self._target:
            self.view.show_records(people)
        else:
            self._target = kept
            self.view.show_columns(people_columns(kept), people)
        self._words.setText(target_words(book))
        self._tell()

    def save(self) -> None:
        """Write the target."""
        hours, volunteering = self.target.value(), self._session.branch.volunteering
        if hours != self._target:
            self._session.act(self, lambda: volunteering.aim_at(hours))

    def _tell(self) -> None:
        self.save_button.setEnabled(self.target.value() != self._target)
