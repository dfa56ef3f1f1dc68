"""The plan, the registers and the typed figures of the sample branch, so that no page of it stands empty."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from partybranch.domain.bodies import bodies_over
from partybranch.domain.kinds import ACTIVITY_KINDS
from partybranch.domain.members import Member, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.planning import PlanningGround, PlanningOptions, propose
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.registers import REGISTERS, Register, RegisterEntry, RegisterPerson
from partybranch.domain.typed_figures import TypedFigure
from partybranch.domain.workdays import Workdays

_TALKS = ("思想状况", "工作和生活困难", "组织生活会会前谈心", "入党初心")
_AWARDS = ("县直机关先进党支部", "理论宣讲大赛二等奖", "优秀共产党员", "创城工作先进个人")


def sample_plan(members: Sequence[Member], year: int, workdays: Workdays) -> Iterator[PlannedSitting]:
    """The plan of a year, made at its beginning as the program proposes it."""
    duties = [(kind, kind.cadence) for kind in ACTIVITY_KINDS if kind.cadence is not None]
    ground = PlanningGround(bodies=bodies_over(Period.year(year), members), workdays=workdays)
    yield from propose(year, duties, ground, PlanningOptions())


def sample_entries(members: Sequence[Member], start: date, until: date) -> Iterator[RegisterEntry]:
    """Two awards a year, and a talk in every second week that somebody of the committee had."""
    counted = [register for register in REGISTERS if register.counted and register.people_word]
    talks = next(register for register in REGISTERS if register.pairs)
    for number, month in enumerate(Period(start, until).months()):
        for turn, offset in enumerate((10, 24)):
            day = month.start + timedelta(days=offset)
            if day <= until:
                yield _talk(talks, members, day, 2 * number + turn)
        if month.start.month in (6, 11) and month.start + timedelta(days=27) <= until:
            yield _award(counted[0], members, month.start + timedelta(days=27), number // 5)


def _talk(register: Register, members: Sequence[Member], day: date, turn: int) -> RegisterEntry:
    here = [member for member in members if standing_on(member, day).member]
    committee = [member for member in here if standing_on(member, day).committee]
    others = [member for member in here if member not in committee]
    pair = (
        (committee[turn % len(committee)], committee[(turn + 1) % len(committee)]),
        (committee[turn % len(committee)], others[turn % len(others)]),
        (others[turn % len(others)], others[(turn + 7) % len(others)]),
    )[turn % 3]
    return RegisterEntry(
        register=register.code, day=day, title=_TALKS[turn % len(_TALKS)], people=tuple(map(_person, pair))
    )


def _award(register: Register, members: Sequence[Member], day: date, turn: int) -> RegisterEntry:
    title = _AWARDS[turn % len(_AWARDS)]
    own = title.endswith("党支部")
    choices = {field.code: field.choices for field in register.fields}
    return RegisterEntry(
        register=register.code,
        day=day,
        title=title,
        people=() if own else (_person(members[turn % len(members)]),),
        values={"holder": choices["holder"][0 if own else 1], "grade": "县", "awarded_by": "清河县（示例）"},
    )


def _person(member: Member) -> RegisterPerson:
    return RegisterPerson(member_id=member.id or 0, name=member.name)


def sample_typed_figures(year: int) -> Iterator[TypedFigure]:
    """What the branch reports and no record gives."""
    yield TypedFigure(year=year, name="发稿数", value="126", unit="篇", remarks="示例数字，由新媒体部提供")
