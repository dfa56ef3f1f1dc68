"""What a member did in a period, as the lists of the 党员个人年度情况表."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from partybranch.domain.attendance import Mark
from partybranch.domain.blank import BLANK
from partybranch.domain.registers import REGISTERS, Register, RegisterEntry
from partybranch.domain.sentences import number
from partybranch.reports.ledgers.ledger import kinds_of, reason_of
from partybranch.reports.pdf.setting.shortening import ListField
from partybranch.services.member_years import MemberYear


def lists_of(year: MemberYear) -> list[ListField]:
    """Absences with their reasons, what the member led, services, and entries of the registers."""
    return [
        ListField(label="请假缺席", items=list(_absences(year)), ledger="党员考勤台账"),
        ListField(label="授课主持", items=list(_lectures(year)), ledger="党课台账", lead=_chaired(year)),
        ListField(label="志愿服务\n双报到", items=list(_services(year)), ledger="志愿服务台账"),
        ListField(
            label="登记簿", items=list(_entries(year)), ledger="登记簿台账", unit="项", lead=_talks(year)
        ),
    ]


def kinds_words(year: MemberYear) -> str:
    """Attendance by kinds: 党员大会4/4、支委会11/12."""
    return "、".join(
        f"{each.kind.label}{each.counts.present}/{each.counts.due}"
        for each in year.by_kind
        if each.counts.due
    )


def _day(day: date, year: MemberYear) -> str:
    """A day as the paper says it, with the year where the period has several."""
    said = f"{day.month}月{day.day}日"
    return said if year.book.period.start.year == year.book.period.end.year else f"{day.year}年{said}"


def _absences(year: MemberYear) -> Iterable[str]:
    for sitting, row in reversed(year.sittings):
        if row.expected and row.mark in (Mark.LEAVE, Mark.ABSENT):
            yield f"{_day(sitting.day, year)}{kinds_of(sitting, year.book)}（{reason_of(row)}）"


def _lectures(year: MemberYear) -> Iterable[str]:
    for sitting, record in reversed(year.lectures):
        kind = year.book.kinds[record.kind].label
        yield f"{_day(sitting.day, year)}讲{kind}“{record.topic or BLANK}”"


def _chaired(year: MemberYear) -> str:
    """How often the member was in the chair, by kinds."""
    counted = Counter(code for sitting in year.chaired for code in sitting.kinds)
    kinds = [kind for kind in year.book.kinds if counted[kind.code]]
    said = "、".join(f"{kind.label}{counted[kind.code]}次" for kind in kinds)
    return f"主持{said}" if said else ""


def _services(year: MemberYear) -> Iterable[str]:
    for service, hours in reversed(year.services):
        name = service.title or service.project or BLANK
        yield f"{_day(service.day, year)}{name}（{number(hours)}小时）"


def _registers(year: MemberYear) -> Iterable[tuple[Register, list[RegisterEntry]]]:
    inside = [entry for entry in reversed(year.entries) if entry.day in year.book.period]
    for register in REGISTERS:
        yield register, [entry for entry in inside if entry.register == register.code]


def _entries(year: MemberYear) -> Iterable[str]:
    for register, entries in _registers(year):
        if not register.pairs:
            yield from (f"{_day(each.day, year)}{register.name}：{each.title or BLANK}" for each in entries)


def _talks(year: MemberYear) -> str:
    """Of talks between two people only how many there were: with whom and about what is nobody's business."""
    counted = [(register.name, len(entries)) for register, entries in _registers(year) if register.pairs]
    return "、".join(f"{name}{count}次" for name, count in counted if count)
