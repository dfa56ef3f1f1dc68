"""类型: the built-in kinds and those the branch added."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.kinds import ACTIVITY_KINDS, Kind, Kinds
from partybranch.errors import BranchError
from partybranch.storage.database import Database


class KindsOfBranch:
    """The kinds the branch works with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Kinds:
        """The built-in kinds, then the branch's own."""
        with self._database.read() as unit:
            return Kinds((*ACTIVITY_KINDS, *unit.kinds.all()))

    def add(self, kind: Kind) -> Changes:
        """Add a kind of the branch's own; BranchError when the name is empty or taken."""
        kinds = self.all()
        if not kind.name.strip():
            raise BranchError("类型名称是空的。请填写名称后再保存。")
        if kinds.named(kind.name) is not None:
            raise BranchError(f"已经有“{kind.name}”这个类型。请换一个名称。")
        number = 1 + sum(each.id is not None for each in kinds)
        with self._database.write(f"新增类型 {kind.name}") as unit:
            unit.kinds.save(replace(kind, id=None, code=f"own_{number}"))
            return unit.commit()
