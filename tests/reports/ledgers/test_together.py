"""All ledgers in one workbook: its contents lead to every sheet, names resolve, tabs are unique."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from builders import order_of
from openpyxl.workbook import Workbook

from partybranch.app import Branch, open_sample
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS, write_ledgers_together
from partybranch.services.tallies import PeriodBook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> PeriodBook:
    branch = open_sample(tmp_path_factory.mktemp("sample"), now=lambda: datetime(2022, 12, 31, 10))
    counted = branch.tallies.of(Period.year(2021), date(2022, 12, 31))
    branch.close()
    return counted


@pytest.fixture(scope="module")
def whole(book: PeriodBook, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = write_ledgers_together(order_of(book), LEDGERS, tmp_path_factory.mktemp("out"))
    assert path.name == "全部台账_2021年.xlsx"
    return openpyxl.load_workbook(path)


def test_the_contents_name_every_sheet_with_its_records_and_lead_to_it(
    whole: Workbook, book: PeriodBook
) -> None:
    contents = whole["目录"]
    assert whole.sheetnames[0] == "目录"
    rows = [row for row in contents.iter_rows() if isinstance(row[0].value, int)]
    assert [row[2].value for row in rows] == whole.sheetnames[1:]
    plans = [plan for ledger in LEDGERS for plan in ledger.plans(order_of(book))]
    assert [row[3].value for row in rows] == [len(plan.rows) for plan in plans]
    for row in rows:
        link = row[2].hyperlink
        assert link is not None
        assert link.location == f"'{row[2].value}'!A1"
        assert row[2].font.underline == "single"


def test_two_ledgers_with_a_sheet_of_one_name_are_told_apart(whole: Workbook) -> None:
    assert {"党课", "党课（党课台账）"} <= set(whole.sheetnames)
    assert len({name.casefold() for name in whole.sheetnames}) == len(whole.sheetnames)


def test_the_print_date_stands_on_the_contents(whole: Workbook) -> None:
    words = "".join(str(value) for row in whole["目录"].iter_rows(values_only=True) for value in row)
    assert "打印日期：2022年12月31日" in words


def test_every_table_has_a_name_that_leads_to_its_rows(whole: Workbook) -> None:
    found = {}
    for name, defined in whole.defined_names.items():
        ((tab, cells),) = defined.destinations
        found[tab] = whole[tab][cells]
        assert name.endswith("_数据")
        assert name.replace("_", "").isalnum()
        assert not name[0].isdigit()
    with_rows = [
        sheet.title
        for sheet in whole.worksheets
        if not any(cell.value == "本期无记录" for row in sheet.iter_rows() for cell in row)
    ]
    assert set(found) == set(with_rows)
    assert [row[0].value for row in found["党员花名册"]] == list(range(1, len(found["党员花名册"]) + 1))


def test_an_empty_book_makes_a_whole_workbook_too(branch: Branch, tmp_path: Path) -> None:
    order = order_of(branch.tallies.of(Period.year(2022), date(2022, 12, 31)))
    workbook = openpyxl.load_workbook(write_ledgers_together(order, LEDGERS, tmp_path))
    assert len(workbook.sheetnames) > len(LEDGERS)


def test_a_place_that_refuses_is_said_in_a_sentence(book: PeriodBook, tmp_path: Path) -> None:
    (tmp_path / "全部台账_2021年.xlsx").mkdir()
    with pytest.raises(BranchError, match="文件夹"):
        write_ledgers_together(order_of(book), LEDGERS[:1], tmp_path)
