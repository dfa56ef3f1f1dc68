"""The lines of 党员: each member with standing, state in words and the year's figures, and their columns."""

from dataclasses import dataclass
from datetime import date

from partybranch.domain.citizen_number import mask_citizen_number, mask_phone
from partybranch.domain.member_states import LEFT, states_of
from partybranch.domain.member_tallies import MemberTally
from partybranch.domain.members import Category, Member, Standing, standing_on
from partybranch.domain.sentences import number, percent
from partybranch.services.spelling import spells
from partybranch.services.tallies import PeriodBook
from ui.models.column import Align, Column


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A member with the name that tells namesakes apart and the standing today; ``place`` in the roster.

    ``tally`` is None where 统计 has no line for the member in the year.
    """

    place: int
    name: str
    member: Member
    standing: Standing
    states: tuple[str, ...]
    tally: MemberTally | None = None

    @property
    def state(self) -> str:
        """正式党员、流动."""
        return "、".join(self.states)

    @property
    def left(self) -> bool:
        """Whether the member has been transferred out."""
        return LEFT in self.states

    @property
    def posts(self) -> str:
        """The posts of today in one line."""
        return "、".join(self.standing.posts)

    @property
    def attendance(self) -> str:
        """应到12 实到11 请假1; empty where there is nothing to count."""
        counts = self.tally.counts if self.tally else None
        if counts is None or not counts.due:
            return ""
        away = ((f" 请假{counts.leave}", counts.leave), (f" 缺席{counts.absent}", counts.absent))
        return f"应到{counts.due} 实到{counts.present}" + "".join(words for words, count in away if count)

    @property
    def hours(self) -> str:
        """志愿服务6小时; empty without any."""
        hours = self.tally.hours if self.tally else 0
        return f"志愿服务{number(hours)}小时" if hours else ""

    @property
    def words(self) -> str:
        """Everything a card shows, as one sentence for a screen reader."""
        said = (self.name, self.standing.group, self.posts, self.state, self.attendance, self.hours)
        return "，".join(word for word in said if word)

    def answers(self, typed: str) -> bool:
        """Whether each typed word stands in something said here; a name and a post also as pinyin.

        Groups and states are said of nearly everybody: by pinyin, zheng for 郑 would find each 正式党员.
        """
        spoken = (self.name, self.member.name, *self.standing.posts)
        written = (self.standing.group, *self.states)
        return all(
            any(spells(text, word) for text in spoken if text) or any(word in text for text in written)
            for word in typed.split()
        )


def member_lines(book: PeriodBook, today: date) -> tuple[MemberLine, ...]:
    """Everybody ever entered in roster order, as they stand today, with the figures of the period."""
    tallies = {one.member_id: one for one in book.tally.by_member}
    return tuple(
        MemberLine(
            place=place,
            name=book.names.get(member.id or 0, member.name),
            member=member,
            standing=standing_on(member, today),
            states=states_of(member, today),
            tally=tallies.get(member.id or 0),
        )
        for place, member in enumerate(book.members, 1)
    )


def roster_words(lines: tuple[MemberLine, ...], shown: int | None = None) -> str:
    """在册党员 34 名，其中预备党员 2 名；筛选出 5 名。 ``shown`` is None while nothing is filtered."""
    present = [line for line in lines if line.standing.member]
    probationary = sum(Category.PROBATIONARY in line.states for line in present)
    found = "" if shown is None else f"；筛选出 {shown} 名"
    return f"在册党员 {len(present)} 名，其中预备党员 {probationary} 名{found}。"


def line_columns(shown: bool) -> tuple[Column[MemberLine], ...]:
    """The columns of the table; numbers masked unless ``shown``."""
    return (
        Column(title="序号", value=lambda line: str(line.place), width=52, sort_key=lambda line: line.place),
        Column(title="姓名", value=lambda line: line.name, width=108, tone=_tone),
        Column(title="性别", value=lambda line: line.member.sex, width=50, tone=_tone),
        Column(title="党小组", value=lambda line: line.standing.group, width=96, tone=_tone),
        Column(title="党内职务", value=lambda line: line.posts, width=0, tone=_tone, tip=lambda x: x.posts),
        Column(title="状态", value=lambda line: line.state, width=128, tone=_tone, tip=lambda x: x.state),
        Column(title="加入党组织", value=lambda line: day_words(line.member.joined), width=100, tone=_tone),
        Column(title="转为正式", value=lambda line: day_words(line.member.full_since), width=100, tone=_tone),
        Column(
            title="出席率",
            value=lambda line: percent(line.tally.counts.rate) if line.tally else "—",
            width=76,
            align=Align.RIGHT,
            sort_key=lambda line: line.tally.counts.rate if line.tally else None,
            tone=_tone,
            tip=lambda line: line.attendance,
        ),
        *_numbers(shown),
    )


def _numbers(shown: bool) -> tuple[Column[MemberLine], ...]:
    return (
        Column(title="公民身份证号", value=lambda line: citizen_number_words(line.member, shown), width=164),
        Column(title="手机号码", value=lambda line: phone_words(line.member, shown), width=118),
    )


def citizen_number_words(member: Member, shown: bool) -> str:
    """The citizen number, masked unless it was asked for."""
    return member.citizen_number if shown else mask_citizen_number(member.citizen_number)


def phone_words(member: Member, shown: bool) -> str:
    """The phone number, masked unless it was asked for."""
    return member.phone if shown else mask_phone(member.phone)


def day_words(day: date | None) -> str:
    """A day, — where it is not known."""
    return f"{day:%Y-%m-%d}" if day else "—"


def _tone(line: MemberLine) -> str:
    return "text" if line.standing.member else "secondary"
