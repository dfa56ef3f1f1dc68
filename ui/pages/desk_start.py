"""The desk of a book without a roster: nothing can be due yet, so it says what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partybranch.services.importing import IMPORTERS
from ui import places
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.empty_state import EmptyState

_FIRST = (
    "先导入党员花名册。有了花名册，应到人数、出席率和应开展的活动才能算出来。\n"
    "已有的 Excel 花名册可以直接导入，不用重新打字；人不多的，也可以逐个新增。"
)


class DeskStart(EmptyState):
    """One drawing, one sentence, three ways to begin."""

    def __init__(self, session: Session) -> None:
        super().__init__("members", _FIRST)
        self.importing = main_button("导入花名册…", icon="importing")
        self.by_hand, self.profile = plain_button("逐个新增党员…"), plain_button("填写支部信息…")
        roster = IMPORTERS[0].code
        self.importing.clicked.connect(lambda: session.navigate(places.IMPORTING, kind=roster))
        self.by_hand.clicked.connect(lambda: session.navigate(places.MEMBERS, kind=""))
        self.profile.clicked.connect(lambda: session.navigate(places.PROFILE))
        self._lay_ways()

    def _lay_ways(self) -> None:
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            return
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        for way in (self.importing, self.by_hand, self.profile):
            row.addWidget(way)
        layout.insertWidget(layout.count() - 1, ways, 0, Qt.AlignmentFlag.AlignHCenter)
