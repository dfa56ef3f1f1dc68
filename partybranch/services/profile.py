"""支部信息: read and write the head of every paper."""

from dataclasses import replace

from partybranch.changes import Changes
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from partybranch.storage.database import Database


class ProfileOfBranch:
    """The one profile of the book."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Profile:
        """The profile; an empty one in a new book."""
        with self._database.read() as unit:
            return next(iter(unit.profiles.all()), Profile())

    def save(self, profile: Profile) -> Changes:
        """Write the profile; BranchError when the branch has no name."""
        if not profile.name.strip():
            raise BranchError("党支部名称是空的。请填写名称后再保存。")
        with self._database.write("修改支部信息") as unit:
            kept = next(iter(unit.profiles.all()), None)
            unit.profiles.save(replace(profile, id=kept.id if kept else None))
            return unit.commit()
