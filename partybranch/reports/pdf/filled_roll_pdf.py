"""到会情况表: who came to a sitting, who was on leave and why, who was absent, and what that adds up to."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from partybranch.domain.attendance import Mark, RollCounts, RollRow, count_roll
from partybranch.domain.blank import BLANK
from partybranch.domain.roll_order import by_group
from partybranch.domain.sentences import percent
from partybranch.domain.sittings import Sitting
from partybranch.domain.tallies import rows_of
from partybranch.reports.meeting_words import group_name, observer_words, sheet_name, topic_words
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.roll_sheet import SheetContent, SheetGroup
from partybranch.reports.pdf.setting.tables import Cell, Column, TableContent
from partybranch.reports.pdf.sign_in_pdf import SignInSheet, head_rows

_COLUMNS = (("序号", 10.5), ("姓名", 20.0), ("表决权", 13.5), ("到会情况", 0.0))
_COUNTED = (
    ("应到人数", 17.5),
    ("实到人数", 21.5),
    ("请假人数", 21.5),
    ("缺席人数", 21.5),
    ("未标", 13.0),
    ("异地参加", 17.5),
    ("出席率", 21.5),
)
_NOTE = (
    "注：异地参加和不作硬性要求的党员不计入应到人数；表决时应到会有表决权的党员不因此减少，"
    "没有标记的列入“未标”。未标的既不算到会，也不算缺席。"
)
_UNHELD = "注：没有已开展活动的到会情况可印，本表供到会人员签名。"
_ROW = 7 * mm
_SIGNERS = ("记录人签字", "审核")


class FilledRoll:
    """到会情况表 of the chosen sittings, else of all held in the period; without any a sheet to be signed."""

    code = "filled_roll"
    title = "到会情况表"
    purpose = "已填好的签到表：每人到会、请假事由、缺席，附各项人数"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print one roll for each sitting."""
        sittings = order.chosen_sittings
        if not sittings:
            SignInSheet().fill(document, order)
            document.note(_UNHELD)
            return
        document.section(FORM, stamp=order.stamp(len(sittings)))
        for number, sitting in enumerate(sittings):
            if number:
                document.page_break()
            _sheet(document, order, sitting)


def _sheet(document: PdfDocument, order: PaperOrder, sitting: Sitting) -> None:
    book = order.book
    entry = f"{sitting.day:%Y-%m-%d} 到会情况表 {topic_words(sitting, book)}".rstrip()
    document.title(f"{book.profile.name or BLANK}到会情况表", entry=entry)
    document.form(*head_rows(order, sitting, missing=BLANK))
    if observers := observer_words(sitting):
        document.form([FormField(label="列席人员", text=observers)])
    document.space(6)
    if sitting.roll:
        groups = _groups(sitting, order)
        document.roll(SheetContent(heading="党小组", columns=_COLUMNS, groups=groups, least=_ROW, snug=True))
    else:
        document.form([FormField(label="名单", text=BLANK)])
    document.space(6)
    if sitting.roll or sitting.heads is not None:
        _counts(document, order, sitting)
    document.signatures(_SIGNERS)


def _counts(document: PdfDocument, order: PaperOrder, sitting: Sitting) -> None:
    columns = (Column(title="范围"), *(Column(title=title, width=width) for title, width in _COUNTED))
    document.add_table(TableContent(columns=columns, rows=_count_rows(sitting, order)), trails=True)
    if any(row.mark is Mark.UNMARKED or not row.expected for row in sitting.roll):
        document.note(_NOTE)


def _groups(sitting: Sitting, order: PaperOrder) -> Sequence[SheetGroup]:
    number, groups = 0, []
    for each in by_group(sitting.roll):
        people = []
        for place in each.places:
            number += 1
            row = sitting.roll[place]
            votes = "有" if row.votes else "无"
            people.append((str(number), sheet_name(row, order.book), votes, mark_words(row)))
        groups.append(SheetGroup(name=group_name(each.group, sitting.roll), people=people))
    return groups


def mark_words(row: RollRow) -> str:
    """A mark in words; who need not come and is not marked is said to be so and not to be 未标."""
    if row.mark is Mark.PRESENT:
        return "√ 到会（迟到）" if row.late else "√ 到会"
    if row.mark is Mark.UNMARKED:
        return "未标" if row.due else "—"
    if row.mark is Mark.LEAVE:
        return f"请假：{row.reason or BLANK}"
    return f"{row.mark.value}：{row.reason}" if row.reason else row.mark.value


def _count_rows(sitting: Sitting, order: PaperOrder) -> Sequence[Sequence[Cell]]:
    """Everybody, the voters, and the people of each record that concerns only some of them."""
    if not sitting.roll:
        return [("全体", *_figures(sitting.counts))]
    rows: list[Sequence[Cell]] = [("全体", *_figures(sitting.counts))]
    rows.append(("有表决权", *_voter_figures([row for row in sitting.roll if row.votes])))
    for record in sitting.records:
        concerned = rows_of(record, sitting.roll)
        if len(concerned) < len(sitting.roll):
            rows.append((order.book.kinds[record.kind].label, *_figures(count_roll(concerned))))
    return rows


def _figures(counts: RollCounts) -> Sequence[Cell]:
    marks = (counts.present, counts.leave, counts.absent, counts.unmarked, counts.elsewhere)
    return _line(counts.due, marks, counts.rate)


def _voter_figures(rows: Sequence[RollRow]) -> Sequence[Cell]:
    """The voters are counted as a vote counts them: whoever has a vote is due, wherever they are."""
    marks = [sum(row.mark is mark for row in rows) for mark in _MARKS]
    return _line(len(rows), marks, marks[0] / len(rows) if rows else None)


def _line(due: int, marks: Sequence[int], rate: float | None) -> Sequence[Cell]:
    """The figures; while nobody is marked nobody has counted, and noughts would be an accusation."""
    *_, unmarked, elsewhere = marks
    if due and unmarked == due:
        return (due, BLANK, BLANK, BLANK, unmarked, elsewhere, BLANK)
    return (due, *marks, percent(rate))


_MARKS = (Mark.PRESENT, Mark.LEAVE, Mark.ABSENT, Mark.UNMARKED, Mark.ELSEWHERE)
