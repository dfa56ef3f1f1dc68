"""类型: the built-in kinds and those the branch added."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.kinds import ACTIVITY_KINDS, Book, Kind, Kinds, Shape
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
        """Add a kind of the branch's own, in the ledger of its shape.

        Raises BranchError when its name is empty or a name is taken.
        """
        kinds = self.all()
        if not kind.name.strip():
            raise BranchError("类型名称是空的。请填写名称后再保存。")
        for name in filter(None, (kind.name, kind.short, *kind.aliases)):
            if kinds.named(name) is not None:
                raise BranchError(f"已经有“{name}”这个类型。请换一个名称。")
        if not 0 < kind.minutes <= 24 * 60:
            raise BranchError("时长应在 1 到 1440 分钟之间。请改正后再保存。")
        number = 1 + sum(each.id is not None for each in kinds)
        with self._database.write(f"新增类型 {kind.name}") as unit:
            unit.kinds.save(replace(kind, id=None, code=f"own_{number}", book=_fitting_book(kind)))
            return unit.commit()


def _fitting_book(kind: Kind) -> Book:
    """The ledger that can list the kind: services and sittings have different lines."""
    if kind.shape is Shape.SERVICE:
        return Book.VOLUNTEERING
    return Book.MEETINGS if kind.book is Book.VOLUNTEERING else kind.book
