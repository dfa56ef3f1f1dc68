"""What every ledger says of itself, and the words that several of them print."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from partybranch.domain.attendance import Mark, RollRow
from partybranch.domain.blank import BLANK
from partybranch.domain.parsing.names import name_key
from partybranch.domain.rules.entry import entered_late
from partybranch.domain.sittings import Person, Sitting
from partybranch.domain.tallies import rows_of
from partybranch.reports.ledgers.plan import Column, Row, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Shelf
from partybranch.services.tallies import PeriodBook


class Ledger(Protocol):
    """One Excel ledger: ``code`` for the terminal, ``title`` for people, ``purpose`` for the menu."""

    code: str
    title: str
    purpose: str
    shelf: Shelf

    def plans(self, order: PaperOrder) -> Sequence[SheetPlan]:
        """Lay out the sheets of the period."""


def sheet(
    order: PaperOrder,
    *,
    title: str,
    form: str,
    heading: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    totals: Sequence[Row] = (),
    notes: Sequence[str] = (),
) -> SheetPlan:
    """Put the branch's own head, signature line and stamp round a table."""
    book, profile = order.book, order.book.profile
    return SheetPlan(
        title=title,
        form=form,
        heading=f"{book.period.label}{heading}",
        unit=profile.name or BLANK,
        period=book.period.label,
        columns=columns,
        rows=rows,
        totals=totals,
        notes=notes,
        signatures=(
            f"填表人：{profile.compiler}",
            f"审核人：{profile.reviewer}",
            "负责人（签字）：",
            "填报日期：　　　　年　　月　　日",
        ),
        frozen_columns=2,
        stamp=order.stamp(len(rows)),
    )


def kinds_of(sitting: Sitting, book: PeriodBook) -> str:
    """What a sitting counts as, in words."""
    return "、".join(book.kinds[code].label for code in sitting.kinds)


def person(who: Person | None) -> str:
    """A name, or the mark for what is missing."""
    return who.name if who else BLANK


def absentees(rows: Iterable[RollRow], book: PeriodBook) -> str:
    """缺席人员及原因 in the form 张三（病假）、李四（缺席）; an unmarked person is named as 未标."""
    expected = [row for row in rows if row.expected]
    if len(expected) > 1 and all(row.mark is Mark.UNMARKED for row in expected):
        return f"{len(expected)}人均{Mark.UNMARKED.value}"
    missing = (row for row in expected if row.mark is not Mark.PRESENT)
    return "、".join(f"{book.name_of(row)}（{reason_of(row)}）" for row in missing)


def reason_of(row: RollRow) -> str:
    """Why somebody was not there, as it stands behind the name."""
    if row.mark is Mark.LEAVE:
        return row.reason or f"{row.mark.value}，事由{BLANK}"
    return f"{row.mark.value}：{row.reason}" if row.reason else row.mark.value


def absentees_of(sitting: Sitting, place: int, book: PeriodBook) -> str:
    """缺席人员及原因 of one record of a sitting; an old head count has no names to give."""
    if sitting.heads is not None:
        return BLANK if sitting.heads.due > sitting.heads.present else ""
    if not sitting.roll:
        return BLANK
    return absentees(rows_of(sitting.records[place], sitting.roll), book)


def unrolled_notes(book: PeriodBook) -> Sequence[str]:
    """The note of how many sittings have neither a roll nor numbers: no list of people can show them."""
    unrolled = sum(not sitting.roll and sitting.heads is None for sitting in book.sittings)
    return (f"另有{unrolled}次活动没有登记到会情况。",) if unrolled else ()


def renamed_notes(book: PeriodBook) -> Sequence[str]:
    """The note of who stands in the records under another name: a roll keeps the name of its day."""
    today = {member.id: member.name for member in book.members}
    recorded = dict.fromkeys((row.member_id, row.name) for sitting in book.sittings for row in sitting.roll)
    said = "、".join(
        f"{today[member]}（记录中为{then}）"
        for member, then in recorded
        if member in today and name_key(then) != name_key(today[member])
    )
    return (f"本表按现在的姓名列出：{said}。",) if said else ()


def remarks_of(sitting: Sitting, place: int, book: PeriodBook) -> str:
    """备注: what else the sitting counts as, who took part elsewhere, when it was 补录, what was remarked."""
    others = [book.kinds[r.kind].label for at, r in enumerate(sitting.records) if at != place]
    rows = rows_of(sitting.records[place], sitting.roll)
    elsewhere = [book.name_of(row) for row in rows if row.mark is Mark.ELSEWHERE]
    late = entered_late(sitting, book.report.facts, book.report.policy)
    words = (
        f"同时开展{'、'.join(others)}" if others else "",
        f"{Mark.ELSEWHERE.value}：{'、'.join(elsewhere)}" if elsewhere else "",
        f"{late:%Y-%m-%d}补录" if late else "",
        sitting.remarks.strip(),
    )
    return "；".join(filter(None, words))
