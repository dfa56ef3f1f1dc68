"""What a check found: where, what is the matter, and where to mend it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.regulations import Citation
from partybranch.domain.sittings import Sitting


class Place(StrEnum):
    """The record that a finding leads to."""

    SITTING = "sitting"
    DUTY = "duty"
    MEMBER = "member"
    SERVICE = "service"
    REGISTER = "register"
    PROFILE = "profile"
    PLAN = "plan"


class Todo(StrEnum):
    """What to do about it: act in time, or complete the record."""

    NOW = "现在要做"
    MEND = "可以补齐"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to go: a record by id, or a new one of a kind (and group); ``field`` is the field to stand on.

    Fields of a sitting: kinds, moment, place, chair, recorder, roll, records, attachments;
    those of a member and of 支部信息 bear the names of their records.
    """

    place: Place
    id: int | None = None
    kind: str = ""
    group: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found. ``key`` tells it from the other findings of its rule and stays the same for years.

    ``day`` decides where it stands in order and whether the rule was in force, except where a whole
    ``stretch`` was asked about; ``when`` is how people say it.
    """

    key: str
    day: date
    when: str
    subject: str
    text: str
    target: Target
    todo: Todo = Todo.MEND
    stretch: Period | None = None

    def asked_by(self, source: Citation) -> bool:
        """Whether the source was in force for what was found."""
        return source.covers(self.stretch or Period(self.day, self.day))


def in_sitting(sitting: Sitting, kinds: Kinds, text: str, *, key: str = "", field: str = "") -> Found:
    """Something found in one sitting; ``key`` where a rule may find more than one thing in it."""
    return Found(
        key=f"sitting-{sitting.id}{'-' if key else ''}{key}",
        day=sitting.day,
        when=f"{sitting.day:%Y-%m-%d}",
        subject="、".join(kinds[code].label for code in sitting.kinds),
        text=text,
        target=Target(place=Place.SITTING, id=sitting.id, field=field),
    )


def in_member(
    member: Member,
    name: str,
    day: date,
    text: str,
    *,
    key: str = "",
    field: str = "",
    todo: Todo = Todo.MEND,
) -> Found:
    """Something found about one member, by the name that tells it from others; ``day`` is when it was due."""
    return Found(
        key=f"member-{member.id}{'-' if key else ''}{key}",
        day=day,
        when=f"{day:%Y-%m-%d}",
        subject=name,
        text=text,
        target=Target(place=Place.MEMBER, id=member.id, field=field),
        todo=todo,
    )


def in_branch(
    day: date,
    subject: str,
    text: str,
    *,
    key: str,
    when: str = "",
    field: str = "",
    todo: Todo = Todo.MEND,
) -> Found:
    """Something found about the branch as a whole; it leads to 支部信息."""
    return Found(
        key=key,
        day=day,
        when=when or f"{day:%Y-%m-%d}",
        subject=subject,
        text=text,
        target=Target(place=Place.PROFILE, field=field),
        todo=todo,
    )


def some_names(names: list[str], most: int = 5) -> str:
    """The first names of a list, with 等 where there are more."""
    return "、".join(names[:most]) + (f"等{len(names)}人" if len(names) > most else "")
