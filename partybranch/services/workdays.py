"""节假日: the public holidays as the library knows them, corrected by the branch."""

from collections.abc import Iterable
from datetime import date

import chinese_calendar

from partybranch.changes import Changes
from partybranch.domain.workdays import DayOff, Workdays
from partybranch.errors import BranchError
from partybranch.storage.database import Database

_NAMES = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}
_KNOWN = frozenset(day.year for day in chinese_calendar.holidays)
_AHEAD = range(max(_KNOWN) + 1, max(_KNOWN) + 11)
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", **{(10, day): "国庆节" for day in (1, 2, 3)}}
"""全国年节及纪念日放假办法（2024年修订）: the days that need no lunar calendar and no yearly notice."""


def workdays_of(corrections: Iterable[DayOff]) -> Workdays:
    """The calendar with the branch's corrections.

    A coming year that the library does not know has its weekends and the days fixed by law alone.
    """
    corrections = tuple(corrections)
    free = {date(year, *day): name for year in _AHEAD for day, name in _FIXED.items()}
    free |= {day: _NAMES.get(name, name) for day, name in chinese_calendar.holidays.items()}
    moved = {day: f"{_NAMES.get(name, name)}调休上班" for day, name in chinese_calendar.workdays.items()}
    for each in corrections:
        for table in (free, moved):
            table.pop(each.day, None)
        (free if each.off else moved)[each.day] = each.name or ("放假" if each.off else "上班")
    told = frozenset(each.day.year for each in corrections if each.off)
    return Workdays(holidays=free, moved=moved, years=_KNOWN, told=told)


class WorkdaysOfBranch:
    """The calendar of the branch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Workdays:
        """The calendar with the branch's corrections."""
        return workdays_of(self.corrections())

    def corrections(self) -> tuple[DayOff, ...]:
        """What the branch corrected, in order of time."""
        with self._database.read() as unit:
            return tuple(sorted(unit.days_off.all(), key=lambda each: each.day))

    def correct(self, days: Iterable[date], *, off: bool, name: str = "") -> Changes:
        """Say of days that they are free (or worked); a day said before is said anew.

        Raises BranchError without a day.
        """
        wanted = sorted(set(days))
        if not wanted:
            raise BranchError("没有选择日期。请填写日期后再保存。")
        word = "放假" if off else "上班"
        with self._database.write(f"设置{word} {wanted[0]:%Y-%m-%d}") as unit:
            kept = {each.day: each for each in unit.days_off.all()}
            for day in wanted:
                unit.days_off.save(
                    DayOff(id=kept[day].id if day in kept else None, day=day, off=off, name=name.strip())
                )
            return unit.commit()
