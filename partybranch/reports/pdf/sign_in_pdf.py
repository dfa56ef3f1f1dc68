"""签到表: the roll of the day to be signed by hand, leave known beforehand filled in (domain paper 2.4)."""

from collections.abc import Mapping, Sequence

from partybranch.domain.attendance import Mark, RollRow, expected_roll
from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Scope
from partybranch.domain.leaves import LeaveNotice, leaves_on
from partybranch.domain.roll_order import by_group
from partybranch.domain.sittings import Sitting
from partybranch.reports.meeting_words import group_name, moment_words, sheet_name, topic_words
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.roll_sheet import SheetContent, SheetGroup

_COLUMNS = (("序号", 10.5), ("姓名", 19.5), ("签名", 0.0), ("备注", 21.5))
_FOOT = ("应到", "实到", "请假", "缺席")
_MOMENT = 1.75
"""The share of 时间 beside 地点 that holds a date with its hours in one line."""
_BESIDE = 2
"""Characters of a reason that fit beside 请假."""
_GUESTS, _NOBODY = 6, 24
"""Places left for 列席人员, and for a roll on which nobody is known beforehand."""


class SignInSheet:
    """签到表 of the chosen sittings, else of those ahead or all of the period; else one of the roster."""

    code = "sign_in"
    title = "签到表"
    purpose = "会前打印，到会人员逐个签名；已知的请假先填在备注里"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print one sheet for each sitting; nobody is marked on it as having come."""
        sittings = sittings_to_sign(order)
        document.section(FORM, stamp=order.stamp(len(sittings)))
        for number, sitting in enumerate(sittings):
            if number:
                document.page_break()
            _sheet(document, order, sitting)
        if not sittings:
            _blank_sheet(document, order)


def sittings_to_sign(order: PaperOrder) -> tuple[Sitting, ...]:
    """The sittings chosen; else those of the period still ahead, and where none is, all of the period."""
    if order.sittings:
        return order.chosen_sittings
    book = order.book
    standing = tuple(each for each in book.report.facts.sittings if each.day in book.period)
    return tuple(each for each in standing if each.day >= book.as_of) or standing


def head_rows(order: PaperOrder, sitting: Sitting, missing: str = "") -> Sequence[Sequence[FormField]]:
    """主题·时间·地点·主持人·记录人 of a sitting; ``missing`` stands for what is not known."""
    chair, recorder = sitting.chair, sitting.recorder
    return (
        [FormField(label="主题", text=topic_words(sitting, order.book))],
        [
            FormField(label="时间", text=moment_words(sitting), share=_MOMENT),
            FormField(label="地点", text=sitting.place.strip() or missing),
        ],
        [
            FormField(label="主持人", text=chair.name if chair else missing),
            FormField(label="记录人", text=recorder.name if recorder else missing),
        ],
    )


def roll_of(sitting: Sitting, order: PaperOrder) -> tuple[RollRow, ...]:
    """The roll of a sitting as kept, else whom its records call for on its day."""
    scopes = [(record.scope, record.group) for record in sitting.records]
    return sitting.roll or expected_roll(order.book.members, sitting.day, scopes)


def _sheet(document: PdfDocument, order: PaperOrder, sitting: Sitting) -> None:
    book = order.book
    title = f"{book.profile.name or BLANK}签到表"
    document.title(title, entry=f"{sitting.day:%Y-%m-%d} 签到表 {topic_words(sitting, book)}".rstrip())
    document.form(*head_rows(order, sitting))
    document.space(6)
    notices = leaves_on(book.leaves, sitting.day)
    guests = [each.name for each in sitting.observers]
    _roll(document, order, roll_of(sitting, order), notices, guests)


def _blank_sheet(document: PdfDocument, order: PaperOrder) -> None:
    """One sheet of the roster of the day with an empty head."""
    name, day = order.book.profile.name or BLANK, order.day
    document.title(f"{name}签到表", entry="签到表")
    document.form(
        [FormField(label="主题")],
        [FormField(label="时间", share=_MOMENT), FormField(label="地点")],
        [FormField(label="主持人"), FormField(label="记录人")],
    )
    document.space(6)
    _roll(document, order, expected_roll(order.book.members, day, [(Scope.ALL, "")]), {}, ())


def _roll(
    document: PdfDocument,
    order: PaperOrder,
    roll: Sequence[RollRow],
    notices: Mapping[int, LeaveNotice],
    guests: Sequence[str],
) -> None:
    number, groups = 0, []
    for each in by_group(roll):
        people = []
        for place in each.places:
            number += 1
            row = roll[place]
            people.append((str(number), sheet_name(row, order.book), "", _leave(row, notices)))
        groups.append(SheetGroup(name=group_name(each.group, roll), people=people))
    if not roll:
        groups.append(SheetGroup(name="党员", people=[("", "", "", "")] * _NOBODY))
    seats = [("", guest, "", "") for guest in guests] + [("", "", "", "")] * _GUESTS
    groups.append(SheetGroup(name="列席人员", people=seats))
    document.roll(SheetContent(heading="党小组", columns=_COLUMNS, groups=groups))
    document.signatures(_FOOT)


def _leave(row: RollRow, notices: Mapping[int, LeaveNotice]) -> str:
    """The leave that is known; what was marked otherwise is not printed on a sheet to be signed."""
    notice = notices.get(row.member_id)
    if row.mark is Mark.LEAVE:
        reason = row.reason or (notice.reason if notice else "")
    elif row.mark is Mark.UNMARKED and notice is not None:
        reason = notice.reason
    else:
        return ""
    if not reason:
        return "请假"
    return f"请假：{reason}" if len(reason) <= _BESIDE else f"请假：\n{reason}"
