from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from builders import a_member, a_row, a_service, a_sitting, settle

from partybranch.app import Branch
from partybranch.domain.kinds import Kind
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from partybranch.storage import journal

YEAR = Period.year(2022)


def everything(branch: Branch) -> tuple[object, ...]:
    with branch.database.read() as unit:
        shelves = (unit.profiles, unit.kinds, unit.members, unit.sittings, unit.services, unit.mappings)
        return tuple(shelf.all() for shelf in shelves)


@contextmanager
def taken_back(branch: Branch) -> Iterator[None]:
    """What is done inside is undone afterwards, and the book is what it was."""
    before = everything(branch)
    yield
    assert everything(branch) != before
    branch.undo.undo()
    assert everything(branch) == before
    assert branch.backup.verify().problems == ()


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.sittings.record(a_sitting(roll=(a_row(1), a_row(2))))
    branch.volunteering.record(a_service())
    return branch


def test_every_act_can_be_taken_back_exactly(lived: Branch) -> None:
    member, sitting = lived.members.get(1), lived.sittings.get(1)
    with taken_back(lived):
        lived.members.save(a_member("新人"))
    with taken_back(lived):
        lived.members.save(replace(member, name="改名", posts=()))
    with taken_back(lived):
        lived.members.transfer_out([2], date(2022, 9, 1))
    with taken_back(lived):
        lived.sittings.record(replace(sitting, roll=sitting.roll[:1], records=a_sitting("党课").records))
    with taken_back(lived):
        lived.sittings.void(1, "录错")
    with taken_back(lived):
        lived.volunteering.void(1, "录错")
    with taken_back(lived):
        lived.kinds.add(Kind(code="", name="读书会"))
    with taken_back(lived):
        lived.profile.save(Profile(name="新名"))


def test_a_step_of_many_records_is_taken_back_as_one(lived: Branch) -> None:
    with taken_back(lived), lived.database.write("导入") as unit:
        new = unit.members.save(a_member("导入一"))
        changed = unit.members.save(replace(unit.members.get(1), phone="19900001111"))
        unit.members.save(replace(changed, remarks="两次"))
        unit.sittings.save(a_sitting(roll=(a_row(new.id or 0), a_row(1))))
        unit.commit()


def test_thirty_named_steps_can_be_taken_back_one_by_one(branch: Branch) -> None:
    settle(branch)
    for number in range(40):
        branch.members.save(a_member(f"党员{number}"))
    steps = branch.undo.steps()
    assert [step.label for step in steps] == [f"登记党员 党员{n}" for n in range(39, 9, -1)]
    for step in steps:
        assert branch.undo.undo().label == f"撤销：{step.label}"
    assert [member.name for member in branch.members.all()] == [f"党员{n}" for n in range(10)]
    with pytest.raises(BranchError, match=r"^没有可以撤销的操作。$"):
        branch.undo.undo()


def test_the_journal_is_never_undone(lived: Branch) -> None:
    with lived.database.read() as unit:
        before = journal.steps(unit.connection)
    lived.undo.undo()
    with lived.database.read() as unit:
        after = journal.steps(unit.connection)
    assert after[1:] == before
    assert (after[0].label, after[0].undoes) == ("撤销：记录志愿服务（2022-03-12）", before[0].id)


def test_after_an_undo_the_next_older_step_comes_up_and_new_acts_come_first(lived: Branch) -> None:
    lived.undo.undo()
    assert lived.undo.steps()[0].label == "记录集体学习（2022-03-07）"
    lived.members.save(a_member("新人"))
    assert [step.label for step in lived.undo.steps()[:2]] == ["登记党员 新人", "记录集体学习（2022-03-07）"]


def test_there_is_nothing_to_undo_in_a_new_book(branch: Branch) -> None:
    assert branch.undo.steps() == ()
    with pytest.raises(BranchError, match="没有可以撤销的操作"):
        branch.undo.undo()


def test_two_windows_cannot_take_back_the_same_step_twice(
    lived: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = lived.undo.steps()
    lived.undo.undo()
    before = everything(lived)
    monkeypatch.setattr(type(lived.undo), "steps", lambda _self: stale)
    with pytest.raises(BranchError, match="刚刚有新的操作"):
        lived.undo.undo()
    assert everything(lived) == before
