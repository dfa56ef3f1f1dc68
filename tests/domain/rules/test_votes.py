import pytest
from builders import Fact, a_record, a_row, a_sitting
from rulings import findings, some_facts, texts

from partybranch.domain.attendance import Mark
from partybranch.domain.motions import Motion, Purpose
from partybranch.domain.rules.facts import Facts

RULE_OF = {
    Purpose.RESOLUTION: "resolution_quorum",
    Purpose.ADMISSION: "admission_quorum",
    Purpose.ELECTION: "election_quorum",
}


def voted(purpose: Purpose, due: int, present: int, votes_for: int, **facts: Fact) -> Facts:
    motion = Motion(
        purpose=purpose,
        subject=facts.pop("subject", ""),
        voters_due=due,
        voters_present=present,
        votes_for=votes_for,
        votes_against=facts.pop("votes_against", present - votes_for),
        **{name: facts.pop(name) for name in ("written", "abstained") if name in facts},
    )
    return some_facts(a_sitting(a_record("党员大会", motions=(motion,)), **facts))


@pytest.mark.parametrize(
    ("purpose", "due", "present", "votes_for"),
    [
        (Purpose.RESOLUTION, 10, 6, 6),
        (Purpose.RESOLUTION, 11, 6, 6),
        (Purpose.ADMISSION, 10, 6, 6),
        (Purpose.ADMISSION, 16, 9, 9),
        (Purpose.ELECTION, 10, 8, 5),
        (Purpose.ELECTION, 5, 4, 3),
    ],
)
def test_numbers_that_just_suffice_are_not_found(
    purpose: Purpose, due: int, present: int, votes_for: int
) -> None:
    assert texts(RULE_OF[purpose], voted(purpose, due, present, votes_for, votes_against=0)) == []


@pytest.mark.parametrize(
    ("purpose", "due", "present", "votes_for", "said"),
    [
        (Purpose.RESOLUTION, 10, 4, 4, "到会人数不够：应到有表决权10人，至少5人到会，实际4人"),
        (Purpose.RESOLUTION, 10, 6, 5, "未过半数：须应到有表决权人数过半即6票，实得5票"),
        (Purpose.RESOLUTION, 10, 5, 5, "未过半数：须应到有表决权人数过半即6票，实得5票"),
        (Purpose.ADMISSION, 10, 5, 5, "到会人数不够：应到有表决权10人，至少6人到会，实际5人"),
        (Purpose.ADMISSION, 10, 8, 5, "未过半数：须应到有表决权人数过半即6票，实得5票"),
        (Purpose.ELECTION, 10, 7, 7, "到会人数不够：应到有表决权10人，至少8人到会，实际7人"),
        (Purpose.ELECTION, 10, 8, 4, "未过半数：须到会有选举权人数过半即5票，实得4票"),
    ],
)
def test_one_less_says_what_was_needed_and_what_was_there(
    purpose: Purpose, due: int, present: int, votes_for: int, said: str
) -> None:
    facts = voted(purpose, due, present, votes_for)
    assert texts(RULE_OF[purpose], facts) == [f"党员大会表决{said}"]
    others = set(RULE_OF.values()) - {RULE_OF[purpose]}
    assert [text for code in others for text in texts(code, facts)] == [], "each purpose has its own rule"


def test_half_of_the_voters_may_meet_and_six_of_ten_have_to_agree() -> None:
    (said,) = texts("resolution_quorum", voted(Purpose.RESOLUTION, 10, 5, 5))
    assert "未过半数" in said, "five of ten are enough to meet"


def test_a_written_opinion_votes_on_an_admission_but_is_not_presence() -> None:
    with_opinions = voted(Purpose.ADMISSION, 10, 6, 7, written=1, votes_against=0)
    assert texts("admission_quorum", with_opinions) == []
    assert texts("votes_complete", with_opinions) == []
    assert len(texts("admission_quorum", voted(Purpose.ADMISSION, 10, 5, 7, written=2))) == 1


def test_votes_that_are_missing_or_do_not_add_up_are_incomplete() -> None:
    facts = voted(Purpose.RESOLUTION, 10, 8, 0, votes_against=0, subject="年度计划")
    assert texts("votes_complete", facts) == ["党员大会表决“年度计划”缺票数"]
    assert texts("resolution_quorum", facts) == [], "without votes there is nothing to measure"
    assert texts("votes_complete", voted(Purpose.RESOLUTION, 10, 8, 6, votes_against=1)) == [
        "党员大会表决票数合计与到会有表决权人数不符"
    ]
    assert texts("votes_complete", voted(Purpose.RESOLUTION, 10, 8, 6, votes_against=1, abstained=1)) == []


def test_a_probationary_member_counted_among_the_voters_is_found() -> None:
    roll = (a_row(1), a_row(2), a_row(3, Mark.LEAVE, reason="病假"), a_row(4, full=False, votes=False))
    (found,) = findings("voters_entitled", voted(Purpose.RESOLUTION, 4, 2, 2, roll=roll))
    assert found.found.text == (
        "党员大会表决应到有表决权写4人，名册上有表决权的只有3人（预备党员没有表决权）"
    )
    assert found.rule.source.regulation == "中国共产党章程"
    assert texts("voters_entitled", voted(Purpose.RESOLUTION, 3, 3, 3, roll=roll)) == [
        "党员大会表决到会有表决权写3人，名册上到会且有表决权的最多2人"
    ]
    assert texts("voters_entitled", voted(Purpose.RESOLUTION, 3, 2, 2, roll=roll)) == []
    assert texts("voters_entitled", voted(Purpose.RESOLUTION, 9, 9, 9)) == [], "without a roll nobody knows"


def test_who_is_exempt_elsewhere_or_not_marked_is_no_voter_too_many() -> None:
    away = (a_row(3, Mark.UNMARKED, due=False), a_row(4, Mark.ELSEWHERE))
    roll = (a_row(1), a_row(2), *away)
    assert texts("voters_entitled", voted(Purpose.ELECTION, 4, 2, 2, roll=roll)) == []
    came_all_the_same = (a_row(1), a_row(2, due=False))
    assert texts("voters_entitled", voted(Purpose.RESOLUTION, 2, 2, 2, roll=came_all_the_same)) == []
    not_marked_yet = (a_row(1, Mark.UNMARKED), a_row(2, Mark.UNMARKED))
    assert texts("voters_entitled", voted(Purpose.RESOLUTION, 2, 2, 2, roll=not_marked_yet)) == []


def test_every_vote_of_a_sitting_is_judged_under_a_key_of_its_own() -> None:
    short = Motion(voters_due=10, voters_present=3, votes_for=3)
    sitting = a_sitting(a_record("党员大会", motions=(short, short)))
    keys = {each.key for each in findings("resolution_quorum", some_facts(sitting))}
    assert len(keys) == 2
