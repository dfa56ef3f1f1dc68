"""会议记录: each record of each sitting on pages of its own, to be signed and bound (domain paper 2.1)."""

from partybranch.domain.kinds import Kind
from partybranch.reports.meeting_headings import MINUTES, wording_of
from partybranch.reports.meeting_words import kind_of, lines_in
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.meeting_form import fill_blank, fill_records
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument


def _any(_kind: Kind) -> bool:
    return True


class MinutesReport:
    """会议记录 of the chosen sittings, else of all held in the period; a theme day has its own headings."""

    code = "minutes"
    title = "会议记录"
    purpose = "每次会议、每项内容各一份，打印后签字装订；一次活动兼开几个会的分别成页"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print the records in order of time, or one blank form."""
        lines = [(line, wording_of(kind_of(line))) for line in lines_in(order, _any)]
        if lines:
            fill_records(document, order, lines)
        else:
            fill_blank(document, order, MINUTES)
