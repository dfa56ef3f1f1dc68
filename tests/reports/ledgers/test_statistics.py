"""Whom and what ledgers count: the last on the roll, who need not come, months not over, posts laid down."""

from datetime import date, datetime

from builders import a_member, a_record, a_row, a_sitting, order_of, settle
from read_back import ledger

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.members import Post
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Person
from partybranch.reports.ledgers.plan import Percent, SheetPlan
from partybranch.services.tallies import PeriodBook

YEAR = Period.year(2022)


def first_sheet(code: str, book: PeriodBook) -> SheetPlan:
    return ledger(code).plans(order_of(book))[0]


def test_the_last_on_the_roll_is_missed_and_who_need_not_come_is_not(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"), a_member("孙三"))
    roll = (
        a_row(1, name="赵一"),
        a_row(2, Mark.LEAVE, name="钱二", reason="年老体弱", due=False),
        a_row(3, Mark.ABSENT, name="孙三"),
    )
    branch.sittings.record(a_sitting(roll=roll))
    book = branch.tallies.of(YEAR, YEAR.end)
    plan = first_sheet("absences", book)
    assert [row[3:6] for row in plan.rows] == [("孙三", "", "缺席")]
    assert plan.notes[0].startswith("请假0人次，缺席1人次。")
    assert f"记录 1 条　留痕 {book.fingerprint}" in plan.stamp


def test_rates_are_of_the_months_that_are_over(branch: Branch) -> None:
    posts = (Post(title="支部书记"), Post(title="组织委员"), Post(title="宣传委员"))
    settle(branch, *(a_member(name, posts=(post,)) for name, post in zip("赵钱孙", posts, strict=True)))
    roll = tuple(a_row(at, name=name, committee=True) for at, name in enumerate("赵钱孙", 1))
    for kind, month in (("支委会", 1), ("支委会", 3), ("主题党日", 3)):
        branch.sittings.record(a_sitting(kind, at=datetime(2022, month, 7, 9), roll=roll))
    book = branch.tallies.of(YEAR, date(2022, 4, 15))
    (life,) = first_sheet("life_statistics", book).rows
    assert life[3:7] == (1, 0, 1, 0)
    assert life[15:17] == (2, Percent(2 / 3))
    assert life[29:31] == (1, Percent(1 / 3))
    (meetings,) = first_sheet("meeting_statistics", book).rows
    assert meetings[6:9] == (Percent(1.0), Percent(2 / 3), 2)


def test_a_lecture_is_the_secretarys_who_held_the_post_that_day(branch: Branch) -> None:
    settle(branch, a_member("赵一", posts=(Post(title="支部书记", end=date(2022, 6, 1)),)))
    for month in (3, 9):
        lecture = a_record("党课", lecturer=Person(name="赵一", member_id=1))
        branch.sittings.record(
            a_sitting(lecture, at=datetime(2022, month, 7, 9), roll=(a_row(1, name="赵一"),))
        )
    plan = first_sheet("lectures", branch.tallies.of(YEAR, YEAR.end))
    assert [row[5] for row in plan.rows] == ["是", "否"]


def test_who_takes_part_elsewhere_has_studied_and_who_is_unmarked_has_not(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二"))
    roll = (a_row(1, Mark.ELSEWHERE, name="赵一"), a_row(2, Mark.UNMARKED, name="钱二"))
    branch.sittings.record(a_sitting(minutes=90, roll=roll))
    plan = first_sheet("study_hours", branch.tallies.of(YEAR, YEAR.end))
    assert [(row[1], row[5], row[15], row[17]) for row in plan.rows] == [
        ("赵一", 1.5, 1.5, 30.5),
        ("钱二", None, 0, 32),
    ]
