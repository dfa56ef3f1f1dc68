"""The part of the library that is used here, with the types it leaves out."""

from datetime import date
from enum import Enum

holidays: dict[date, str]
workdays: dict[date, str]

class Holiday(Enum):
    new_years_day = "New Year's Day"
    @property
    def chinese(self) -> str: ...
