"""Reading the cells of one line: a parser's refusal becomes a problem at its cell."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from partybranch.domain.citizen_number import CitizenNumber, parse_citizen_number
from partybranch.domain.parsing.counts import parse_count
from partybranch.domain.parsing.moments import Precision
from partybranch.domain.parsing.text import half_width
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.grid import Value
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Line

T = TypeVar("T")
_MASK = re.compile(r"[*xX×●#]{2,}")


class Reading:
    """One line being read. Empty cells give None or an empty text; what cannot be read is noted and None."""

    def __init__(self, line: Line, source: Source, findings: Findings) -> None:
        self.line, self.source, self.findings = line, source, findings
        self._vague: set[str] = set()

    @property
    def ok(self) -> bool:
        """Whether nothing in the line is wrong so far."""
        return not self.findings.is_bad(self.line)

    def text(self, field: str) -> str:
        """The field as text."""
        return self.line.text(field)

    def parsed(self, field: str, parser: Callable[[Value], T]) -> T | None:
        """The field through a parser that raises ValueError."""
        value = self.line.value(field)
        if value is None:
            return None
        try:
            return parser(value)
        except ValueError as refusal:
            self.error(field, str(refusal))
            return None

    def day(self, field: str) -> date | None:
        """The field as a date; a lone month counts from its first day, which is said once for the sheet."""
        moment = self.parsed(field, self.source.moment)
        if moment is None:
            return None
        if moment.precision is Precision.MONTH:
            heading = self.line.heading(field)
            self.findings.sheet_warning(self.line.sheet, f"“{heading}”有的只写到月份，按当月 1 日记", heading)
            self._vague.add(field)
        return moment.day

    def agrees(self, field: str, said: date, known: date | None) -> bool:
        """Whether a date read from the field can be the known one: the same day, or only its month."""
        if known is None or field not in self._vague:
            return said == known
        return (said.year, said.month) == (known.year, known.month)

    def citizen_number(self) -> CitizenNumber | None:
        """The citizen number; one with its middle hidden is not taken, which is said once for the sheet."""
        if self.is_masked("citizen_number"):
            return None
        return self.parsed("citizen_number", parse_citizen_number)

    def is_masked(self, field: str) -> bool:
        """Whether the field holds a number with digits hidden (138****0000), which is nobody's number."""
        if not _MASK.search(half_width(self.text(field))):
            return False
        heading = self.line.heading(field)
        text = f"“{heading}”有的隐去了几位，没有记入，已登记的号码不变，缺的请在党员页补上"
        self.findings.sheet_warning(self.line.sheet, text, heading)
        return True

    def count(self, field: str) -> int | None:
        """The field as a whole number."""
        return self.parsed(field, parse_count)

    def error(self, field: str, text: str) -> None:
        """Something wrong at a field (empty: with the whole row)."""
        self.findings.error(self.line, field, text)

    def warn(self, field: str, text: str) -> None:
        """Something to look at."""
        self.findings.warn(self.line, field, text)

    def settle(self, verdict: Verdict, summary: str) -> None:
        """Say what becomes of the line."""
        self.findings.settle(self.line, verdict, summary)
