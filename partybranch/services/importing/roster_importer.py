"""党员花名册: who the members are; people are told apart by citizen number first, then by a name of one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partybranch.domain.members import Member
from partybranch.domain.parsing.names import name_key
from partybranch.domain.profile import Profile
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.roster_fields import AMBIGUOUS_JOINED, ROSTER_FIELDS, ROSTER_SKIPS
from partybranch.services.importing.roster_moves import with_moves
from partybranch.services.importing.roster_row import RosterRow, check_whole, read_roster_row
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Table, lines_of
from partybranch.services.importing.tables import read_tables


@dataclass(frozen=True, slots=True)
class RosterImporter:
    """Reads 党员基本信息汇总表 and shorter rosters."""

    code = "roster"
    name = "党员花名册"
    hint = "党员基本信息汇总表，或任何有“姓名”一列的党员名册。"
    fields = ROSTER_FIELDS

    def parse(self, source: Source, findings: Findings) -> None:
        """Read every row, find out who it is, and draft the members that are new or changed."""
        tables = read_tables(self, source, findings, ROSTER_SKIPS)
        for table in tables:
            _remark_columns(table, findings)
        rows = []
        for line in source.each(lines_of(tables), "正在读取党员花名册"):
            reading = Reading(line, source, findings)
            reading.settle(Verdict.BAD, reading.text("name") or "没有姓名")
            row = read_roster_row(reading)
            if row is not None:
                rows.append(row)
        rows = with_moves(rows)
        _refuse_repeated(rows)
        directory = Directory(source.members)
        claimed: dict[int, RosterRow] = {}
        for row in rows:
            known = _member_of(row, directory)
            if known is not None and known.id is not None:
                _refuse_second_claim(row, claimed.setdefault(known.id, row), known)
            _draft(row, known, findings)
        findings.drafts += _named(source.profile, rows)


def _named(profile: Profile, rows: Sequence[RosterRow]) -> list[Profile]:
    """The profile of a book that has no name yet, when all rows name one branch."""
    names = {name for row in rows if (name := row.reading.text("branch"))}
    return [replace(profile, name=names.pop())] if not profile.name and len(names) == 1 else []


def _remark_columns(table: Table, findings: Findings) -> None:
    headings = {column.field: column.heading for column in table.columns}
    joined = headings.get("joined", "")
    if joined in AMBIGUOUS_JOINED:
        findings.sheet_warning(
            table.sheet,
            f"“{joined}”按加入党组织（接收为预备党员）的日期记，如果是转正日期请改选对应的项",
            joined,
        )
    if not {"category", "state", "full_since", "change"} & headings.keys():
        findings.sheet_warning(table.sheet, "没有人员类别，全部按正式党员登记，预备党员请导入后改正")


def _refuse_repeated(rows: Sequence[RosterRow]) -> None:
    """One number twice, or one name twice without numbers or births that tell the two apart."""
    numbers = Counter(row.number for row in rows if row.number)
    by_name: dict[str, list[RosterRow]] = {}
    for row in rows:
        by_name.setdefault(name_key(row.name), []).append(row)
    for row in rows:
        namesakes = by_name[name_key(row.name)]
        if numbers[row.number] > 1:
            others = _others(row, (each for each in rows if each.number == row.number))
            row.reading.error("citizen_number", f"同一个身份证号还在第 {others} 行，请核对并删去多余的一行")
        elif not _told_apart(namesakes):
            row.reading.error(
                "name",
                f"“{row.name}”还在第 {_others(row, namesakes)} 行。"
                "请给同名的每一行都填上身份证号或出生日期，或删去重复的一行",
            )


def _told_apart(namesakes: Sequence[RosterRow]) -> bool:
    births = {row.said.get("birth") for row in namesakes}
    born_apart = len(births) == len(namesakes) and None not in births
    return len(namesakes) == 1 or born_apart or all(row.number for row in namesakes)


def _others(row: RosterRow, rows: Iterable[RosterRow]) -> str:
    return "、".join(str(each.reading.line.number) for each in rows if each is not row)


def _member_of(row: RosterRow, directory: Directory) -> Member | None:
    """The member in the book whom the row means, None for a new one."""
    if row.number:
        same = next((m for m in directory.members if m.citizen_number == row.number), None)
        if same is not None:
            if name_key(same.name) != name_key(row.name):
                row.reading.warn("name", f"这个身份证号原来登记的姓名是{same.name}，将改为{row.name}")
            return same
    namesakes = [m for m in directory.named(row.name) if not (row.number and m.citizen_number)]
    if len(namesakes) > 1:
        namesakes = [m for m in namesakes if row.is_born_like(m)] or namesakes
    if len(namesakes) > 1:
        row.reading.error("name", f"名册里有不止一名党员叫“{row.name}”，请填上身份证号或出生日期来区分")
        return None
    return namesakes[0] if namesakes else None


def _refuse_second_claim(row: RosterRow, first: RosterRow, known: Member) -> None:
    if first is not row and row.ok:
        number = first.reading.line.number
        row.reading.error(
            "name", f"第 {number} 行已经对应名册里的{known.name}，同名的请先在党员页填上他的身份证号"
        )


def _draft(row: RosterRow, known: Member | None, findings: Findings) -> None:
    base = known or Member(name=row.name)
    if name_key(base.name) != name_key(row.name):
        base = replace(base, name=row.name)
    drafted = row.applied_to(base)
    check_whole(drafted, row.reading)
    verdict = Verdict.NEW if known is None else Verdict.SAME if drafted == known else Verdict.UPDATE
    for reading in (row.reading, *row.moves):
        reading.settle(verdict, f"{row.name} {drafted.category} {drafted.job}")
    if row.ok and verdict is not Verdict.SAME:
        findings.drafts.append(drafted)
