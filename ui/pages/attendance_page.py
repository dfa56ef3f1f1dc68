"""考勤: who came to what in a period, marked in place, with everybody's rate at the edge."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from partybranch.changes import Area, Changes
from partybranch.domain.attendance import RollRow
from partybranch.domain.attendance_matrix import Matrix
from partybranch.domain.matrix_text import matrix_text
from partybranch.domain.sentences import percent
from partybranch.errors import BranchError
from partybranch.services.attendance import PeriodRolls
from partybranch.services.spelling import spells
from ui import places
from ui.forms.leave_notices import LeaveNotices
from ui.models.attendance_model import BEFORE, MEMBER_ROLE, sitting_at
from ui.models.attendance_words import rate_words
from ui.pages.attendance_filters import AttendanceFilters
from ui.pages.page import Page
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.attendance_table import AttendanceTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.period_picker import PeriodPicker

Index = QModelIndex | QPersistentModelIndex
_KEYS = "1 ● 出席　2 ▲ 请假　3 ✕ 缺席　4 ◇ 异地　5 迟到　0 ○ 未标　空格 出席并到下一人　F2 打开活动"
_REASON = "请假事由：1 因公　2 病假　3 事假　4 其他…"
_NOTHING_HELD = "这段时间还没有活动记录。记一次活动，到会情况就列在这里。"
_NOTHING_CHOSEN = "这样筛选，没有一次活动。"
_PATIENCE_MS = 600
"""How long after the last mark the page reads again; it shows each mark at once."""


class AttendancePage(Page):
    """The matrix; each mark is saved at once as a step of its own."""

    title = places.ATTENDANCE
    icon = "attendance"
    concerns = frozenset(
        {Area.SITTINGS, Area.MEMBERS, Area.KINDS, Area.LEAVES, Area.RULE_SETTINGS, Area.RULE_PACKS}
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._writes = 0
        self._later = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._later.timeout.connect(self.refresh)
        self.picker = PeriodPicker(session.year, session.today)
        self.head.add(self.picker)
        self.leave_button = self.head.add_button("请假登记…", icon="plans")
        self.copy_button = self.head.add_button("复制为表格", icon="copy")
        self.filters, self.table = AttendanceFilters(), AttendanceTable()
        self.empty = EmptyState("attendance", _NOTHING_HELD, "记录活动")
        self.where, self.keys = role_label("", "secondary"), role_label(_KEYS, "secondary")
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        below = QHBoxLayout()
        below.addWidget(self.where, 1)
        below.addWidget(self.keys)
        self.body.setSpacing(8)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(below)
        self._wire()

    def _wire(self) -> None:
        grid, proxy = self.table.grid, self.table.proxy
        self.picker.picked.connect(self.refresh)
        self.session.year_changed.connect(self.picker.set_year)
        self.filters.chosen.connect(self.refresh)
        self.filters.finder.textChanged.connect(proxy.find)
        self.filters.unmarked.toggled.connect(proxy.set_unmarked_only)
        self.filters.entered.connect(self._enter)
        self.leave_button.clicked.connect(self._open_leaves)
        self.copy_button.clicked.connect(self.copy)
        self.empty.button.clicked.connect(self._begin)
        grid.copy_asked.connect(self.copy)
        grid.find_asked.connect(self.filters.finder.setFocus)
        grid.edited.connect(self._mark)
        grid.opened.connect(self._open_sitting)
        grid.rest_asked.connect(self._mark_rest)
        grid.member_asked.connect(self._open_member)
        self.table.names.doubleClicked.connect(lambda index: self._open_member(index.data(MEMBER_ROLE)))
        grid.moved.connect(self._say_where)
        grid.reason_asked.connect(self._ask_reason)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filters.finder.setFocus)

    def reload(self) -> None:
        """Read the chosen period and lay out the wanted part of it."""
        self._later.stop()
        self.picker.set_year(self.session.year)
        period, today = self.picker.period, self.session.today
        kind, group = self.filters.kind, self.filters.group

        def work() -> tuple[PeriodRolls, Matrix]:
            rolls = self.session.branch.attendance.of(period, today)
            for member in rolls.members:
                spells(member.name, "a")  # the first look-up of a reading is slow, and here nobody waits
            return rolls, rolls.matrix(kind, group)

        self.session.read(self, work, self._show)

    def open_record(self, record_id: int, field: str = "") -> None:
        """Open a notice of leave: the records of this page."""
        self._open_leaves().correct(record_id)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Begin a new notice of leave."""
        self._open_leaves().begin()

    def copy(self) -> None:
        """Put what is in sight on the clipboard as a table for WPS."""
        matrix, order = self.table.model.matrix, self.table.in_order
        shown = Matrix(lines=tuple(matrix.lines[at] for at in order), columns=matrix.columns)
        whole = len(order) == len(matrix.lines)
        QGuiApplication.clipboard().setText(matrix_text(shown, totals=whole))
        words = f"已复制 {len(order)} 人、{len(matrix.columns)} 次活动的考勤表，可以粘贴到 WPS 表格"
        self.session.notices.done(words)

    def _show(self, read: tuple[PeriodRolls, Matrix]) -> None:
        if self._writes:
            self._later.start()  # marks were set meanwhile that this reading does not know
            return
        rolls, matrix = read
        self.filters.offer([(kind.label, kind.code) for kind in rolls.held_kinds], rolls.groups)
        self._show_matrix(rolls, matrix)
        self._say(rolls, matrix)
        self.empty.sentence.setText(_NOTHING_CHOSEN if rolls.sittings else _NOTHING_HELD)
        self.empty.button.setText("显示全部" if rolls.sittings else "记录活动")
        something = bool(matrix.columns)
        self._stack.setCurrentWidget(self.table if something else self.empty)
        self.copy_button.setEnabled(something)
        for label in (self.where, self.keys):
            label.setVisible(something)

    def _show_matrix(self, rolls: PeriodRolls, matrix: Matrix) -> None:
        place = self._place()
        fresh = self.table.model.show(rolls, matrix)
        self.table.foot.show(matrix, rolls.demanded)
        if fresh:
            self.table.fit()
            self.table.show_latest()
            self._return_to(place)
        self._say_where()

    def _place(self) -> tuple[object, object]:
        """Whose mark of which sitting is under the hand."""
        index = self.table.grid.currentIndex()
        column = sitting_at(self.table.model, index.column()) if index.isValid() else None
        return index.data(MEMBER_ROLE), column.sitting.id if column else None

    def _return_to(self, place: tuple[object, object]) -> None:
        member, sitting = place
        proxy = self.table.proxy
        sections = [each.sitting.id for each in self.table.model.matrix.columns]
        members = [proxy.index(row, 0).data(MEMBER_ROLE) for row in range(proxy.rowCount())]
        if sitting in sections and member in members:
            index = proxy.index(members.index(member), BEFORE + sections.index(cast("int", sitting)))
            self.table.grid.setCurrentIndex(index)

    def _say(self, rolls: PeriodRolls, matrix: Matrix) -> None:
        counts, demanded = matrix.counts, rolls.demanded
        words = [f"{rolls.period.label}：{len(matrix.lines)} 人，{len(matrix.columns)} 次活动，"]
        words.append(
            f"平均出席率 {percent(counts.rate)}" + (f"，未标 {counts.unmarked}" if counts.unmarked else "")
        )
        weak = [line.name for line in matrix.lines if rate_words(line.counts, demanded)]
        if demanded is not None:
            words.append(f"；支部要求 {demanded}%，{f'{len(weak)} 人低于要求' if weak else '都已达到'}")
        if rolls.ahead:
            words.append(f"；今天以后的 {rolls.ahead} 次未列")
        self.head.say("".join(words) + "。")

    def _say_where(self, _index: object = None) -> None:
        index = self.table.grid.currentIndex()
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
        room = self.where.width()
        self.where.setText(self.where.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.where.setToolTip(words)

    def _ask_reason(self, asks: bool) -> None:
        self.keys.setText(_REASON if asks else _KEYS)
        self.keys.setProperty("role", "asking" if asks else "secondary")
        self.keys.style().polish(self.keys)

    def _enter(self) -> None:
        grid, proxy = self.table.grid, self.table.proxy
        if proxy.rowCount():
            section = grid.currentIndex().column() if grid.currentIndex().isValid() else -1
            latest = BEFORE + len(self.table.model.matrix.columns) - 1
            grid.setCurrentIndex(proxy.index(0, section if section >= BEFORE else latest))
            grid.setFocus()

    def _begin(self) -> None:
        if self.filters.kind or self.filters.group:
            self.filters.clear()
        else:
            self.session.navigate(places.SITTINGS, kind="")

    def _open_leaves(self) -> LeaveNotices:
        dialog = LeaveNotices(self.session, self)
        dialog.open()
        return dialog

    def _open_sitting(self, section: int) -> None:
        column = sitting_at(self.table.model, section)
        if column is not None:
            self.session.navigate(places.SITTINGS, open_id=column.sitting.id)

    def _mark(self, index: Index, row: RollRow) -> None:
        source = self.table.proxy.mapToSource(index)
        column = sitting_at(self.table.model, source.column())
        if column is None or column.sitting.id is None:
            return
        self.table.model.put(source.row(), source.column() - BEFORE, row)
        self.table.foot.show(self.table.model.matrix, self._demanded)
        self._say_where()
        self._writes += 1
        sitting, sittings = column.sitting.id, self.session.branch.sittings

        def work() -> Changes:
            return sittings.mark(sitting, row.member_id, row.mark, row.reason, late=row.late)

        self.session.act(self, work, self._written, self._refused)

    def _mark_rest(self, section: int, people: Sequence[int]) -> None:
        column = sitting_at(self.table.model, section)
        if column is not None and column.sitting.id is not None:
            sitting, sittings = column.sitting.id, self.session.branch.sittings
            self.session.act(self, lambda: sittings.mark_present(sitting, people))

    def _open_member(self, member_id: int) -> None:
        self.session.navigate(places.MEMBERS, open_id=member_id)

    @property
    def _demanded(self) -> int | None:
        rolls = self.table.model.rolls
        return rolls.demanded if rolls else None

    def _written(self, _changes: Changes) -> None:
        self._writes -= 1

    def _refused(self, error: BranchError) -> None:
        self._writes -= 1
        self.session.notices.failure(error)
        self.refresh()

    def _on_changes(self, changes: Changes) -> None:
        if self._writes and changes.touches(*self.concerns):
            self._later.start()
        else:
            super()._on_changes(changes)
