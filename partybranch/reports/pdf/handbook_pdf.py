"""党支部工作手册 of a year in the order in which it is handed in and bound (domain paper 2.13)."""

from collections.abc import Iterator

from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.ledgers.plan import SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.cover import Cover, add_catalogue, add_cover, printed_lines, year_words
from partybranch.reports.pdf.handbook_quarters import add_quarter
from partybranch.reports.pdf.handbook_year import add_branch, add_plan, add_summary
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.sheet_pages import add_sheet


class HandbookReport:
    """党支部工作手册: cover, 目录, the branch, its committee, its plan, each quarter, 总结, the roster."""

    code = "handbook"
    title = "党支部工作手册"
    purpose = "全年一本：基本情况、委员名册、计划、各季度会议记录和执行情况、总结、党员名册"
    shelf = Shelf.INSPECTION
    choice = Choice.NOTHING
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the parts in the order of the form; what is missing is said in its place."""
        _cover(document, order)
        add_catalogue(document)
        add_branch(document, order)
        for plan in _sheets("committee", "committee", order):
            add_sheet(document, plan)
        add_plan(document, order)
        for quarter in order.book.period.quarters():
            add_quarter(document, order, quarter)
        add_summary(document, order)
        for plan in _sheets("roster", "handbook", order):
            add_sheet(document, plan)


def _sheets(ledger: str, form: str, order: PaperOrder) -> Iterator[SheetPlan]:
    """The sheets of one form of a ledger: the handbook's rosters are those of the ledgers."""
    (chosen,) = (each for each in LEDGERS if each.code == ledger)
    yield from (plan for plan in chosen.plans(order) if plan.form == form)


def _cover(document: PdfDocument, order: PaperOrder) -> None:
    profile = order.book.profile
    cover = Cover(
        title="党支部工作手册",
        below=year_words(order),
        fields=(
            FormField(label="单　　位", text=profile.superior),
            FormField(label="党支部名称", text=profile.name),
        ),
        foot=printed_lines(order),
    )
    add_cover(document, cover)
