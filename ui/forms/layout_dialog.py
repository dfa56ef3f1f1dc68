"""自定台账: which columns of a ledger stand in which order under which names; draft in, draft out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partybranch.domain.layouts import LedgerLayout
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.own_ledgers import (
    OfferedSheet,
    column_keys,
    lay,
    missing_columns,
    offered_sheets,
    with_kept,
)
from partybranch.reports.pdf.sheet_pages import shown
from ui.forms.form_dialog import FormDialog
from ui.forms.laid_columns import LaidColumns
from ui.forms.rows_form import RowsForm
from ui.forms.trouble import FieldTrouble
from ui.session import Session
from ui.widgets.buttons import plain_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import role_label
from ui.widgets.sample_table import SampleTable

_ROWS = 4
_NEW = LedgerLayout(name="", ledger="", form="")
_KEYS = "空格 勾选，F2 改名，Alt+↑ Alt+↓ 移动，也可以用鼠标拖动"


class LayoutForm(RowsForm):
    """Name, ledger, columns, and a sample of the first rows as they will be printed."""

    def __init__(self, layout: LedgerLayout, offered: Sequence[OfferedSheet]) -> None:
        super().__init__(pairs=2)
        self._layout, self._offered = layout, offered
        self.name = QLineEdit(layout.name)
        self.name.setPlaceholderText("例：机关工委报送花名册")
        self.source: ChoiceBox[OfferedSheet] = ChoiceBox("取自")
        self.source.offer(((each.title, each, "") for each in offered), self._start())
        self.columns = LaidColumns()
        self.sample = SampleTable("样张")
        self.trouble = role_label("", "trouble", wrap=True)
        self.rows.add("name", "名称", self.name)
        self.rows.add("source", "取自", self.source)
        self._lay_out()
        self._show_columns()
        self.source.chosen.connect(self._show_columns)
        self.columns.changed.connect(self._show_sample)

    def draft(self) -> LedgerLayout:
        """The layout as the form says. Raises FieldTrouble while no column is ticked."""
        source, columns = self.source.choice, self.columns.laid
        if not columns:
            raise FieldTrouble("source", "一栏也没有勾选。请至少勾选一栏。")
        return replace(
            self._layout,
            name=self.name.text().strip(),
            ledger=source.ledger,
            form=source.form,
            columns=columns,
        )

    def _start(self) -> OfferedSheet:
        """The sheet that the layout is of, the first of all for a new one."""
        mine = (self._layout.ledger, self._layout.form)
        return next((each for each in self._offered if (each.ledger, each.form) == mine), self._offered[0])

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(8)
        for words, icon, act in (
            ("上移", "up", lambda: self.columns.move_by(-1)),
            ("下移", "down", lambda: self.columns.move_by(1)),
            ("全选", "", lambda: self.columns.tick_all(True)),
            ("全不选", "", lambda: self.columns.tick_all(False)),
        ):
            button = plain_button(words, icon=icon)
            button.clicked.connect(act)
            beside.addWidget(button)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.columns, 1)
        middle.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.rows)
        layout.addLayout(middle, 3)
        layout.addWidget(role_label(_KEYS, "secondary"))
        layout.addWidget(role_label("样张（本年前几行）", "section"))
        layout.addWidget(self.sample, 2)
        layout.addWidget(self.trouble)

    def _show_columns(self) -> None:
        source = self.source.choice
        mine = (source.ledger, source.form) == (self._layout.ledger, self._layout.form)
        columns = source.plan.columns
        titles = {key: each.title for key, each in zip(column_keys(columns), columns, strict=True)}
        self.columns.show_columns(titles, self._layout.columns if mine else ())
        self._show_sample()

    def _show_sample(self) -> None:
        """Lay the sheet out as it will be written; what is wrong with it stands below."""
        plan = self.source.choice.plan
        layout = replace(self._layout, name=self.name.text().strip(), columns=self.columns.laid)
        gone = "、".join(missing_columns(plan, layout))
        self.trouble.setText(f"台账里已经没有这些栏目，打印时空缺并在表下注明：{gone}。" if gone else "")
        self.trouble.setVisible(bool(gone))
        try:
            laid = lay(plan, layout)
        except BranchError:
            self.sample.show_rows((), (), ())
            return
        self.sample.show_rows(
            [f"{each.group}\n{each.title}" if each.group else each.title for each in laid.columns],
            [each.width for each in laid.columns],
            [
                [shown(value, column.number_format) for value, column in zip(row, laid.columns, strict=True)]
                for row in laid.rows[:_ROWS]
            ],
        )


class LayoutDialog(FormDialog[LedgerLayout]):
    """The window of one own ledger, new or kept; ``lay_out_ledger`` reads what it needs and opens it."""

    def __init__(
        self,
        session: Session,
        offered: Sequence[OfferedSheet],
        parent: QWidget,
        layout: LedgerLayout = _NEW,
    ) -> None:
        self.form = LayoutForm(layout, offered)
        title = "新建自定台账" if layout.id is None else f"自定台账 · {layout.name}"
        super().__init__(session, title, self.form, self.form, session.branch.layouts.record, parent)
        room = self.screen().availableSize()
        self.resize(min(900, room.width() - 40), min(640, room.height() - 60))
        self.form.name.setFocus()


def lay_out_ledger(session: Session, parent: QWidget, layout: LedgerLayout = _NEW) -> None:
    """Read the sheets of the year and open the window over another one."""
    branch, year, today = session.branch, Period.year(session.year), session.today

    def read() -> tuple[OfferedSheet, ...]:
        order = branch.orders.of(year, today)
        keys = [each.source for each in layout.columns]
        return with_kept(offered_sheets(order), order, layout.ledger, layout.form, keys)

    session.read(parent, read, lambda offered: LayoutDialog(session, offered, parent, layout).open())
