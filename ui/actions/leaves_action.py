"""Note a leave known beforehand."""

from collections.abc import Iterable
from functools import partial

from ui import places
from ui.actions.action import Command, Ground
from ui.forms.leave_notices import LeaveNotices
from ui.pages.attendance_page import AttendancePage


class LeavesAction:
    """请假登记, over the page of attendance."""

    def commands(self, ground: Ground) -> Iterable[Command]:
        """The one command."""
        yield Command(
            title="请假登记",
            icon="attendance",
            note="提前登记谁要请假，记录活动时会提示",
            run=partial(_open, ground),
            also=("登记请假", "新增请假"),
            common=True,
        )


def _open(ground: Ground) -> None:
    ground.session.navigate(places.ATTENDANCE)
    LeaveNotices(ground.session, ground.frame.page(AttendancePage)).open()
