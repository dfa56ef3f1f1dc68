"""The regulations that rules cite: whose they are, and from which day to which they are in force."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partybranch.domain.periods import Period


class Level(StrEnum):
    """Who asks: the whole party, a place, or the unit itself."""

    NATIONAL = "全国"
    LOCAL = "地方"
    UNIT = "单位"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a rule stands: regulation and article, its level and the days it is in force.

    ``since`` None means that the day is not known and nothing is left out for it; ``until`` is included.
    """

    regulation: str
    article: str = ""
    level: Level = Level.UNIT
    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> str:
        """Regulation and article as they are cited."""
        return f"{self.regulation}{self.article}"

    @property
    def brief(self) -> str:
        """The citation for narrow columns, without the name of the party before it."""
        return self.words.replace("中国共产党章程", "党章").removeprefix("中国共产党")

    def covers(self, stretch: Period) -> bool:
        """Whether the rule applied for at least half of the days: one that came late asks nothing."""
        start, end = max(self.since or date.min, stretch.start), min(self.until or date.max, stretch.end)
        return 2 * ((end - start).days + 1) >= stretch.days


BRANCH_RULES = Citation(
    regulation="中国共产党支部工作条例（试行）", level=Level.NATIONAL, since=date(2018, 10, 28)
)
TRAINING_RULES = Citation(
    regulation="中国共产党党员教育管理工作条例", level=Level.NATIONAL, since=date(2019, 5, 6)
)
ADMISSION_RULES = Citation(
    regulation="中国共产党发展党员工作细则", level=Level.NATIONAL, since=date(2014, 5, 28)
)
ELECTION_RULES = Citation(
    regulation="中国共产党基层组织选举工作条例", level=Level.NATIONAL, since=date(2020, 7, 13)
)
PARTY_CONSTITUTION = Citation(regulation="中国共产党章程", level=Level.NATIONAL)
UNIT_SETTING = Citation(regulation="本单位要求")

_KNOWN = (BRANCH_RULES, TRAINING_RULES, ADMISSION_RULES, ELECTION_RULES, PARTY_CONSTITUTION)


def cite(regulation: Citation, article: str) -> Citation:
    """The source of one article of a regulation."""
    return Citation(
        regulation=regulation.regulation,
        article=article,
        level=regulation.level,
        since=regulation.since,
        until=regulation.until,
    )


def citation_of(text: str) -> Citation:
    """The source that a citation names; one that no known regulation begins is the unit's own."""
    for known in _KNOWN:
        if text.startswith(known.regulation):
            return cite(known, text.removeprefix(known.regulation))
    return Citation(regulation=text or UNIT_SETTING.regulation)
