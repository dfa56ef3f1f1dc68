"""What no font can print, and where it stands: told before printing, so that no paper has a silent hole.

A name with a hole is refused; any other text prints with 〓, and whoever prints can be warned.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import chain as joined

from partybranch.domain.attendance import Observer, RollRow
from partybranch.domain.members import Member
from partybranch.domain.registers import RegisterPerson, register_of
from partybranch.domain.sentences import written_day
from partybranch.domain.sittings import Person, Sitting
from partybranch.domain.volunteering import ServiceRow
from partybranch.errors import BranchError
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.fonts import missing_characters
from partybranch.services.tallies import PeriodBook

_PEOPLE = (Member, RollRow, Person, Observer, ServiceRow, RegisterPerson)


@dataclass(frozen=True, slots=True)
class _Written:
    """A text of the book, whose it is or where it stands, and whether it is that person's name."""

    where: str
    text: str
    is_name: bool = False


def unprintable_names(book: PeriodBook, further: Iterable[Sitting] = ()) -> dict[str, str]:
    """The people whose names no font here can print whole: name -> the characters it lacks.

    Looked at is everybody whom a paper of the period may name, and the ``further`` sittings asked for.
    """
    names = (each.text for each in _written(book, further) if each.is_name)
    return {
        name: "".join(missing) for name in dict.fromkeys(names) if (missing := missing_characters([name]))
    }


def unprintable_texts(order: PaperOrder) -> list[tuple[str, str]]:
    """What the papers of an order would print as 〓: where it stands, and the characters in question.

    The place is the name of the person the text is about, else the day and topic, the register or the plan.
    """
    found: dict[str, list[str]] = {}
    for each in dict.fromkeys(_written(order.book, order.chosen_sittings)):
        if missing := missing_characters([each.text]):
            found.setdefault(each.where, []).extend(missing)
    return [(where, "".join(dict.fromkeys(missing))) for where, missing in found.items()]


def refuse_unprintable(order: PaperOrder) -> None:
    """Name whoever would be printed with a hole in the name, before anything is printed.

    Raises BranchError with the names and what they lack.
    """
    lacking = unprintable_names(order.book, order.chosen_sittings)
    if lacking:
        names = "、".join(f"{name}（缺“{missing}”）" for name, missing in lacking.items())
        raise BranchError(f"这些姓名里的字在字库中没有，打印会缺字：{names}。请先改用字库中有的字形再打印。")


def _written(book: PeriodBook, further: Iterable[Sitting]) -> Iterator[_Written]:
    """Every text a paper of the period may print, in the order of the books."""
    facts = book.report.facts
    counted = {each.member_id for each in book.tally.by_member}
    yield from _texts([member for member in book.members if member.id in counted], "党员名册")
    yield from _texts(book.profile, "支部信息")
    for kind in book.kinds:
        yield from _texts(kind, f"活动类型“{kind.label}”")
    for sitting in dict.fromkeys(joined(book.sittings, further)):
        yield from _texts(sitting, _on(sitting.day, sitting.topic))
    for service in book.services:
        yield from _texts(service, _on(service.day, service.title or service.project))
    for plan in facts.plans:
        yield from _texts(plan, f"年度计划 {_on(plan.day, plan.topic)}")
    for entry in facts.entries:
        yield from _texts(entry, f"登记簿“{register_of(entry.register).name}” {_on(entry.day, entry.title)}")
    for typed in book.typed:
        yield from _texts(typed, f"手工填写的数据“{typed.name}”")
    for finding in book.findings:
        yield _Written(f"缺项说明 {finding.found.when}{finding.found.subject}", finding.said)
    yield _Written("年度小结", book.summary.text)


def _texts(value: object, where: str) -> Iterator[_Written]:
    """The texts inside a record; those inside a person belong to that person."""
    if isinstance(value, str):
        if value and not isinstance(value, Enum):
            yield _Written(where, value)
    elif isinstance(value, _PEOPLE):
        yield _Written(value.name, value.name, is_name=True)
        yield from _texts_of_fields(value, value.name or where)
    elif is_dataclass(value):
        yield from _texts_of_fields(value, where)
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()), where)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each, where)


def _texts_of_fields(value: object, where: str) -> Iterator[_Written]:
    if is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name), where)


def _on(day: date, topic: str) -> str:
    said = written_day(day)
    return f"{said}“{topic}”" if topic else said
