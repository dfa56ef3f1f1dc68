from datetime import date, datetime, timedelta

import pytest
from builders import KINDS, a_member, a_record, a_row, a_service, a_sitting

from partybranch.domain.attendance import Mark
from partybranch.domain.kinds import ACTIVITY_KINDS, Kind, Kinds
from partybranch.domain.members import Post
from partybranch.domain.periods import Period
from partybranch.domain.sentences import number, percent, year_sentence
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.domain.tallies import tally

SECRETARY = a_member("书记", id=1, posts=(Post(title="支部书记"),))
TO_AUGUST = Period(date(2022, 1, 1), date(2022, 8, 10))


def sentence(*sittings: Sitting, period: Period = TO_AUGUST, kinds: Kinds = KINDS, services: int = 0) -> str:
    counted = tally(
        period=period,
        sittings=sittings,
        services=[a_service(day=date(2022, 2, n + 1), people=(1, 2)) for n in range(services)],
        members=[SECRETARY, a_member("钱二", id=2)],
        kinds=kinds,
    )
    return year_sentence(counted, kinds)


def times(n: int, *kinds: str | Record, since: datetime = datetime(2022, 1, 4, 9)) -> list[Sitting]:
    return [a_sitting(*kinds, at=since + timedelta(days=3 * place)) for place in range(n)]


def test_the_sentence_of_the_report_holds_its_four_counts() -> None:
    lecture = a_record("党课", lecturer=Person(name="书记", member_id=1))
    text = sentence(
        *times(12, "集体学习"),
        *times(5, "主题党日"),
        *times(3, "主题党日", lecture, "党员大会"),
        *times(4, "党员大会"),
    )
    assert text.startswith("2022年以来（截至8月10日），已开展")
    for words in ("集体学习12次", "主题党日8次", "党员大会7次", "支部书记讲党课3次"):
        assert words in text
    assert "共开展活动24次（其中3次同时计入两种以上类型，活动总数只计一次）。" in text


def test_a_whole_year_and_another_stretch_open_with_their_names() -> None:
    assert sentence(period=Period.year(2022)).startswith("2022年，已开展活动0次。")
    assert sentence(period=Period.month(2022, 3)).startswith("2022年3月，")


def test_attendance_and_what_is_not_marked_are_told() -> None:
    roll = (a_row(1), a_row(2), a_row(3, Mark.LEAVE), a_row(4, Mark.ABSENT), a_row(5, Mark.UNMARKED))
    text = sentence(a_sitting(roll=roll))
    assert "应到5人次，实到2人次，请假1人次，缺席1人次，未标1人次，出席率40.0%。" in text
    assert "未标" not in sentence(a_sitting(roll=roll[:2]))


def test_services_are_told_with_people_turns_and_hours() -> None:
    assert "组织志愿服务和双报到3次，参加党员2人、6人次，累计18小时。" in sentence(services=3)


def test_an_own_kind_of_lesson_does_not_repeat_the_secretary() -> None:
    kinds = Kinds((*ACTIVITY_KINDS, Kind(id=1, code="own_1", name="微讲堂", lesson=True, lecturer=True)))
    lecturer = Person(name="书记", member_id=1)
    own = Record(kind="own_1", lecturer=lecturer)
    text = sentence(*times(2, a_record("党课", lecturer=lecturer)), *times(1, own), kinds=kinds)
    assert text.count("支部书记讲党课") == 1
    assert "支部书记讲党课3次" in text


@pytest.mark.parametrize(
    ("value", "text"), [(144.0, "144"), (2.5, "2.5"), (0, "0"), (100, "100"), (0.25, "0.25"), (3, "3")]
)
def test_numbers_carry_no_superfluous_point(value: float, text: str) -> None:
    assert number(value) == text


def test_a_rate_has_one_decimal_and_nobody_due_a_dash() -> None:
    assert (percent(1781 / 1959), percent(1.0), percent(None)) == ("90.9%", "100.0%", "—")
