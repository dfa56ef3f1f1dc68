"""Ledgers of activities come in with the roll of that day, or stand among the problems."""

from datetime import date, datetime
from pathlib import Path

import pytest
from workbooks import (
    bring,
    errors,
    kind_names,
    marks,
    member,
    people,
    settle,
    sittings,
    verdicts,
    warnings,
    write,
)

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount
from partybranch.domain.members import Condition, ConditionKind
from partybranch.services.importing import Verdict

HEADS = [
    "会议类型",
    "会议名称",
    "时间",
    "地点",
    "应到人数",
    "实到人数",
    "请假人数",
    "缺席人员及原因",
    "时长(分钟)",
]


def day_of(kind: str, when: object, *said: object) -> list[object]:
    return [kind, "议题", when, "会议室", *said]


def one(branch: Branch, path: Path, *rows: list[object]) -> Path:
    settle(branch)
    return write(path / "a.xlsx", [HEADS, *rows])


def test_a_row_becomes_a_sitting_with_everybody_on_the_roll(branch: Branch, tmp_path: Path) -> None:
    away = "孙三（病假）、刘洋（缺席）"
    path = one(branch, tmp_path, day_of("党员大会", datetime(2022, 3, 5, 14, 0), 5, 3, 1, away, 90))
    bring(branch, "activities", path)
    (kept,) = sittings(branch)
    assert (kept.starts_at, kept.minutes, kept.place) == (datetime(2022, 3, 5, 14, 0), 90, "会议室")
    assert kind_names(kept) == ["支部党员大会"]
    assert marks(kept) == {
        "赵一": ("出席", ""),
        "钱二": ("出席", ""),
        "孙三": ("请假", "病假"),
        "李四": ("出席", ""),
        "刘 洋": ("缺席", ""),
    }
    assert kept.entered_at == datetime(2022, 12, 31, 10, 0)


@pytest.mark.parametrize(
    "written",
    [
        "20220315 14:00",
        "2022.03.15 14:00",
        "2022年3月15日 下午2:00",
        "2022/3/15 14:00",
        "２０２２－０３－１５ １４：００",
    ],
)
def test_dates_come_in_many_spellings(branch: Branch, tmp_path: Path, written: str) -> None:
    bring(branch, "activities", one(branch, tmp_path, day_of("党课", written, 5, 5, 0)))
    assert sittings(branch)[0].starts_at == datetime(2022, 3, 15, 14, 0)


@pytest.mark.parametrize("written", ["2022年2月30日", "2022-03", "下个月", None])
def test_an_impossible_or_vague_date_is_a_problem_row(
    branch: Branch, tmp_path: Path, written: str | None
) -> None:
    preview = branch.importing.preview("activities", one(branch, tmp_path, day_of("党课", written, 5, 5, 0)))
    assert set(errors(preview)) == {2}
    assert not preview.can_apply


def test_a_date_without_a_time_stays_at_midnight_with_a_reminder(branch: Branch, tmp_path: Path) -> None:
    preview = bring(branch, "activities", one(branch, tmp_path, day_of("党课", "2022-03-15", 5, 5, 0)))
    assert sittings(branch)[0].starts_at == datetime(2022, 3, 15)
    assert "没有写几点" in warnings(preview)


@pytest.mark.parametrize("absentees", ["无", "全勤", "全部到会", 0])
def test_words_for_nobody_mean_that_everybody_came(branch: Branch, tmp_path: Path, absentees: object) -> None:
    path = one(branch, tmp_path, day_of("党课", "2022-03-15 9:00", None, None, None, absentees))
    bring(branch, "activities", path)
    assert {mark for mark, _ in marks(sittings(branch)[0]).values()} == {"出席"}


@pytest.mark.parametrize(
    "absentees",
    ["孙三（病假）；刘洋（因公出差）", "孙 三：病假；刘　洋：因公出差", "孙三 病假、刘 洋 因公出差"],
)
def test_absentees_come_in_many_spellings(branch: Branch, tmp_path: Path, absentees: str) -> None:
    path = one(branch, tmp_path, day_of("党课", "2022-03-15 9:00", 5, 3, 2, absentees))
    bring(branch, "activities", path)
    found = marks(sittings(branch)[0])
    assert (found["孙三"], found["刘 洋"]) == (("请假", "病假"), ("请假", "因公出差"))


def test_head_counts_alone_make_a_roll_of_numbers_with_a_reminder(branch: Branch, tmp_path: Path) -> None:
    preview = bring(branch, "activities", one(branch, tmp_path, day_of("党课", "2022-03-15 9:00", 5, 3, 2)))
    assert sittings(branch)[0].heads == HeadCount(due=5, present=3, leave=2)
    assert sittings(branch)[0].roll == ()
    assert "缺请假人员名单" in warnings(preview)


def test_who_is_neither_present_nor_on_leave_is_not_called_absent(branch: Branch, tmp_path: Path) -> None:
    bring(branch, "activities", one(branch, tmp_path, day_of("党课", "2022-03-15 9:00", 5, 3)))
    assert sittings(branch)[0].counts.unmarked == 2
    assert sittings(branch)[0].counts.absent == 0


def test_a_row_that_says_nothing_of_attendance_gets_no_roll(branch: Branch, tmp_path: Path) -> None:
    preview = bring(branch, "activities", one(branch, tmp_path, day_of("党课", "2022-03-15 9:00")))
    assert (sittings(branch)[0].roll, sittings(branch)[0].heads) == ((), None)
    assert "没有到会情况" in warnings(preview)


def test_a_different_number_due_is_an_error_that_names_the_changes(branch: Branch, tmp_path: Path) -> None:
    path = one(branch, tmp_path, day_of("党课", "2022-03-10 9:00", 6, 6, 0))
    branch.members.save(member("周七", transferred_in=date(2022, 3, 15)))
    exempt = Condition(kind=ConditionKind.EXEMPT)
    branch.members.save(member("吴八", conditions=(exempt,)))
    found = errors(branch.importing.preview("activities", path))[2]
    assert "应到写的是 6，按名册那天应到 5 人" in found
    assert "周七 2022-03-15 转入" in found
    assert "吴八" in found


@pytest.mark.parametrize(
    ("numbers", "column"),
    [((5, 4, 2), "实到人数"), ((5, 3, 1), "请假人数"), ((5, 2, 2), "实到人数")],
)
def test_numbers_that_do_not_add_up_with_the_names_are_errors(
    branch: Branch, tmp_path: Path, numbers: tuple[int, ...], column: str
) -> None:
    path = one(branch, tmp_path, day_of("党课", "2022-03-10 9:00", *numbers, "孙三（病假）、李四（事假）"))
    assert column in errors(branch.importing.preview("activities", path))[2]


def test_names_that_are_unknown_shared_repeated_or_not_due_are_errors(branch: Branch, tmp_path: Path) -> None:
    rows = [
        day_of("党课", "2022-03-10 9:00", None, None, None, "孙叁（病假）"),
        day_of("党课", "2022-03-11 9:00", None, None, None, "李四（病假）"),
        day_of("党课", "2022-03-12 9:00", None, None, None, "孙三（病假）、孙三（事假）"),
        day_of("党课", "2022-03-13 9:00", None, None, None, "周七（病假）"),
        day_of("支委会", "2022-03-14 9:00", None, None, None, "孙三（病假）"),
    ]
    path = one(branch, tmp_path, *rows)
    branch.members.save(member("李四", birth=date(1990, 1, 1)))
    branch.members.save(member("周七", transferred_in=date(2022, 6, 1)))
    found = errors(branch.importing.preview("activities", path))
    assert "孙三" in found[2]
    assert "不止一名党员" in found[3]
    assert "写了两次" in found[4]
    assert "不在应到名单" in found[5]
    assert "不在应到名单" in found[6]


def test_one_cell_with_two_kinds_is_one_sitting_with_two_records(branch: Branch, tmp_path: Path) -> None:
    bring(branch, "activities", one(branch, tmp_path, day_of("主题党日＋党课", "2022-03-05 14:00", 5, 5, 0)))
    (kept,) = sittings(branch)
    assert kind_names(kept) == ["主题党日", "党课"]


def test_rows_of_one_time_and_place_become_one_sitting(branch: Branch, tmp_path: Path) -> None:
    rows = [
        day_of("主题党日", "2022-03-05 14:00", 5, 4, 1, "孙三（病假）"),
        day_of("支部党员大会", "2022-03-05 14:00", 5, 4, 1, "孙三（病假）"),
    ]
    path = one(branch, tmp_path, *rows)
    preview = bring(branch, "activities", path)
    (kept,) = sittings(branch)
    assert kind_names(kept) == ["主题党日", "支部党员大会"]
    assert "第 2 行" in warnings(preview)
    assert set(verdicts(bring(branch, "activities", path)).values()) == {Verdict.SAME}


def test_rows_of_one_time_and_place_with_different_rolls_are_refused(branch: Branch, tmp_path: Path) -> None:
    rows = [
        day_of("主题党日", "2022-03-05 14:00", 5, 4, 1, "孙三（病假）"),
        day_of("支部党员大会", "2022-03-05 14:00", 5, 5, 0),
    ]
    found = errors(branch.importing.preview("activities", one(branch, tmp_path, *rows)))
    assert "到会情况却不同" in found[3]


def test_groups_that_meet_at_one_time_and_place_stay_two_sittings(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = [*HEADS[:4], "党小组", "缺席情况"]
    rows = [
        ["党小组会", "学习", "2022-03-05 16:00", "各办公室", "第一小组", "无"],
        ["党小组会", "第二党小组学习", "2022-03-05 16:00", "各办公室", None, "无"],
        ["党小组会", "学习", "2022-03-06 16:00", "各办公室", None, "无"],
        ["党小组会", "学习", "2022-03-07 16:00", "各办公室", "第九党小组", "无"],
    ]
    found = branch.importing.preview("activities", write(tmp_path / "a.xlsx", [heads, *rows]))
    assert set(errors(found)) == {4, 5}
    bring(branch, "activities", write(tmp_path / "b.xlsx", [heads, *rows[:2]]))
    assert [list(marks(each)) for each in sittings(branch)] == [["赵一", "钱二", "孙三", "李四"], ["刘 洋"]]


def test_a_row_that_adds_a_kind_to_a_sitting_of_the_book_updates_it(branch: Branch, tmp_path: Path) -> None:
    bring(branch, "activities", one(branch, tmp_path, day_of("主题党日", "2022-03-05 14:00", 5, 5, 0)))
    more = write(tmp_path / "b.xlsx", [HEADS, day_of("党课", "2022-03-05 14:00", 5, 5, 0)])
    assert verdicts(bring(branch, "activities", more)) == {2: Verdict.UPDATE}
    assert [kind_names(each) for each in sittings(branch)] == [["主题党日", "党课"]]


def test_a_sitting_that_is_there_is_never_changed_and_the_difference_is_named(
    branch: Branch, tmp_path: Path
) -> None:
    bring(branch, "activities", one(branch, tmp_path, day_of("党课", "2022-03-05 14:00", 5, 5, 0)))
    other = day_of("党课", "2022-03-05 14:00", 5, 4, 1, "孙三（病假）")
    other[3] = "礼堂"
    preview = bring(branch, "activities", write(tmp_path / "b.xlsx", [HEADS, other]))
    assert verdicts(preview) == {2: Verdict.SAME}
    assert "地点、缺席人员及原因与已有记录不同" in warnings(preview)
    assert sittings(branch)[0].place == "会议室"


def test_a_sitting_that_was_voided_is_not_brought_back(branch: Branch, tmp_path: Path) -> None:
    path = one(branch, tmp_path, day_of("党课", "2022-03-05 14:00", 5, 5, 0))
    bring(branch, "activities", path)
    branch.sittings.void(sittings(branch)[0].id or 0, "录错了")
    assert "录错了" in warnings(bring(branch, "activities", path))
    assert sittings(branch) == ()


def test_one_sheet_per_kind_needs_no_column_of_kinds(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["会议时间", "会议地点", "授课主题", "授课人", "缺席名单"]
    path = write(
        tmp_path / "a.xlsx",
        [["2022年度"], heads, ["3月5日 9:00", "会议室", "理想信念", "省委党校教授", "无"]],
        title="党课",
        党员大会台账=[heads, ["2022-03-06 9:00", "会议室", "工作计划", None, "无"]],
        说明=[["本工作簿由组织委员填写"]],
    )
    preview = bring(branch, "activities", path)
    first, second = sittings(branch)
    assert (kind_names(first), kind_names(second)) == (["党课"], ["支部党员大会"])
    assert first.records[0].lecturer is not None
    assert (first.records[0].lecturer.name, first.records[0].lecturer.member_id) == ("省委党校教授", None)
    assert "“说明”" in warnings(preview)


def test_unknown_kinds_and_services_are_errors(branch: Branch, tmp_path: Path) -> None:
    rows = [
        day_of("茶话会", "2022-03-05 14:00"),
        day_of("志愿服务", "2022-03-06 14:00"),
        day_of("", "2022-03-07"),
    ]
    found = errors(branch.importing.preview("activities", one(branch, tmp_path, *rows)))
    assert "“茶话会”" in found[2]
    assert "志愿服务的表" in found[3]
    assert "会议类型" in found[4]


def test_lists_of_who_came_leave_the_rest_unmarked(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["会议类型", "会议主题", "活动时间", "活动地点", "主持人", "应到党员", "实到党员", "缺席人员"]
    everybody = "赵一、钱二、孙三、李四、刘洋"
    rows = [
        [
            "党员大会",
            "学习",
            "2022-03-05 9:00",
            "会议室",
            "赵一",
            everybody,
            "赵一 钱二 李四",
            "孙三（病假）",
        ],
        ["党员大会", "学习", "2022-03-06 9:00", "会议室", "赵一", "赵一、钱二、孙三、李四", "赵一", None],
        ["党员大会", "学习", "2022-03-07 9:00", "会议室", "赵一", everybody, "赵一、孙三", "孙三（病假）"],
    ]
    preview = branch.importing.preview("activities", write(tmp_path / "a.xlsx", [heads, *rows]))
    assert "缺少刘 洋" in errors(preview)[3]
    assert "既在到会名单又在缺席名单" in errors(preview)[4]
    bring(branch, "activities", write(tmp_path / "b.xlsx", [heads, rows[0]]))
    assert marks(sittings(branch)[0])["刘 洋"] == ("未标", "")
    assert marks(sittings(branch)[0])["孙三"] == ("请假", "病假")


def test_a_meeting_of_chosen_people_takes_its_roll_from_the_lists(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["会议类型", "会议主题", "时间", "参会人员", "请假人员"]
    rows = [
        ["业务培训", "新媒体", "2022-03-05 9:00", "赵一、孙三", "李四（病假）"],
        ["业务培训", "新媒体", "2022-03-06 9:00", 3, None],
    ]
    preview = bring(branch, "activities", write(tmp_path / "a.xlsx", [heads, *rows]))
    first, second = sittings(branch)
    assert list(marks(first)) == ["赵一", "孙三", "李四"]
    assert second.heads == HeadCount(due=3, present=3)
    assert "指定的" in warnings(preview)


def test_people_in_roles_are_members_or_stay_text(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["会议类型", "议题", "时间", "主持人", "记录人", "列席人员", "缺席情况", "会议决议", "主要内容"]
    row = [
        "党员大会",
        "转正",
        "2022-03-05 9:00",
        "赵 一",
        "外来人",
        "王某（组织员）、李某",
        "无",
        "通过",
        "讨论",
    ]
    preview = bring(branch, "activities", write(tmp_path / "a.xlsx", [heads, row]))
    (kept,) = sittings(branch)
    assert kept.chair is not None
    assert kept.chair.member_id == people(branch)["赵一"].id
    assert kept.recorder is not None
    assert kept.recorder.member_id is None
    assert "外来人" in warnings(preview)
    assert [(each.name, each.role) for each in kept.observers] == [("王某", "组织员"), ("李某", "")]
    assert (kept.records[0].resolution, kept.records[0].text) == ("通过", "讨论")


def test_times_from_several_columns_agree_or_are_refused(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["类型", "主题", "日期", "开始时间", "结束时间", "时长(小时)", "缺席情况"]
    rows = [
        ["党课", "一", "2022-03-05", "9:00", "10:30", 1.5, "无"],
        ["党课", "二", "2022-03-06", "9:00", "10:30", 2, "无"],
        ["党课", "三", "2022-03-07", "9:00", "8:30", None, "无"],
    ]
    preview = branch.importing.preview("activities", write(tmp_path / "a.xlsx", [heads, *rows]))
    assert set(errors(preview)) == {3, 4}
    bring(branch, "activities", write(tmp_path / "b.xlsx", [heads, rows[0]]))
    assert (sittings(branch)[0].starts_at, sittings(branch)[0].minutes) == (datetime(2022, 3, 5, 9, 0), 90)


def test_the_same_row_twice_is_passed_over_and_a_different_one_is_refused(
    branch: Branch, tmp_path: Path
) -> None:
    row = day_of("党课", "2022-03-05 14:00", 5, 5, 0)
    other = day_of("党课", "2022-03-05 14:00", 5, 4, 1, "孙三（病假）")
    preview = branch.importing.preview("activities", one(branch, tmp_path, row, row, other))
    assert verdicts(preview) == {2: Verdict.NEW, 3: Verdict.IGNORED, 4: Verdict.BAD}


def test_150_absentees_in_one_cell_survive(branch: Branch, tmp_path: Path) -> None:
    names = [
        f"{family}{given}" for family in "甲乙丙丁戊己庚辛壬癸" for given in "子丑寅卯辰巳午未申酉戌亥天地玄"
    ]
    for name in names:
        branch.members.save(member(name))
    absentees = "、".join(f"{name}（因公出差）" for name in names)
    path = write(tmp_path / "a.xlsx", [HEADS, day_of("党课", "2022-03-05 9:00", 150, 0, 150, absentees)])
    bring(branch, "activities", path)
    assert sittings(branch)[0].counts.leave == 150


def test_namesakes_are_told_apart_by_the_label_that_the_problem_names(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    for year in (1980, 1990):
        branch.members.save(member("张伟", birth=date(year, 5, 6)))
    heads = ["类型", "议题", "时间", "主持人", "缺席人员及原因"]
    row = ["党课", "学习", "2022-03-05 9:00", "张伟（1980年生）", "张伟（1990年生）（病假）、李四(事假)"]
    bring(branch, "activities", write(tmp_path / "a.xlsx", [heads, row]))
    (kept,) = sittings(branch)
    by_id = {each.member_id: each.reason for each in kept.roll if each.reason}
    born = {each.id: each.birth for each in branch.members.all()}
    assert {(born[id_], reason) for id_, reason in by_id.items()} == {
        (date(1990, 5, 6), "病假"),
        (None, "事假"),
    }
    assert kept.chair is not None
    assert born[kept.chair.member_id] == date(1980, 5, 6)


def test_a_row_without_its_date_is_an_error_even_when_it_reads_like_a_note(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch)
    heads = ["会议名称", "会议类型", "时间", "地点", "主持人", "应到", "实到"]
    row = ["党支部书记讲党课：理想信念", "党课", None, "会议室", "赵一", 5, 5]
    assert 2 in errors(branch.importing.preview("activities", write(tmp_path / "a.xlsx", [heads, row])))
