"""政治生日: the days on which members joined the party, as they come round every year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partybranch.domain.member_states import party_years
from partybranch.domain.members import Member, is_member_on, standing_on
from partybranch.domain.periods import Period, years_after


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBirthday:
    """One member on the day; ``years`` since 加入党组织.

    党龄 counts from 转为正式党员 (党章第七条): ``standing`` are its full years, None where that day is not
    known or lies ahead.
    """

    member: Member
    day: date
    years: int
    standing: int | None = None
    probationary: bool = False

    @property
    def words(self) -> str:
        """The years as one says them: 入党20周年，党龄19年; 入党1周年，预备党员."""
        said = f"入党{self.years}周年"
        if self.probationary:
            return f"{said}，预备党员"
        return f"{said}，党龄{self.standing}年" if self.standing else said


def party_birthdays(members: Iterable[Member], period: Period) -> tuple[PartyBirthday, ...]:
    """The anniversaries inside a period of those who are members on that day, in order of time.

    Who joined on 29 February has the day on the 28th in a year without it.
    """
    found = [
        _birthday(member, day)
        for member in members
        if member.joined is not None
        for year in range(period.start.year, period.end.year + 1)
        if year > member.joined.year
        and (day := years_after(member.joined, year - member.joined.year)) in period
        and is_member_on(member, day)
    ]
    return tuple(sorted(found, key=lambda each: (each.day, -each.years)))


def _birthday(member: Member, day: date) -> PartyBirthday:
    joined = member.joined or day
    return PartyBirthday(
        member=member,
        day=day,
        years=day.year - joined.year,
        standing=party_years(member, day),
        probationary=not standing_on(member, day).full,
    )
