from dataclasses import replace
from datetime import date, datetime

from builders import Fact, a_member, a_record, a_sitting
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.motions import Motion
from partybranch.domain.rules.facts import Facts
from partybranch.domain.sittings import Record, Sitting

COMMITTEE = some_members(7, committee=3)
PLAN = "2022年度党建工作计划"


def a_vote(subject: str = f"审议{PLAN}", topic: str = "党员大会议题") -> Record:
    return a_record("党员大会", topic=topic, motions=(Motion(subject=subject),))


def the_committee(month: int = 3, kind: str = "支委会", **facts: Fact) -> Sitting:
    usual = {"topic": f"研究{PLAN}"}
    return a_sitting(a_record(kind, **usual | facts), at=datetime(2022, month, 1, 9))


def voted(*earlier: Sitting, record: Record | None = None, **facts: Fact) -> Facts:
    meeting = a_sitting(record or a_vote(), at=datetime(2022, 3, 18, 9))
    return some_facts(*earlier, meeting, members=facts.pop("members", COMMITTEE), **facts)


def test_a_matter_that_the_committee_discussed_before_is_prepared() -> None:
    assert texts("committee_first", voted(the_committee())) == []


def test_a_vote_without_any_committee_before_it_is_reminded_of() -> None:
    (found,) = findings("committee_first", voted())
    assert found.found.text == f"表决“审议{PLAN}”前90天内没有支委会记录"
    assert (found.rule.severity.value, found.found.target.field) == ("提醒", "records")


def test_a_committee_afterwards_or_long_before_does_not_count() -> None:
    assert len(texts("committee_first", voted(the_committee(4)))) == 1
    long_before = a_sitting(a_record("支委会", topic=PLAN), at=datetime(2021, 11, 1, 9))
    assert len(texts("committee_first", voted(long_before))) == 1
    assert texts("committee_first", voted(long_before), days="137") == []
    assert len(texts("committee_first", voted(long_before), days="136")) == 1


def test_a_committee_on_another_matter_has_not_prepared_it() -> None:
    other = the_committee(topic="研究党费收缴情况", text="听取汇报。")
    assert texts("committee_first", voted(other)) == [f"表决“审议{PLAN}”前的支委会记录里没有见到这一议题"]


def test_the_matter_may_stand_in_the_text_the_resolution_or_a_vote_of_the_committee() -> None:
    for place in (
        the_committee(topic="例会", text=PLAN),
        the_committee(topic="例会", resolution=PLAN),
        the_committee(topic="例会", motions=(Motion(subject=PLAN),)),
    ):
        assert texts("committee_first", voted(place)) == []


def test_how_much_of_a_matter_must_be_found_is_a_setting() -> None:
    half = the_committee(topic="植树", text="安排。")
    meeting = voted(half, record=a_vote("植树活动"))
    assert texts("committee_first", meeting, alike="33") == []
    assert len(texts("committee_first", meeting, alike="34")) == 1
    exactly = voted(half, record=a_vote("植树造"))
    assert texts("committee_first", exactly, alike="50") == []
    assert len(texts("committee_first", exactly, alike="51")) == 1


def test_words_of_every_agenda_do_not_make_two_matters_one() -> None:
    other = the_committee(topic="关于讨论研究审议表决通过事项", text="")
    assert len(texts("committee_first", voted(other, record=a_vote("关于审议通过评优事项")))) == 1


def test_a_member_named_in_both_is_the_same_matter() -> None:
    members = (*COMMITTEE, a_member("孙小满", id=20))
    about = the_committee(topic="研究孙小满同志申请", text="")
    facts = voted(about, record=a_vote("孙小满按期转为正式党员"), members=members)
    assert texts("committee_first", facts) == []


def test_a_vote_without_a_subject_is_known_by_the_topic_of_its_record() -> None:
    assert texts("committee_first", voted(the_committee(), record=a_vote("", topic=PLAN))) == []
    other = the_committee(topic="研究党费收缴情况", text="")
    assert len(texts("committee_first", voted(other, record=a_vote("", topic=PLAN)))) == 1
    assert texts("committee_first", voted(other, record=a_vote("", topic=""))) == [], "nothing to compare"


def test_a_committee_earlier_in_the_same_sitting_counts() -> None:
    both = a_sitting(a_record("支委会", topic=PLAN), a_vote(), at=datetime(2022, 3, 18, 9))
    assert texts("committee_first", some_facts(both, members=COMMITTEE)) == []
    turned = a_sitting(a_vote(), a_record("支委会", topic=PLAN), at=datetime(2022, 3, 18, 9))
    assert len(texts("committee_first", some_facts(turned, members=COMMITTEE))) == 1


def test_nothing_is_asked_without_a_committee_or_without_a_vote() -> None:
    assert texts("committee_first", voted(members=some_members(5))) == []
    assert texts("committee_first", voted(record=a_record("党员大会"))) == []


def test_the_committee_that_this_very_meeting_elects_could_not_prepare_it() -> None:
    def elected(since: date) -> Facts:
        members = [
            replace(each, posts=tuple(replace(post, start=since) for post in each.posts))
            for each in COMMITTEE
        ]
        return voted(record=a_vote("选举第一届支部委员会"), members=members)

    assert texts("committee_first", elected(date(2022, 3, 18))) == []
    assert len(texts("committee_first", elected(date(2022, 3, 17)))) == 1
