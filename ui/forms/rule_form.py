"""One rule in full: wording, source, doubt, whether it works, and a field for each of its parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from partybranch.domain.regulations import Citation
from partybranch.domain.rules.parameters import Parameter, ParameterShape
from partybranch.domain.rules.rule import Rule
from ui.forms.trouble import FieldTrouble
from ui.widgets.form_rows import FormRows
from ui.widgets.labels import role_label

_MOST = 99_999
_NARROW = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoice:
    """What a branch decides about a rule: whether it works, and its values by parameter code."""

    on: bool
    values: Mapping[str, str] = field(default_factory=dict)


class RuleForm(QWidget):
    """Draft in, draft out; ``rule`` is None until one is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule: Rule | None = None
        self._shown = RuleChoice(on=False)
        self.title = role_label("", "section", wrap=True)
        self.wording = role_label("", wrap=True)
        self.source = role_label("", "secondary", wrap=True)
        self.doubt = role_label("", "asking", wrap=True)
        self.on = QCheckBox("打开这条规则")
        self.fields: dict[str, QSpinBox | QComboBox | QLineEdit] = {}
        self.rows = FormRows()
        self.trouble = role_label("", "trouble", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        for widget in (self.title, self.wording, self.source, self.doubt, self.on, self.rows, self.trouble):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)

    def put(self, rule: Rule, choice: RuleChoice) -> None:
        """Show a rule with what is decided about it."""
        self.rule, self._shown = rule, choice
        self.title.setText(rule.title)
        self.wording.setText(rule.wording)
        self.source.setText(_source_words(rule))
        self.doubt.setText(f"未核实：{rule.doubt}")
        self.doubt.setVisible(bool(rule.doubt))
        self.on.setChecked(choice.on)
        self._build_fields(rule.parameters, choice.values)
        self.clear_complaints()

    @property
    def changed(self) -> bool:
        """Whether the form says something else than it was given."""
        if self.rule is None:
            return False
        return RuleChoice(on=self.on.isChecked(), values=self._values()) != self._shown

    def draft(self) -> RuleChoice:
        """What the form says now. Raises FieldTrouble for a value that cannot be taken."""
        values = self._values()
        for each in self.rule.parameters if self.rule else ():
            refusal = each.refusal(values[each.code])
            if refusal:
                raise FieldTrouble(each.code, refusal)
        return RuleChoice(on=self.on.isChecked(), values=values)

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong beside its field; under all of them without one."""
        if key in self.fields:
            self.rows.complain(key, sentence)
        else:
            self.trouble.setText(sentence)
            self.trouble.show()

    def clear_complaints(self) -> None:
        """Take all complaints away."""
        self.rows.clear_complaints()
        self.trouble.hide()

    def _values(self) -> dict[str, str]:
        return {code: _text_of(widget) for code, widget in self.fields.items()}

    def _build_fields(self, parameters: tuple[Parameter, ...], values: Mapping[str, str]) -> None:
        rows = FormRows()
        self._layout.replaceWidget(self.rows, rows)
        self.rows.hide()
        self.rows.deleteLater()
        self.rows = rows
        self.fields = {each.code: _field(each, values[each.code]) for each in parameters}
        for each in parameters:
            rows.add(each.code, each.label, self.fields[each.code])
        rows.setVisible(bool(parameters))


def _source_words(rule: Rule) -> str:
    return "\n".join(
        (
            f"依据：{rule.source.words}（{rule.source.level.value}）",
            f"执行期间：{_in_force(rule.source)}",
            f"性质：{rule.severity.value}",
        )
    )


def _in_force(source: Citation) -> str:
    since = f"{source.since:%Y-%m-%d} 起" if source.since else ""
    until = f"到 {source.until:%Y-%m-%d} 为止" if source.until else ""
    return " ".join(filter(None, (since, until))) or "未写明日期"


def _field(parameter: Parameter, value: str) -> QSpinBox | QComboBox | QLineEdit:
    if parameter.shape is ParameterShape.NUMBER:
        spin = QSpinBox()
        # Wider than the rule allows: a number out of bounds is told, not silently cut while it is typed.
        spin.setRange(0, _MOST)
        spin.setSuffix(f" {parameter.unit}" if parameter.unit else "")
        spin.setValue(int(value))
        spin.setMinimumWidth(_NARROW)  # its own least width is that of five digits, wider than the pane
        return spin
    if parameter.shape is ParameterShape.CHOICE:
        box = QComboBox()
        box.addItems(parameter.choices)
        box.setCurrentText(value)
        box.setMinimumWidth(_NARROW)
        return box
    line = QLineEdit(value)
    line.setCursorPosition(0)
    return line


def _text_of(widget: QSpinBox | QComboBox | QLineEdit) -> str:
    if isinstance(widget, QSpinBox):
        return str(widget.value())
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text().strip()
