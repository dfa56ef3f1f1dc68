"""规则: every rule with its source and whether it works this year; the chosen one beside the table."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from partybranch.domain.rules.parameters import Parameter, ParameterShape
from partybranch.domain.rules.policy import Policy
from partybranch.domain.rules.rule import Rule
from partybranch.errors import BranchError
from ui.forms.rule_form import RuleChoice, RuleForm
from ui.forms.trouble import FieldTrouble
from ui.models.column import Column
from ui.models.record_table import RECORD_ROLE
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.cards import Card
from ui.widgets.record_view import RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule with what is decided about it for the year."""

    rule: Rule
    choice: RuleChoice

    @property
    def words(self) -> str:
        """Its parameters in words: 最少50字."""
        said = (_said(each, self.choice.values[each.code]) for each in self.rule.parameters)
        return "、".join(filter(None, said))


def _said(parameter: Parameter, value: str) -> str:
    if parameter.shape is ParameterShape.NUMBER:
        return f"{parameter.label}{value}{parameter.unit}"
    return f"{parameter.label}：{value}" if value else ""


_COLUMNS: tuple[Column[RuleLine], ...] = (
    Column(
        title="开关",
        value=lambda line: "● 开" if line.choice.on else "○ 关",
        width=56,
        tone=lambda line: "present" if line.choice.on else "secondary",
    ),
    Column(title="规则", value=lambda line: line.rule.title, width=0, tip=lambda line: line.rule.wording),
    Column(title="级别", value=lambda line: line.rule.source.level.value, width=48),
    Column(title="性质", value=lambda line: line.rule.severity.value, width=80),
    Column(
        title="依据",
        value=lambda line: line.rule.source.brief,
        width=0,
        tip=lambda line: line.rule.source.words,
        tone=lambda _line: "secondary",
    ),
    Column(title="参数", value=lambda line: line.words, width=134, tip=lambda line: line.words),
)


class RulesPane(QWidget):
    """The table at the left, the form of the chosen rule at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._year = session.year
        self._settling = False
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：名称、依据、级别…")
        self.filter.setAccessibleName("筛选规则")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(240)
        self.doubtful_button = plain_button("打开未核实的规则")
        self.view: RecordView[RuleLine] = RecordView("规则", _COLUMNS)
        self.form = RuleForm()
        self.save_button = main_button("保存", icon="save")
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)
        self.save_button.setToolTip("Ctrl+S")
        self._lay_out()
        self.filter.textChanged.connect(self.view.proxy.set_filter)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(lambda _line: self.form.on.setFocus())
        self.save_button.clicked.connect(self.save)
        self.doubtful_button.clicked.connect(self.switch_doubtful)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.doubtful_button)
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._detail = Card()
        self._detail.setAccessibleName("选中的规则")
        self._detail.body.addWidget(scroll, 1)
        self._detail.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        self._detail.setMinimumWidth(300)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.view)
        split.addWidget(self._detail)
        split.setStretchFactor(0, 1)
        split.setSizes([756, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tools)
        layout.addWidget(split, 1)

    def show_policy(self, policy: Policy, year: int) -> None:
        """Show the rules as they are set for a year; a draft that is being typed stays."""
        self._year = year
        lines = [_line(rule, policy, year) for rule in policy.rules]
        kept = self.form.rule.code if self.form.rule else policy.rules[0].code
        self._settling = True
        self.view.show_records(lines)
        self._settling = False
        self._keep_draft(next((line for line in lines if line.rule.code == kept), lines[0]))
        self.save_button.setText(f"保存（{year}年起生效）")
        # A new text takes a button's key away.
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)
        self._offer_doubtful()

    def unsaved(self) -> str:
        """The rule whose draft would be lost, in words; empty when none would."""
        return f"规则“{self.form.title.text()}”的设置" if self.form.changed else ""

    def save(self) -> None:
        """Write what the form says from the year on; what is wrong is said beside its field."""
        rule, year = self.form.rule, self._year
        if rule is None:
            return
        if not self.form.changed:
            self._session.notices.done("这条规则没有改动，不用保存")
            return
        self.form.clear_complaints()
        try:
            draft = self.form.draft()
        except FieldTrouble as trouble:
            self.form.complain(trouble.key, str(trouble))
            return
        rules = self._session.branch.rules
        self._session.act(
            self, lambda: rules.set(rule, year, on=draft.on, values=draft.values), failed=self._refused
        )

    def switch_doubtful(self) -> None:
        """Open every rule that is not certain, or close them all when all are open."""
        year, rules = self._year, self._session.branch.rules
        doubtful = self._doubtful()
        on = not all(line.choice.on for line in doubtful)
        self._session.act(self, lambda: rules.set_many([line.rule for line in doubtful], year, on=on))

    def _doubtful(self) -> list[RuleLine]:
        return [line for line in self.view.table.records if line.rule.doubt]

    def _offer_doubtful(self) -> None:
        doubtful = self._doubtful()
        closed = sum(not line.choice.on for line in doubtful)
        word, count = ("打开", closed) if closed else ("关闭", len(doubtful))
        words = f"{word}未核实的规则（{count} 条）"
        self.doubtful_button.setText(words)
        self.doubtful_button.setAccessibleName(words)
        self.doubtful_button.setVisible(bool(doubtful))

    def _keep_draft(self, line: RuleLine) -> None:
        """Stay on the rule; its form follows the book unless something else is being typed."""
        same = self.form.rule is not None and self.form.rule.code == line.rule.code
        if not (same and self.form.changed) or self._form_says(line.choice):
            self.form.put(line.rule, line.choice)
        self._select(line.rule.code)

    def _form_says(self, choice: RuleChoice) -> bool:
        try:
            return self.form.draft() == choice
        except FieldTrouble:
            return False

    def _choose(self, line: RuleLine) -> None:
        shown = self.form.rule
        if self._settling or (shown is not None and shown.code == line.rule.code):
            return
        question = f"{self.unsaved()}还没有保存，放弃修改？"
        if shown is not None and self.form.changed and not self._ask(question):
            self._select(shown.code)
        else:
            self.form.put(line.rule, line.choice)

    def _ask(self, question: str) -> bool:
        return self._session.notices.confirm(self, question, "放弃修改")

    def _select(self, code: str) -> None:
        self._settling = True
        for row in range(self.view.proxy.rowCount()):
            index = self.view.proxy.index(row, 0)
            if index.data(RECORD_ROLE).rule.code == code:
                self.view.setCurrentIndex(index)
        self._settling = False

    def _refused(self, error: BranchError) -> None:
        self.form.complain("", str(error))


def _line(rule: Rule, policy: Policy, year: int) -> RuleLine:
    given = policy.values(rule, year).given
    values = {each.code: given[each.code] for each in rule.parameters}
    return RuleLine(rule=rule, choice=RuleChoice(on=policy.is_on(rule, year), values=values))
