"""What the search looks through: every record of the book as a line of words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from partybranch.domain.kinds import Kinds
from partybranch.domain.member_states import states_of
from partybranch.domain.members import Member, distinct_names, standing_on
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.registers import RegisterEntry, register_of
from partybranch.domain.sittings import Person, Sitting
from partybranch.domain.volunteering import Service, Stage


class Group(StrEnum):
    """What a hit is; the values are what the list of hits is headed by."""

    MEMBERS = "党员"
    SITTINGS = "活动"
    SERVICES = "志愿服务"
    REGISTERS = "登记簿"
    PLANS = "计划"


class Where(IntEnum):
    """In which part of a record words stand, the telling ones first."""

    NAME = 0
    TITLE = 1
    PLACE = 2
    PEOPLE = 3
    TEXT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a record; what was typed is looked for in ``folded``, a hit puts ``label`` before the text."""

    where: Where
    text: str
    folded: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record: how it is shown, and the words by which it is found, its title first.

    ``numbers`` are the phone and the citizen number of a member under the words that say which was found;
    they are compared and never shown. ``past`` is somebody who has left.
    """

    group: Group
    id: int
    title: str
    note: str = ""
    day: date | None = None
    voided: bool = False
    past: bool = False
    parts: tuple[Part, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


def _part(where: Where, text: str, label: str = "") -> Part:
    return Part(where=where, text=text, folded="".join(text.casefold().split()), label=label)


def _parts(*parts: tuple[Where, str, str]) -> tuple[Part, ...]:
    return tuple(_part(where, text, label) for where, text, label in parts if text)


def _joined(*words: str, by: str = " · ") -> str:
    return by.join(filter(None, words))


def member_entries(members: tuple[Member, ...], today: date) -> Iterator[Entry]:
    """Members by name, post, group and job; phone and citizen number for their tails."""
    names = distinct_names(members)
    for member in members:
        standing = standing_on(member, today)
        states, posts = "、".join(states_of(member, today)), "、".join(standing.posts)
        title = names.get(member.id or 0, member.name)
        yield Entry(
            group=Group.MEMBERS,
            id=member.id or 0,
            title=title,
            note=_joined(standing.group, states, posts),
            past=standing.left,
            parts=_parts(
                (Where.NAME, title, ""),
                (Where.TITLE, standing.group, ""),
                (Where.TITLE, posts, ""),
                (Where.TEXT, member.job, ""),
                (Where.TEXT, member.remarks, ""),
            ),
            numbers=tuple(
                (words, number.upper())
                for words, number in (
                    ("手机尾号相符", member.phone),
                    ("身份证号尾号相符", member.citizen_number),
                )
                if number
            ),
        )


def sitting_entries(sittings: Iterable[Sitting], kinds: Kinds) -> Iterator[Entry]:
    """Sittings by kind, topic, group, place, the people in their roles and every text."""
    for sitting in sittings:
        records = sitting.records
        labels = _joined(*(kinds[each.kind].label for each in records if each.kind in kinds), by="、")
        groups = _joined(*dict.fromkeys(each.group for each in records), by="、")
        title = _joined(labels, _joined(*(each.topic for each in records), by="；"), by="　")
        texts = [text for each in records for text in (each.text, each.resolution)]
        texts += [motion.subject for each in records for motion in each.motions]
        yield Entry(
            group=Group.SITTINGS,
            id=sitting.id or 0,
            title=title,
            note=_joined(groups, sitting.place),
            day=sitting.day,
            voided=bool(sitting.voided),
            parts=_parts(
                (Where.TITLE, title, ""),
                *((Where.TITLE, kinds[each.kind].name, "") for each in records if each.kind in kinds),
                (Where.TITLE, groups, ""),
                (Where.PLACE, sitting.place, ""),
                (Where.PEOPLE, _name(sitting.chair), "主持 "),
                (Where.PEOPLE, _name(sitting.recorder), "记录 "),
                *((Where.PEOPLE, _name(each.lecturer), "授课 ") for each in records),
                *((Where.TEXT, text, "") for text in (*texts, sitting.remarks)),
            ),
        )


def _name(person: Person | None) -> str:
    return person.name if person else ""


def service_entries(services: Iterable[Service], kinds: Kinds) -> Iterator[Entry]:
    """Services by kind, content, project, place, contact and the people who served."""
    for service in services:
        label = kinds[service.kind].label if service.kind in kinds else ""
        title = _joined(label, service.title or service.project, by="　")
        stage = "" if service.stage is Stage.DONE else service.stage.value
        people = "、".join(row.name for row in service.rows)
        yield Entry(
            group=Group.SERVICES,
            id=service.id or 0,
            title=title,
            note=_joined(stage, service.place or service.project),
            day=service.day,
            voided=bool(service.voided),
            parts=_parts(
                (Where.TITLE, title, ""),
                (Where.TITLE, service.project, ""),
                (Where.TITLE, stage, ""),
                (Where.PLACE, service.place, ""),
                (Where.PEOPLE, service.contact, "联系人 "),
                (Where.PEOPLE, people, "参加 "),
                (Where.TEXT, service.feedback, ""),
                (Where.TEXT, service.remarks, ""),
            ),
        )


def register_entries(entries: Iterable[RegisterEntry]) -> Iterator[Entry]:
    """Lines of the registers by what they are about, the people, and every field."""
    for entry in entries:
        register = register_of(entry.register)
        people = "、".join(person.name for person in entry.people)
        title = " ".join(entry.title.split()) or people
        yield Entry(
            group=Group.REGISTERS,
            id=entry.id or 0,
            title=title,
            note=_joined(register.name, people if title != people else ""),
            day=entry.day,
            voided=bool(entry.voided),
            parts=_parts(
                (Where.TITLE, title, ""),
                (Where.TITLE, register.name, ""),
                (Where.PEOPLE, people, ""),
                *(
                    (Where.TEXT, entry.values.get(field.code, ""), f"{field.title} ")
                    for field in register.fields
                ),
                (Where.TEXT, entry.remarks, ""),
            ),
        )


def plan_entries(plans: Iterable[PlannedSitting], kinds: Kinds) -> Iterator[Entry]:
    """Lines of the plan that stand; a line struck out cannot be opened and is not found."""
    for plan in plans:
        if plan.voided:
            continue
        label = kinds[plan.kind].label if plan.kind in kinds else ""
        title = _joined(f"{plan.group}{label}", plan.topic, by="　")
        yield Entry(
            group=Group.PLANS,
            id=plan.id or 0,
            title=title,
            note=plan.place,
            day=plan.day,
            parts=_parts(
                (Where.TITLE, title, ""),
                (Where.PLACE, plan.place, ""),
                (Where.TEXT, plan.remarks, ""),
            ),
        )
