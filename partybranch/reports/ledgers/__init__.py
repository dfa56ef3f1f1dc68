"""台账: every Excel ledger, in menu order.

To add one: a file ``<word>_ledger.py`` here with one class of face ``Ledger``, and one line in ``LEDGERS``;
the page, the terminal and the read-back tests follow by themselves.
"""

from collections.abc import Iterable
from pathlib import Path

from partybranch.reports.ledgers.absences_ledger import AbsencesLedger
from partybranch.reports.ledgers.attendance_ledger import AttendanceLedger
from partybranch.reports.ledgers.checkin_overview_ledger import CheckinOverviewLedger
from partybranch.reports.ledgers.committee_ledger import CommitteeLedger
from partybranch.reports.ledgers.lectures_ledger import LecturesLedger
from partybranch.reports.ledgers.ledger import Ledger
from partybranch.reports.ledgers.life_statistics_ledger import LifeStatisticsLedger
from partybranch.reports.ledgers.meeting_statistics_ledger import MeetingStatisticsLedger
from partybranch.reports.ledgers.meetings_ledger import MeetingsLedger
from partybranch.reports.ledgers.registers_ledger import RegistersLedger
from partybranch.reports.ledgers.roster_ledger import RosterLedger
from partybranch.reports.ledgers.study_hours_ledger import StudyHoursLedger
from partybranch.reports.ledgers.theme_days_ledger import ThemeDaysLedger
from partybranch.reports.ledgers.together import TOGETHER, write_ledgers_together
from partybranch.reports.ledgers.volunteering_ledger import VolunteeringLedger
from partybranch.reports.ledgers.workbook import save_workbook
from partybranch.reports.ledgers.year_ledger import YearLedger
from partybranch.reports.order import PaperOrder

LEDGERS: tuple[Ledger, ...] = (
    RosterLedger(),
    CommitteeLedger(),
    MeetingsLedger(),
    ThemeDaysLedger(),
    LecturesLedger(),
    StudyHoursLedger(),
    AttendanceLedger(),
    AbsencesLedger(),
    VolunteeringLedger(),
    CheckinOverviewLedger(),
    YearLedger(),
    LifeStatisticsLedger(),
    MeetingStatisticsLedger(),
    RegistersLedger(),
)


def write_ledgers(order: PaperOrder, ledgers: Iterable[Ledger], folder: Path) -> list[Path]:
    """Write one workbook per ledger into the folder and return their paths; BranchError when one is open."""
    written = []
    for ledger in ledgers:
        path = folder / f"{ledger.title}_{order.book.period.label}.xlsx"
        save_workbook(path, ledger.plans(order), title=ledger.title)
        written.append(path)
    return written


__all__ = ["LEDGERS", "TOGETHER", "Ledger", "write_ledgers", "write_ledgers_together"]
