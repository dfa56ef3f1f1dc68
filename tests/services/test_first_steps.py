import pytest
from builders import a_member, a_sitting

from partybranch.app import Branch
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError


def test_a_new_book_has_taken_no_step(branch: Branch) -> None:
    beginning = branch.first_steps.of(2022)
    assert (beginning.branch, beginning.members, beginning.sittings, beginning.planned) == ("", 0, 0, 0)
    assert not beginning.done


def test_the_way_is_done_when_branch_roster_and_year_are_there(branch: Branch) -> None:
    branch.members.save(a_member("赵一"))
    branch.sittings.record(a_sitting("集体学习"))
    assert not branch.first_steps.of(2022).done
    branch.profile.save(Profile(name="试验党支部"))
    assert branch.first_steps.of(2022).done


def test_a_list_of_names_becomes_the_roster_in_one_step(branch: Branch) -> None:
    changes = branch.first_steps.enrol("赵启明\t第一党小组\n𡒄启明\n")
    assert changes.label == "登记党员 2 名"
    assert [member.name for member in branch.members.all()] == ["赵启明", "𡒄启明"]
    assert branch.members.all()[0].groups[0].group == "第一党小组"
    branch.undo.undo()
    assert branch.members.all() == ()


def test_one_line_that_cannot_be_taken_stops_the_whole_list(branch: Branch) -> None:
    branch.first_steps.enrol("赵启明")
    with pytest.raises(BranchError, match="第 2 行：“赵启明”已经有了"):
        branch.first_steps.enrol("钱秀英\n赵启明")
    with pytest.raises(BranchError, match="还没有姓名"):
        branch.first_steps.enrol("姓名\n\n")
    assert len(branch.members.all()) == 1
