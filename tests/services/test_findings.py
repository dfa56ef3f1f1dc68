"""Rules over a real book: what only the book knows, its journal, its clock and its registers."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from builders import a_record, a_row, a_sitting, settle
from rulings import some_members

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.motions import Motion
from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, RegisterEntry, RegisterPerson
from partybranch.domain.rules.judging import Finding

BOOK = next(register for register in REGISTERS if register.pairs)
YEAR, END = Period.year(2022), date(2022, 12, 31)


def found(branch: Branch, code: str) -> list[Finding]:
    return [each for each in branch.compliance.of(YEAR, END).findings if each.rule.code == code]


def a_talk(*people: int) -> RegisterEntry:
    two = tuple(RegisterPerson(member_id=each, name=f"党员{each}") for each in people)
    return RegisterEntry(register=BOOK.code, day=date(2022, 6, 1), title="谈心谈话", people=two)


@pytest.fixture
def settled(branch: Branch) -> Branch:
    """Seven members, three of them on the committee."""
    settle(branch, *(replace(each, id=None) for each in some_members(7, committee=3)))
    return branch


def test_the_entry_of_an_old_sitting_is_marked_as_late_by_the_clock_of_the_book(settled: Branch) -> None:
    settled.sittings.record(a_sitting(roll=(a_row(1),)))
    (late,) = found(settled, "entry_late")
    assert late.found.text == "应在2022-03-10前录入，2022-12-31补录"
    settled.sittings.record(a_sitting(at=datetime(2022, 12, 29, 9), roll=(a_row(1),)))
    assert len(found(settled, "entry_late")) == 1


def test_a_date_changed_after_saving_is_read_off_the_journal_until_it_is_put_back(settled: Branch) -> None:
    settled.sittings.record(a_sitting(roll=(a_row(1),)))
    (kept,) = settled.sittings.between(YEAR)
    settled.sittings.record(replace(kept, starts_at=datetime(2022, 3, 14, 9)))
    (changed,) = found(settled, "date_changed")
    assert changed.found.text == "活动日期录入后由2022-03-07改为2022-03-14（测试 2022-12-31）"
    assert changed.found.target.id == kept.id
    settled.undo.undo()
    assert found(settled, "date_changed") == []


def test_a_date_changed_is_held_against_the_sittings_own_first_day(settled: Branch) -> None:
    """The number of a sitting taken back is given to the next one, but not what happened to it."""
    settled.sittings.record(a_sitting(roll=(a_row(1),)))
    (gone,) = settled.sittings.between(YEAR)
    settled.sittings.record(replace(gone, starts_at=datetime(2022, 5, 7, 9)))
    settled.undo.undo(2)
    settled.sittings.record(a_sitting(at=datetime(2022, 4, 1, 9), roll=(a_row(1),)))
    (kept,) = settled.sittings.between(YEAR)
    assert (kept.id, found(settled, "date_changed")) == (gone.id, [])
    settled.sittings.record(replace(kept, starts_at=gone.starts_at))
    (changed,) = found(settled, "date_changed")
    assert changed.found.text == "活动日期录入后由2022-04-01改为2022-03-07（测试 2022-12-31）"
    settled.undo.undo(2)
    settled.undo.redo(2)
    assert len(found(settled, "date_changed")) == 1, "brought back it is the same sitting"


def test_rules_look_back_into_the_year_before(settled: Branch) -> None:
    away = (a_row(1), a_row(2, Mark.LEAVE, reason="病假"))
    for day in (date(2021, 10, 8), date(2021, 11, 5), date(2021, 12, 3), date(2022, 1, 7)):
        settled.sittings.record(a_sitting("主题党日", at=datetime.combine(day, time(14)), roll=away))
    (copied,) = found(settled, "roll_identical")
    assert copied.found.text == "到会名册与前3次（10-08、11-05、12-03）一人不差，请核对是否照抄"


def test_an_answer_taken_back_is_said_of_nothing_any_more(settled: Branch) -> None:
    settled.sittings.record(a_sitting(place="", roll=(a_row(1),)))
    (bare,) = found(settled, "record_head")
    settled.compliance.answer(bare, "露天开展")
    settled.compliance.take_back(found(settled, "record_head")[0])
    (again,) = found(settled, "record_head")
    assert again.answer is None
    draft = settled.sittings.between(YEAR)[0]
    judged = settled.compliance.around(draft.day).judge(draft)
    assert [each.answer for each in judged if each.rule.code == "record_head"] == [None]


def test_talks_of_the_register_count_and_voided_ones_do_not(settled: Branch) -> None:
    assert [each.found.text for each in found(settled, "talks_yearly")] == ["全年没有谈心谈话记录"]
    for people in ((1, 2), (3, 4), (5, 6), (6, 7)):
        settled.registers.record(a_talk(*people))
    assert found(settled, "talks_yearly") == []
    (last,) = [each for each in settled.registers.between(YEAR) if each.people[0].member_id == 6]
    settled.registers.void(last.id or 0, "重复登记")
    assert [each.found.text for each in found(settled, "talks_yearly")] == [
        "还有1名党员全年没有谈心谈话记录（党员7）"
    ]


def test_a_vote_typed_into_the_form_is_held_against_the_committee_meetings_of_the_book(
    settled: Branch,
) -> None:
    meeting = a_record("党员大会", motions=(Motion(subject="年度党建工作计划"),))
    draft = a_sitting(meeting, at=datetime(2022, 3, 18, 9))

    def said() -> list[str]:
        judged = settled.compliance.around(draft.day).judge(draft)
        return [each.found.text for each in judged if each.rule.code == "committee_first"]

    assert said() == ["表决“年度党建工作计划”前90天内没有支委会记录"]
    settled.sittings.record(a_sitting(a_record("支委会", topic="研究党建工作计划"), roll=(a_row(1),)))
    assert said() == []
