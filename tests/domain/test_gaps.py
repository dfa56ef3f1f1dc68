from datetime import date, datetime

from builders import KINDS, a_member, a_record, a_row, a_sitting

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.gaps import Gap, find_gaps
from partybranch.domain.members import GroupStay
from partybranch.domain.motions import Motion
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting

MARCH = Period.month(2022, 3)


def gaps(*sittings: Sitting, period: Period = MARCH, as_of: date = date(2022, 3, 1)) -> list[Gap]:
    return list(find_gaps(sittings, [], KINDS, period, as_of))


def lacking(sitting: Sitting) -> str:
    found = gaps(sitting)
    return found[0].text if found else ""


def test_a_complete_sitting_lacks_nothing() -> None:
    assert lacking(a_sitting(roll=(a_row(1), a_row(2, Mark.LEAVE, reason="病假")))) == ""


def test_an_empty_head_is_named_part_by_part() -> None:
    bare = a_sitting(place="", chair=None, recorder=None, roll=(a_row(1),))
    assert lacking(bare) == "缺地点；缺主持人；缺记录人"


def test_each_record_names_its_missing_topic_text_lecturer_and_group() -> None:
    sitting = a_sitting(
        a_record("党课", topic="", text=" ", lecturer=None),
        a_record("党小组会", text=""),
        roll=(a_row(1),),
    )
    assert lacking(sitting) == (
        "党课缺会议名称；党课缺授课人；党课会议内容【待补充】；党小组会缺党小组；党小组会会议内容【待补充】"
    )


def test_a_sitting_without_a_roll_says_so() -> None:
    assert lacking(a_sitting()) == "未登记到会情况"


def test_unmarked_people_are_named_and_are_not_called_absent() -> None:
    roll = tuple(a_row(n, Mark.UNMARKED) for n in range(1, 8))
    assert lacking(a_sitting(roll=roll)) == "7人未标（党员1、党员2、党员3、党员4、党员5等）"
    assert lacking(a_sitting(roll=(a_row(1, Mark.UNMARKED),))) == "1人未标（党员1）"


def test_who_need_not_come_need_not_be_marked() -> None:
    assert lacking(a_sitting(roll=(a_row(1), a_row(2, Mark.UNMARKED, due=False)))) == ""


def test_a_leave_without_a_reason_is_named() -> None:
    assert lacking(a_sitting(roll=(a_row(1), a_row(2, Mark.LEAVE)))) == "缺请假事由（党员2）"


def test_an_old_head_count_lacks_the_names_of_who_did_not_come() -> None:
    assert lacking(a_sitting(heads=HeadCount(due=10, present=8, leave=2))) == "缺请假人员名单"
    assert lacking(a_sitting(heads=HeadCount(due=10, present=8))) == "缺请假人员名单"
    assert lacking(a_sitting(heads=HeadCount(due=10, present=10))) == ""


def test_a_gap_of_a_sitting_leads_to_it() -> None:
    gap = gaps(a_sitting("党课", "集体学习", id=12))[0]
    assert (gap.when, gap.subject, gap.sitting_id, gap.source) == ("2022-03-07", "党课、集体学习", 12, "")


def test_duties_not_held_come_first_with_their_article() -> None:
    found = gaps(a_sitting(), as_of=date(2022, 3, 31))
    assert [(gap.when, gap.subject, gap.text) for gap in found] == [
        ("2022年3月", "支委会", "未见记录"),
        ("2022年3月", "主题党日", "未见记录"),
        ("2022-03-07", "集体学习", "未登记到会情况"),
    ]
    assert found[0].source == "中国共产党支部工作条例（试行）第十二条"


def test_a_year_without_any_record_is_a_list_of_its_duties() -> None:
    members = [a_member(id=1, groups=(GroupStay(group="第一党小组"),))]
    found = find_gaps([], members, KINDS, Period.year(2022), date(2022, 12, 31))
    subjects = [gap.subject for gap in found]
    assert subjects.count("党员大会") == 4
    assert subjects.count("支委会") == subjects.count("主题党日") == 12
    assert subjects.count("第一党小组党小组会") == 12
    assert subjects.count("组织生活会") == subjects.count("民主评议") == 1
    assert len(found) == 42


def test_sittings_outside_the_period_are_not_judged() -> None:
    assert gaps(a_sitting(at=datetime(2022, 4, 1, 9), place="")) == []


def test_a_vote_without_votes_or_with_too_many_is_named() -> None:
    motions = (
        Motion(voters_due=10, voters_present=8, votes_for=8),
        Motion(voters_due=10, voters_present=8),
        Motion(voters_due=10, voters_present=8, votes_for=9),
    )
    assert lacking(a_sitting(a_record("党员大会", motions=motions), roll=(a_row(1),))) == (
        "党员大会表决缺票数；党员大会表决票数合计与到会有表决权人数不符"
    )
