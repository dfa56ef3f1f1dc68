"""One row of a volunteering ledger: the service it belongs to and the people with their hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partybranch.domain.kinds import Kind, Shape
from partybranch.domain.members import Member, standing_on
from partybranch.domain.parsing.hours import parse_hours
from partybranch.domain.parsing.moments import Moment, Precision
from partybranch.domain.parsing.names import detach_note, split_items, split_names
from partybranch.domain.parsing.text import quoted
from partybranch.domain.volunteering import Service, ServiceRow
from partybranch.services.importing.kind_names import contained_kind, kind_named
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.service_hours import CLOSE, parse_total, read_clocks, read_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedRow:
    """A row as a service of its own; rows of the same service are joined later."""

    reading: Reading
    service: Service


def read_served_row(
    reading: Reading, directory: Directory, default: Kind, year: int | None
) -> ServedRow | None:
    """Read a row; None, with its problems noted, when it has no day."""
    moment = _moment(reading, year)
    if moment is None:
        return None
    begins, ends = read_clocks(reading, moment)
    rows = _people(reading, directory, moment.day, read_hours(reading, begins, ends))
    _check_numbers(reading, rows)
    service = Service(
        kind=_kind(reading, default).code,
        project=_project(reading),
        title=reading.text("title"),
        day=moment.day,
        starts=begins,
        ends=ends,
        place=reading.text("place"),
        contact=reading.text("contact"),
        feedback=reading.text("feedback"),
        rows=rows,
        remarks=reading.text("remarks").replace("\n", "；"),
    )
    return ServedRow(reading=reading, service=service)


def _moment(reading: Reading, year: int | None) -> Moment | None:
    if reading.line.value("day") is None:
        reading.error("day", "没有写日期，请补上")
        return None
    moment = reading.parsed("day", lambda value: reading.source.moment(value, year))
    if moment is not None and moment.precision is Precision.MONTH:
        reading.error("day", f"{quoted(reading.line.value('day'))}只写到月份，服务需要写到日")
        return None
    return moment


def _kind(reading: Reading, default: Kind) -> Kind:
    """The kind that the project or the name goes by; a project of another name is of the sheet's kind."""
    kinds = reading.source.kinds
    services = kinds.of_shape(Shape.SERVICE)
    for text in filter(None, (reading.text(field) for field in ("kind", "project", "title"))):
        exact = kind_named(text, kinds)
        found = exact if exact in services else contained_kind(text, services)
        if found is not None:
            return found
    return default


def _project(reading: Reading) -> str:
    """The project; a type stands in for it, and beside a project only one that is no kind is kept."""
    kind, project = reading.text("kind"), reading.text("project")
    if not kind or kind_named(kind, reading.source.kinds) is not None:
        return project or kind
    return f"{kind} {project}".strip()


def _people(reading: Reading, directory: Directory, day: date, hours: float | None) -> tuple[ServiceRow, ...]:
    """Everybody the row names, each once; hours in brackets behind a name are that person's own."""
    number = reading.citizen_number()
    said = _named(directory.shielded(reading.text("people")), directory)
    if not said:
        reading.error("people", "没有写参加党员，请补上姓名")
    rows: dict[int, ServiceRow] = {}
    for name, own in said:
        member = _member(reading, directory, name, number.text if number and len(said) == 1 else "", day)
        length = _own_hours(reading, name, own) if own else hours
        if member is None or member.id is None:
            continue
        if length is None and not own and reading.line.value("hours") is None:
            reading.error("hours", f"没有写{member.name}的服务时长，请写时长，或开始和结束时间")
        if member.id in rows:
            reading.error("people", f"{member.name}写了两次，请删去一个")
        rows[member.id] = ServiceRow(member_id=member.id, name=member.name, hours=length or 0.0)
    return tuple(rows.values())


def _named(text: str, directory: Directory) -> list[tuple[str, str]]:
    """(name, hours in brackets or nothing) of each person in a cell."""
    found: list[tuple[str, str]] = []
    for item in split_items(text):
        name, note = detach_note(item)
        if note is None:
            found += [(each, "") for each in split_names(item, directory.names)]
        elif not any(char.isdigit() for char in note):
            found.append((item, ""))
        else:
            *others, last = split_names(name, directory.names) or (name,)
            found += [(each, "") for each in others]
            found.append((last, note))
    return found


def _own_hours(reading: Reading, name: str, text: str) -> float | None:
    try:
        hours = parse_hours(text)
    except ValueError as refusal:
        reading.error("people", f"{name}：{refusal}")
        return None
    if hours <= 0:
        reading.error("people", f"{name}的时长要大于 0，请核对")
    return hours


def _member(reading: Reading, directory: Directory, name: str, number: str, day: date) -> Member | None:
    try:
        member = directory.find(name, number=number, group=reading.text("group"), day=day)
    except ValueError as refusal:
        reading.error("people", str(refusal))
        return None
    if not standing_on(member, day).member:
        reading.error("people", f"{member.name}在 {day} 不是本支部党员，请核对日期或转入、转出时间")
    return member


def _check_numbers(reading: Reading, rows: Sequence[ServiceRow]) -> None:
    count = reading.count("count")
    if count is not None and count != len(rows) and reading.ok:
        reading.warn("count", f"参加人数写的是 {count}，名单上是 {len(rows)} 人")
    total = reading.parsed("total_hours", parse_total)
    served = round(sum(row.hours for row in rows), 2)
    if total is not None and reading.ok and abs(total - served) > CLOSE:
        reading.error("total_hours", f"总时长写的是 {total:g} 小时，按名单合计是 {served:g} 小时，请核对")
