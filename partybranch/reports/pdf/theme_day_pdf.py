"""主题党日活动记录表, one for each theme day, with its own headings (domain paper 2.2)."""

from partybranch.reports.meeting_headings import THEME_DAY, is_theme_day
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice, Shelf
from partybranch.reports.pdf.meeting_form import fill_kind
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument


class ThemeDayForm:
    """主题党日活动记录表 of the chosen theme days, else of all of the period."""

    code = "theme_day_form"
    title = "主题党日活动记录表"
    purpose = "每次主题党日一份，写明主要内容及特色"
    shelf = Shelf.MEETINGS
    choice = Choice.SITTINGS
    layout = FORM

    def fill(self, document: PdfDocument, order: PaperOrder) -> None:
        """Print the theme days in order of time, or one blank form."""
        fill_kind(document, order, THEME_DAY, is_theme_day)
