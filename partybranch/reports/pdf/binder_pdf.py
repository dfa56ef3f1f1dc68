"""迎检材料: everything an inspection asks for as one PDF, from the cover to the lines to sign on."""

from partybranch.reports.enclosures import enclosures_of
from partybranch.reports.ledgers import LEDGERS
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.cover import Cover, add_catalogue, add_cover, printed_lines, year_words
from partybranch.reports.pdf.enclosed import add_enclosures
from partybranch.reports.pdf.filled_roll_pdf import FilledRoll
from partybranch.reports.pdf.gaps import GapsReport
from partybranch.reports.pdf.minutes_pdf import MinutesReport
from partybranch.reports.pdf.report import PdfReport
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.sheet_pages import add_sheet


class BinderReport:
    """迎检材料 as one file: cover, 目录, ledgers, minutes, rolls, what is attached, gaps and late entries."""

    code = "binder"
    title = "迎检材料"
    purpose = "一份 PDF：封面、目录、台账、会议记录、到会情况、照片和扫描件、缺项与补录说明"
    shelf = Shelf.INSPECTION
    choice = Choice.NOTHING
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the parts; one without content says so on a page of its own."""
        enclosures = list(enclosures_of(order))
        _cover(document, order)
        add_catalogue(document)
        with document.within("台账"):
            for ledger in LEDGERS:
                for plan in ledger.plans(order):
                    add_sheet(document, plan)
        _of_sittings(document, order, "会议记录", MinutesReport())
        _of_sittings(document, order, "签到和到会情况", FilledRoll())
        with document.within("附件"):
            add_enclosures(document, order, enclosures)
        with document.within("缺项与补录说明"):
            GapsReport(enclosures).fill(document, order)


def _cover(document: PdfDocument, order: PaperOrder) -> None:
    profile = order.book.profile
    cover = Cover(
        title="迎检材料",
        below=year_words(order),
        fields=(
            FormField(label="上级党组织", text=profile.superior),
            FormField(label="党支部名称", text=profile.name),
            FormField(label="统计时间", text=order.book.period.label),
        ),
        foot=printed_lines(order),
    )
    add_cover(document, cover)


def _of_sittings(document: PdfDocument, order: PaperOrder, part: str, report: PdfReport) -> None:
    """The pages of every sitting, each an entry of the catalogue."""
    with document.within(part):
        if order.chosen_sittings:
            report.fill(document, order)
            return
        document.section(FORM, stamp=order.stamp(0))
        document.title(part)
        document.paragraph(f"{order.book.period.label}没有记录，见缺项与补录说明。")
