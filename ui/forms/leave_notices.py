"""请假登记: the leave of the year that was given notice of; it is offered where a roll is taken."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from partybranch.changes import Area, Changes
from partybranch.domain.drafts import FormPlace
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import Member, distinct_names, frozen_name, members_on
from partybranch.domain.periods import Period
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.leave_form import LeaveForm
from ui.forms.void_dialog import ask_reason
from ui.models.column import Align, Column
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.labels import named_label, role_label
from ui.widgets.record_view import RecordView

_EXPLAINED = "提前知道谁要请假，先记在这里。记录活动和看考勤时会提示，不会自动改成请假。"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A notice under the name that tells its person from namesakes."""

    name: str
    notice: LeaveNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The notices of the year, and everybody ever entered."""

    notices: tuple[LeaveNotice, ...]
    members: tuple[Member, ...]


def _tone(line: _Line) -> str:
    return "disabled" if line.notice.voided else "text"


_COLUMNS: tuple[Column[_Line], ...] = (
    Column(title="姓名", value=lambda line: line.name, width=120, tone=_tone),
    Column(title="从", value=lambda line: f"{line.notice.start:%Y-%m-%d}", width=104, tone=_tone),
    Column(title="到", value=lambda line: f"{line.notice.end:%Y-%m-%d}", width=104, tone=_tone),
    Column(
        title="天数",
        value=lambda line: str((line.notice.end - line.notice.start).days + 1),
        width=60,
        align=Align.RIGHT,
        sort_key=lambda line: (line.notice.end - line.notice.start).days,
        tone=_tone,
    ),
    Column(title="事由", value=lambda line: line.notice.reason, width=120, tone=_tone),
    Column(
        title="备注",
        value=lambda line: f"已作废：{line.notice.voided}" if line.notice.voided else line.notice.remarks,
        width=0,
        tone=_tone,
    ),
)


class LeaveNotices(QDialog):
    """The list with its form; double click or Enter corrects a notice."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("请假登记")
        self.resize(760, 480)
        self._session = session
        self.view: RecordView[_Line] = RecordView("请假登记", _COLUMNS)
        self.add_button, close = main_button("登记请假", icon="plus"), plain_button("关闭")
        self.edit_button = plain_button("修改…", icon="edit")
        self.void_button = plain_button("作废…", icon="void")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(named_label(f"{session.year}年请假登记", "page_title"), 1)
        head.addWidget(self.add_button)
        for widget in (self.edit_button, self.void_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(role_label(_EXPLAINED, "secondary", wrap=True))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        close.clicked.connect(self.reject)
        self.add_button.clicked.connect(self.begin)
        self.edit_button.clicked.connect(lambda: self._correct(self.view.current()))
        self.void_button.clicked.connect(lambda: self._void(self.view.current()))
        self.view.opened.connect(self._correct)
        self.view.chosen.connect(lambda _line: self._enable())
        session.records_changed.connect(self._on_changes)
        self.reload()

    def reload(self) -> None:
        """Read the notices that touch the year, 已作废 ones too."""
        branch, period = self._session.branch, Period.year(self._session.year)

        def work() -> _Reading:
            notices = branch.leaves.between(period, voided=True)
            return _Reading(notices=notices, members=branch.members.all())

        self._session.read(self, work, self._show)

    def begin(self) -> None:
        """Open the form for a new notice, from today on."""
        day = min(self._session.today, Period.year(self._session.year).end)
        fresh = LeaveNotice(member_id=0, start=day, end=day)
        self._session.read(
            self, self._session.branch.members.all, lambda members: self._open(fresh, "登记请假", members)
        )

    def correct(self, notice_id: int) -> None:
        """Open the form on a notice."""
        branch = self._session.branch

        def work() -> tuple[LeaveNotice, tuple[Member, ...]]:
            return branch.leaves.get(notice_id), branch.members.all()

        def opened(read: tuple[LeaveNotice, tuple[Member, ...]]) -> None:
            notice, members = read
            self._open(notice, f"修改请假 · {notice.name}", members)

        self._session.read(self, work, opened)

    def _open(self, notice: LeaveNotice, title: str, members: tuple[Member, ...]) -> None:
        present = members_on(members, min(self._session.today, Period.year(self._session.year).end))
        form = LeaveForm(present, distinct_names(members), self._session.year)
        form.put(notice)
        save = self._session.branch.leaves.record
        place = FormPlace(page=places.ATTENDANCE, record_id=notice.id)
        dialog: FormDialog[LeaveNotice] = FormDialog(self._session, title, form, form, save, self, place)
        dialog.resize(460, 360)
        dialog.open()
        form.rows.stand_on("person" if notice.id is None else "start")

    def _correct(self, line: _Line | None) -> None:
        if line is not None and line.notice.id is not None and not line.notice.voided:
            self.correct(line.notice.id)

    def _void(self, line: _Line | None) -> None:
        if line is None or line.notice.id is None or line.notice.voided:
            return
        reason = ask_reason(self, f"{line.name} {line.notice.start:%Y-%m-%d} 的请假登记")
        number, leaves = line.notice.id, self._session.branch.leaves
        if reason:
            self._session.act(self, lambda: leaves.void(number, reason))

    def _show(self, reading: _Reading) -> None:
        names = distinct_names(reading.members)
        latest_first = reversed(reading.notices)
        self.view.show_records(
            [
                _Line(name=frozen_name(each.name, names.get(each.member_id, "")), notice=each)
                for each in latest_first
            ]
        )
        self._enable()

    def _enable(self) -> None:
        line = self.view.current()
        for button in (self.edit_button, self.void_button):
            button.setEnabled(line is not None and not line.notice.voided)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Area.LEAVES, Area.MEMBERS):
            self.reload()
