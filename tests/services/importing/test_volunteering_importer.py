"""Volunteering ledgers come in by event or by person, with everybody's hours."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from workbooks import YEAR, bring, errors, member, settle, verdicts, warnings, write

from partybranch.app import Branch
from partybranch.domain.kinds import Kinds
from partybranch.domain.volunteering import Service
from partybranch.services.importing import Verdict

EVENT = ["服务项目", "活动名称", "服务日期", "服务时长(小时)", "服务地点", "参加党员"]


def services(branch: Branch) -> tuple[Service, ...]:
    return branch.volunteering.between(YEAR)


def hours(service: Service) -> dict[str, float]:
    return {row.name: row.hours for row in service.rows}


def test_one_row_per_event_with_many_names(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    rows = [
        ["志愿服务台账（2022年）"],
        [*EVENT, "社区联系人"],
        ["创城志愿服务", "清扫", datetime(2022, 3, 4), 3, "自治巷", "赵一、孙三、刘洋", "联络员"],
        ["双报到", "社区报到", "4月9日", "3小时", "重新街", "赵一 钱二", None],
        ["守护母亲河", "捡垃圾", "2022.05.06", "90分钟", "河边", "李四（2小时）、赵一", None],
    ]
    path = write(tmp_path / "v.xlsx", rows)
    bring(branch, "volunteering", path)
    first, second, third = services(branch)
    kinds = Kinds()
    assert [kinds[each.kind].name for each in (first, second, third)] == ["志愿服务", "双报到", "志愿服务"]
    assert hours(first) == {"赵一": 3.0, "孙三": 3.0, "刘 洋": 3.0}
    assert (second.day, third.project) == (date(2022, 4, 9), "守护母亲河")
    assert hours(third) == {"李四": 2.0, "赵一": 1.5}
    assert set(verdicts(bring(branch, "volunteering", path)).values()) == {Verdict.SAME}


def test_one_row_per_person_is_joined_into_one_service(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["活动主题", "活动日期", "活动地点", "姓名", "活动时长"]
    rows = [
        heads,
        ["清扫", "2022-03-04", "自治巷", "赵一", "3小时"],
        [None, None, None, "孙三", "2小时"],
        ["清扫", "2022-03-11", "自治巷", "赵一", "08:30–11:30"],
    ]
    path = write(tmp_path / "v.xlsx", rows, merges=["A2:A3", "B2:B3", "C2:C3"])
    bring(branch, "volunteering", path)
    first, second = services(branch)
    assert hours(first) == {"赵一": 3.0, "孙三": 2.0}
    assert hours(second) == {"赵一": 3.0}


@pytest.mark.parametrize("written", ["3小时", 3.0, "08:30–11:30", "180分钟"])
def test_hours_come_in_many_spellings(branch: Branch, tmp_path: Path, written: object) -> None:
    settle(branch)
    path = write(tmp_path / "v.xlsx", [EVENT, ["双报到", "报到", "2022-03-04", written, "社区", "赵一"]])
    bring(branch, "volunteering", path)
    assert services(branch)[0].hours == 3.0


def test_begin_and_end_give_the_hours_and_must_agree_with_them(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = ["活动名称", "日期", "开始时间", "结束时间", "时长", "参加人员"]
    rows = [
        ["清扫", "2022-03-04", "08:30", "11:30", None, "赵一"],
        ["清扫", "2022-03-05", "08:30", "11:30", 2, "赵一"],
        ["清扫", "2022-03-06", "11:30", "08:30", None, "赵一"],
        ["清扫", "2022-03-07", None, None, None, "赵一"],
        ["清扫", "2022-03-08", None, None, "半天", "赵一"],
        ["清扫", "2022-03-09", None, None, 0, "赵一"],
    ]
    preview = branch.importing.preview("volunteering", write(tmp_path / "v.xlsx", [heads, *rows]))
    assert set(errors(preview)) == {3, 4, 5, 6, 7}
    bring(branch, "volunteering", write(tmp_path / "w.xlsx", [heads, rows[0]]))
    (kept,) = services(branch)
    assert (kept.starts, kept.ends, kept.hours) == (time(8, 30), time(11, 30), 3.0)


def test_people_who_are_unknown_shared_repeated_or_gone_are_errors(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    branch.members.save(member("李四", birth=date(1990, 1, 1)))
    branch.members.save(member("周七", transferred_out=date(2022, 3, 1)))
    said = ["钱贰", "李四", "赵一、赵一", "周七", None]
    rows = [["双报到", f"第{i}次", "2022-03-04", 3, "社区", names] for i, names in enumerate(said)]
    found = errors(branch.importing.preview("volunteering", write(tmp_path / "v.xlsx", [EVENT, *rows])))
    assert set(found) == {2, 3, 4, 5, 6}
    assert "（1990年生）" in found[3]
    assert "不是本支部党员" in found[5]


def test_a_person_twice_in_one_service_is_an_error(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    row = ["双报到", "报到", "2022-03-04", 3, "社区", "赵一"]
    found = errors(branch.importing.preview("volunteering", write(tmp_path / "v.xlsx", [EVENT, row, row])))
    assert "第 2 行" in found[3]


def test_totals_of_people_and_hours_are_held_against_the_names(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    heads = [*EVENT, "参加人数", "服务总时长"]
    rows = [
        ["双报到", "一", "2022-03-04", 3, "社区", "赵一、孙三", 3, 6],
        ["双报到", "二", "2022-03-05", 3, "社区", "赵一、孙三", 2, 9],
    ]
    preview = branch.importing.preview("volunteering", write(tmp_path / "v.xlsx", [heads, *rows]))
    assert set(errors(preview)) == {3}
    assert "名单上是 2 人" in warnings(preview)


def test_a_service_that_is_there_is_not_changed(branch: Branch, tmp_path: Path) -> None:
    settle(branch)
    row = ["双报到", "报到", "2022-03-04", 3, "社区", "赵一"]
    bring(branch, "volunteering", write(tmp_path / "v.xlsx", [EVENT, row]))
    more = write(tmp_path / "w.xlsx", [EVENT, [*row[:-1], "赵一、孙三"]])
    preview = bring(branch, "volunteering", more)
    assert verdicts(preview) == {2: Verdict.SAME}
    assert "孙三" in warnings(preview)
    assert hours(services(branch)[0]) == {"赵一": 3.0}


def test_namesakes_are_told_apart_by_their_label_beside_their_hours(branch: Branch, tmp_path: Path) -> None:
    for year in (1980, 1990):
        branch.members.save(member("张伟", birth=date(year, 5, 6)))
    row = ["双报到", "报到", "2022-03-04", 3, "社区", "张伟（1990年生）（2小时）、张伟(1980年生)"]
    bring(branch, "volunteering", write(tmp_path / "v.xlsx", [EVENT, row]))
    assert sorted(each.hours for each in services(branch)[0].rows) == [2.0, 3.0]
