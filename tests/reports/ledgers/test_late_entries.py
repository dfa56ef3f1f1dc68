"""补录 in the remarks: what was entered after the branch's own term says when."""

from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_row, a_sitting, order_of, settle
from read_back import sheets_of, table_of

from partybranch.app import Branch, open_branch
from partybranch.domain.periods import Period
from partybranch.reports.ledgers import LEDGERS, write_ledgers


def remarks(branch: Branch, folder: Path, tab: str) -> object:
    book = branch.tallies.of(Period.year(2022), date(2022, 12, 31))
    for path in write_ledgers(order_of(book), LEDGERS[:5], folder):
        for name, sheet in sheets_of(path).items():
            if name == tab and (rows := table_of(sheet)[0]):
                return rows[0]["备注"]
    raise AssertionError(tab)


@pytest.mark.parametrize(
    ("entered", "words"),
    [(datetime(2022, 3, 10, 8), None), (datetime(2022, 3, 11, 8), "2022-03-11补录")],
)
@pytest.mark.parametrize("kind", ["集体学习", "主题党日"])
def test_a_sitting_of_monday_is_late_from_friday_on(
    tmp_path: Path, entered: datetime, words: str | None, kind: str
) -> None:
    branch = open_branch(tmp_path / "book", now=lambda: entered, who="测试")
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(kind, at=datetime(2022, 3, 7, 9), roll=(a_row(1, name="赵一"),)))
    assert remarks(branch, tmp_path, kind) == words
    branch.close()


def test_the_branchs_own_number_of_days_counts(tmp_path: Path) -> None:
    branch = open_branch(tmp_path / "book", now=lambda: datetime(2022, 3, 11, 8), who="测试")
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(at=datetime(2022, 3, 7, 9), roll=(a_row(1, name="赵一"),)))
    branch.rules.set(branch.rules.policy()["entry_late"], 2022, on=True, values={"days": "10"})
    assert remarks(branch, tmp_path, "集体学习") is None
    branch.close()
