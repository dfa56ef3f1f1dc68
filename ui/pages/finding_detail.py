"""One finding in full: what, the rule with its source, what was said, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.models.severities import rule_words
from ui.pages.finding_lines import FindingLine
from ui.widgets.buttons import plain_button
from ui.widgets.cards import Card
from ui.widgets.labels import role_label

_NOTHING = "选中一项，这里显示依据和处理办法。"
_HEIGHT = 176
"""Room for two lines of a rule and one of an explanation, so that nothing jumps from item to item."""


class FindingDetail(Card):
    """``go_asked``, ``answer_asked`` and ``take_back_asked`` carry the FindingLine shown."""

    go_asked = Signal(object)
    answer_asked = Signal(object)
    take_back_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("所选事项")
        self.setMinimumHeight(_HEIGHT)
        self._line: FindingLine | None = None
        self.word = role_label("", "section")
        self.title = role_label("", "section")
        self.text = role_label("", wrap=True)
        self.rule = role_label(_NOTHING, "secondary", wrap=True)
        self.said = role_label("", wrap=True)
        self.go = plain_button("去处理", icon="right")
        self.answer = plain_button("说明…", icon="edit")
        self.take_back = plain_button("收回说明", icon="undo")
        self._lay_out()
        self._wire()
        self.show_line(None)

    def show_line(self, line: FindingLine | None) -> None:
        """Show a line, or what the card is for."""
        self._line = line
        finding = line.finding if line else None
        self._say(self.title, f"{line.subject}　{line.when}" if line else "")
        self._say(self.word, line.word if line else "")
        self._say(self.text, line.text if line else "")
        self._say(self.rule, rule_words(line.rule) if line else _NOTHING)
        self._say(self.said, line.said if line else "")
        self.word.setProperty("voice", line.tone if line else "")
        self.word.style().unpolish(self.word)
        self.word.style().polish(self.word)
        self.go.setVisible(line is not None)
        self.go.setText(line.act if line else "")
        self.answer.setVisible(finding is not None)
        self.answer.setText("修改说明…" if finding and finding.settled else "说明…")
        self.take_back.setVisible(bool(finding and finding.answer))

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.word)
        foot.setSpacing(8)
        for button in (self.go, self.answer, self.take_back):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        for label in (self.text, self.rule, self.said):
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _wire(self) -> None:
        self.go.clicked.connect(lambda: self.go_asked.emit(self._line))
        self.answer.clicked.connect(lambda: self.answer_asked.emit(self._line))
        self.take_back.clicked.connect(lambda: self.take_back_asked.emit(self._line))

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
