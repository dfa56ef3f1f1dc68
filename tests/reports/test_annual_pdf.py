"""The year-end PDF, printed and read back as text."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from builders import (
    a_member,
    a_record,
    a_row,
    a_service,
    a_sitting,
    an_entry,
    order_of,
    settle,
    the_kind,
)
from printed import report

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.group_tallies import tally_groups
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sentences import number, percent
from partybranch.domain.typed_figures import TypedFigure
from partybranch.errors import BranchError
from partybranch.reports.pdf import PdfReport, compose, unprintable_names, write_pdf
from partybranch.services.tallies import PeriodBook

NOW = datetime(2022, 12, 31, 10)
YEAR = Period.year(2022)
RARE = ("陈䶮", "李㛃", "王𬍛", "\U00021484启明")


def printed(report: PdfReport, book: PeriodBook, folder: Path) -> str:
    """The text of the PDF without the blanks and line ends of its layout."""
    path = write_pdf(report, order_of(book, printed_at=NOW), folder / "报告.pdf")
    with pdfplumber.open(path) as document:
        pages = [page.extract_text() or "" for page in document.pages]
    for place, page in enumerate(pages, 1):
        assert f"—{place}—" in re.sub(r"\s", "", page)
    return re.sub(r"\s", "", "".join(pages))


def annual() -> PdfReport:
    return report("annual")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[PeriodBook, str]:
    folder = tmp_path_factory.mktemp("sample")
    branch = open_sample(folder / "book", now=lambda: NOW)
    book = branch.tallies.of(Period.year(2021), NOW.date())
    branch.close()
    return book, printed(annual(), book, folder)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_sentence_and_every_members_line_are_on_the_paper(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    assert "清河县融媒体中心党支部（示例）" in text
    assert "2021年，已开展" in text
    for each in book.tally.by_member:
        counts = each.counts
        hours = "".join(number(each) for each in (each.study_hours, each.hours) if each)
        figures = f"{counts.due}{counts.present}{counts.leave}{counts.absent}{percent(counts.rate)}{hours}"
        assert bare(each.name)[:3] in text
        assert f"{each.group}{figures}" in text, each.name


def test_the_rare_characters_of_names_are_on_the_paper(sample: tuple[PeriodBook, str]) -> None:
    for name in RARE[:3]:
        assert name in sample[1]


def test_kinds_attendance_and_volunteering_are_on_the_paper(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    for kind in book.shown_kinds:
        counts = book.tally.attendance_by_kind[kind.code]
        figures = f"{counts.due}{counts.present}{counts.leave}{counts.absent}{percent(counts.rate)}"
        assert f"{kind.label}{figures}" in text
        done = book.completion(kind)
        rate = percent(done.rate if done else None)
        assert f"{book.tally.by_kind[kind.code].value}{book.held_months(kind)}{rate}" in text
    volunteering = book.tally.volunteering
    assert f"合计{volunteering.turns}{number(volunteering.hours)}" in text
    assert "桥东社区便民服务" in text


def test_the_findings_stand_on_the_paper_with_their_articles(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    assert f"共有{len(book.report.open)}项记录缺失或不完整" in text
    for each in book.findings:
        assert bare(each.found.subject) in text
        assert each.found.when in text
    assert "第十二条" in text


def test_an_empty_book_prints_too(branch: Branch, tmp_path: Path) -> None:
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "活动0次" in text
    assert "图1" not in text
    assert "共有18项" in text


@pytest.mark.parametrize(
    "period", [Period(date(2022, 2, 15), date(2022, 8, 10)), Period(date(2020, 7, 1), date(2022, 12, 31))]
)
def test_a_part_of_a_year_and_several_years_print_too(branch: Branch, tmp_path: Path, period: Period) -> None:
    settle(branch, *(a_member(name) for name in RARE))
    branch.sittings.record(a_sitting("主题党日", "党员大会", roll=(a_row(1), a_row(2))))
    branch.sittings.record(a_sitting(heads=HeadCount(due=4, present=3, leave=1)))
    branch.volunteering.record(a_service(people=(1, 4)))
    text = printed(annual(), branch.tallies.of(period, NOW.date()), tmp_path)
    assert all(name in text for name in RARE)
    assert period.label in text


def test_a_period_without_findings_says_so(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"))
    book = branch.tallies.of(Period(date(2022, 3, 5), date(2022, 3, 20)), NOW.date())
    assert "未发现缺项" in printed(annual(), book, tmp_path)


def test_a_name_that_cannot_be_printed_is_named_before_and_no_file_is_left(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("赵\U0002ebf0"), a_member("钱二"))
    book = branch.tallies.of(YEAR, NOW.date())
    assert unprintable_names(book) == {"赵\U0002ebf0": "\U0002ebf0"}
    target = tmp_path / "报告.pdf"
    with pytest.raises(BranchError, match="赵\U0002ebf0（缺“\U0002ebf0”）"):
        write_pdf(annual(), order_of(book, printed_at=NOW), target)
    assert not target.exists()


def test_a_former_name_on_a_roll_that_cannot_be_printed_is_named_too(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(roll=(a_row(1, name="赵\U0002ebf0"),)))
    book = branch.tallies.of(YEAR, NOW.date())
    assert unprintable_names(book) == {"赵\U0002ebf0": "\U0002ebf0"}
    with pytest.raises(BranchError, match="打印会缺字"):
        write_pdf(annual(), order_of(book, printed_at=NOW), tmp_path / "报告.pdf")


def test_somebody_who_left_long_ago_does_not_keep_this_year_from_being_printed(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("赵\U0002ebf0", transferred_out=date(2015, 1, 1)), a_member("钱二"))
    assert "钱二" in printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)


def test_a_topic_with_an_unprintable_character_prints_with_a_visible_sign(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(a_record(topic="学\U0002ebf0"), roll=(a_row(1),)))
    branch.volunteering.record(a_service(title="服务\U0002ebf0"))
    assert "服务〓" in printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)


def test_typed_figures_stand_in_a_table_of_their_own_and_say_so(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.typed_figures.save(
        TypedFigure(year=2022, name="发稿数", value="12", unit="篇", remarks="宣传台账")
    )
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "发稿数12篇（手工填写）。" in text
    assert "七、手工填写的数据" in text
    assert "1发稿数12篇宣传台账" in text
    assert text.index("手工填写的数据（2022年）") > text.index("缺项清单")


def captions(book: PeriodBook) -> list[str]:
    """The captions of the tables in the order in which they stand."""
    with pdfplumber.open(BytesIO(compose(annual(), order_of(book)).content())) as document:
        lines = [line for page in document.pages for line in page.extract_text().split("\n")]
    return [line for line in lines if re.match(r"表\d+\s", line)]


def numbered(tables: list[str]) -> bool:
    return all(re.match(rf"表{at}\s", table) for at, table in enumerate(tables, 1))


def test_tables_charts_and_headings_are_numbered_without_a_gap(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    tables = captions(book)
    assert len(tables) == 11
    assert numbered(tables)
    assert "图1各月开展活动次数" in text
    assert "图2各月出席率" in text
    words = "总体|组织生活开展|出席|党小组|志愿|登记|年度|缺项|手工"
    headings = re.findall(rf"([一二三四五六七八九])、(?:{words})", text)
    assert "".join(headings) == "一二三四五六七八九"


def test_the_figures_of_the_first_page_are_those_of_the_tally(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    tally = book.tally
    duties = [each for each in book.shown_kinds if each.label in ("党员大会", "主题党日")]
    figures = (
        str(tally.sittings.value),
        *(str(tally.by_kind[each.code].value) for each in duties),
        percent(tally.attendance.rate),
        number(tally.volunteering.hours),
        str(tally.members),
    )
    assert "".join(figures) in text
    assert "开展活动党员大会主题党日出席率志愿服务期末在册党员" in text


def test_groups_and_hours_of_service_add_up_to_the_tally(sample: tuple[PeriodBook, str]) -> None:
    book, text = sample
    for group in tally_groups(book.tally.by_member):
        counts = group.counts
        figures = f"{counts.due}{counts.present}{counts.leave}{counts.absent}{percent(counts.rate)}"
        assert f"{group.name}{len(group.members)}{figures}{number(group.study_hours)}" in text
    for each in book.tally.by_member:
        if each.services:
            assert f"{each.services}{number(each.hours)}" in text


def test_registers_with_an_entry_stand_under_their_own_headings(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.registers.record(an_entry(title="优秀党员", values={"grade": "县"}))
    branch.registers.record(an_entry(title="误登的奖项"))
    branch.registers.void(2, "误登")
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "荣誉登记（1项）" in text
    assert "获奖日期获得奖项获奖党员获奖类型获奖级别颁奖单位获奖证书" in text
    assert "12022-07-01优秀党员县" in text
    assert "误登的奖项" not in text
    assert "承诺践诺登记" not in text


def test_the_plan_is_held_against_what_was_held(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 3, 7, 14), roll=(a_row(1),)))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 4, 7, 14), roll=(a_row(1),)))
    theme_day = the_kind("主题党日").code
    for day in (date(2022, 3, 5), date(2022, 5, 5)):
        branch.plans.save(PlannedSitting(day=day, kind=theme_day, topic=f"{day.month}月主题"))
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "本期计划2项：已改期1项，未开展1项，计划外1项。" in text
    assert "未开展指没有对应的记录" in text
    assert "主题党日2011 0050.0%".replace(" ", "") in text
    assert "12022-05-05主题党日5月主题" in text


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period.month(2022, 3), "2022年3月组织生活统计报告"),
        (Period.quarter(2022, 1), "2022年第1季度组织生活统计报告"),
        (Period(date(2021, 7, 1), date(2022, 6, 30)), "7月8月9月10月11月12月1月2月3月4月5月6月"),
        (Period(date(2020, 3, 1), date(2022, 12, 31)), "202020212022"),
        (Period(date(2013, 1, 1), date(2022, 12, 31)), "2013年各类活动按月开展次数"),
    ],
)
def test_every_month_of_every_period_has_its_own_column(
    branch: Branch, tmp_path: Path, period: Period, said: str
) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 3, 7, 14), roll=(a_row(1),)))
    book = branch.tallies.of(period, NOW.date())
    assert said in printed(annual(), book, tmp_path)
    assert numbered(captions(book))


def test_a_roll_not_yet_filled_in_has_a_column_so_that_the_sums_agree(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"))
    roll = (a_row(1), a_row(2, Mark.UNMARKED), a_row(3, Mark.ELSEWHERE))
    branch.sittings.record(a_sitting("集体学习", roll=roll))
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "应到实到请假缺席未标异地参加出席率" in text
    assert "全部活动21001150.0%" in text


def test_voided_records_are_not_on_the_paper(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.volunteering.record(a_service(title="误登的服务"))
    branch.volunteering.void(1, "误登")
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "误登的服务" not in text


def test_running_text_of_a_register_is_left_to_its_ledger(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"))
    branch.registers.record(
        an_entry("承诺践诺", title="帮助困难群众" * 40, people=(1,), values={"measures": "每月走访"})
    )
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "承诺日期承诺事项责任人完成时限" in text
    assert "每月走访" not in text
    assert "见登记簿台账" in text


def test_of_talks_the_report_tells_the_number_alone(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    branch.registers.record(an_entry("谈心谈话", people=(1, 2), title="家庭困难"))
    text = printed(annual(), branch.tallies.of(YEAR, NOW.date()), tmp_path)
    assert "谈心谈话1次。" in text
    assert "家庭困难" not in text


def test_a_long_name_of_a_branch_keeps_the_period_on_one_line(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一"), name="清河县融媒体中心机关第一联合党支部委员会（示例）")
    book = branch.tallies.of(YEAR, NOW.date())
    with pdfplumber.open(BytesIO(compose(annual(), order_of(book)).content())) as document:
        lines = (document.pages[0].extract_text() or "").split("\n")
    assert "统计期间：2022年" in lines
