"""Posts, groups, transfers and exemptions come in for members who are known."""

from datetime import date
from pathlib import Path

from workbooks import bring, errors, member, people, settle, verdicts, write

from partybranch.app import Branch
from partybranch.domain.members import standing_on
from partybranch.services.importing import Verdict

HEADS = [
    "姓名",
    "所属党小组",
    "党内职务",
    "任职时间",
    "组织关系转入时间",
    "组织关系转出时间",
    "免于参加活动",
    "备注",
]


def test_posts_transfers_and_exemptions_come_in_once(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [
        HEADS,
        ["孙三", "第一党小组", "宣传委员、纪检委员", "2020年6月"],
        ["刘洋", "第二党小组", None, None, "2022-03-15", "2022.9.1"],
        ["李 四", None, None, None, None, None, "是", "年老体弱"],
    ]
    path = write(tmp_path / "p.xlsx", rows)
    bring(branch, "posts", path)
    kept = people(branch)
    assert [(post.title, post.start) for post in kept["孙三"].posts] == [
        ("宣传委员", date(2020, 6, 1)),
        ("纪检委员", date(2020, 6, 1)),
    ]
    assert kept["刘 洋"].transferred_out == date(2022, 9, 1)
    assert standing_on(kept["李四"], date(2022, 1, 1)).exempt
    assert kept["李四"].conditions[0].note == "年老体弱"
    assert set(verdicts(bring(branch, "posts", path)).values()) == {Verdict.SAME}


def test_an_unknown_name_is_an_error_that_names_who_is_near(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    found = errors(
        branch.importing.preview("posts", write(tmp_path / "p.xlsx", [HEADS, ["孙叁", "第一党小组"]]))
    )
    assert "孙三" in found[2]


def test_a_name_that_two_members_share_is_an_error_unless_the_group_tells(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch)
    branch.members.save(member("刘洋", birth=date(1990, 1, 1)))
    rows = [HEADS, ["刘洋", None, "宣传委员"], ["刘洋", "第二党小组", "宣传委员"]]
    preview = branch.importing.preview("posts", write(tmp_path / "p.xlsx", rows))
    assert set(errors(preview)) == {2}
    assert verdicts(preview)[3] is Verdict.UPDATE


def test_another_group_needs_the_day_of_the_change(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    found = errors(
        branch.importing.preview("posts", write(tmp_path / "p.xlsx", [HEADS, ["孙三", "第二党小组"]]))
    )
    assert "起始日期" in found[2]
    rows = [["姓名", "党小组", "起始日期"], ["孙三", "第二党小组", "2022-05-01"]]
    path = write(tmp_path / "q.xlsx", rows)
    bring(branch, "posts", path)
    moved = people(branch)["孙三"]
    assert standing_on(moved, date(2022, 4, 30)).group == "第一党小组"
    assert standing_on(moved, date(2022, 5, 1)).group == "第二党小组"
    assert verdicts(bring(branch, "posts", path)) == {2: Verdict.SAME}


def test_a_post_with_another_beginning_is_an_error(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["姓名", "党内职务", "任职时间"]
    bring(branch, "posts", write(tmp_path / "p.xlsx", [heads, ["赵一", "支部书记", "2020-06-01"]]))
    path = write(tmp_path / "q.xlsx", [heads, ["赵一", "书记", "2021-06-01"]])
    assert "2020-06-01" in errors(branch.importing.preview("posts", path))[2]


def test_a_post_that_ends_is_closed(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["姓名", "党内职务", "任职时间", "卸任时间"]
    path = write(tmp_path / "p.xlsx", [heads, ["钱二", "组织委员", "2020-06-01", "2022-06-01"]])
    bring(branch, "posts", path)
    assert people(branch)["钱二"].posts[0].end == date(2022, 6, 1)
    assert verdicts(bring(branch, "posts", path)) == {2: Verdict.SAME}


def test_leaving_before_coming_is_an_error(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    row = ["孙三", None, None, None, "2022-09-01", "2022-03-15"]
    assert "早于" in errors(branch.importing.preview("posts", write(tmp_path / "p.xlsx", [HEADS, row])))[2]
