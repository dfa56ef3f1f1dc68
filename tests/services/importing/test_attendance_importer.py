"""Attendance matrices fill the rolls that are unmarked and add what is missing."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from workbooks import bring, errors, kind_names, marks, member, settle, sittings, verdicts, warnings, write

from partybranch.app import Branch
from partybranch.domain.attendance import HeadCount
from partybranch.domain.kinds import Kinds
from partybranch.domain.sittings import Record, Sitting
from partybranch.errors import BranchError
from partybranch.services.importing import Verdict

TITLE = ["示范支部2022年考勤表"]


def hold(branch: Branch, kind: str, when: datetime, **facts: Any) -> None:  # noqa: ANN401  (any field)
    its = Kinds().named(kind)
    assert its is not None
    record = Record(kind=its.code, topic="议题", scope=its.scope)
    branch.sittings.record(Sitting(starts_at=when, records=(record,), **facts))


def test_a_new_meeting_comes_in_with_every_sign(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    branch.members.save(member("周七"))
    rows = [
        TITLE,
        ["序号", "姓名", "3月5日\n主题党日 重温誓词", "出席率"],
        *(
            [i, name, sign, "100%"]
            for i, (name, sign) in enumerate(
                zip(
                    ["赵一", "钱二", "孙 三", "李四", "刘洋", "周七"],
                    ["√", "病", "迟", "×", "公", None],
                    strict=True,
                )
            )
        ),
        ["合计", None, 2, None],
    ]
    preview = bring(branch, "attendance", write(tmp_path / "k.xlsx", rows))
    (kept,) = sittings(branch)
    assert (kept.starts_at, kind_names(kept), kept.topic) == (datetime(2022, 3, 5), ["主题党日"], "重温誓词")
    assert marks(kept) == {
        "赵一": ("出席", ""),
        "钱二": ("请假", "病假"),
        "孙三": ("出席", ""),
        "李四": ("缺席", ""),
        "刘 洋": ("请假", "因公"),
        "周七": ("未标", ""),
    }
    assert kept.counts.late == 1
    assert verdicts(preview)[9] is Verdict.IGNORED
    again = bring(branch, "attendance", tmp_path / "k.xlsx")
    assert Verdict.NEW not in verdicts(again).values()
    assert Verdict.UPDATE not in verdicts(again).values()


def test_a_heading_in_three_rows_with_merged_dates(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [
        ["考勤表（2022年度）"],
        ["序号", "姓名", "3月5日", None, "3月12日"],
        [None, None, "主题党日", "党课", "党课"],
        [None, None, "重温誓词", "理想信念", "纪律教育"],
        [1, "赵一", "√", "√", "√"],
        [2, "孙三", "√", "事", "√"],
    ]
    path = write(tmp_path / "k.xlsx", rows, merges=["A1:E1", "C2:D2", "A2:A4", "B2:B4"])
    bring(branch, "attendance", path)
    found = sorted((each.day, kind_names(each)[0], each.topic) for each in sittings(branch))
    assert found == [
        (date(2022, 3, 5), "主题党日", "重温誓词"),
        (date(2022, 3, 5), "党课", "理想信念"),
        (date(2022, 3, 12), "党课", "纪律教育"),
    ]


def test_the_matrix_fills_the_sitting_that_the_book_has(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    hold(branch, "党课", datetime(2022, 3, 5, 9, 0))
    rows = [["姓名", "2022-03-05"], ["赵一", "√"], ["孙三", "病假"]]
    preview = bring(branch, "attendance", write(tmp_path / "k.xlsx", rows))
    assert set(verdicts(preview).values()) == {Verdict.UPDATE}
    (kept,) = sittings(branch)
    assert kept.starts_at == datetime(2022, 3, 5, 9, 0)
    assert (marks(kept)["孙三"], marks(kept)["李四"]) == (("请假", "病假"), ("未标", ""))


def test_a_mark_that_contradicts_one_already_given_is_an_error(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [["姓名", "2022-03-05 党课"], ["赵一", "√"]]
    bring(branch, "attendance", write(tmp_path / "k.xlsx", rows))
    other = write(tmp_path / "l.xlsx", [["姓名", "2022-03-05 党课"], ["赵一", "病"]])
    assert "已经记为出席" in errors(branch.importing.preview("attendance", other))[2]


def test_head_counts_are_replaced_by_names_only_when_they_agree(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    hold(branch, "党课", datetime(2022, 3, 5, 9, 0), heads=HeadCount(due=5, present=4, leave=1))
    names = ["赵一", "钱二", "孙三", "李四", "刘洋"]
    wrong = [["姓名", "2022-03-05"], *([name, "√"] for name in names)]
    found = errors(branch.importing.preview("attendance", write(tmp_path / "k.xlsx", wrong)))
    assert "应到 5、实到 4" in found[None]
    right = [*wrong[:-1], ["刘洋", "△"]]
    bring(branch, "attendance", write(tmp_path / "l.xlsx", right))
    assert sittings(branch)[0].heads is None
    assert marks(sittings(branch)[0])["刘 洋"] == ("请假", "")


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [("3月5日 党课", "年份"), ("2022-03-05", "没有活动记录"), ("2022年2月30日 党课", "没有2022年2月30日")],
)
def test_a_heading_that_does_not_say_enough_is_an_error(
    branch: Branch, tmp_path: Path, heading: str, sentence: str
) -> None:
    settle(branch)
    path = write(tmp_path / "k.xlsx", [["姓名", heading], ["赵一", "√"]])
    assert sentence in errors(branch.importing.preview("attendance", path))[None]


def test_signs_people_and_columns_that_nobody_knows_are_named(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    branch.members.save(member("周七", transferred_in=date(2022, 6, 1)))
    rows = [
        ["姓名", "2022-03-05 党课", "主题党日"],
        ["赵一", "？", "√"],
        ["钱贰", "√", "√"],
        ["周七", "√", None],
        ["孙三", "√", None],
        ["孙三", "√", None],
    ]
    preview = branch.importing.preview("attendance", write(tmp_path / "k.xlsx", rows))
    found = errors(preview)
    assert "单元格 B2" in found[2]
    assert "名册里没有" in found[3]
    assert "不在应到名单" in found[4]
    assert "第 5 行已经有了" in found[6]
    assert [column.heading for column in preview.unmapped] == ["主题党日"]


def test_the_legend_of_the_workbook_comes_before_the_default(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [
        ["姓名", "2022-03-05 党课"],
        ["赵一", "○"],
        ["钱二", "△"],
        ["孙三", "×"],
        ["图例：√出席 ○出席 ×请假 △迟到"],
    ]
    preview = bring(branch, "attendance", write(tmp_path / "k.xlsx", rows))
    found = marks(sittings(branch)[0])
    assert (found["赵一"][0], found["钱二"][0], found["孙三"][0]) == ("出席", "出席", "请假")
    assert sittings(branch)[0].counts.late == 1
    assert "图例" not in warnings(preview)


def test_signs_with_two_meanings_are_read_as_leave_with_a_reminder(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    path = write(tmp_path / "k.xlsx", [["姓名", "2022-03-05 党课"], ["赵一", "√"], ["钱二", "○"]])
    assert "“○”按请假读" in warnings(bring(branch, "attendance", path))


def test_a_legend_that_the_user_changes_is_remembered(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    path = write(tmp_path / "k.xlsx", [["姓名", "2022-03-05 党课"], ["赵一", "☆"], ["钱二", "○"]])
    assert errors(branch.importing.preview("attendance", path))
    bring(branch, "attendance", path, legend={"☆": "出席", "○": "请假:病假"})
    assert marks(sittings(branch)[0])["钱二"] == ("请假", "病假")
    later = write(tmp_path / "l.xlsx", [["姓名", "2022-03-12 党课"], ["赵一", "☆"]])
    bring(branch, "attendance", later)
    assert marks(sittings(branch)[1])["赵一"] == ("出席", "")


def test_a_word_of_the_legend_that_means_nothing_is_an_error(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    path = write(tmp_path / "k.xlsx", [["姓名", "2022-03-05 党课"], ["赵一", "☆"]])
    assert "图例" in errors(branch.importing.preview("attendance", path, legend={"☆": "随便"}))[None]


def test_a_group_meeting_belongs_to_the_group_of_those_who_are_marked(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [["姓名", "2022-03-05 党小组会", "2022-03-06 党小组会"], ["赵一", "√", "√"], ["刘洋", None, "√"]]
    preview = branch.importing.preview("attendance", write(tmp_path / "k.xlsx", rows))
    assert "看不出是哪个党小组" in errors(preview)[None]
    bring(branch, "attendance", tmp_path / "k.xlsx", choices={"2022-03-06 党小组会": "skip"})
    assert sittings(branch)[0].records[0].group == "第一党小组"


def test_several_sittings_on_a_day_need_the_kind_in_the_heading(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    hold(branch, "党课", datetime(2022, 3, 5, 9, 0))
    hold(branch, "集体学习", datetime(2022, 3, 5, 15, 0))
    path = write(tmp_path / "k.xlsx", [["姓名", "2022-03-05"], ["赵一", "√"]])
    assert "2 次活动" in errors(branch.importing.preview("attendance", path))[None]
    bring(branch, "attendance", write(tmp_path / "l.xlsx", [["姓名", "2022-03-05 集体学习"], ["赵一", "√"]]))
    assert [len(each.roll) for each in sittings(branch)] == [0, 5]


def test_a_workbook_without_a_matrix_is_refused_with_a_sentence(branch: Branch, tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="姓名"):
        branch.importing.preview("attendance", write(tmp_path / "k.xlsx", [["姓名", "性别"], ["赵一", "男"]]))
