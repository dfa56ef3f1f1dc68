"""党员个人年度情况: one page a member, to be read, signed and put into the member's folder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from partybranch.domain.blank import BLANK
from partybranch.domain.member_states import party_years, states_of
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.rules.study import hours_asked
from partybranch.domain.sentences import number, percent
from partybranch.reports.ledgers.people import Listed, known
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.member_lists import kinds_words, lists_of
from partybranch.reports.pdf.setting.forms import FieldsRow, FormField, running_row
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.shortening import NOTHING, ListField, fitted
from partybranch.services.member_years import MemberYear, member_year

_Row = Sequence[FormField]
_TITLE, _OPINION_LABEL = "党员个人年度情况表", "支部意见"
_TITLE_HEIGHT = FORM.title_size * 11 / 7 + FORM.leading / 2
_OPINION = 58.0
_AIR = 4.0
_SIGNED: _Row = (
    FormField(label="本人签字"),
    FormField(label="支部书记\n签字"),
    FormField(label="日期", text="　　年　　月　　日", share=1.4),
)


class MemberYearReport:
    """党员个人年度情况; every figure is the one that the window and 统计 show."""

    code = "member_year"
    title = "党员个人年度情况"
    purpose = "每人一页：出勤、学时、志愿服务、请假缺席和获奖，留本人签字和支部意见"
    shelf = Shelf.PEOPLE
    choice = Choice.MEMBERS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """A page for each member in the order of the roster; without members one to be filled in."""
        for place, member in enumerate(order.chosen_members):
            if place:
                document.page_break()
            year = member_year(order.book, member)
            _page(document, [*_identity(order, year), *_figures(year)], lists_of(year), year.name)
        if not order.chosen_members:
            nobody = member_year(order.book, Member(name=""))
            head, *rows = (*_identity(order, nobody), *_figures(nobody))
            lists = [(each.shown(0),) for each in lists_of(nobody)]
            _page(document, [head, *map(_emptied, (*rows, *lists))], (), _TITLE)


def _emptied(row: _Row) -> _Row:
    return [replace(each, text="") for each in row]


def _page(document: PdfDocument, rows: Sequence[_Row], lists: Sequence[ListField], entry: str) -> None:
    width = document.layout.text_width
    opinion = running_row(_OPINION_LABEL, "", _OPINION).height(width)
    taken = sum(FieldsRow(row).height(width) for row in (*rows, _SIGNED)) + opinion + _TITLE_HEIGHT
    document.title(_TITLE, entry=entry)
    document.form(*rows)
    for each in fitted(lists, width, FORM.text_height - taken - _AIR):
        document.form((each,))
    document.form_text(_OPINION_LABEL, "", least=_OPINION, fills=True)
    document.form(_SIGNED)


def _identity(order: PaperOrder, year: MemberYear) -> list[_Row]:
    member, period, day = year.member, year.book.period, order.day
    listed = Listed(member, day, order)
    standing = listed.standing
    full = standing.full or not standing.member
    return [
        (
            FormField(label="党支部", text=order.book.profile.name or BLANK, share=1.5),
            FormField(label="统计期间", text=period.label),
        ),
        (_field("姓名", year.name), _field("性别", member.sex), _field("民族", member.nation)),
        (
            _field("出生年月", _month(member.birth)),
            _field("学历", member.education),
            _field("人员类别", "、".join(states_of(member, day))),
        ),
        (
            _field("入党时间", _date(member.joined)),
            _field("转正时间", _date(member.full_since) if full else "预备期"),
            _field("党龄", _years(party_years(member, day), full=full)),
        ),
        (
            FormField(label="党小组", text=year.tally.group or NOTHING),
            FormField(label="党内职务", text=listed.posts or NOTHING),
            _field("工作岗位", member.job),
        ),
        (
            FormField(label="身份证号", text=str(known(listed.citizen_number)), share=1.25),
            _field("手机号", listed.phone),
        ),
    ]


def _figures(year: MemberYear) -> list[_Row]:
    tally = year.tally
    counts = tally.counts
    unmarked = f"（另有{counts.unmarked}次未标）" if counts.unmarked else ""
    return [
        (
            FormField(label="应到", text=str(counts.due)),
            FormField(label="实到", text=str(counts.present)),
            FormField(label="请假", text=str(counts.leave)),
            FormField(label="缺席", text=str(counts.absent)),
        ),
        (
            FormField(label="出席率", text=percent(counts.rate) + unmarked),
            FormField(label="异地参加", text=f"{counts.elsewhere}次"),
            FormField(label="迟到", text=f"{counts.late}次"),
        ),
        (
            FormField(label="集中学习", text=_study(year), share=1.25),
            FormField(label="志愿服务", text=f"{tally.services}次，{number(tally.hours)}小时"),
        ),
        (FormField(label="分类出席\n实到/应到", text=kinds_words(year) or NOTHING),),
    ]


def _study(year: MemberYear) -> str:
    """学时 beside what is asked of everybody in a whole year."""
    period, said = year.book.period, f"{number(year.tally.study_hours)}学时"
    if period != Period.year(period.start.year):
        return said
    asked = hours_asked(year.book.report.policy, period.start.year).everybody
    return f"{said}（全年一般不少于{asked}）"


def _field(label: str, text: str) -> FormField:
    return FormField(label=label, text=str(known(text)))


def _month(day: date | None) -> str:
    return f"{day.year}年{day.month}月" if day else ""


def _date(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _years(years: int | None, *, full: bool) -> str:
    if years is None:
        return "" if full else NOTHING
    return f"{years}年" if years else "不满1年"
