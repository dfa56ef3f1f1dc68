"""登记簿: enter a line of a register, correct it, void it."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.periods import Period
from partybranch.domain.registers import (
    REGISTERS,
    FieldShape,
    Register,
    RegisterEntry,
    RegisterPerson,
    register_of,
)
from partybranch.errors import BranchError
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


class Registers:
    """The entries of all registers of the branch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def between(
        self, period: Period, register: str | None = None, *, voided: bool = False
    ) -> tuple[RegisterEntry, ...]:
        """The entries of a period in order of time, of one register or of all; voided ones when asked for."""
        with self._database.read() as unit:
            found = unit.entries_between(period.start, period.end)
        wanted = (entry for entry in found if register in (None, entry.register))
        return tuple(entry for entry in wanted if voided or not entry.voided)

    def get(self, entry_id: int) -> RegisterEntry:
        """One entry; BranchError when the id is gone."""
        with self._database.read() as unit:
            return unit.registers.get(entry_id)

    def record(self, entry: RegisterEntry) -> Changes:
        """Write a new entry or correct one; BranchError when it says too little or what cannot be chosen."""
        register = _register_of(entry)
        tidy = _tidied(entry)
        _refuse_incomplete(tidy, register)
        verb = "登记" if entry.id is None else "修改"
        with self._database.write(f"{verb}{register.name}（{entry.day:%Y-%m-%d}）") as unit:
            unit.registers.save(_as_entered(tidy, unit))
            return unit.commit()

    def void(self, entry_id: int, reason: str) -> Changes:
        """作废 with a reason: the entry stays in the book and counts nowhere."""
        if not reason.strip():
            raise BranchError("作废需要写明原因。请填写原因后再试。")
        entry = self.get(entry_id)
        name = _register_of(entry).name
        with self._database.write(f"作废{name}（{entry.day:%Y-%m-%d}）") as unit:
            unit.registers.save(replace(entry, voided=reason.strip()))
            return unit.commit()


def _register_of(entry: RegisterEntry) -> Register:
    if entry.register not in {each.code for each in REGISTERS}:
        raise BranchError("没有选择登记簿。请先选择登记到哪一本，再保存。")
    return register_of(entry.register)


def _tidied(entry: RegisterEntry) -> RegisterEntry:
    """What was typed without blanks around it; a field left empty is not kept."""
    values = {code: text.strip() for code, text in entry.values.items()}
    return replace(
        entry,
        title=entry.title.strip(),
        values={code: text for code, text in values.items() if text},
        remarks=entry.remarks.strip(),
    )


def _refuse_incomplete(entry: RegisterEntry, register: Register) -> None:
    if register.pairs:
        _refuse_a_talk_alone(entry, register)
    elif not entry.title and not (register.people_word and entry.people):
        raise BranchError(f"还没有填写{register.title_word}。请填写后再保存。")
    if len({each.member_id for each in entry.people}) < len(entry.people):
        raise BranchError(f"{register.people_word}里同一个人出现了两次。请删去重复的一个后再保存。")
    for each in register.fields:
        value = entry.values.get(each.code, "")
        if each.shape is FieldShape.CHOICE and value and value not in each.choices:
            raise BranchError(f"{each.title}不能是“{value}”。请从{'、'.join(each.choices)}中选择。")


def _refuse_a_talk_alone(entry: RegisterEntry, register: Register) -> None:
    if len({each.member_id for each in entry.people}) < 2:
        raise BranchError(f"{register.people_word}还没有填全。请选择两名不同的党员后再保存。")


def _as_entered(entry: RegisterEntry, unit: Unit) -> RegisterEntry:
    """A correction keeps the names as first written down, and does not bring a voided entry back."""
    kept = unit.registers.get(entry.id) if entry.id is not None else None
    frozen = {each.member_id: each.name for each in kept.people} if kept else {}
    people = tuple(
        RegisterPerson(
            member_id=each.member_id,
            name=frozen.get(each.member_id) or unit.members.get(each.member_id).name,
        )
        for each in entry.people
    )
    return replace(entry, people=people, voided=kept.voided if kept else entry.voided)
