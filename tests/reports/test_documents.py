"""What every paper of the list has in common: its file is called what the window proposes to call it."""

from datetime import date
from pathlib import Path

import pytest
from builders import a_member, a_row, a_sitting, settle

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.reports.documents import SINGLE


@pytest.mark.parametrize("code", ["roster", "minutes", "member_year", "minutes_word"])
def test_a_paper_about_one_thing_is_called_by_it_wherever_it_is_written(
    branch: Branch, tmp_path: Path, code: str
) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.sittings.record(a_sitting("党员大会", roll=(a_row(1, name="赵一"), a_row(2, name="钱二"))))
    (document,) = (each for each in SINGLE if each.code == code)
    order = branch.orders.of(Period.year(2022), date(2022, 12, 31), sittings=[1], members=[2])
    written = document.write(order, tmp_path)
    assert written.name == document.name(order)
    about = {"roster": "党员花名册_2022年", "member_year": "钱二_2022年"}.get(code, "2022-03-07")
    assert written.stem.endswith(about)
