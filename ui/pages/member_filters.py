"""The filters of 党员: states as chips with their numbers, 党小组, 职务, 含已转出, and typed words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from partybranch.domain.group_tallies import NO_GROUP
from partybranch.domain.member_states import LEFT, STATES
from ui.pages.member_lines import MemberLine
from ui.widgets.buttons import link_button, plain_button
from ui.widgets.flow_layout import FlowLayout

_ALL_GROUPS, _ALL_POSTS, COMMITTEE = "全部党小组", "全部职务", "支委"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """Which lines to keep: one of the states, the group, the post, every word; who left only if asked for."""

    states: frozenset[str] = frozenset()
    group: str = ""
    post: str = ""
    left_too: bool = False
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out who would be shown without it."""
        return bool(self.states or self.group or self.post or self.words.strip())

    def keeps(self, line: MemberLine) -> bool:
        """Whether a line passes."""
        if line.left and not self.left_too:
            return False
        if self.states and self.states.isdisjoint(line.states):
            return False
        if self.group and self.group != (line.standing.group or NO_GROUP):
            return False
        return self._has_post(line) and line.answers(self.words)

    def _has_post(self, line: MemberLine) -> bool:
        if self.post == COMMITTEE:
            return line.standing.committee
        return not self.post or self.post in line.standing.posts


class MemberFilters(QWidget):
    """Chips and menus over what the roster holds; a choice that no longer occurs is forgotten."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, QPushButton] = {}
        self.group, self.post = QComboBox(), QComboBox()
        self.left_too = QCheckBox("含已转出")
        self.clear_button = link_button("清除筛选")
        self._flow = FlowLayout()
        self._lines: tuple[MemberLine, ...] = ()
        for combo, name in ((self.group, "按党小组筛选"), (self.post, "按职务筛选")):
            combo.setAccessibleName(name)
            combo.setMinimumWidth(116)
            combo.currentIndexChanged.connect(self._say)
        self.left_too.toggled.connect(self._on_left_too)
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(self._flow, 1)
        self._flow.addWidget(self.clear_button)
        for widget in (self.group, self.post, self.left_too):
            row.addWidget(widget)

    def chosen(self, words: str) -> MemberFilter:
        """The filter as chosen here, with the words typed elsewhere."""
        return MemberFilter(
            states=frozenset(state for state, chip in self.chips.items() if chip.isChecked()),
            group=self.group.currentText() if self.group.currentIndex() > 0 else "",
            post=self.post.currentText() if self.post.currentIndex() > 0 else "",
            left_too=self.left_too.isChecked(),
            words=words,
        )

    def offer(self, lines: Sequence[MemberLine]) -> None:
        """Offer what occurs in the roster, in its own order."""
        self._lines = tuple(lines)
        present = [line for line in lines if self.left_too.isChecked() or not line.left]
        counts = Counter(state for line in present for state in line.states)
        self._lay_chips({state: counts[state] for state in STATES if counts[state] and state != LEFT})
        groups = dict.fromkeys(line.standing.group or NO_GROUP for line in present)
        posts = dict.fromkeys(post for line in present for post in line.standing.posts)
        named = [group for group in groups if group != NO_GROUP]
        _fill(self.group, [_ALL_GROUPS, *named, *([NO_GROUP] if NO_GROUP in groups else [])])
        _fill(self.post, [_ALL_POSTS, COMMITTEE, *posts])
        self._show_clear()

    def clear(self) -> None:
        """Take every choice back; who has left stays as chosen."""
        blocked = [QSignalBlocker(each) for each in (self.group, self.post, *self.chips.values())]
        for chip in self.chips.values():
            chip.setChecked(False)
        self.group.setCurrentIndex(0)
        self.post.setCurrentIndex(0)
        del blocked
        self._say()

    def _lay_chips(self, counts: dict[str, int]) -> None:
        checked = {state for state, chip in self.chips.items() if chip.isChecked()}
        if list(counts) != list(self.chips):
            for chip in self.chips.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._flow.removeWidget(self.clear_button)
            self.chips = {state: self._chip(state, state in checked) for state in counts}
            self._flow.addWidget(self.clear_button)
        for state, count in counts.items():
            self.chips[state].setText(f"{state} {count}")
            self.chips[state].setAccessibleName(f"只看{state}，{count}名")

    def _chip(self, state: str, checked: bool) -> QPushButton:
        chip = plain_button(state)
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.toggled.connect(self._say)
        self._flow.addWidget(chip)
        return chip

    def _on_left_too(self) -> None:
        self.offer(self._lines)
        self._say()

    def _say(self) -> None:
        self._show_clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.chosen("").narrows)


def _fill(combo: QComboBox, words: Sequence[str]) -> None:
    """Offer other words and keep the chosen one where it is still among them."""
    before, blocker = combo.currentText(), QSignalBlocker(combo)
    combo.clear()
    combo.addItems(list(words))
    combo.setCurrentIndex(max(combo.findText(before), 0))
    del blocker
