"""登记簿: the other books of the branch, one tab each, with the entries of the year."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QTabWidget

from partybranch.changes import Area
from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, RegisterEntry, register_of
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.register_form import RegisterForm
from ui.forms.void_dialog import ask_reason
from ui.pages.page import Page
from ui.pages.register_pane import RegisterPane
from ui.session import Session
from ui.spot import ANYWHERE, Spot
from ui.widgets.buttons import plain_button


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the page shows of a year."""

    year: int
    entries: tuple[RegisterEntry, ...]
    members: tuple[Member, ...]


class RegistersPage(Page):
    """A tab for each register; its number counts what is valid."""

    title = places.REGISTERS
    icon = "registers"
    concerns = frozenset({Area.REGISTERS, Area.MEMBERS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.with_voided = QCheckBox("显示已作废")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("筛选：姓名、内容、日期…")
        self.filter.setAccessibleName("筛选登记簿")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(240)
        self.head.add(self.with_voided)
        self.head.add(self.filter)
        self.add_button = self.head.add_main_button("新增", icon="plus")
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName("登记簿")
        self.panes = {each.code: RegisterPane(each) for each in REGISTERS}
        for pane in self.panes.values():
            self.tabs.addTab(pane, pane.register.name)
            self._wire(pane)
        self.body.addWidget(self.tabs, 1)
        self.add_button.clicked.connect(lambda: self.begin_record(""))
        self.with_voided.toggled.connect(lambda _on: self.reload())

    def _wire(self, pane: RegisterPane) -> None:
        self.filter.textChanged.connect(pane.view.proxy.set_filter)
        pane.opened.connect(self._edit)
        pane.new_asked.connect(lambda: self.begin_record(pane.register.code))

    @property
    def pane(self) -> RegisterPane:
        """The register in front."""
        return list(self.panes.values())[self.tabs.currentIndex()]

    def reload(self) -> None:
        """Read the year's entries of all registers."""
        self._read()

    def open_record(self, record_id: int, field: str = "") -> None:
        """Show an entry in its register and put the keyboard on it; the year follows the entry."""
        registers = self.session.branch.registers
        self.session.read(self, lambda: registers.get(record_id), self._find)

    def begin_record(self, kind: str, spot: Spot = ANYWHERE) -> None:
        """Open the form of a new entry; ``kind`` is the code of a register ("" for the one in front)."""
        register = register_of(kind) if kind in self.panes else self.pane.register
        self.tabs.setCurrentWidget(self.panes[register.code])
        day = spot.day or min(self.session.today, Period.year(self.session.year).end)
        self._edit(RegisterEntry(register=register.code, day=day))

    def continue_draft(self, draft: Draft) -> None:
        """Open the form of the entry, or of a new one in its register."""
        number, registers = draft.place.record_id, self.session.branch.registers
        if number is None:
            self.begin_record(draft.place.subject)
        else:
            self.tabs.setCurrentWidget(self.panes[draft.place.subject])
            self.session.read(self, lambda: registers.get(number), self._edit)

    def _read(self, choose: int | None = None) -> None:
        branch, year, voided = self.session.branch, self.session.year, self.with_voided.isChecked()

        def read() -> _Shown:
            entries = branch.registers.between(Period.year(year), voided=voided)
            return _Shown(year=year, entries=entries, members=branch.members.all())

        self.session.read(self, read, lambda shown: self._show(shown, choose))

    def _show(self, shown: _Shown, choose: int | None) -> None:
        for place, (code, pane) in enumerate(self.panes.items()):
            entries = [each for each in shown.entries if each.register == code]
            pane.show_entries(entries, shown.members)
            number = sum(not each.voided for each in entries)
            self.tabs.setTabText(place, f"{pane.register.name}（{number}）" if number else pane.register.name)
        total = sum(not each.voided for each in shown.entries)
        self.head.say(f"{shown.year}年共登记 {total} 条，双击一条可以修改。" if total else "")
        if choose is not None:
            self.pane.choose(choose)

    def _find(self, entry: RegisterEntry) -> None:
        self.filter.clear()
        if entry.voided:
            self.with_voided.setChecked(True)
        self.tabs.setCurrentWidget(self.panes[entry.register])
        self.session.set_year(entry.day.year)
        self._read(entry.id)

    def _edit(self, entry: RegisterEntry) -> None:
        members = self.session.branch.members
        self.session.read(self, members.all, lambda everybody: self._open(entry, everybody))

    def _open(self, entry: RegisterEntry, members: tuple[Member, ...]) -> None:
        register = register_of(entry.register)
        form = RegisterForm(register, members, self.session.year)
        form.put(entry)
        new = entry.id is None
        title = f"新增{register.name}" if new else f"{register.name} · {entry.day:%Y-%m-%d}"
        save = self.session.branch.registers.record
        place = FormPlace(page=self.title, record_id=entry.id, subject=register.code)
        dialog: FormDialog[RegisterEntry] = FormDialog(self.session, title, form, form, save, self, place)
        if not new and not entry.voided:
            void = plain_button("作废…", icon="void")
            void.clicked.connect(lambda: self._void(entry, dialog))
            dialog.extra.addWidget(void)
        dialog.resize(760, 0)
        dialog.open()

    def _void(self, entry: RegisterEntry, dialog: FormDialog[RegisterEntry]) -> None:
        reason = ask_reason(dialog, f"{register_of(entry.register).name} {entry.day:%Y-%m-%d}")
        if not reason or entry.id is None:
            return
        entry_id, registers = entry.id, self.session.branch.registers
        self.session.act(dialog, lambda: registers.void(entry_id, reason), lambda _changes: dialog.accept())
