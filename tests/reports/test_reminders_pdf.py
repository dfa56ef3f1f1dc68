"""缺项与提醒单, printed and read back as text."""

import re
from datetime import date, datetime
from pathlib import Path

import pdfplumber
from builders import a_member, a_row, a_sitting, order_of, settle
from printed import report

from partybranch.app import Branch
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.reports.pdf import write_pdf

YEAR = Period.year(2022)


def printed(branch: Branch, folder: Path, as_of: date = date(2022, 12, 31), period: Period = YEAR) -> str:
    book = branch.tallies.of(period, as_of)
    path = write_pdf(
        report("reminders"), order_of(book, printed_at=datetime(2022, 12, 31, 10)), folder / "提醒单.pdf"
    )
    with pdfplumber.open(path) as document:
        return re.sub(r"\s", "", "".join(page.extract_text() or "" for page in document.pages))


def test_every_open_finding_stands_on_the_paper_with_severity_and_article(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("𡒄启明", groups=(GroupStay(group="第一党小组"),)))
    branch.sittings.record(a_sitting("主题党日", place="", roll=(a_row(1, name="𡒄启明"),)))
    text = printed(branch, tmp_path)
    report = branch.compliance.of(YEAR, date(2022, 12, 31))
    assert f"未了结{len(report.open)}项" in text
    for each in report.open:
        assert re.sub(r"\s", "", each.found.text)[:8] in text
        assert each.rule.severity.value in text
    assert "第十六条" in text
    assert "主题党日○○●○○" in text
    assert "2022年第1季度○未开展" in text
    assert "○未开展（指没有记录）" in text


def test_an_explanation_prints_with_its_finding(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member())
    duty = branch.compliance.of(YEAR, date(2022, 12, 31)).open[0]
    branch.compliance.answer(duty, "当月集中防汛，未能召开")
    text = printed(branch, tmp_path)
    assert "已说明1项" in text
    assert "当月集中防汛" in text
    assert "填表甲" in text


def test_stretches_not_yet_over_are_marked_as_such(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member())
    text = printed(branch, tmp_path, as_of=date(2022, 2, 15))
    assert "截至2022年2月15日" in text
    assert "主题党日○··········" in text
    assert "2022年·未到期" in text


def test_what_is_still_to_be_held_in_the_running_stretch_stands_at_the_top(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member())
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 2, 7, 14), roll=(a_row(1, name="赵一"),)))
    text = printed(branch, tmp_path, as_of=date(2022, 2, 15))
    assert "当期还应开展：党员大会（2022年第1季度）。" in text


def test_each_year_of_a_longer_period_has_a_table_of_its_months(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member())
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 2, 7, 14), roll=(a_row(1, name="赵一"),)))
    text = printed(branch, tmp_path, period=Period(date(2021, 1, 1), date(2022, 12, 31)))
    assert "表12021年每月应开展的事项" in text
    assert "表22022年每月应开展的事项" in text
    assert "表3每季度、每年应开展的事项" in text
    assert "主题党日○●○○" in text
    assert "2021年1月1日—2022年12月31日缺项与提醒单" in text


def test_of_one_month_only_what_is_due_every_month_stands_in_the_table_of_months(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member())
    text = printed(branch, tmp_path, period=Period.month(2022, 3))
    months = text[text.index("表1") : text.index("表2")]
    assert "主题党日" in months
    assert "党员大会" not in months


def test_a_branch_that_lacks_nothing_signs_that(branch: Branch, tmp_path: Path) -> None:
    settle(branch, *(a_member(name) for name in ("赵一", "钱二", "孙三")))
    text = printed(branch, tmp_path, period=Period(date(2022, 3, 5), date(2022, 3, 20)))
    assert "没有未了结的事项。" in text
    assert "二、" not in text
    assert "填表人" in text
