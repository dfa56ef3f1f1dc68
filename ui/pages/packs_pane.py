"""规则包: imported packs with their state, what is wrong with a refused one by line, and the example."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from partybranch.domain.rules.pack_reading import PackReading
from partybranch.domain.rules.pack_table import PackProblem
from partybranch.services.rules import KeptPack
from ui.forms.example_pack import ExamplePack
from ui.models.column import Align, Column
from ui.session import Session
from ui.widgets.buttons import main_button, plain_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import role_label
from ui.widgets.record_view import RecordView

_FILES = "规则包 (*.toml *.txt);;所有文件 (*)"
_NOTHING = (
    "还没有规则包。上级或本单位另有要求的，可以写成规则包文件导入，也可以发给别的支部使用。\n"
    "格式见“查看示例”。"
)


def _level(kept: KeptPack) -> str:
    return kept.reading.head.level.value if kept.reading.head else "—"


def _issuer(kept: KeptPack) -> str:
    return kept.reading.head.issued_by if kept.reading.head else "—"


_PACKS: tuple[Column[KeptPack], ...] = (
    Column(title="名称", value=lambda kept: kept.pack.name, width=0),
    Column(title="级别", value=_level, width=70),
    Column(title="发布单位", value=_issuer, width=200),
    Column(
        title="规则数",
        value=lambda kept: str(len(kept.reading.rules)),
        width=80,
        align=Align.RIGHT,
        sort_key=lambda kept: len(kept.reading.rules),
    ),
    Column(
        title="状态",
        value=lambda kept: kept.state,
        width=260,
        tone=lambda kept: "present" if kept.works else "absent",
        tip=lambda kept: kept.state,
    ),
)
_PROBLEMS: tuple[Column[PackProblem], ...] = (
    Column(
        title="行",
        value=lambda problem: str(problem.line),
        width=60,
        align=Align.RIGHT,
        sort_key=lambda problem: problem.line,
    ),
    Column(title="问题", value=lambda problem: problem.text, width=0, tip=lambda problem: problem.text),
)


class PacksPane(QWidget):
    """The table of packs above, the problems of the last refused or the chosen pack below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.view: RecordView[KeptPack] = RecordView("规则包", _PACKS)
        self.problems: RecordView[PackProblem] = RecordView("规则包的问题", _PROBLEMS)
        self.problems.setWordWrap(True)
        self.verdict = role_label("", "trouble", wrap=True)
        self.import_button = main_button("导入规则包…", icon="importing")
        self.save_button = plain_button("另存为…", icon="save")
        self.withdraw_button = plain_button("停用…", icon="void")
        self.example_button = plain_button("查看示例", icon="eye")
        self.empty = EmptyState("ledgers", _NOTHING, "查看示例")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.view.chosen.connect(self._choose)
        self.problems.horizontalHeader().sectionResized.connect(lambda *_: self._fit_problems())
        self.import_button.clicked.connect(self._ask_file)
        self.save_button.clicked.connect(self._ask_place)
        self.withdraw_button.clicked.connect(self._ask_reason)
        for button in (self.example_button, self.empty.button):
            button.clicked.connect(self.show_example)
        self._say_problems("", ())

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        words = "规则包是普通文本文件，其中的规则和程序自带的规则一起参加检查。"
        tools.addWidget(role_label(words, "secondary"), 1)
        for button in (self.example_button, self.withdraw_button, self.save_button, self.import_button):
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tools)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.problems, 1)

    def show_packs(self, packs: tuple[KeptPack, ...]) -> None:
        """Show the packs of the book."""
        self._stack.setCurrentWidget(self.view if packs else self.empty)
        self.view.show_records(packs)
        if packs and self.view.current() is None:
            self.view.selectRow(0)
        for button in (self.save_button, self.withdraw_button):
            button.setEnabled(bool(packs))
        self._offer_withdrawal(self.view.current())

    def open_file(self, path: Path) -> None:
        """Import a pack; one with problems is refused whole and the problems are listed."""
        rules = self._session.branch.rules
        self._say_problems("", ())

        def read(reading: PackReading) -> None:
            if reading.problems:
                count = len(reading.problems)
                self._say_problems(
                    f"“{path.name}”没有导入：有 {count} 处问题，全部改正后再导入。", reading.problems
                )
                return
            self._session.act(self, lambda: rules.import_pack(path))

        self._session.read(self, lambda: rules.preview_pack(path), read)

    def save_as(self, kept: KeptPack, path: Path) -> None:
        """Write a pack as a file to hand on."""
        rules, number, notices = self._session.branch.rules, kept.pack.id, self._session.notices
        if number is not None:
            self._session.read(
                self,
                lambda: rules.export_pack(number, path),
                lambda written: notices.done(f"规则包已存为 {written}"),
            )

    def withdraw(self, kept: KeptPack, reason: str) -> None:
        """Let a pack work no longer."""
        rules, number = self._session.branch.rules, kept.pack.id
        if number is not None:
            self._session.act(self, lambda: rules.withdraw_pack(number, reason))

    def show_example(self) -> None:
        """Show the example that explains the format."""
        ExamplePack(self._session, self).open()

    def _choose(self, kept: KeptPack) -> None:
        self._offer_withdrawal(kept)
        problems = kept.reading.problems
        words = f"“{kept.pack.name}”里的规则暂不生效：" if problems and not kept.pack.voided else ""
        self._say_problems(words, problems if words else ())

    def _offer_withdrawal(self, kept: KeptPack | None) -> None:
        self.withdraw_button.setEnabled(kept is not None and not kept.pack.voided)

    def _say_problems(self, words: str, problems: tuple[PackProblem, ...]) -> None:
        self.verdict.setText(words)
        self.verdict.setVisible(bool(words))
        self.problems.show_records(problems)
        self.problems.setVisible(bool(problems))
        self._fit_problems()

    def _fit_problems(self) -> None:
        self.problems.resizeRowsToContents()

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选择规则包文件", "", _FILES)
        if chosen:
            self.open_file(Path(chosen))

    def _ask_place(self) -> None:
        kept = self.view.current()
        if kept is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "规则包另存为", f"{kept.pack.name}.toml", _FILES)
        if chosen:
            self.save_as(kept, Path(chosen))

    def _ask_reason(self) -> None:
        kept = self.view.current()
        if kept is None:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle("停用规则包")
        dialog.setLabelText(
            f"停用“{kept.pack.name}”。规则包保留在账本里，其中的规则不再参加检查；"
            "再次导入即可恢复。\n请写明原因："
        )
        dialog.setOkButtonText("停用")
        dialog.setCancelButtonText("返回")
        if dialog.exec() and dialog.textValue().strip():
            self.withdraw(kept, dialog.textValue())
