"""The window and the terminal write into one book: what one did a moment ago the other does not put back."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_row, a_service, a_sitting, settle

from partybranch.app import Branch, open_branch
from partybranch.domain.attendance import Mark
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.volunteering import Stage
from partybranch.errors import BranchError

NOW = datetime(2022, 12, 31, 10)
Act = Callable[[Branch], object]
LEAVE = LeaveNotice(member_id=1, start=date(2022, 3, 1), end=date(2022, 3, 5))
MOVED = LeaveNotice(id=1, member_id=1, start=date(2022, 4, 1), end=date(2022, 4, 5))


class TwoPrograms:
    """A book opened twice; ``between`` lets the second act just before the n-th unit of the first begins.

    The clock is asked when a unit begins and nothing is locked yet.
    """

    def __init__(self, folder: Path) -> None:
        self._left = 0
        self._act: Callable[[], object] = list
        self.first = open_branch(folder, now=self._clock, who="窗口")
        settle(self.first, a_member("赵一"), a_member("钱二"))
        roll = (a_row(1, Mark.UNMARKED), a_row(2, Mark.UNMARKED))
        self.first.sittings.record(a_sitting(roll=roll))
        self.first.volunteering.record(a_service(stage=Stage.ASSIGNED))
        self.first.leaves.record(LEAVE)
        self.second = open_branch(folder, now=lambda: NOW, who="终端")

    def between(self, unit: int, theirs: Act, mine: Act) -> str:
        """Run both; the refusal that the first got, if any."""
        self._left, self._act = unit, lambda: theirs(self.second)
        try:
            mine(self.first)
        except BranchError as error:
            return str(error)
        return ""

    def close(self) -> None:
        self.first.close()
        self.second.close()

    def _clock(self) -> datetime:
        self._left -= 1
        if self._left == 0:
            self._act()
        return NOW


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoPrograms]:
    book = TwoPrograms(tmp_path / "book")
    yield book
    assert book.first.backup.verify().problems == ()
    book.close()


def marks(branch: Branch) -> list[Mark]:
    return [row.mark for row in branch.sittings.get(1).roll]


@pytest.mark.parametrize("unit", [1, 2])
@pytest.mark.parametrize(
    "mine", [lambda b: b.sittings.mark(1, 1, Mark.PRESENT), lambda b: b.sittings.mark_present(1, [1, 2])]
)
def test_a_mark_keeps_the_mark_that_came_between(two: TwoPrograms, unit: int, mine: Act) -> None:
    assert two.between(unit, lambda b: b.sittings.mark(1, 2, Mark.LEAVE, "病假"), mine) == ""
    assert marks(two.first) == [Mark.PRESENT, Mark.LEAVE]


@pytest.mark.parametrize("unit", [1, 2])
@pytest.mark.parametrize(
    "mine", [lambda b: b.sittings.mark(1, 1, Mark.PRESENT), lambda b: b.sittings.mark_present(1, [1, 2])]
)
def test_no_mark_brings_back_a_sitting_voided_between(two: TwoPrograms, unit: int, mine: Act) -> None:
    assert "已经作废" in two.between(unit, lambda b: b.sittings.void(1, "重复"), mine)
    assert (two.first.sittings.get(1).voided, marks(two.first)) == ("重复", [Mark.UNMARKED] * 2)


@pytest.mark.parametrize("unit", [1, 2])
def test_voiding_keeps_what_was_written_between(two: TwoPrograms, unit: int) -> None:
    two.between(unit, lambda b: b.sittings.mark(1, 2, Mark.ABSENT), lambda b: b.sittings.void(1, "重复"))
    assert marks(two.first) == [Mark.UNMARKED, Mark.ABSENT]
    two.between(
        unit, lambda b: b.volunteering.complete(a_service(id=1)), lambda b: b.volunteering.void(1, "误")
    )
    assert (two.first.volunteering.get(1).stage, two.first.volunteering.get(1).voided) == (Stage.DONE, "误")
    two.between(unit, lambda b: b.leaves.record(MOVED), lambda b: b.leaves.void(1, "误"))
    assert (two.first.leaves.get(1).start, two.first.leaves.get(1).voided) == (MOVED.start, "误")


@pytest.mark.parametrize("unit", [1, 2, 3])
def test_no_correction_brings_back_a_service_voided_between(two: TwoPrograms, unit: int) -> None:
    theirs, done = (lambda b: b.volunteering.void(1, "误")), a_service(id=1)
    two.between(unit, theirs, lambda b: b.volunteering.complete(done))
    assert two.first.volunteering.get(1).voided == "误"


@pytest.mark.parametrize("unit", [1, 2])
def test_nobody_is_enrolled_twice(two: TwoPrograms, unit: int) -> None:
    said = two.between(
        unit, lambda b: b.members.save(a_member("孙三")), lambda b: b.first_steps.enrol("孙三")
    )
    assert "“孙三”已经有了" in said
    assert [member.name for member in two.first.members.all()] == ["赵一", "钱二", "孙三"]
