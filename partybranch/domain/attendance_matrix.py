"""The matrix of a period: who stands on which roll with which mark, and the figures at its edges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from partybranch.domain.attendance import Mark, RollCounts, RollRow, count_heads, count_roll
from partybranch.domain.kinds import Kinds
from partybranch.domain.member_tallies import MemberTally, tally_members
from partybranch.domain.members import Member
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Sitting
from partybranch.domain.tallies import rows_of, sum_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLine:
    """One member across the sittings; a cell is None where the member is not on the roll."""

    member_id: int
    name: str
    group: str
    cells: tuple[RollRow | None, ...]
    counts: RollCounts

    @property
    def unmarked(self) -> bool:
        """Whether a mark is still to be set for somebody who was due."""
        return any(row is not None and row.due and row.mark is Mark.UNMARKED for row in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """One sitting down the members; ``counts`` is None where only heads of the whole branch are known."""

    sitting: Sitting
    labels: tuple[str, ...]
    groups: tuple[str, ...]
    counts: RollCounts | None

    @property
    def label(self) -> str:
        """The short names of its kinds, and the 党小组 whose meeting it was."""
        return " ".join(("、".join(self.labels), *self.groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Members down, grouped, and sittings across in order of time; every figure counts cells in sight."""

    lines: tuple[MatrixLine, ...] = ()
    columns: tuple[MatrixColumn, ...] = ()

    @property
    def counts(self) -> RollCounts:
        """All rolls added up, those by heads too."""
        return sum_counts(column.counts for column in self.columns if column.counts)

    def marked(self, line: int, column: int, row: RollRow) -> "Matrix":
        """The matrix with another row in one cell, its line and its column counted anew."""
        old = self.lines[line]
        cells = (*old.cells[:column], row, *old.cells[column + 1 :])
        changed = replace(old, cells=cells, counts=count_roll(filter(None, cells)))
        lines = (*self.lines[:line], changed, *self.lines[line + 1 :])
        counted = replace(self.columns[column], counts=_counted(lines, column))
        return Matrix(lines=lines, columns=(*self.columns[:column], counted, *self.columns[column + 1 :]))


def lay_matrix(
    period: Period,
    sittings: Sequence[Sitting],
    members: Sequence[Member],
    kinds: Kinds,
    *,
    kind: str = "",
    group: str = "",
) -> Matrix:
    """Lay out a period, of one kind or one 党小组 when asked for.

    Under a kind only those stand whom a record of that kind concerns; a member belongs to the group of the
    end of the period, as in the tallies.
    """
    held = [_as_of_kind(each, kind) for each in sittings if not kind or kind in each.kinds]
    tallies = tally_members(period, held, (), members, kinds)
    rolls = [{row.member_id: row for row in sitting.roll} for sitting in held]
    lines = [_line(one, rolls) for one in tallies if not group or one.group == group]
    if kind:
        lines = [line for line in lines if any(line.cells)]
    lines = _by_group(lines)
    matrix = Matrix(
        lines=tuple(lines),
        columns=tuple(_column(at, each, lines, kinds, whole=not group) for at, each in enumerate(held)),
    )
    return _called_only(matrix) if group else matrix


def _as_of_kind(sitting: Sitting, kind: str) -> Sitting:
    if not kind or not sitting.roll:
        return sitting
    records = [record for record in sitting.records if record.kind == kind]
    concerned = {row.member_id for record in records for row in rows_of(record, sitting.roll)}
    return replace(sitting, roll=tuple(row for row in sitting.roll if row.member_id in concerned))


def _line(one: MemberTally, rolls: Iterable[dict[int, RollRow]]) -> MatrixLine:
    return MatrixLine(
        member_id=one.member_id,
        name=one.name,
        group=one.group,
        cells=tuple(roll.get(one.member_id) for roll in rolls),
        counts=one.counts,
    )


def _by_group(lines: Sequence[MatrixLine]) -> list[MatrixLine]:
    order = {group: at for at, group in enumerate(dict.fromkeys(line.group for line in lines))}
    return sorted(lines, key=lambda line: (not line.group, order[line.group]))


def _column(
    at: int, sitting: Sitting, lines: Sequence[MatrixLine], kinds: Kinds, *, whole: bool
) -> MatrixColumn:
    if sitting.heads is None:
        counts: RollCounts | None = _counted(lines, at)
    else:
        counts = count_heads(sitting.heads) if whole else None
    return MatrixColumn(
        sitting=sitting,
        labels=tuple(kinds[code].label for code in sitting.kinds),
        groups=tuple(dict.fromkeys(record.group for record in sitting.records if record.group)),
        counts=counts,
    )


def _counted(lines: Iterable[MatrixLine], column: int) -> RollCounts:
    return count_roll(row for line in lines if (row := line.cells[column]) is not None)


def _called_only(matrix: Matrix) -> Matrix:
    """Without the sittings to which nobody in sight was called; what has only numbers stays."""
    kept = [
        at
        for at, column in enumerate(matrix.columns)
        if column.sitting.heads is not None or any(line.cells[at] for line in matrix.lines)
    ]
    return Matrix(
        lines=tuple(replace(line, cells=tuple(line.cells[at] for at in kept)) for line in matrix.lines),
        columns=tuple(matrix.columns[at] for at in kept),
    )
