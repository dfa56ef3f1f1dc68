import pytest
from builders import Fact

from partybranch.domain.motions import Motion, Purpose, judge


def motion(purpose: Purpose, due: int, present: int, votes_for: int, **facts: Fact) -> Motion:
    return Motion(purpose=purpose, voters_due=due, voters_present=present, votes_for=votes_for, **facts)


@pytest.mark.parametrize(
    ("purpose", "due", "present_needed", "for_needed"),
    [
        (Purpose.RESOLUTION, 10, 5, 6),
        (Purpose.RESOLUTION, 11, 6, 6),
        (Purpose.RESOLUTION, 1, 1, 1),
        (Purpose.ADMISSION, 10, 6, 6),
        (Purpose.ADMISSION, 11, 6, 6),
        (Purpose.ADMISSION, 16, 9, 9),
    ],
)
def test_resolutions_and_admissions_are_measured_on_the_voters_due(
    purpose: Purpose, due: int, present_needed: int, for_needed: int
) -> None:
    verdict = judge(motion(purpose, due, due, due))
    assert (verdict.present_needed, verdict.for_needed) == (present_needed, for_needed)


def test_half_of_the_voters_may_resolve_but_not_admit() -> None:
    assert judge(motion(Purpose.RESOLUTION, 10, 5, 5)).quorate
    assert not judge(motion(Purpose.ADMISSION, 10, 5, 5)).quorate


def test_a_majority_of_those_present_is_not_enough_for_a_resolution() -> None:
    assert not judge(motion(Purpose.RESOLUTION, 10, 6, 5)).carried
    assert judge(motion(Purpose.RESOLUTION, 10, 6, 6)).carried


@pytest.mark.parametrize(("due", "needed"), [(10, 8), (11, 9), (15, 12), (16, 13), (5, 4), (1, 1)])
def test_an_election_needs_four_fifths_present(due: int, needed: int) -> None:
    assert judge(motion(Purpose.ELECTION, due, due, due)).present_needed == needed
    assert judge(motion(Purpose.ELECTION, due, needed, needed)).quorate
    assert not judge(motion(Purpose.ELECTION, due, needed - 1, needed - 1)).quorate


def test_an_election_is_won_with_more_than_half_of_those_present() -> None:
    assert judge(motion(Purpose.ELECTION, 10, 8, 5)).carried
    assert not judge(motion(Purpose.ELECTION, 10, 8, 4)).carried
    assert judge(motion(Purpose.ELECTION, 10, 9, 5)).carried


def test_nothing_is_carried_without_a_quorum() -> None:
    verdict = judge(motion(Purpose.ELECTION, 10, 7, 7))
    assert not verdict.quorate
    assert not verdict.carried


def test_written_opinions_count_as_votes_of_an_admission_but_not_as_presence() -> None:
    verdict = judge(motion(Purpose.ADMISSION, 10, 6, 8, written=2))
    assert (verdict.quorate, verdict.carried, verdict.complete) == (True, True, True)
    assert not judge(motion(Purpose.ADMISSION, 10, 5, 8, written=3)).quorate


def test_written_opinions_do_not_exist_in_other_votes() -> None:
    assert not judge(motion(Purpose.RESOLUTION, 10, 6, 8, written=2)).complete


def test_votes_that_do_not_add_up_are_incomplete() -> None:
    assert judge(motion(Purpose.RESOLUTION, 10, 8, 6, votes_against=1, abstained=1)).complete
    assert not judge(motion(Purpose.RESOLUTION, 10, 8, 6, votes_against=1)).complete


@pytest.mark.parametrize("purpose", Purpose)
def test_every_verdict_names_its_source(purpose: Purpose) -> None:
    assert "条例" in judge(Motion(purpose=purpose)).source or "细则" in judge(Motion(purpose=purpose)).source
