"""到会: the roll with its button, its banner, the line to find somebody, and the live figures at the foot."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from partybranch.domain.attendance import (
    HeadCount,
    Mark,
    RollCounts,
    RollRow,
    count_heads,
    count_roll,
)
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.motions import Purpose
from ui.forms.heads_form import HeadsForm
from ui.forms.notice_line import NoticeLine
from ui.forms.observers_line import ObserversLine
from ui.forms.paste_dialog import ask_pasted
from ui.forms.roll_finder import RollFinder
from ui.forms.roll_words import count_words, unmarked_words, vote_words
from ui.models.roll_model import RollModel
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.labels import role_label
from ui.widgets.roll_grid import RollGrid

_KEYS = "1 出席  2 请假  3 缺席  4 异地  5 迟到  0 未标  空格 下一位  / 找人"
_SPACE = "空格：出席，并移到下一位。Ctrl+Z：撤回上一步标记。F6：到下一栏（基本、到会、记录）"
_SHEET_KEYS = "按签到表：/ 序号 回车，再按 2 请假 或 3 缺席；其余的人最后按 F8 全部到会"
_REASON_KEYS = "请假事由：1 因公  2 病假  3 事假  4 其他…"
_STRAY = "字母在名单里不作标记。找人请先按 / ，再输入拼音首字母"
_NOBODY = "名册里没有这一天应到会的党员。请先在“党员”页登记或导入名册，或核对时间、类型和范围。"
_NO_KIND = "请先在左边选择活动类型，应到名单随之列出。"
_NOT_CHOSEN = "这次活动由指定人员参加，还没有选择人员。"


class _Nobody(QWidget):
    """What stands in place of an empty roll."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = role_label(_NOBODY, "secondary", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = plain_button("选择人员…")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.choose.hide()

    def say(self, by_name: bool, has_kind: bool) -> None:
        """Say what is lacking, and offer the choice of people where it is that."""
        self._sentence.setText(_NO_KIND if not has_kind else _NOT_CHOSEN if by_name else _NOBODY)
        self.choose.setVisible(by_name)


class RollPanel(QFrame):
    """Everything about who was there. ``changed`` follows every edit; the others ask the form to act."""

    changed = Signal()
    relay_asked = Signal()
    names_asked = Signal()
    people_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("到会")
        self.model = RollModel(parent=self)
        self.grid = RollGrid(self.model)
        self.everybody = plain_button("全部到会")
        self.everybody.setToolTip("只把还未标的应到党员标为出席；已标的、有请假登记的不变（F8，Ctrl+Z 撤回）")
        self.paste = link_button("粘贴名单…")
        self.paste.setToolTip("把从 WPS 表格或微信里复制的姓名标到名单上（名单里按 Ctrl+V）")
        self.ask_pasted: Callable[[RollModel, str, QWidget], Mapping[int, tuple[Mark, str]]] = ask_pasted
        self.relay = link_button("重排名单")
        self.relay.setAccessibleName("按当日名册重排名单")
        self.relay.setToolTip("按活动当天的党员名册重新列出应到人员，已标的保留")
        self.banner = ElidedLabel("secondary")
        self.finder = RollFinder(self.model, self.grid)
        self.notices = NoticeLine()
        self.observers_line = ObserversLine()
        self._heads = HeadsForm()
        self._nobody = _Nobody()
        self._keys = role_label(_KEYS, "secondary")
        self._keys.setToolTip(_SPACE)
        self._counts, self._votes = QLabel(), ElidedLabel("secondary")
        self._purposes: tuple[Purpose, ...] = ()
        self._by_heads = self._kept = False
        self._usual_keys = _KEYS
        self._stack = QStackedWidget()
        for shown in (self.grid, self._heads, self._nobody):
            self._stack.addWidget(shown)
        self._lay_out()
        self._wire()
        self._tell()

    @property
    def rows(self) -> tuple[RollRow, ...]:
        """The roll by name; empty while there are only numbers."""
        return () if self._by_heads else self.model.rows

    @property
    def heads(self) -> HeadCount | None:
        """The numbers of a roll without names."""
        return self._heads.heads if self._by_heads else None

    @property
    def keyboard_place(self) -> QWidget:
        """What takes the keyboard: the names, the numbers, or the button that has people chosen."""
        shown = self._stack.currentWidget()
        return self._nobody.choose if shown is self._nobody else shown or self.grid

    @property
    def figures(self) -> str:
        """The figures at the foot, in words."""
        return self._counts.text()

    @property
    def hint(self) -> str:
        """The keys that count now, in words."""
        return self._keys.text()

    @property
    def votes(self) -> str:
        """Who may vote and what votes need, in words."""
        return self._votes.words

    def show_roll(self, rows: Iterable[RollRow], labels: Mapping[int, str] | None = None) -> None:
        """Show a roll by name."""
        self._by_heads = False
        self.model.set_rows(rows, labels)
        self._tell()

    def show_heads(self, heads: HeadCount) -> None:
        """Show a roll that has only numbers."""
        self._by_heads = True
        self._heads.put(heads)
        self._tell()

    def enter_by_sheet(self, wanted: bool) -> None:
        """Show the numbers of the sign-in sheet and say how the exceptions on it are entered, or no more."""
        self._usual_keys = _SHEET_KEYS if wanted else _KEYS
        self._name_keys("")
        self.model.show_numbers(wanted)
        self.finder.seek_numbers(wanted)
        if wanted:
            self._find()

    def be_kept(self, kept: bool) -> None:
        """Offer to lay the roll out anew, which only the frozen roll of a kept sitting needs."""
        self._kept = kept
        self._tell()

    def call_by_name(self, chosen: bool, *, has_kind: bool) -> None:
        """Say whether people have to be chosen one by one (指定人员), or a kind first of all."""
        self._nobody.say(chosen, has_kind)

    def expect_votes(self, purposes: Iterable[Purpose]) -> None:
        """Say at the foot what votes of these kinds need."""
        self._purposes = tuple(purposes)
        self._tell()

    def expect_leave(self, notices: Mapping[int, LeaveNotice]) -> None:
        """Offer the leave of which notice was given for the day, by member id; nobody is marked by it."""
        self.model.expect_leave(notices)
        self._tell()

    def _lay_out(self) -> None:
        self._counts.setAccessibleName("到会人数")
        head, seated, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(role_label("到会", "section"))
        head.addWidget(self.everybody)
        head.addWidget(self.paste)
        head.addWidget(self.banner, 1)
        head.addWidget(self.relay)
        head.addWidget(self.finder, 1)
        seated.addWidget(role_label("列席", "secondary"))
        seated.addWidget(self.observers_line, 1)
        seated.addWidget(self._keys)
        foot.addWidget(self._counts)
        self._votes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.setSpacing(12)
        foot.addWidget(self._votes, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.notices)
        layout.addWidget(self._stack, 1)
        layout.addLayout(seated)
        layout.addLayout(foot)
        for row in (head, seated):
            row.setSpacing(12)

    def _wire(self) -> None:
        self.everybody.clicked.connect(self._all_present)
        self.relay.clicked.connect(self.relay_asked)
        self.finder.textChanged.connect(self._tell)
        self.paste.clicked.connect(self._paste)
        self.notices.adopt.clicked.connect(self._adopt)
        self.grid.reason_asked.connect(lambda asked: self._name_keys(_REASON_KEYS if asked else ""))
        self.grid.strayed.connect(lambda astray: self._name_keys(_STRAY if astray else ""))
        self.grid.find_asked.connect(self.finder.begin)
        self.grid.find_ended.connect(self.finder.clear)
        self.grid.paste_asked.connect(self._paste)
        self.model.edited.connect(self._edited)
        self._heads.changed.connect(self._edited)
        self._heads.names_asked.connect(self.names_asked)
        self._nobody.choose.clicked.connect(self.people_asked)
        self.observers_line.textEdited.connect(lambda _text: self.changed.emit())
        for key, act in (("F8", self.everybody.click), ("F7", self.notices.adopt.click)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find)

    def _all_present(self) -> None:
        self.model.mark_rest_present()
        self.grid.setFocus()

    def _name_keys(self, special: str) -> None:
        """Name the keys that count now; what is special about them stands out."""
        self._keys.setText(special or self._usual_keys)
        self._keys.setProperty("role", "asking" if special else "secondary")
        self._keys.style().unpolish(self._keys)
        self._keys.style().polish(self._keys)

    def _find(self) -> None:
        if self.finder.isVisible():
            self.finder.begin()

    def _paste(self) -> None:
        """Ask what the names on the clipboard mean, and mark those who were agreed on."""
        if self._stack.currentWidget() is self.grid:
            self.model.mark_many(self.ask_pasted(self.model, QGuiApplication.clipboard().text(), self))
            self.grid.setFocus()

    def _adopt(self) -> None:
        if self.model.on_notice:
            self.model.excuse_on_notice()
            self.grid.setFocus()

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        heads = self.heads
        counts = count_heads(heads) if heads is not None else count_roll(self.rows)
        named = heads is None and bool(self.rows)
        self._stack.setCurrentWidget(
            self._heads if heads is not None else self.grid if self.rows else self._nobody
        )
        for widget in (self.everybody, self.paste, self.finder, self._keys):
            widget.setVisible(named)
        self.relay.setVisible(heads is None and self._kept)
        self.everybody.setEnabled(named and self.model.fillable)
        self._tell_open(counts, named=named)
        self._counts.setText(count_words(counts))
        self._votes.say(vote_words(counts, self._purposes) if named else "")

    def _tell_open(self, counts: RollCounts, *, named: bool) -> None:
        """Say who is still 未标 and of whom notice was given, or that nobody is called as was typed."""
        on_notice = self.model.on_notice if named else ()
        people = [(self.model.label(at), notice) for at in on_notice if (notice := self.model.notice(at))]
        self.notices.say(people)
        lost = named and not self.model.matches
        due = sum(self.rows[at].due for at in on_notice)
        open_ends = unmarked_words(counts.unmarked, due) if named else ""
        self.banner.say(f"名单里没有“{self.finder.text()}”" if lost else open_ends)
