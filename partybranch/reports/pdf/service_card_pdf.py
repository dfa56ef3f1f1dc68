"""志愿服务（双报到）记录卡: one card a member, the community's stamp left blank (domain paper 2.6)."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from partybranch.domain.blank import BLANK
from partybranch.domain.members import Member
from partybranch.domain.sentences import number
from partybranch.reports.ledgers.people import Listed
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.setting.forms import FieldsRow, FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.signatures import DATE
from partybranch.reports.pdf.setting.tables import Cell, Column, TableContent, table
from partybranch.services.member_years import MemberYear, member_year

_TITLE = "党员志愿服务（双报到）记录卡"
_COLUMNS = (
    Column(title="序号", width=10),
    Column(title="服务日期", width=24),
    Column(title="服务项目", align=Align.LEFT),
    Column(title="服务地点", width=32, align=Align.LEFT),
    Column(title="服务时长\n（小时）", width=18),
    Column(title="社区联系人", width=22),
    Column(title="社区签章", width=26),
)
_ROW = 34.0
"""So high that a stamp has room."""
_GAP, _ENDLESS = 10.0, 100_000.0
_NOTE = 24.0
_AROUND = FORM.title_size * 11 / 7 + FORM.leading / 2 + _GAP + 8 + 16 * mm + 6
"""What title, gaps and the line to sign on take of a page."""


class ServiceCardReport:
    """志愿服务记录卡 of those who served, or of whoever is chosen; blank where nobody served."""

    code = "service_card"
    title = "志愿服务记录卡"
    purpose = "每人一张卡：日期、项目、地点、时长，留社区联系人和签章"
    shelf = Shelf.PEOPLE
    choice = Choice.MEMBERS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """A card for each member in the order of the roster."""
        years = [member_year(order.book, member) for member in order.chosen_members]
        wanted = [year for year in years if year.services or order.members]
        for place, year in enumerate(wanted or [member_year(order.book, Member(name=""))]):
            if place:
                document.page_break()
            _card(document, order, year)


def _card(document: PdfDocument, order: PaperOrder, year: MemberYear) -> None:
    head, rows = _head(order, year), list(_rows(year))
    room = FORM.text_height - _AROUND - sum(FieldsRow(row).height(FORM.text_width) for row in head)
    document.title(_TITLE, entry=year.name or _TITLE)
    document.form(*head)
    document.space(_GAP)
    nobody = not year.name
    document.table(_COLUMNS, [*rows, *_blanks(rows, room - _NOTE if nobody else room)], least=_ROW)
    if nobody:
        document.note(f"注：{order.book.period.label}没有志愿服务记录，本卡供手工填写。")
    document.signatures(("党员签字", "党支部（盖章）", DATE))


def _head(order: PaperOrder, year: MemberYear) -> Sequence[Sequence[FormField]]:
    """Whose card it is; what the roster does not know stays blank, since a card is filled in by hand."""
    period, phone = order.book.period, Listed(year.member, order.day, order).phone
    return (
        (FormField(label="姓名", text=year.name), FormField(label="联系方式", text=phone)),
        (FormField(label="单位及\n党支部", text=order.book.profile.name),),
        (FormField(label="专业特长"), FormField(label="志愿服务\n岗位")),
        (FormField(label="统计期间", text=period.label), FormField(label="服务合计", text=_sum(year))),
    )


def _sum(year: MemberYear) -> str:
    return f"{year.tally.services}次，{number(year.tally.hours)}小时" if year.services else ""


def _rows(year: MemberYear) -> Iterator[Sequence[Cell]]:
    """The services in order of time."""
    for place, (service, hours) in enumerate(reversed(year.services), 1):
        day, name = f"{service.day:%Y-%m-%d}", service.title or service.project or BLANK
        yield place, day, name, service.place or BLANK, number(hours), service.contact, ""


def _blanks(rows: Sequence[Sequence[Cell]], room: float) -> Iterator[Sequence[Cell]]:
    """Lines to go on with by hand, as many as the page still has room for: none go over it."""
    shown = rows or [("",) * len(_COLUMNS)]
    content = TableContent(columns=_COLUMNS, rows=shown, least=_ROW)
    _, height = table(content, FORM.text_width, FORM.text_height / 3).wrap(FORM.text_width, _ENDLESS)
    spare = int((room - height) // _ROW) + len(shown) - len(rows)
    for place in range(len(rows) + 1, len(rows) + max(spare, 0) + 1):
        yield place, "", "", "", "", "", ""
