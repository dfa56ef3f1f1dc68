"""What a new sitting starts from, and what never comes along from another one."""

from dataclasses import replace
from datetime import date, datetime, time

from builders import KINDS, a_record, a_row, a_sitting, the_kind

from partybranch.domain.attendance import Mark, Observer
from partybranch.domain.beginnings import USUAL_START, Usual, copied, fresh, usual_of
from partybranch.domain.kinds import Scope
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.sittings import Attachment, Person, Record, Sitting

CHAIR, OTHER = Person(name="赵一", member_id=1), Person(name="钱二", member_id=2)
THEME_DAY, LECTURE = the_kind("主题党日"), the_kind("党课")
DAY = date(2022, 12, 1)


def held(month: int, hour: int = 15, **facts: object) -> Sitting:
    return a_sitting("主题党日", at=datetime(2022, month, 5, hour, 30, 7), **facts)


def test_the_latest_few_of_a_kind_say_what_is_usual() -> None:
    sittings = [
        held(1, 9, place="旧礼堂", chair=OTHER, minutes=60),
        *(held(month, place="三楼会议室", chair=CHAIR, minutes=100) for month in (6, 7, 8, 9)),
        held(10, 19, place="红色教育基地", chair=OTHER, minutes=180),
        held(11, 8, place="作废", voided="重复录入"),
        a_sitting("党课", at=datetime(2022, 11, 20, 8), place="礼堂"),
    ]
    usual = usual_of(sittings, THEME_DAY.code, DAY)
    assert (usual.at, usual.minutes, usual.place, usual.chair) == (time(15, 30), 100, "三楼会议室", CHAIR)


def test_of_two_equally_common_places_the_newest_is_usual() -> None:
    sittings = [held(5, place="旧礼堂"), held(6, place="三楼会议室")]
    assert usual_of(sittings, THEME_DAY.code, DAY).place == "三楼会议室"


def test_what_lies_ahead_or_long_ago_is_no_habit() -> None:
    assert usual_of([held(12, place="以后")], THEME_DAY.code, DAY) == Usual()
    assert usual_of([held(1)], THEME_DAY.code, date(2024, 1, 1)) == Usual()


def test_a_day_mistyped_into_the_first_century_has_no_habits() -> None:
    assert usual_of([held(5)], THEME_DAY.code, date(1, 3, 7)) == Usual()


def test_a_group_has_habits_of_its_own() -> None:
    def of_group(group: str, place: str, day: int) -> Sitting:
        record = a_record("党小组会", scope=Scope.GROUP, group=group)
        return a_sitting(record, at=datetime(2022, 11, day, 16), place=place)

    sittings = [of_group("第一党小组", "一楼", 1), of_group("第二党小组", "二楼", 2)]
    kind = the_kind("党小组会").code
    assert usual_of(sittings, kind, DAY, "第一党小组").place == "一楼"
    assert usual_of(sittings, kind, DAY).place == "二楼"


def test_a_fresh_sitting_takes_the_usual_time_and_the_longest_of_its_kinds() -> None:
    usual = Usual(at=time(9, 30), minutes=40, place="三楼会议室", chair=CHAIR)
    sitting = fresh((THEME_DAY.code, LECTURE.code), KINDS, usual, DAY)
    assert sitting.starts_at == datetime(2022, 12, 1, 9, 30)
    assert sitting.kinds == (THEME_DAY.code, LECTURE.code)
    assert sitting.minutes == max(40, LECTURE.minutes)
    assert sitting.chair is None, "who usually chairs is offered and not written down by itself"
    unknown = fresh((THEME_DAY.code,), KINDS, Usual(place="党员活动室"), DAY)
    assert (unknown.starts_at.time(), unknown.minutes) == (USUAL_START, THEME_DAY.minutes)


def a_rich_sitting(record: Record) -> Sitting:
    motion = Motion(purpose=Purpose.RESOLUTION, subject="同意", voters_due=3, votes_for=3)
    return a_sitting(
        replace(record, lecturer=OTHER, motions=(motion,), text="内容", resolution="决议"),
        at=datetime(2022, 3, 7, 9, 15, 30),
        id=7,
        minutes=95,
        chair=CHAIR,
        recorder=OTHER,
        roll=(a_row(1, Mark.LEAVE, reason="病假"), a_row(2, late=True)),
        observers=(Observer(name="王红"),),
        attachments=(Attachment(name="照片.jpg", sha256="0" * 64, size=1),),
        remarks="补录",
        entered_at=datetime(2022, 3, 8, 8),
        voided="录错",
    )


def test_a_copy_takes_the_arrangement_and_nothing_that_happened() -> None:
    record = a_record("党小组会", scope=Scope.GROUP, group="第一党小组")
    assert copied(a_rich_sitting(record), DAY) == Sitting(
        starts_at=datetime(2022, 12, 1, 9, 15),
        minutes=95,
        place="党员活动室",
        chair=CHAIR,
        recorder=OTHER,
        records=(Record(kind=record.kind, scope=Scope.GROUP, group="第一党小组"),),
    )


def test_a_copy_of_a_sitting_by_name_calls_the_same_people_unmarked() -> None:
    record = a_record("中心组学习", scope=Scope.NAMED)
    roll = copied(a_rich_sitting(record), DAY).roll
    assert [(row.member_id, row.mark, row.reason, row.late) for row in roll] == [
        (1, Mark.UNMARKED, "", False),
        (2, Mark.UNMARKED, "", False),
    ]
