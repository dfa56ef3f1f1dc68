from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import a_member, a_row, a_service, a_sitting, settle
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from partybranch.app import Branch, open_branch
from partybranch.changes import Area
from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import Kind
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError
from partybranch.services.undo import Undo
from partybranch.storage import journal


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
    assert branch.undo.undone() == steps[::-1]
    branch.undo.redo(30)
    assert branch.undo.steps() == steps


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


def test_what_was_taken_back_can_be_brought_back_by_name(lived: Branch) -> None:
    before = everything(lived)
    lived.undo.undo()
    lived.undo.undo()
    assert [step.label for step in lived.undo.undone()] == [
        "记录集体学习（2022-03-07）",
        "记录志愿服务（2022-03-12）",
    ]
    assert lived.undo.redo().label == "重做：记录集体学习（2022-03-07）"
    assert lived.undo.redo().label == "重做：记录志愿服务（2022-03-12）"
    assert everything(lived) == before
    assert lived.backup.verify().problems == ()
    with pytest.raises(BranchError, match=r"^没有可以重做的操作。$"):
        lived.undo.redo()


def test_an_act_brought_back_can_be_taken_back_again_under_its_own_name(lived: Branch) -> None:
    lived.undo.undo()
    without = everything(lived)
    for _ in range(3):
        lived.undo.redo()
        assert lived.undo.steps()[0].label == "记录志愿服务（2022-03-12）"
        assert lived.undo.undo().label == "撤销：记录志愿服务（2022-03-12）"
        assert everything(lived) == without
    with lived.database.read() as unit:
        undoes = [step.undoes for step in journal.steps(unit.connection)[:7]]
        newest = journal.steps(unit.connection)[0].id
    assert undoes == [newest - 1 - at for at in range(7)], "each step takes back the one before it"


def test_a_new_act_empties_the_list_of_what_may_come_back(lived: Branch) -> None:
    lived.undo.undo()
    lived.members.save(a_member("新人"))
    assert lived.undo.undone() == ()
    lived.undo.undo()
    assert [step.label for step in lived.undo.undone()] == ["登记党员 新人"]


def test_several_steps_go_back_and_come_again_in_one_go(lived: Branch) -> None:
    before = everything(lived)
    third = lived.undo.steps()[2]
    changes = lived.undo.undo(3, newest=lived.undo.steps()[0].id)
    assert changes.label == f"撤销3步，到“{third.label}”为止"
    assert changes.areas == {Area.MEMBERS, Area.SITTINGS, Area.VOLUNTEERING}
    assert len(lived.members.all()) == 1
    assert lived.undo.undone()[0] == third
    assert lived.undo.redo(3).label == "重做3步，到“记录志愿服务（2022-03-12）”为止"
    assert everything(lived) == before
    with pytest.raises(BranchError, match="没有可以撤销"):
        lived.undo.undo(9)
    assert everything(lived) == before
    assert lived.backup.verify().problems == ()


def test_nothing_is_taken_back_when_another_act_came_since_the_person_looked(lived: Branch) -> None:
    seen = lived.undo.steps()[0].id
    lived.members.save(a_member("新人"))
    before = everything(lived)
    with pytest.raises(BranchError, match="刚刚有新的操作，没有撤销"):
        lived.undo.undo(2, newest=seen)
    assert everything(lived) == before


def test_the_way_back_is_known_again_after_the_next_start(lived: Branch) -> None:
    lived.undo.undo(2)
    again = Undo(lived.database)
    assert again.both() == lived.undo.both()
    assert [len(pile) for pile in (again.steps(), again.undone())] == [3, 2]


class BackAndForth(RuleBasedStateMachine):
    """Random acts, undo and redo over a real book against two plain lists of whole contents."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.branch = open_branch(Path(self.folder.name), now=lambda: datetime(2022, 12, 31, 10), who="测试")
        self.now = everything(self.branch)
        self.past: list[tuple[object, ...]] = []
        self.future: list[tuple[object, ...]] = []

    @rule(name=st.sampled_from("甲乙丙"), who=st.integers(0, 3))
    def act(self, name: str, who: int) -> None:
        before, members = everything(self.branch), self.branch.members.all()
        if who < len(members):
            self.branch.members.save(replace(members[who], name=name))
        else:
            self.branch.members.save(a_member(name))
        self._keep(before)

    @precondition(lambda self: self.branch.members.all())
    @rule(present=st.booleans())
    def meet(self, present: bool) -> None:
        before, someone = everything(self.branch), self.branch.members.all()[-1]
        mark = Mark.PRESENT if present else Mark.LEAVE
        self.branch.sittings.record(a_sitting(roll=(a_row(someone.id or 0, mark),)))
        self._keep(before)

    @rule(number=st.integers(1, 3))
    def undo(self, number: int) -> None:
        if number > len(self.past):
            with pytest.raises(BranchError):
                self.branch.undo.undo(number)
            return
        self.branch.undo.undo(number)
        for _ in range(number):
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule(number=st.integers(1, 3))
    def redo(self, number: int) -> None:
        if number > len(self.future):
            with pytest.raises(BranchError):
                self.branch.undo.redo(number)
            return
        self.branch.undo.redo(number)
        for _ in range(number):
            self.past.append(self.now)
            self.now = self.future.pop()

    @invariant()
    def the_book_is_what_the_lists_say(self) -> None:
        found = self.branch.undo.both()
        assert (len(found.done), len(found.undone)) == (len(self.past), len(self.future))
        assert everything(self.branch) == self.now

    def teardown(self) -> None:
        if hasattr(self, "branch"):
            assert self.branch.backup.verify().problems == ()
            self.branch.close()
            self.folder.cleanup()

    def _keep(self, before: tuple[object, ...]) -> None:
        self.now = everything(self.branch)
        if self.now != before:
            self.past.append(before)
            self.future.clear()


TestBackAndForth = BackAndForth.TestCase
TestBackAndForth.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
