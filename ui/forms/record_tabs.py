"""The records of a sitting, one tab for each kind (依次安排，分别记录)."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from partybranch.domain.attendance import RollCounts
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member
from partybranch.domain.motions import Purpose
from partybranch.domain.sittings import Record
from ui.forms.record_form import RecordForm


class RecordTabs(QTabWidget):
    """Records in, records out; a record taken away comes back with its text when its kind is added again."""

    changed = Signal()
    called = Signal()
    people_asked = Signal()

    def __init__(self, counts: Callable[[], RollCounts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("会议和活动记录")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self._counts = counts
        self._kinds = Kinds()
        self._put_away: dict[str, Record] = {}
        self._offered: tuple[tuple[Member, ...], Mapping[int, str], tuple[str, ...]] = ((), {}, ())

    @property
    def forms(self) -> tuple[RecordForm, ...]:
        """The form of each record in order."""
        widgets = (self.widget(at) for at in range(self.count()))
        return tuple(widget for widget in widgets if isinstance(widget, RecordForm))

    @property
    def records(self) -> tuple[Record, ...]:
        """The records as they stand."""
        return tuple(form.record for form in self.forms)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What is voted on in any record."""
        return tuple(motion.purpose for record in self.records for motion in record.motions)

    def put(self, records: Iterable[Record], kinds: Kinds) -> None:
        """Show records."""
        self._kinds = kinds
        self._put_away = {}
        while self.count():
            self._close(0)
        for record in records:
            self._open(record)

    def offer(self, members: tuple[Member, ...], names: Mapping[int, str], groups: tuple[str, ...]) -> None:
        """Offer the people and groups of the day in every record."""
        self._offered = (members, names, groups)
        for form in self.forms:
            form.offer(*self._offered)

    def add(self, code: str) -> None:
        """Begin the record of one more kind."""
        scope = self._kinds[code].scope
        self._open(self._put_away.pop(code, Record(kind=code, scope=scope)))
        self.setCurrentIndex(self.count() - 1)

    def remove(self, code: str) -> None:
        """Put the record of a kind away."""
        for at, form in reversed(list(enumerate(self.forms))):
            if form.kind.code == code:
                self._put_away[code] = form.record
                self._close(at)

    def _open(self, record: Record) -> None:
        kind = self._kinds[record.kind]
        form = RecordForm(kind, self._counts)
        form.offer(*self._offered)
        form.put(record)
        form.changed.connect(self.changed)
        form.called.connect(self.called)
        form.people_asked.connect(self.people_asked)
        self.addTab(form, kind.label)
        self._lead_keyboard()

    def _lead_keyboard(self) -> None:
        """Let Tab go from the tabs into the records, field by field as they stand."""
        before: QWidget = self.tabBar()
        for form in self.forms:
            for field in form.fields:
                QWidget.setTabOrder(before, field)
                before = field

    def _close(self, at: int) -> None:
        form = self.widget(at)
        self.removeTab(at)
        if form is not None:
            form.deleteLater()
