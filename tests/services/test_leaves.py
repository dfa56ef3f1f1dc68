from dataclasses import replace
from datetime import date

import pytest
from builders import a_member, settle

from partybranch.app import Branch
from partybranch.changes import Area
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.periods import Period
from partybranch.errors import BranchError

ILL = LeaveNotice(member_id=1, start=date(2022, 6, 1), end=date(2022, 6, 10), reason="病假")


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    return branch


def test_a_leave_holds_from_its_first_to_its_last_day(lived: Branch) -> None:
    changes = lived.leaves.record(ILL)
    assert changes.areas == {Area.LEAVES}
    assert lived.leaves.on(date(2022, 5, 31)) == {}
    assert lived.leaves.on(date(2022, 6, 1))[1].name == "赵一"
    assert lived.leaves.on(date(2022, 6, 10))[1].reason == "病假"
    assert lived.leaves.on(date(2022, 6, 11)) == {}


def test_of_two_notices_for_one_day_the_later_one_is_offered(lived: Branch) -> None:
    lived.leaves.record(ILL)
    lived.leaves.record(LeaveNotice(member_id=1, start=date(2022, 6, 5), end=date(2022, 6, 5), reason="因公"))
    assert lived.leaves.on(date(2022, 6, 5))[1].reason == "因公"
    assert lived.leaves.on(date(2022, 6, 6))[1].reason == "病假"


def test_a_leave_that_ends_before_it_begins_is_refused(lived: Branch) -> None:
    with pytest.raises(BranchError, match="请假的结束日期早于开始日期"):
        lived.leaves.record(LeaveNotice(member_id=1, start=date(2022, 6, 2), end=date(2022, 6, 1)))


def test_a_correction_is_named_as_one(lived: Branch) -> None:
    kept = lived.leaves.get(lived.leaves.record(ILL).id)
    lived.leaves.record(replace(kept, end=date(2022, 6, 12)))
    assert [step.label for step in lived.undo.steps()[:2]] == [
        "修改请假（2022-06-01）",
        "登记请假（2022-06-01）",
    ]


def test_a_voided_leave_is_kept_and_offered_no_more(lived: Branch) -> None:
    notice_id = lived.leaves.record(ILL).id
    lived.leaves.void(notice_id, "没有去成")
    assert lived.leaves.on(date(2022, 6, 5)) == {}
    assert lived.leaves.between(Period.year(2022)) == ()
    assert lived.leaves.between(Period.year(2022), voided=True)[0].voided == "没有去成"
    with pytest.raises(BranchError, match="作废需要写明原因"):
        lived.leaves.void(notice_id, " ")
    lived.undo.undo()
    assert lived.leaves.on(date(2022, 6, 5))[1].reason == "病假"


def test_notices_that_touch_a_period_are_found(lived: Branch) -> None:
    lived.leaves.record(ILL)
    assert lived.leaves.between(Period.month(2022, 6))
    assert lived.leaves.between(Period.month(2022, 5)) == ()
