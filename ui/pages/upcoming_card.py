"""接下来: the next dates of the plan, records prepared, needs of the community; each with its way on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from partybranch.domain.kinds import Kinds
from partybranch.domain.sentences import weekday
from partybranch.domain.upcoming import Upcoming
from ui import places
from ui.pages.plan_ways import record_plan
from ui.session import Session
from ui.widgets.buttons import link_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label
from ui.widgets.short_lines import ShortLines, Yielding, line_of

_LINES = 3


class UpcomingCard(Card):
    """A few lines; all of them stand in the plan."""

    def __init__(self, session: Session) -> None:
        super().__init__("接下来")
        self._session = session
        every = link_button("年度计划…")
        every.setAccessibleName("打开年度计划")
        every.clicked.connect(lambda: session.navigate(places.PLANS))
        self.head.addWidget(every)
        self.lines = ShortLines(_LINES, _LINES)
        self._none = role_label("", "secondary", wrap=True)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._none)
        self.body.addStretch(1)

    def show_dates(self, dates: Sequence[Upcoming], kinds: Kinds, *, over: bool) -> None:
        """Show the next dates; ``over`` says that the year is gone."""
        self.lines.replace([self._line(each, kinds) for each in dates[:_LINES]])
        self.lines.setVisible(bool(dates))
        self._none.setVisible(not dates)
        self._none.setText("这一年已经过去。" if over else "今年没有排在后面的活动。")

    def _line(self, each: Upcoming, kinds: Kinds) -> QWidget:
        what = "、".join(kinds[code].label for code in each.kinds if code in kinds)
        when = f"{each.day:%m-%d}"
        day = role_label(when, "trouble" if each.late else "secondary")
        name = Yielding(each.topic or what if each.service else f"{each.group} {what}".strip())
        stage = f"{each.service.stage.value}，已过 {each.late} 天" if each.late and each.service else ""
        words = "　".join(filter(None, (f"{when} {weekday(each.day)}", what, each.group, each.topic, stage)))
        name.setToolTip(words)
        way = link_button(f"过 {each.late} 天" if each.late else "去记录" if each.plan else "打开")
        way.setAccessibleName(f"{way.text()} {words}")
        way.setToolTip(words)
        way.clicked.connect(partial(self._go, each))
        return line_of(day, name, end=way)

    def _go(self, each: Upcoming, _checked: bool = False) -> None:
        if each.sitting is not None:
            self._session.navigate(places.SITTINGS, open_id=each.sitting.id)
        elif each.service is not None:
            self._session.navigate(places.VOLUNTEERING, open_id=each.service.id)
        elif each.plan is not None:
            record_plan(self._session, each.plan)
