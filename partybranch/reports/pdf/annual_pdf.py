"""年度统计报告: the year-end tally that is printed, signed and handed in (domain paper 2.13)."""

from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.annual_activities import write_activities
from partybranch.reports.pdf.annual_attendance import write_attendance, write_people
from partybranch.reports.pdf.annual_cover import write_cover
from partybranch.reports.pdf.annual_gaps import write_gaps, write_typed
from partybranch.reports.pdf.annual_records import write_plan, write_registers, write_volunteering
from partybranch.reports.pdf.numbered import NumberedParts
from partybranch.reports.pdf.setting.frame import OFFICIAL
from partybranch.reports.pdf.setting.page import PdfDocument

_PARTS = (
    write_cover,
    write_activities,
    write_attendance,
    write_people,
    write_volunteering,
    write_registers,
    write_plan,
    write_gaps,
    write_typed,
)


class AnnualReport:
    """年度统计报告: figures, sentence, tables part by part, findings, signatures."""

    code = "annual"
    title = "年度统计报告"
    purpose = "一年活动、出席和志愿服务的统计，末尾列缺项并留签字栏"
    shelf = Shelf.TALLIES
    choice = Choice.NOTHING
    layout = OFFICIAL

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Lay out the report in reading order; a part without anything to say is left out."""
        parts = NumberedParts(document)
        for write in _PARTS:
            write(parts, order.book)
        document.signatures()
