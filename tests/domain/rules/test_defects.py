"""The seventeen defects that inspectors report: a book with one is told so, the same book mended is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from builders import KINDS, Fact, a_member, a_record, a_row, a_sitting
from rulings import findings, some_facts, some_members

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.members import Category
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.facts import Facts, Redating
from partybranch.domain.sittings import Attachment, Person, Sitting

MARCH = Period.month(2022, 3)
COMMITTEE = some_members(7, committee=3)
ALL_SEVEN = tuple(a_row(at) for at in range(1, 8))
TEXT = "会议传达了上级文件精神，与会人员结合本职工作作了发言，支部书记作总结，并安排了下一步的学习任务。"
OTHER_TEXT = "观看警示教育片后，党员逐一谈了体会，表示要引以为戒，守住底线，做到廉洁自律，认真负责。"
THE_MONDAY = datetime(2022, 3, 7, 9)


def one(*kinds: Fact, members: Fact = COMMITTEE, **facts: Fact) -> Facts:
    """A book with one sitting on a Monday."""
    return some_facts(a_sitting(*kinds, **facts), members=members)


def voted(members: Fact = COMMITTEE, roll: Fact = (), **motion: Fact) -> Facts:
    usual: dict[str, Fact] = {"voters_due": 10, "voters_present": 8, "votes_for": 8}
    record = a_record("党员大会", motions=(Motion(**usual | motion),))
    return one(record, members=members, roll=roll)


def prepared(topic: str) -> Facts:
    committee = a_sitting(a_record("支委会", topic=topic, text=""), at=datetime(2022, 3, 1, 9))
    meeting = a_record("党员大会", motions=(Motion(subject="年度党建工作计划"),))
    return some_facts(committee, a_sitting(meeting), members=COMMITTEE)


def theme_days_of_march(count: int) -> Facts:
    return some_facts(*[a_sitting("主题党日")] * count, members=COMMITTEE, period=MARCH)


def elected(year: int) -> Facts:
    return some_facts(members=COMMITTEE, profile=Profile(elected_on=date(year, 6, 1)))


def redated(to: int) -> Facts:
    change = Redating(
        sitting_id=1,
        before=THE_MONDAY,
        after=datetime(2022, 3, to, 9),
        at=datetime(2022, 4, 1),
        who="组织委员",
    )
    return some_facts(a_sitting(), members=COMMITTEE, redatings=(change,))


def told_again(text: str) -> Facts:
    first = a_sitting(a_record("集体学习", text=TEXT), at=datetime(2022, 2, 7, 9))
    return some_facts(first, a_sitting(a_record("集体学习", text=text)), members=COMMITTEE)


def converted(joined: date) -> Facts:
    candidate = a_member("孙小满", id=9, joined=joined, full_since=date(2022, 12, 1), category=Category.FULL)
    return voted((*COMMITTEE, candidate), purpose=Purpose.ADMISSION, subject="孙小满转正")


def files(*names: str, kind: str = "集体学习") -> Facts:
    return one(kind, attachments=tuple(Attachment(name=name, sha256="0" * 64, size=1) for name in names))


def two(hour: int) -> tuple[Sitting, ...]:
    return tuple(a_sitting(at=datetime(2022, 3, 7, at), minutes=120, roll=(a_row(1),)) for at in (9, hour))


@dataclass(frozen=True)
class Case:
    """A rule with a book in which it finds the defect and one in which it does not."""

    defect: int
    code: str
    bad: Callable[[], Facts]
    good: Callable[[], Facts]

    def __str__(self) -> str:
        return f"{self.defect}-{self.code}"


THEME_DAY_DUTY = next(
    rule.code for rule in built_in_rules(KINDS) if rule.preset.get("kind") == "主题党日" and rule.on
)
LEAVE = a_row(2, Mark.LEAVE)
CASES = (
    Case(
        1,
        "roll_named",
        lambda: one(roll=(a_row(1), LEAVE)),
        lambda: one(roll=(a_row(1), a_row(2, Mark.LEAVE, reason="病假"))),
    ),
    Case(2, "record_head", lambda: one(place=""), one),
    Case(2, "votes_complete", lambda: voted(votes_for=5), voted),
    Case(3, "record_body", lambda: one(a_record("集体学习", text="")), one),
    Case(3, "committee_first", lambda: prepared("研究党费收缴"), lambda: prepared("研究党建工作计划")),
    Case(4, THEME_DAY_DUTY, lambda: theme_days_of_march(0), lambda: theme_days_of_march(1)),
    Case(
        4,
        "attendance_rate",
        lambda: one(heads=HeadCount(due=7, present=3)),
        lambda: one(heads=HeadCount(due=7, present=4)),
    ),
    Case(5, "term_over", lambda: elected(2019), lambda: elected(2020)),
    Case(6, "date_changed", lambda: redated(14), lambda: redated(7)),
    Case(
        7,
        "heads_possible",
        lambda: one("党员大会", heads=HeadCount(due=31, present=31)),
        lambda: one("党员大会", heads=HeadCount(due=7, present=7)),
    ),
    Case(8, "lecture_record", lambda: one(a_record("党课", lecturer=None)), lambda: one("党课")),
    Case(8, "lecture_notes", lambda: files(kind="党课"), lambda: files("讲稿.docx", kind="党课")),
    Case(
        9,
        "entry_late",
        lambda: one(entered_at=datetime(2022, 3, 28, 9)),
        lambda: one(entered_at=datetime(2022, 3, 8, 9)),
    ),
    Case(
        10,
        "theme_day_pleasure",
        lambda: one(a_record("主题党日", topic="赴景区旅游")),
        lambda: one(a_record("主题党日", topic="重温入党誓词")),
    ),
    Case(11, "admission_early", lambda: converted(date(2021, 12, 1)), lambda: converted(date(2021, 3, 1))),
    Case(
        11,
        "voters_entitled",
        lambda: voted(roll=(*ALL_SEVEN, a_row(8, full=False, votes=False)), voters_due=8),
        lambda: voted(roll=(*ALL_SEVEN, a_row(8, full=False, votes=False)), voters_due=7, voters_present=7),
    ),
    Case(
        12,
        "resolution_quorum",
        lambda: voted(voters_present=8, votes_for=5, votes_against=3),
        lambda: voted(voters_present=8, votes_for=6, votes_against=2),
    ),
    Case(
        13,
        "roll_roster",
        lambda: one("党员大会", roll=ALL_SEVEN[:6]),
        lambda: one("党员大会", roll=ALL_SEVEN),
    ),
    Case(14, "day_off", lambda: one(at=datetime(2022, 3, 6, 9)), one),
    Case(14, "two_places", lambda: some_facts(*two(10)), lambda: some_facts(*two(14))),
    Case(15, "text_copied", lambda: told_again(TEXT), lambda: told_again(OTHER_TEXT)),
    Case(16, "sign_in_sheet", files, lambda: files("签到表.pdf")),
    Case(16, "pictures", files, lambda: files("会场.jpg")),
    Case(
        17,
        "people_named",
        lambda: one(chair=Person(name="李书记"), recorder=Person(name="党员2", member_id=2)),
        lambda: one(chair=Person(name="党员1", member_id=1), recorder=Person(name="党员2", member_id=2)),
    ),
)
each_case = pytest.mark.parametrize("case", CASES, ids=str)


def test_all_seventeen_are_tried() -> None:
    assert {case.defect for case in CASES} == set(range(1, 18))


@each_case
def test_a_book_with_the_defect_is_told_so_in_chinese(case: Case) -> None:
    found = findings(case.code, case.bad())
    assert found
    assert all(each.found.text and each.found.when and each.found.subject for each in found)
    assert {each.rule.defect for each in found} == {case.defect}


@each_case
def test_the_same_book_mended_is_left_alone(case: Case) -> None:
    assert findings(case.code, case.good()) == ()


@each_case
def test_a_finding_keeps_its_key_when_the_book_is_judged_again(case: Case) -> None:
    once, again = findings(case.code, case.bad()), findings(case.code, case.bad())
    assert [each.key for each in once] == [each.key for each in again]
    assert len({each.key for each in once}) == len(once)
