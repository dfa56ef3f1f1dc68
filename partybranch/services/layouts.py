"""自定台账: keep a branch's own columns of a ledger, correct them, void them."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.layouts import LedgerLayout
from partybranch.errors import BranchError
from partybranch.storage.database import Database


class Layouts:
    """The own ledgers of the branch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[LedgerLayout, ...]:
        """Those in use, in the order in which they were made."""
        with self._database.read() as unit:
            return tuple(each for each in unit.layouts.all() if not each.voided)

    def get(self, layout_id: int) -> LedgerLayout:
        """One of them; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.layouts.get(layout_id)

    def record(self, layout: LedgerLayout) -> Changes:
        """Write a new one or correct one; BranchError without a name of its own or without a column."""
        name = layout.name.strip()
        if not name:
            raise BranchError("还没有给自定台账起名字。请写上名称后再保存。")
        if not layout.columns:
            raise BranchError("自定台账里一栏也没有。请至少选一栏后再保存。")
        if any(each.name == name and each.id != layout.id for each in self.all()):
            raise BranchError(f"已经有一份自定台账叫“{name}”。请换一个名称。")
        verb = "新建" if layout.id is None else "修改"
        with self._database.write(f"{verb}自定台账（{name}）") as unit:
            kept = unit.layouts.get(layout.id) if layout.id is not None else layout
            unit.layouts.save(replace(layout, name=name, voided=kept.voided))
            return unit.commit()

    def void(self, layout_id: int, reason: str) -> Changes:
        """作废 with a reason: it stays in the book and is offered no more."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        name = self.get(layout_id).name
        with self._database.write(f"作废自定台账（{name}）") as unit:
            unit.layouts.save(replace(unit.layouts.get(layout_id), voided=reason.strip()))
            return unit.commit()
