"""考勤表: a matrix of members and meetings fills unmarked rolls and adds meetings that are missing."""

from dataclasses import dataclass, field, replace

from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Shape
from partybranch.domain.members import Member
from partybranch.errors import BranchError
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.grid import Sheet
from partybranch.services.importing.kept_sittings import KeptSittings
from partybranch.services.importing.kind_names import kind_of_table
from partybranch.services.importing.legend import Legend, Marking, legend_in
from partybranch.services.importing.marked_sittings import MarkedSitting, find_sitting
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.matrix import (
    MATRIX_SKIPS,
    MEETING,
    NAME_FIELDS,
    MatrixHeadings,
    Meeting,
    find_matrix,
    meetings_of,
)
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Table, header_key, read_below
from partybranch.services.importing.tables import COMMON_SKIPS
from partybranch.services.importing.written_years import stated_year

_NO_MATRIX = (
    "前 15 行里没有找到考勤表的表头。表头需要有“姓名”一列，右边每次活动一列，列名写日期和类型，"
    "例如“3月5日 主题党日”。请检查是否选对了文件，或在表格里补上表头再导入。"
)

_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class AttendanceImporter:
    """Reads attendance matrices."""

    code = "attendance"
    name = "考勤表"
    hint = "一行一名党员、一列一次活动的考勤表，格子里是 √、△、×、病、事、公、迟 等符号。"
    fields = NAME_FIELDS

    def parse(self, source: Source, findings: Findings) -> None:
        """Read each matrix of the workbook onto the sittings of the book."""
        found = [(sheet, _table(sheet, source)) for sheet in source.workbook.sheets if sheet.rows]
        if all(table is None for _, table in found):
            raise BranchError(_NO_MATRIX)
        for sheet, table in found:
            if table is None:
                why = f"工作表“{sheet.title}”里没有找到考勤表的表头，没有读入"
                findings.ignore_sheet(sheet.title, [row.number for row in sheet.rows], why)
            else:
                findings.open_table(table)
                _Matrix(table, source, findings).read()


def _table(sheet: Sheet, source: Source) -> Table | None:
    skips = (*COMMON_SKIPS, *MATRIX_SKIPS)
    header = find_matrix(sheet, MatrixHeadings(NAME_FIELDS, skips, source.choices))
    if header is None:
        return None
    said = {**source.remembered.get(header_key(header.texts), {}), **source.choices}
    return read_below(sheet, header, MatrixHeadings(NAME_FIELDS, skips, said), NAME_FIELDS)


@dataclass(frozen=True, slots=True)
class _Person:
    """A line of the matrix: the member and the marking in each column, by letter."""

    reading: Reading
    member: Member
    markings: dict[str, Marking]


@dataclass(slots=True)
class _Matrix:
    table: Table
    source: Source
    findings: Findings
    meetings: dict[str, Meeting] = field(default_factory=dict)

    def read(self) -> None:
        """Signs first, then the sittings that the columns mean, then the marks person by person."""
        year = stated_year((*self.table.above, self.table.sheet))
        meetings, faults = meetings_of(self.table.columns, self.source.kinds, year)
        titles = (self.table.sheet, *self.table.above)
        default = kind_of_table(titles, self.source.kinds, Shape.SITTING)
        self.meetings = {
            letter: replace(meeting, kind=meeting.kind or default) for letter, meeting in meetings.items()
        }
        for heading, text in faults:
            self.findings.sheet_error(self.table.sheet, text, heading)
        legend = self._legend()
        if legend is None:
            return
        people = self._people(legend)
        sittings = self._sittings(people)
        for person in people:
            self._mark(person, sittings)
        self._draft(sittings)

    def _legend(self) -> Legend | None:
        stated = legend_in((*self.table.above, *self.table.below))
        try:
            return Legend.of(self.source.remembered_legend, stated, self.source.legend)
        except ValueError as refusal:
            self.findings.sheet_error(self.table.sheet, f"图例里的{refusal}")
            return None

    def _people(self, legend: Legend) -> list[_Person]:
        directory = Directory(self.source.members)
        people: list[_Person] = []
        seen: dict[int | None, int] = {}
        for line in self.source.each(self.table.lines, f"正在读取“{self.table.sheet}”"):
            reading = Reading(line, self.source, self.findings)
            member = _member(reading, directory)
            markings = self._markings(reading, legend)
            if member is None:
                reading.settle(Verdict.BAD, reading.text("name"))
                continue
            first = seen.setdefault(member.id, line.number)
            if first != line.number:
                reading.error("name", f"{member.name}在第 {first} 行已经有了，请删去重复的一行")
            people.append(_Person(reading, member, markings))
        return people

    def _markings(self, reading: Reading, legend: Legend) -> dict[str, Marking]:
        markings: dict[str, Marking] = {}
        for cell in reading.line.cells.get(MEETING, ()):
            try:
                markings[cell.column.letter] = legend.read(cell.value)
            except ValueError as refusal:
                address = f"{cell.column.letter}{reading.line.number}"
                reading.error(cell.column.heading, f"单元格 {address} 的{refusal}")
            if legend.is_ambiguous(cell.value):
                self.findings.sheet_warning(
                    self.table.sheet,
                    f"表里没有图例，“{cell.value}”按请假读。如果不是，请在图例里改正后重新预览",
                )
        return markings

    def _sittings(self, people: list[_Person]) -> dict[str, MarkedSitting]:
        """The sitting of each column; two columns may mean one sitting."""
        kept = KeptSittings.around((each.day for each in self.meetings.values()), self.source)
        sittings: dict[str, MarkedSitting] = {}
        for letter, meeting in self.meetings.items():
            marks = {p.member.id: p.markings[letter] for p in people if letter in p.markings and p.member.id}
            heading = meeting.column.heading
            if not any(marking.mark is not Mark.UNMARKED for marking in marks.values()):
                self.findings.sheet_warning(self.table.sheet, f"“{heading}”一列没有标记，没有读入", heading)
                continue
            try:
                found = find_sitting(meeting, marks, kept, self.source.members)
            except ValueError as refusal:
                self.findings.sheet_error(self.table.sheet, str(refusal), heading)
                continue
            sittings[letter] = self._shared(found, sittings, heading)
            if found.known is None and meeting.clock is None:
                self.findings.sheet_warning(
                    self.table.sheet,
                    f"“{heading}”是新的活动，没有写几点，时间记为 00:00，请导入后补上",
                    heading,
                )
        return sittings

    def _shared(
        self, found: MarkedSitting, sittings: dict[str, MarkedSitting], heading: str
    ) -> MarkedSitting:
        for earlier in sittings.values():
            if found.known is not None and earlier.known == found.known:
                return earlier
            both_new = found.known is None and earlier.known is None
            if both_new and _occasion(earlier) == _occasion(found):
                self.findings.sheet_error(
                    self.table.sheet, f"“{heading}”与前面一列是同一天同一类型，请在表头写上几点开始", heading
                )
        return found

    def _mark(self, person: _Person, sittings: dict[str, MarkedSitting]) -> None:
        """All the marks of a line, once none of them is refused."""
        for letter, marking in person.markings.items():
            refusal = sittings[letter].refusal(person.member, marking) if letter in sittings else None
            if refusal is not None:
                person.reading.error(self.meetings[letter].column.heading, refusal)
        changed: set[bool] = set()
        if person.reading.ok:
            for letter, marking in person.markings.items():
                if letter in sittings and sittings[letter].set(person.member, marking):
                    changed.add(sittings[letter].known is None)
        verdict = Verdict.SAME if not changed else Verdict.UPDATE if False in changed else Verdict.NEW
        person.reading.settle(verdict, _summary(person))

    def _draft(self, sittings: dict[str, MarkedSitting]) -> None:
        done: set[int] = set()
        for letter, marked in sittings.items():
            if id(marked) in done:
                continue
            done.add(id(marked))
            heading = self.meetings[letter].column.heading
            if marked.unmarked:
                text = f"“{heading}”一列没有{_some(marked.unmarked)}的标记，记为未标"
                self.findings.sheet_warning(self.table.sheet, text, heading)
            try:
                draft = marked.finished()
            except ValueError as refusal:
                self.findings.sheet_error(self.table.sheet, str(refusal), heading)
                continue
            if draft is not None:
                self.findings.drafts.append(draft)


def _occasion(marked: MarkedSitting) -> tuple[object, ...]:
    records = [(record.kind, record.group) for record in marked.sitting.records]
    return (marked.sitting.starts_at, *records)


def _some(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_NAMES_SHOWN])
    return shown if len(names) <= _NAMES_SHOWN else f"{shown}等 {len(names)} 人"


def _member(reading: Reading, directory: Directory) -> Member | None:
    name = reading.text("name")
    if not name:
        reading.error("name", "没有写姓名，请补上姓名，或删去这一行")
        return None
    number = reading.citizen_number()
    try:
        return directory.find(name, number=number.text if number else "", group=reading.text("group"))
    except ValueError as refusal:
        reading.error("name", str(refusal))
        return None


def _summary(person: _Person) -> str:
    counted = [marking.mark for marking in person.markings.values()]
    parts = [
        f"{mark} {counted.count(mark)}" for mark in Mark if mark is not Mark.UNMARKED and mark in counted
    ]
    return f"{person.member.name} {'、'.join(parts)}"
