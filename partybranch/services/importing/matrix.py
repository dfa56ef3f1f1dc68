"""An attendance matrix: members down, meetings across, a heading of up to four storeys over each meeting."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from partybranch.domain.kinds import Kind, Kinds
from partybranch.domain.parsing.moments import Moment, Precision, parse_moment
from partybranch.domain.parsing.text import as_text, half_width
from partybranch.services.importing.field import Field, words
from partybranch.services.importing.grid import Row, Sheet, Value
from partybranch.services.importing.header import HEADER_WITHIN, Column, Header, Headings
from partybranch.services.importing.kind_names import leading_kind
from partybranch.services.importing.roster_fields import CITIZEN_NUMBER, GROUP, NAME

MEETING = "meeting"
_STOREYS = 4
_DATE = re.compile(
    r"(?:\d{4}\s*[年./-]\s*)?(?:1[0-2]|0?[1-9])\s*[月./-]\s*(?:3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?"
    r"|(?:19|20)\d{2}[01]\d[0-3]\d"
)
_CLOCK = re.compile(
    r"\s*[(（]?(?:上午|下午|晚上|中午)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}|[点时](?:\d{1,2}分?|半)?)[)）]?"
)
_WEEKDAY = re.compile(r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[日号]?")
_TENTHS = (1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the heading of a column says: a day, and a time, kind, group and topic where they are written."""

    column: Column
    day: date
    clock: time | None
    kind: Kind | None
    topic: str

    @property
    def starts_at(self) -> datetime:
        """The start, at midnight without a time of day."""
        return datetime.combine(self.day, self.clock or time())


class MatrixHeadings(Headings):
    """Headings of a matrix: whatever holds a date is a meeting."""

    def meaning_of(self, heading: str) -> str | None:
        """The field's name, ``MEETING``, SKIP, or None."""
        known = super().meaning_of(heading)
        return MEETING if known is None and _DATE.search(half_width(heading)) else known


def find_matrix(sheet: Sheet, headings: MatrixHeadings) -> Header | None:
    """The storeys of the header around the row that says 姓名; None where no meeting stands beside it."""
    for position, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        names = [i for i in row.own if headings.meaning_of(as_text(row.values[i])) == "name"]
        if not names:
            continue
        first, last = _storeys(sheet.rows, position, names[0])
        rows = sheet.rows[first : last + 1]
        width = max(len(each.values) for each in rows)
        texts = tuple(_heading([_at(each, index) for each in rows]) for index in range(width))
        if any(headings.meaning_of(text) == MEETING for text in texts if text):
            return Header(first=first, last=last, texts=texts)
    return None


def _storeys(rows: tuple[Row, ...], position: int, name: int) -> tuple[int, int]:
    first = last = position
    while (
        first > 0
        and position - first < _STOREYS
        and not rows[first - 1].is_banner
        and rows[first - 1].number == rows[first].number - 1
        and _at(rows[first - 1], name) is None
        and not any(_is_label(row_value) for row_value in rows[first - 1].values[: name + 1])
    ):
        first -= 1
    while (
        last + 1 < len(rows)
        and last - position < _STOREYS
        and _continues(rows[last + 1], rows[position], name)
    ):
        last += 1
    return first, last


def _is_label(value: Value) -> bool:
    """Whether a cell is a unit line such as 填报单位：某支部, not a heading."""
    return any(colon in as_text(value) for colon in (":", "："))


def _continues(row: Row, named: Row, name: int) -> bool:
    """A storey below 姓名 has no name of its own and no serial number before it."""
    at = _at(row, name)
    blank = at is None or (name in row.borrowed and at == named.values[name])
    return blank and not row.is_banner and all(index > name or index in row.borrowed for index in row.own)


def _at(row: Row, index: int) -> Value:
    return row.values[index] if index < len(row.values) else None


def _heading(values: list[Value]) -> str:
    """The storeys of one column in one line, each text once."""
    texts = (" ".join(_as_heading(value).split()) for value in values if value is not None)
    return " ".join(dict.fromkeys(filter(None, texts)))


def _as_heading(value: Value) -> str:
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and round(value * 10) % 10 in _TENTHS and round(value * 10, 6).is_integer():
        # 3.1 typed as a number is 3.1 or 3.10: without a date in it the column has to be decided by hand.
        return f"{value:.1f}?"
    return as_text(value)


def read_meeting(column: Column, kinds: Kinds, year: int | None) -> Meeting:
    """Read the heading of a meeting's column. Raises ValueError without a full date."""
    text = half_width(column.heading)
    found = _DATE.search(text)
    if found is None:
        raise ValueError(f"“{column.heading}”没有写日期，请写成 2022-03-05 主题党日 的样子")
    rest = text[found.end() :]
    clock = _CLOCK.match(_WEEKDAY.sub("", rest, count=1))
    moment = _moment(found[0], clock[0].strip(" ()（）") if clock else "", year)
    left = f"{text[: found.start()]} {_after(rest)}".strip(" :：-—")
    kind, topic = leading_kind(left, kinds)
    return Meeting(column=column, day=moment.day, clock=moment.time, kind=kind, topic=topic)


def _after(rest: str) -> str:
    rest = _WEEKDAY.sub("", rest, count=1) if _WEEKDAY.match(rest) else rest
    clock = _CLOCK.match(rest)
    return rest[clock.end() :] if clock else rest


def _moment(day: str, clock: str, year: int | None) -> Moment:
    short = _MONTH_DAY.fullmatch(day.strip())
    spelled = f"{short[1]}月{short[2]}日" if short else day
    moment = parse_moment(f"{spelled} {clock}".strip(), year=year)
    if moment.precision is Precision.MONTH:
        raise ValueError(f"“{day}”只写到月份，请写到日")
    return moment


def meetings_of(
    columns: tuple[Column, ...], kinds: Kinds, year: int | None
) -> tuple[Mapping[str, Meeting], tuple[tuple[str, str], ...]]:
    """The meetings by column letter, and (heading, sentence) of those that cannot be read."""
    meetings: dict[str, Meeting] = {}
    faults: list[tuple[str, str]] = []
    for column in columns:
        if column.field != MEETING:
            continue
        try:
            meetings[column.letter] = read_meeting(column, kinds, year)
        except ValueError as refusal:
            faults.append((column.heading, str(refusal)))
    return meetings, tuple(faults)


NAME_FIELDS: tuple[Field, ...] = (
    NAME,
    CITIZEN_NUMBER,
    GROUP,
    Field(name=MEETING, title="一次活动", many=True),
)

MATRIX_SKIPS: tuple[str, ...] = words(
    "应到 实到 请假 缺席 迟到 合计 小计 总计 次数 出席率 到会率 出勤率 参会率 应到次数 "
    "实到次数 出席次数 请假次数 缺席次数 迟到次数 应参加次数 实参加次数 出勤次数 "
    "应出席次数 缺勤次数 到会次数 病假 事假 公假 因公 异地参加 备注 性别 职务 党内职务 "
    "人员类别 年龄 排名 部门 科室 手机号 手机号码 手机 联系电话 电话 岗位 工作岗位 民族"
)
"""Columns beside the meetings: totals are computed again, never taken over."""
