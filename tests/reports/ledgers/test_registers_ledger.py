"""登记簿台账, written and read back: each register under its own headings."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_member, an_entry, order_of, settle
from read_back import Cells, sheets_of, table_of

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS
from partybranch.reports.ledgers import LEDGERS, write_ledgers

YEAR = Period.year(2022)
(LEDGER,) = (each for each in LEDGERS if each.code == "registers")


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("王静", birth=date(1980, 1, 1)), a_member("王静", birth=date(1991, 1, 1)))
    return branch


def read(branch: Branch, folder: Path, period: Period = YEAR) -> dict[str, Cells]:
    book = branch.tallies.of(period, date(2022, 12, 31))
    (path,) = write_ledgers(order_of(book), [LEDGER], folder)
    return {name: table_of(sheet)[0] for name, sheet in sheets_of(path).items()}


def test_a_register_with_entries_has_its_sheet_with_its_own_headings(lived: Branch, tmp_path: Path) -> None:
    values = {"holder": "个人", "grade": "市", "awarded_by": "试验市委"}
    lived.registers.record(an_entry(title="优秀党员", people=(2,), values=values, remarks="有证书"))
    sheets = read(lived, tmp_path)
    assert list(sheets) == ["荣誉"]
    (row,) = sheets["荣誉"]
    assert list(row) == (
        ["序号", "获奖日期", "获得奖项", "获奖党员", "获奖类型", "获奖级别", "颁奖单位", "获奖证书", "备注"]
    )
    assert str(row["获奖日期"]).startswith("2022-07-01")
    assert list(row.values())[2:] == [
        "优秀党员",
        "王静（1991年生）",
        "个人",
        "市",
        "试验市委",
        None,
        "有证书",
    ]


def test_a_talk_without_a_subject_prints_as_to_be_added(lived: Branch, tmp_path: Path) -> None:
    lived.registers.record(an_entry("谈心谈话", people=(1, 2), title=""))
    (row,) = read(lived, tmp_path)["谈心谈话"]
    assert (row["谈话主题"], row["谈话双方"]) == ("【待补充】", "王静（1980年生）、王静（1991年生）")


def test_other_periods_and_voided_entries_stand_in_no_sheet(lived: Branch, tmp_path: Path) -> None:
    lived.registers.record(an_entry("心得体会", people=(1,), day=date(2022, 4, 1), title="学习体会"))
    lived.registers.record(an_entry("心得体会", people=(1,), day=date(2022, 3, 31), title="早先体会"))
    gone = lived.registers.record(an_entry(day=date(2022, 5, 1))).id
    lived.registers.void(gone, "录错")
    sheets = read(lived, tmp_path, Period.quarter(2022, 2))
    assert [row["题目"] for row in sheets.pop("心得体会")] == ["学习体会"]
    assert sheets == {}


def test_without_any_entry_every_register_is_an_empty_form(lived: Branch, tmp_path: Path) -> None:
    assert read(lived, tmp_path) == {each.name: [] for each in REGISTERS}
