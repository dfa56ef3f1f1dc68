"""活动记录: meetings and activities with their rolls; one sheet for all kinds, or one sheet per kind."""

from dataclasses import dataclass, field, replace

from partybranch.domain.attendance import RollRow, expected_roll
from partybranch.domain.kinds import Scope, Shape
from partybranch.domain.members import Member
from partybranch.domain.sittings import Sitting
from partybranch.services.importing.activity_fields import ACTIVITY_FIELDS, ACTIVITY_SKIPS
from partybranch.services.importing.activity_row import ActivityRow, read_activity_row
from partybranch.services.importing.explained_due import explain_due
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.gatherings import Gatherings
from partybranch.services.importing.kept_sittings import KeptSittings, unmarked
from partybranch.services.importing.kind_names import kind_of_table
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.preview import Severity, Verdict
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.rolls import Find, TakenRoll, take_roll, take_unlisted
from partybranch.services.importing.said_roll import read_said_roll
from partybranch.services.importing.sitting_merge import differences, holds_records
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Table
from partybranch.services.importing.tables import read_tables
from partybranch.services.importing.written_years import stated_year


@dataclass(frozen=True, slots=True)
class ActivitiesImporter:
    """Reads ledgers of 三会一课, 主题党日 and other activities."""

    code = "activities"
    name = "活动记录"
    hint = "三会一课、主题党日等活动的台账，一行一次；有“会议类型”一列，或者一个工作表一种类型。"
    fields = ACTIVITY_FIELDS

    def parse(self, source: Source, findings: Findings) -> None:
        """Read every row, find its roll, and join it with what the book and the file have already."""
        directory = Directory(source.members)
        rows: list[ActivityRow] = []
        for table in read_tables(self, source, findings, ACTIVITY_SKIPS):
            rows += _rows(table, source, findings, directory)
        deciding = _Deciding(KeptSittings.around((row.sitting.day for row in rows), source), directory)
        for row in rows:
            deciding.take(row)
        findings.drafts += deciding.gatherings.sittings


def _rows(table: Table, source: Source, findings: Findings, directory: Directory) -> list[ActivityRow]:
    default = kind_of_table((table.sheet, *table.above), source.kinds, Shape.SITTING)
    year = stated_year((*table.above, table.sheet))
    rows = []
    for line in source.each(table.lines, f"正在读取“{table.sheet}”"):
        reading = Reading(line, source, findings)
        row = read_activity_row(reading, directory, default, year)
        if row is None:
            words = (reading.text(name) for name in ("day", "time", "kind", "title", "topic"))
            reading.settle(Verdict.BAD, " ".join(words))
        else:
            rows.append(row)
    if rows and not table.has("minutes") and not table.has("ends"):
        findings.sheet_warning(table.sheet, "没有时长一列，没写时长的按类型的惯常时长记")
    return rows


@dataclass(slots=True)
class _Deciding:
    """What becomes of the rows, one after the other."""

    kept: KeptSittings
    directory: Directory
    gatherings: Gatherings = field(default_factory=Gatherings)

    def take(self, row: ActivityRow) -> None:
        """Compare a row with the sitting that the book has, or make it a new one."""
        known = self.kept.same(row.sitting, clock=row.span.clock)
        if known is not None and (known.voided or holds_records(known, row.sitting)):
            self._compare(row, known)
            return
        taken = self._roll(row, unmarked(known.roll) if known is not None else ())
        for column, severity, text in taken.said:
            say = row.reading.error if severity is Severity.ERROR else row.reading.warn
            say(column, text)
        row = replace(row, sitting=replace(row.sitting, roll=taken.rows, heads=taken.heads))
        if known is None and row.span.clock:
            known = self.kept.of_one_occasion(row.sitting)
        self.gatherings.join(row, known)

    def _compare(self, row: ActivityRow, known: Sitting) -> None:
        """A row that the book has already changes nothing; what it says differently is named."""
        row.reading.settle(Verdict.SAME, row.summary)
        if known.voided:
            row.reading.warn("", f"这次活动已作废（{known.voided}），没有再导入")
            return
        taken = self._roll(row, unmarked(known.roll))
        fresh = replace(row.sitting, roll=taken.rows, heads=taken.heads)
        said = differences(fresh, known, minutes_said=row.span.minutes is not None)
        contradicted = [column for column, severity, _ in taken.said if severity is Severity.ERROR]
        headings = dict.fromkeys(row.reading.line.heading(each) for each in (*said, *contradicted))
        if headings:
            words = "、".join(headings)
            row.reading.warn("", f"这次活动已经有了，{words}与已有记录不同，已有记录没有改动")

    def _roll(self, row: ActivityRow, frozen: tuple[RollRow, ...]) -> TakenRoll:
        """The roll of a row: on the frozen roll of a known sitting, else on that of the day."""
        said = read_said_roll(row.reading, self.directory)
        day = row.sitting.day

        def find(name: str) -> Member:
            return self.directory.find(name, group=row.group, day=day)

        chosen = all(scope is Scope.NAMED for scope, _ in row.scopes)
        if chosen and not frozen and not said.listed:
            return take_unlisted(said)
        named = _ids(said.listed, find) if chosen else []
        expected = frozen or expected_roll(self.directory.members, day, row.scopes, named)
        return take_roll(expected, said, find, explained=explain_due(self.directory.members, day, expected))


def _ids(names: tuple[str, ...], find: Find) -> list[int]:
    """The ids of those names that are somebody's; the others are refused when the roll is taken."""
    ids = []
    for name in names:
        try:
            member = find(name)
        except ValueError:
            continue
        if member.id is not None:
            ids.append(member.id)
    return ids
