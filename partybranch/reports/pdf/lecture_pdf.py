"""党课记录表, one for each lecture: who lectured on what, and who was missing (domain paper 2.3)."""

from partybranch.domain.kinds import Kind
from partybranch.reports.meeting_headings import LECTURE
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.meeting_form import fill_kind
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument


def _has_lecturer(kind: Kind) -> bool:
    return kind.lecturer


class LectureForm:
    """党课记录表 of the chosen lectures, else of all of the period."""

    code = "lecture_form"
    title = "党课记录表"
    purpose = "每次党课、宣讲一份，写明授课人、授课主题和缺席人员"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print the lectures in order of time, or one blank form."""
        fill_kind(document, order, LECTURE, _has_lecturer)
