"""The menus of the calendar: of a day with what is on it, and of a duty that a month lacks."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from partybranch.domain.sentences import weekday
from partybranch.domain.workdays import Workdays
from ui.pages.calendar_year import CalendarEntry, LackingDuty
from ui.pages.plan_acts import PlanActs
from ui.spot import Spot

_LONGEST = 24


def day_menu(
    day: date, entries: Sequence[CalendarEntry], workdays: Workdays, acts: PlanActs, parent: QWidget
) -> QMenu:
    """What can be done with each thing on a day, and with the day itself."""
    menu = QMenu(parent)
    for entry in entries:
        _caption(menu, "　".join(filter(None, (entry.name, entry.topic))))
        _add_entry(menu, entry, workdays, acts)
        menu.addSeparator()
    _caption(menu, f"{day:%m-%d} {weekday(day)}")
    menu.addAction("新增计划…").triggered.connect(lambda: acts.add("", Spot(day=day)))
    menu.addAction("记录活动…").triggered.connect(lambda: acts.record_on(day))
    return menu


def duty_menu(duty: LackingDuty, acts: PlanActs, parent: QWidget) -> QMenu:
    """What can be done about a duty: plan it, record it, or say why it was not held."""
    menu = QMenu(parent)
    _caption(menu, f"{duty.when}　{duty.name}")
    menu.addAction("列入计划…").triggered.connect(lambda: acts.plan_duty(duty))
    record = "现在补录…" if duty.finding is not None else "现在记录…"
    menu.addAction(record).triggered.connect(lambda: acts.record_duty(duty))
    if duty.finding is not None:
        say = "修改说明…" if duty.settled else "写说明…"
        menu.addAction(say).triggered.connect(lambda: acts.explain_duty(duty))
    return menu


def _caption(menu: QMenu, words: str) -> None:
    """A line that says what the acts under it are about; the style sheet hides the text of a section."""
    menu.addAction(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…").setEnabled(False)


def _add_entry(menu: QMenu, entry: CalendarEntry, workdays: Workdays, acts: PlanActs) -> None:
    if entry.sitting_id is not None:
        menu.addAction("打开记录").triggered.connect(partial(_open, acts, entry.sitting_id))
    row = entry.planned
    if row is None:
        return
    if entry.movable:
        menu.addAction("现在记录…").triggered.connect(lambda: acts.record(row))
    menu.addAction("修改…").triggered.connect(lambda: acts.edit(row.line.plan))
    if entry.movable:
        move = menu.addAction("改期…")
        move.setToolTip("也可以按住鼠标拖到另一天，或按 Alt+← Alt+→")
        move.triggered.connect(lambda: acts.ask_day(row, workdays))
        menu.addAction("删去…").triggered.connect(lambda: acts.void(row))


def _open(acts: PlanActs, sitting_id: int, _checked: bool = False) -> None:
    acts.open_sitting(sitting_id)
