"""开始使用: how far a new book has come, and a roster entered as plain names."""

from dataclasses import dataclass

from partybranch.changes import Changes
from partybranch.domain.members import GroupStay, Member
from partybranch.domain.parsing.name_list import NameList, read_name_list
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.storage.database import Database
from partybranch.storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a book holds so far: the branch's name, how many people, how many sittings and plan lines."""

    branch: str
    members: int
    sittings: int
    planned: int

    @property
    def done(self) -> bool:
        """Whether all three steps are taken: the branch is named, has a roster, and a year was begun."""
        return bool(self.branch and self.members and (self.sittings or self.planned))


class FirstSteps:
    """The way from an empty book to the first record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, year: int) -> Beginning:
        """How far the book has come; the plan is that of the year, sittings count of any year."""
        period = Period.year(year)
        with self._database.read() as unit:
            profiles = unit.profiles.all()
            return Beginning(
                branch=profiles[0].name if profiles else "",
                members=len(unit.members.all()),
                sittings=len(unit.sittings.all()),
                planned=sum(not each.voided for each in unit.plans_between(period.start, period.end)),
            )

    def read_names(self, text: str) -> NameList:
        """The names of a pasted list, held against the roster."""
        with self._database.read() as unit:
            return _listed(text, unit)

    def enrol(self, text: str) -> Changes:
        """Admit everybody on a list in one step, as full members since before the records.

        BranchError with every line that cannot be taken; then nobody is admitted.
        """
        number = len(_whole(self.read_names(text)).names)
        with self._database.write(f"登记党员 {number} 名") as unit:
            for each in _whole(_listed(text, unit)).names:
                groups = (GroupStay(group=each.group),) if each.group else ()
                unit.members.save(Member(name=each.name, groups=groups))
            return unit.commit()


def _listed(text: str, unit: Unit) -> NameList:
    return read_name_list(text, [member.name for member in unit.members.all()])


def _whole(listed: NameList) -> NameList:
    """The list as is; BranchError when a line of it cannot be taken, or there is none."""
    if listed.problems:
        raise BranchError("\n".join(listed.problems))
    if not listed.names:
        raise BranchError("还没有姓名。请每行写一个姓名，再保存。")
    return listed
