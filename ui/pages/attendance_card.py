"""出席率按月: the chart of the 年度统计报告 on the desk, each bar a way to the sittings it counts."""

from partybranch.domain.figures import sitting_source
from partybranch.domain.periods import Period
from partybranch.reports.attendance_chart import attendance_chart, attendance_words
from partybranch.services.tallies import PeriodBook
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.widgets.cards import Card
from ui.widgets.chart import ChartView
from ui.widgets.labels import role_label


class AttendanceCard(Card):
    """The words of the bar under pointer or keyboard stand beside the heading."""

    def __init__(self, session: Session) -> None:
        super().__init__("各月出席率（%）")
        self._session = session
        self._book: PeriodBook | None = None
        self.chart = ChartView("各月出席率")
        self.words = role_label("", "secondary")
        self.head.addWidget(self.words)
        self.body.addWidget(self.chart, 1)
        self.chart.pointed.connect(self._say)
        self.chart.opened.connect(self._open)

    def show_book(self, book: PeriodBook) -> None:
        """Show the months of the book."""
        self._book = book
        self.chart.show_chart(attendance_chart(book.tally), attendance_words(book.tally))
        self._say("")

    def _say(self, words: str) -> None:
        counts = self._book.tally.attendance if self._book else None
        whole = f"全年 应到{counts.due} 实到{counts.present}" if counts and counts.due else ""
        self.words.setText(words or whole)

    def _open(self, at: int) -> None:
        book = self._book
        if book is None:
            return
        month = tuple(book.tally.attendance_by_month)[at]
        inside = Period.month(month.year, month.month)
        sources = [sitting_source(each, book.kinds) for each in book.sittings if each.day in inside]
        if sources:
            SourcesDialog(self._session, f"{inside.label}的活动", sources, self).show()
