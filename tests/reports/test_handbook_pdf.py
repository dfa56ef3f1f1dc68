"""党支部工作手册: the order of the form, every meeting of every quarter, a gap where something is missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from builders import a_member, a_record, a_row, a_sitting, settle, the_kind
from inspection_book import NAMES, TEXTS, lived, order_of_year

from partybranch.app import Branch, open_branch
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import compose
from partybranch.reports.pdf.handbook_pdf import HandbookReport

# It brings no types; a module fetched by name needs none.
_pdfium = import_module("pypdfium2")
_QUARTERS = [f"2022年第{number}季度" for number in range(1, 5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A handbook read back: pages without blanks, which of them lie, 目录, bookmarks with level and page."""

    pages: list[str]
    catalogue: list[tuple[str, int]]
    lying: list[bool]
    marks: list[tuple[str, int, int]]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pages)

    def tops(self) -> list[str]:
        """The titles of the parts."""
        return [title for title, level, _ in self.marks if level == 0]

    def part(self, title: str) -> str:
        """The text of a part up to the next one."""
        tops = [(name, page) for name, level, page in self.marks if level == 0]
        at = [name for name, _ in tops].index(title)
        end = tops[at + 1][1] if at + 1 < len(tops) else len(self.pages)
        return "".join(self.pages[tops[at][1] : end])


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(order: PaperOrder) -> Printed:
    with _pdfium.PdfDocument(compose(HandbookReport(), order).content()) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        listed = [re.fullmatch(r"(.+?)…+(\d+)", bare(line)) for text in texts for line in text.split("\r\n")]
        return Printed(
            pages=[bare(text) for text in texts],
            catalogue=[(found[1], int(found[2])) for found in listed if found],
            lying=[page.get_width() > page.get_height() for page in pdf],
            marks=[
                (mark.get_title(), mark.level, mark.get_dest().get_index()) for mark in list(pdf.get_toc())
            ],
        )


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PaperOrder, Printed]]:
    """The handbook of a year that nobody planned."""
    folder = tmp_path_factory.mktemp("handbook")
    branch = open_branch(folder / "book", now=lambda: datetime(2022, 12, 31, 10), who="测试")
    lived(branch, folder / "files")
    order = order_of_year(branch)
    yield order, printed(order)
    branch.close()


def test_the_parts_stand_in_the_order_of_the_form(year: tuple[PaperOrder, Printed]) -> None:
    assert year[1].tops() == [
        "党支部基本情况",
        "2022年党支部委员花名册",
        "年度工作计划",
        *_QUARTERS,
        "年度工作总结",
        "2022年党员花名册",
    ]
    inside = [title for title, level, _ in year[1].marks if level == 1]
    assert inside.count("工作安排") == inside.count("执行情况") == 4
    assert "党支部工作手册（2022年度）" in year[1].pages[0]
    assert "党支部名称：试验党支部" in year[1].pages[0]


def test_the_pages_of_the_catalogue_are_true(year: tuple[PaperOrder, Printed]) -> None:
    handbook = year[1]
    marks = [(bare(title), page + 1) for title, level, page in handbook.marks if level < 2]
    assert handbook.catalogue == marks
    for title, page in handbook.catalogue:
        assert title.split("之")[-1] in handbook.pages[page - 1] or title in _QUARTERS, title


def test_a_year_that_nobody_planned_prints_every_meeting_and_says_that_the_plan_is_missing(
    year: tuple[PaperOrder, Printed],
) -> None:
    order, handbook = year
    for text in TEXTS:
        assert re.sub(r"\s", "", text) in handbook.text
    for name in NAMES:
        assert name in handbook.text
    assert "没有录入工作计划。【待补充】" in handbook.part("年度工作计划")
    for quarter, label in zip(order.book.period.quarters(), _QUARTERS, strict=True):
        part = handbook.part(label)
        assert "没有录入工作计划。【待补充】" in part
        for sitting in order.book.sittings:
            assert (re.sub(r"\s", "", sitting.records[0].text) in part) == (sitting.day in quarter)
    assert "没有列年度计划" in handbook.part(_QUARTERS[3])


def test_the_branch_and_its_committee_are_named_by_their_posts(year: tuple[PaperOrder, Printed]) -> None:
    part = year[1].part("党支部基本情况")
    for said in (
        "改选时间【待补充】",
        "党小组数1",
        "支部人数4",
        f"支部书记{NAMES[0]}",
        f"宣传委员{NAMES[2]}",
    ):
        assert said in part, said
    committee = year[1].part("2022年党支部委员花名册")
    assert all(name in committee for name in NAMES[:3])
    assert NAMES[3] not in committee


def test_a_deputy_is_no_secretary_and_a_post_laid_down_is_nobodys(branch: Branch) -> None:
    titles = {"赵一": "支部书记", "钱二": "支部副书记", "孙三": "宣传委员", "李四": "组织委员"}
    settle(
        branch,
        *(
            a_member(name, posts=(Post(title=title, end=date(2022, 5, 1) if name == "孙三" else None),))
            for name, title in titles.items()
        ),
    )
    part = printed(order_of_year(branch)).part("党支部基本情况")
    assert "支部书记赵一副书记钱二各委员组织委员李四" in part


def test_what_a_group_owes_is_said_with_its_name(branch: Branch) -> None:
    groups = {"赵一": "甲组", "钱二": "乙组"}
    settle(branch, *(a_member(name, groups=(GroupStay(group=group),)) for name, group in groups.items()))
    record = a_record("党小组会", group="甲组")
    roll = (a_row(1, name="赵一", group="甲组"),)
    branch.sittings.record(a_sitting(record, at=datetime(2022, 1, 12, 9), roll=roll))
    (row,) = re.findall(r"党小组会01.*?100\.0%(.*?)党课", printed(order_of_year(branch)).part(_QUARTERS[0]))
    assert row.replace("、", "") == "乙组1月甲组2月乙组2月甲组3月乙组3月"


def test_the_roster_lies_and_has_the_headings_of_the_form(year: tuple[PaperOrder, Printed]) -> None:
    handbook = year[1]
    assert handbook.lying[-1]
    assert not handbook.lying[-2]
    heads = "序号姓名性别民族出生年月年龄籍贯参加工作时间入党时间文化程度党内职务行政职务"
    assert heads in handbook.pages[-1]
    assert all(name in handbook.pages[-1] for name in NAMES)


def test_plan_and_outcome_stand_side_by_side_and_what_is_missing_is_named(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"))
    kind = the_kind("主题党日").code
    for month, topic in ((1, "重温入党誓词"), (2, "学雷锋")):
        branch.plans.save(PlannedSitting(day=date(2022, month, 10), kind=kind, topic=topic))
    roll = (a_row(1, name="赵一"), a_row(2, name="钱二"))
    branch.sittings.record(a_sitting("主题党日", at=datetime(2022, 1, 12, 9), roll=roll))
    branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 2, 15, 9), roll=roll))
    handbook = printed(order_of_year(branch))
    assert "1月01-10主题党日重温入党誓词" in handbook.part("年度工作计划")
    first, second = handbook.part(_QUARTERS[0]), handbook.part(_QUARTERS[1])
    assert "主题党日2122100.0%2月、3月" in first
    assert "01-10主题党日重温入党誓词◎已改期01-12" in first
    assert "02-10主题党日学雷锋○未开展" in first
    assert "未开展指没有对应的记录" in first
    assert "集体学习集体学习议题＋计划外02-15" in first
    assert "02-10" not in second
    assert "没有录入工作计划。【待补充】" in second


def test_a_sitting_that_is_two_meetings_prints_both_and_long_minutes_go_on_over_pages(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    long = "".join(f"（{number}）研究支部工作并作出安排。" for number in range(400))
    records = (a_record("党员大会", text=long), a_record("党课", text="讲了一课。"))
    branch.sittings.record(a_sitting(*records, roll=(a_row(1, name="赵一"),)))
    part = printed(order_of_year(branch)).part(_QUARTERS[0])
    for number in range(400):
        assert f"（{number}）研究支部" in re.sub(r"第\d+页共\d+页打印\S{10}记录\d条留痕\w{8}", "", part)
    assert "讲了一课。" in part


def test_an_empty_book_and_a_running_year_print_their_gaps(branch: Branch) -> None:
    handbook = printed(branch.orders.of(Period.year(2023), date(2023, 2, 1)))
    assert handbook.tops()[2:7] == [
        "年度工作计划", *(each.replace("2022", "2023") for each in _QUARTERS)
    ]  # fmt: skip
    assert "缺项：未到，尚未检查。" in handbook.part("2023年第4季度")
    assert "支部书记【待补充】" in handbook.part("党支部基本情况")
    assert "四、下一步打算【待补充】" in handbook.part("年度工作总结")


def test_a_part_of_a_year_has_the_quarters_it_reaches_into(branch: Branch, tmp_path: Path) -> None:
    lived(branch, tmp_path / "files")
    handbook = printed(branch.orders.of(Period(date(2022, 2, 15), date(2022, 8, 10)), branch.today()))
    assert [title for title in handbook.tops() if "季度" in title] == _QUARTERS[:3]
    assert "（2022年2月15日—8月10日）" in handbook.pages[0]
