"""What is missing: duties not held and records that lack something, each with the way to mend it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout

from partybranch.services.tallies import PeriodBook
from ui import places
from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE
from ui.pages.duties_card import duty_name
from ui.session import Session
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """One open end; ``kind`` is set for a duty not held, ``sitting_id`` for a record that lacks something."""

    when: str
    subject: str
    text: str
    source: str = ""
    kind: str | None = None
    sitting_id: int | None = None

    @property
    def act(self) -> str:
        """What the link says."""
        return "去补" if self.sitting_id is not None else "去记录"


_COLUMNS: tuple[Column[_Open], ...] = (
    Column(title="时间", value=lambda gap: gap.when, width=116),
    Column(title="事项", value=lambda gap: gap.subject, width=168, tip=lambda gap: gap.subject),
    Column(
        title="缺什么",
        value=lambda gap: gap.text,
        width=0,
        tip=lambda gap: f"{gap.text}\n{gap.source}".strip(),
    ),
    Column(title="", value=lambda gap: gap.act, width=70, tone=lambda _gap: "accent"),
)
_ACT = len(_COLUMNS) - 1


class GapsCard(Card):
    """The list of open ends; the link at the end of a row, a double click or Enter leads to the record."""

    def __init__(self, session: Session) -> None:
        super().__init__("待补")
        self._session = session
        self.count = 0
        self.view: RecordView[_Open] = RecordView("待补", _COLUMNS)
        self.view.opened.connect(self._go)
        self.view.clicked.connect(self._on_click)
        self._none = role_label("没有待补的记录。", "secondary")
        body = QVBoxLayout()
        body.addWidget(self._none)
        body.addWidget(self.view, 1)
        self.body.addLayout(body)

    def show_book(self, book: PeriodBook) -> None:
        """List what the period lacks as of the book's day."""
        last = min(book.as_of, book.period.end)
        duties = [
            _Open(
                when=slot.period.label,
                subject=duty_name(slot),
                text="未见记录",
                source=kind.cadence.source if kind.cadence else "",
                kind=kind.code,
            )
            for kind in book.kinds
            for slot in book.slots(kind)
            if slot.missing(last)
        ]
        records = [
            _Open(when=gap.when, subject=gap.subject, text=gap.text, sitting_id=gap.sitting_id)
            for gap in book.gaps
            if gap.sitting_id is not None
        ]
        self.count = len(duties) + len(records)
        self.heading.setText(f"待补 · {self.count} 项" if self.count else "待补")
        self.view.show_records([*duties, *records])
        self.view.setVisible(bool(self.count))
        self._none.setVisible(not self.count)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == _ACT:
            self._go(index.data(RECORD_ROLE))

    def _go(self, gap: _Open) -> None:
        self._session.navigate(places.SITTINGS, open_id=gap.sitting_id, kind=gap.kind)
