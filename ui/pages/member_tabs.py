"""The lists of a member's year, one tab each; Enter or a double click goes to the record."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from partybranch.domain.attendance import Mark
from partybranch.domain.registers import RegisterEntry
from partybranch.domain.rules.judging import Finding
from partybranch.services.member_years import MemberYear
from ui import places
from ui.models.column import Column
from ui.pages.finding_ways import go_there
from ui.pages.member_columns import (
    ATTENDED_COLUMNS,
    COUNTED_COLUMNS,
    ENTRY_COLUMNS,
    FINDING_COLUMNS,
    SERVED_COLUMNS,
    Attended,
    Served,
    attended,
    counted,
    served,
)
from ui.session import Session
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView


class MemberTabs(QTabWidget):
    """活动, 按类型, 志愿服务, 登记簿, 检查; a tab without lines says where they would come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._attended: tuple[Attended, ...] = ()
        self._only = self._no_sittings = ""
        self.sittings = self._pane("参加的活动", ATTENDED_COLUMNS)
        self.kinds = self._pane("按类型的出席情况", COUNTED_COLUMNS)
        self.services = self._pane("参加的志愿服务", SERVED_COLUMNS)
        self.entries = self._pane("登记簿里的记录", ENTRY_COLUMNS)
        self.findings = self._pane("对这名党员的检查", FINDING_COLUMNS)
        self.tabBarClicked.connect(self._on_tab)
        self.sittings.view.opened.connect(self._open_sitting)
        self.services.view.opened.connect(self._open_service)
        self.entries.view.opened.connect(self._open_entry)
        self.findings.view.opened.connect(self._open_finding)

    def _pane(self, name: str, columns: Sequence[Column[Any]]) -> "_Pane":
        pane = _Pane(name, columns)
        self.addTab(pane, name)
        return pane

    def show_year(self, year: MemberYear) -> None:
        """Show what the book holds about a member in a year."""
        label = year.book.period.label
        self._attended, self._only = attended(year), ""
        self._no_sittings = f"{label}没有一次活动的签到名单里有这名党员。"
        panes: tuple[tuple[_Pane, str, Sequence[Any], str], ...] = (
            (self.sittings, "活动", self._attended, self._no_sittings),
            (self.kinds, "按类型", counted(year), f"{label}没有可以统计的签到。"),
            (
                self.services,
                "志愿服务",
                served(year),
                f"{label}没有志愿服务记录。在“志愿服务”里登记后会列在这里。",
            ),
            (
                self.entries,
                "登记簿",
                year.entries,
                f"{label}没有荣誉、谈心谈话等记录。在“登记簿”里登记后会列在这里。",
            ),
            (self.findings, "检查", year.findings, f"{label}没有发现与这名党员有关的缺项。"),
        )
        for at, (pane, title, lines, words) in enumerate(panes):
            pane.show_lines(lines, words)
            number = f" {len(lines)}" if lines and pane is not self.kinds else ""
            self.setTabText(at, title + number)
            self.setTabToolTip(at, "")

    def show_only(self, words: str, marks: frozenset[Mark]) -> None:
        """Show the sittings behind a figure: who was expected, with one of these marks; again shows all."""
        if words == self._only:
            self.show_all()
            return
        self._only = words
        kept = [each for each in self._attended if each.row.expected and each.row.mark in marks]
        self.sittings.show_lines(kept, f"这一年没有{words}的活动。")
        self._say_sittings(f"活动 {len(kept)}（只看{words}）", "点一下恢复全部活动")

    def show_all(self) -> None:
        """Show every sitting of the year again."""
        self._only = ""
        self.sittings.show_lines(self._attended, self._no_sittings)
        self._say_sittings(f"活动 {len(self._attended)}", "")

    def _say_sittings(self, title: str, tip: str) -> None:
        self.setTabText(0, title)
        self.setTabToolTip(0, tip)
        self.setCurrentWidget(self.sittings)
        self.sittings.view.setFocus()

    def _on_tab(self, at: int) -> None:
        if at == 0 and self._only:
            self.show_all()

    def _open_sitting(self, line: Attended) -> None:
        self._session.navigate(places.SITTINGS, open_id=line.sitting.id)

    def _open_service(self, line: Served) -> None:
        self._session.navigate(places.VOLUNTEERING, open_id=line.service.id)

    def _open_entry(self, entry: RegisterEntry) -> None:
        self._session.navigate(places.REGISTERS, open_id=entry.id)

    def _open_finding(self, finding: Finding) -> None:
        """Go to the field that is lacking; what lacks no field of the member is dealt with in 检查."""
        if finding.found.target.field:
            go_there(self._session, finding)
        else:
            self._session.navigate(places.CHECKS)


class _Pane(QStackedWidget):
    """A table, or a sentence in its place."""

    def __init__(self, name: str, columns: Sequence[Column[Any]]) -> None:
        super().__init__()
        self.view: RecordView[Any] = RecordView(name, columns)
        self._words = role_label("", "secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setContentsMargins(4, 12, 4, 0)
        self.addWidget(self.view)
        self.addWidget(self._words)
        self.setFocusProxy(self.view)

    def show_lines(self, lines: Sequence[Any], words: str) -> None:
        """Show the lines, or the words when there are none."""
        self.view.show_records(lines)
        self._words.setText(words)
        self.setCurrentWidget(self.view if lines else self._words)
