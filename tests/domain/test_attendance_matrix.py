"""The matrix of a period shows exactly the figures of the tallies, whatever part of it is asked for."""

from dataclasses import replace
from datetime import datetime, timedelta

from builders import KINDS, a_member, a_record, a_row, a_sitting, the_kind
from hypothesis import given
from hypothesis import strategies as st

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.attendance_matrix import Matrix, lay_matrix
from partybranch.domain.kinds import Scope
from partybranch.domain.matrix_text import mark_word, matrix_text
from partybranch.domain.members import GroupStay, Member
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting
from partybranch.domain.tallies import Tally, sum_counts, tally

YEAR = Period.year(2022)
GROUPS = ("第一党小组", "第二党小组", "")
PEOPLE = tuple(
    a_member(f"党员{at}", id=at, groups=(GroupStay(group=GROUPS[at % 3]),) if GROUPS[at % 3] else ())
    for at in range(1, 7)
)
ALL = ("党员大会", "集体学习", "主题党日")

rows = st.builds(
    a_row,
    member_id=st.integers(1, 6),
    mark=st.sampled_from(Mark),
    due=st.booleans(),
    late=st.booleans(),
    committee=st.booleans(),
    group=st.sampled_from(GROUPS),
)
records = st.one_of(
    st.sampled_from(ALL).map(a_record),
    st.just(a_record("支委会")),
    st.sampled_from(GROUPS[:2]).map(lambda group: a_record("党小组会", group=group)),
)


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    chosen: tuple[Record, ...] = tuple(draw(st.lists(records, min_size=1, max_size=3, unique_by=_kind_of)))
    at = datetime(2022, 1, 1, 9) + timedelta(days=draw(st.integers(0, 364)))
    if draw(st.booleans()) and draw(st.booleans()):
        return a_sitting(*chosen, at=at, heads=HeadCount(due=5, present=4, leave=1))
    roll = draw(st.lists(rows, max_size=6, unique_by=lambda row: row.member_id))
    return a_sitting(*chosen, at=at, roll=tuple(roll))


def _kind_of(record: Record) -> str:
    return record.kind


years = st.lists(sittings(), max_size=6).map(
    lambda held: tuple(
        replace(each, id=at) for at, each in enumerate(sorted(held, key=lambda s: s.starts_at), 1)
    )
)


def counted(held: tuple[Sitting, ...]) -> Tally:
    return tally(period=YEAR, sittings=held, services=(), members=PEOPLE, kinds=KINDS)


def laid(held: tuple[Sitting, ...], people: tuple[Member, ...] = PEOPLE, **wanted: str) -> Matrix:
    return lay_matrix(YEAR, held, people, KINDS, **wanted)


@given(years)
def test_the_edges_of_the_matrix_are_the_figures_of_the_tallies(held: tuple[Sitting, ...]) -> None:
    matrix, figures = laid(held), counted(held)
    assert {line.member_id: line.counts for line in matrix.lines} == {
        one.member_id: one.counts for one in figures.by_member
    }
    assert matrix.counts == figures.attendance
    assert [column.counts for column in matrix.columns] == [sitting.counts for sitting in held]


@given(years, st.sampled_from((*ALL, "支委会", "党小组会")))
def test_of_one_kind_the_foot_is_the_figure_of_that_kind(held: tuple[Sitting, ...], name: str) -> None:
    kind = the_kind(name)
    assert laid(held, kind=kind.code).counts == counted(held).attendance_by_kind[kind.code]


@given(years, st.sampled_from(GROUPS[:2]))
def test_of_one_group_each_member_has_the_figures_of_the_tallies(
    held: tuple[Sitting, ...], group: str
) -> None:
    matrix = laid(held, group=group)
    assert {line.member_id: line.counts for line in matrix.lines} == {
        one.member_id: one.counts for one in counted(held).by_member if one.group == group
    }
    assert matrix.counts == sum_counts(line.counts for line in matrix.lines)


@given(years, st.data())
def test_a_mark_in_place_counts_as_if_it_had_been_laid_anew(
    held: tuple[Sitting, ...], data: st.DataObject
) -> None:
    matrix = laid(held)
    cells = [
        (at, place)
        for at, line in enumerate(matrix.lines)
        for place, row in enumerate(line.cells)
        if row is not None
    ]
    if not cells:
        return
    line, column = data.draw(st.sampled_from(cells))
    old = matrix.lines[line].cells[column]
    assert old is not None
    new = replace(old, mark=data.draw(st.sampled_from(Mark)), late=False)
    sitting = held[column]
    roll = tuple(new if row == old else row for row in sitting.roll)
    changed = (*held[:column], replace(sitting, roll=roll), *held[column + 1 :])
    marked, anew = matrix.marked(line, column, new), laid(changed)
    assert marked.lines == anew.lines
    assert [each.counts for each in marked.columns] == [each.counts for each in anew.columns]


def test_groups_stand_together_and_who_is_in_none_stands_last() -> None:
    groups = [line.group for line in laid(()).lines]
    assert groups == ["第二党小组"] * 2 + ["第一党小组"] * 2 + [""] * 2


def test_of_one_group_only_what_it_was_called_to_stands() -> None:
    first = a_sitting(a_record("党小组会", group="第一党小组"), roll=(a_row(3), a_row(6)), id=1)
    second = a_sitting(a_record("党小组会", group="第二党小组"), roll=(a_row(1),), id=2)
    heads = a_sitting(heads=HeadCount(due=6, present=5), id=3)
    matrix = laid((first, second, heads), group="第一党小组")
    assert [column.sitting.id for column in matrix.columns] == [1, 3]
    assert matrix.columns[1].counts is None
    assert [line.member_id for line in matrix.lines] == [3, 6]


def test_of_one_kind_only_whom_its_record_concerns_stands() -> None:
    roll = (a_row(1, committee=True), a_row(2))
    matrix = laid((a_sitting("支委会", "集体学习", roll=roll, id=1),), kind=the_kind("支委会").code)
    assert [line.member_id for line in matrix.lines] == [1]


def test_every_mark_has_one_word() -> None:
    words = [
        mark_word(None),
        mark_word(a_row(1)),
        mark_word(a_row(1, late=True)),
        mark_word(a_row(1, Mark.LEAVE)),
        mark_word(a_row(1, Mark.LEAVE, reason="病假")),
        mark_word(a_row(1, Mark.LEAVE, reason="外出学习")),
        mark_word(a_row(1, Mark.ABSENT)),
        mark_word(a_row(1, Mark.ELSEWHERE)),
        mark_word(a_row(1, Mark.UNMARKED)),
        mark_word(a_row(1, Mark.UNMARKED, due=False)),
    ]
    assert words == ["", "出席", "迟到", "请假", "病假", "请假（外出学习）", "缺席", "异地参加", "未标", "免"]


def test_the_text_has_heads_marks_and_totals() -> None:
    record = a_record("集体学习", scope=Scope.ALL)
    held = (a_sitting(record, roll=(a_row(1), a_row(2, Mark.LEAVE, reason="写了\n两行\t的")), id=1),)
    lines = [line.split("\t") for line in matrix_text(laid(held, PEOPLE[:2])).split("\n")]
    assert lines[0] == [
        "姓名",
        "党小组",
        "2022-03-07 09:00 集体学习",
        "应到",
        "实到",
        "请假",
        "缺席",
        "出席率",
    ]
    assert lines[1:3] == [
        ["党员1", "第二党小组", "出席", "1", "1", "0", "0", "100.0%"],
        ["党员2", "", "请假（写了 两行 的）", "1", "0", "1", "0", "0.0%"],
    ]
    assert lines[3:] == [
        ["应到", "", "2"],
        ["实到", "", "1"],
        ["请假", "", "1"],
        ["缺席", "", "0"],
        ["出席率", "", "50.0%"],
    ]


def test_nothing_in_the_text_runs_as_a_formula() -> None:
    people = (a_member("=HYPERLINK(1)", id=1, groups=(GroupStay(group="@甲组"),)),)
    lines = matrix_text(laid((a_sitting(roll=(a_row(1, Mark.ABSENT),), id=1),), people)).split("\n")
    assert lines[1].split("\t")[:3] == ["'=HYPERLINK(1)", "'@甲组", "缺席"]
