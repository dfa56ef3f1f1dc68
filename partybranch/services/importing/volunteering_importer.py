"""志愿服务: one row per event with many names, or one row per person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from partybranch.domain.kinds import Shape
from partybranch.domain.parsing.names import name_key
from partybranch.domain.volunteering import Service, Stage
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.kind_names import kind_of_table
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.service_row import ServedRow, read_served_row
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Table
from partybranch.services.importing.tables import read_tables
from partybranch.services.importing.volunteering_fields import VOLUNTEERING_FIELDS, VOLUNTEERING_SKIPS
from partybranch.services.importing.written_years import stated_year


@dataclass(frozen=True, slots=True)
class VolunteeringImporter:
    """Reads ledgers of 志愿服务 and 双报到."""

    code = "volunteering"
    name = "志愿服务"
    hint = "志愿服务、双报到的台账，一行一次活动（写多人姓名）或一行一个人。"
    fields = VOLUNTEERING_FIELDS

    def parse(self, source: Source, findings: Findings) -> None:
        """Read every row, join the rows of one service, and leave out what the book has."""
        directory = Directory(source.members)
        rows: list[ServedRow] = []
        for table in read_tables(self, source, findings, VOLUNTEERING_SKIPS):
            rows += _rows(table, source, findings, directory)
        days = [row.service.day for row in rows]
        kept = source.unit.services_between(min(days), max(days)) if days else ()
        events: dict[tuple[object, ...], list[ServedRow]] = {}
        for row in rows:
            events.setdefault((*_key(row.service), row.service.starts), []).append(row)
        for event in events.values():
            _settle(event, kept, findings)


def _rows(table: Table, source: Source, findings: Findings, directory: Directory) -> list[ServedRow]:
    named = kind_of_table((table.sheet, *table.above), source.kinds, Shape.SERVICE)
    default = named or source.kinds.of_shape(Shape.SERVICE)[0]
    year = stated_year((*table.above, table.sheet))
    rows = []
    for line in source.each(table.lines, f"正在读取“{table.sheet}”"):
        reading = Reading(line, source, findings)
        row = read_served_row(reading, directory, default, year)
        if row is None:
            reading.settle(Verdict.BAD, f"{reading.text('project')} {reading.text('title')}")
        else:
            rows.append(row)
    return rows


def _settle(event: Sequence[ServedRow], kept: Sequence[Service], findings: Findings) -> None:
    """Join the good rows of one service, compare it with the book and give each row its verdict."""
    joined: list[ServedRow] = []
    for row in event:
        _refuse_twice(row, joined)
        if row.reading.ok:
            joined.append(row)
    whole = _together([row.service for row in joined]) if joined else None
    known = _known(event[0].service, kept)
    for row in event:
        row.reading.settle(Verdict.NEW if known is None else Verdict.SAME, _summary(row.service))
    if whole is not None and known is None:
        findings.drafts.append(whole)
        _say_open_need(whole, kept, joined[0].reading)
    elif whole is not None and known is not None:
        _say_differences(whole, known, joined[0].reading)


def _refuse_twice(row: ServedRow, joined: Sequence[ServedRow]) -> None:
    for earlier in joined:
        there = {person.member_id for person in earlier.service.rows}
        twice = [person.name for person in row.service.rows if person.member_id in there]
        if twice:
            where = f"第 {earlier.reading.line.number} 行的同一次服务里"
            row.reading.error(
                "people", f"{'、'.join(twice)}在{where}已经有了，请删去一处，或写明各自的起止时间"
            )


def _key(service: Service) -> tuple[object, ...]:
    """What makes two rows, or a row and a service of the book, the same service (beside its beginning)."""
    texts = (service.project, service.title, service.place)
    return (service.day, service.kind, *(name_key(text) for text in texts))


def _together(services: Sequence[Service]) -> Service:
    remarks = dict.fromkeys(service.remarks for service in services if service.remarks)
    return replace(
        services[0],
        rows=tuple(row for service in services for row in service.rows),
        contact=next((service.contact for service in services if service.contact), ""),
        feedback=next((service.feedback for service in services if service.feedback), ""),
        remarks="；".join(remarks),
    )


def _known(fresh: Service, kept: Sequence[Service]) -> Service | None:
    """The same service in the book, the one that began at another time left out; valid before voided."""
    same = [
        each
        for each in kept
        if each.stage is Stage.DONE
        and _key(each) == _key(fresh)
        and (None in (fresh.starts, each.starts) or fresh.starts == each.starts)
    ]
    return min(same, key=lambda each: bool(each.voided), default=None)


def _say_open_need(fresh: Service, kept: Sequence[Service], reading: Reading) -> None:
    """A need still open counts nowhere, so the row is taken in; that one of the two is too many is said."""
    for each in kept:
        if each.stage is not Stage.DONE and not each.voided and _key(each) == _key(fresh):
            reading.warn("", f"看板上还有这次服务的“{each.stage.value}”卡片，导入后请把它作废，免得重复")


def _say_differences(fresh: Service, known: Service, reading: Reading) -> None:
    if known.voided:
        reading.warn("", f"这次服务已作废（{known.voided}），没有再导入")
        return
    ours = {row.member_id: (row.name, row.hours) for row in fresh.rows}
    theirs = {row.member_id: (row.name, row.hours) for row in known.rows}
    differing = [
        (ours.get(id_) or theirs[id_])[0]
        for id_ in {**ours, **theirs}
        if ours.get(id_, ("", 0))[1] != theirs.get(id_, ("", 0))[1]
    ]
    if differing:
        names = "、".join(differing)
        reading.warn("people", f"这次服务已经有了，{names}的参加情况与已有记录不同，已有记录没有改动")


def _summary(service: Service) -> str:
    people = "、".join(row.name for row in service.rows)
    return f"{service.day} {service.project} {service.title} {people}"
