"""The sittings being drafted: rows of the same time, place and people become one with several records."""

from dataclasses import dataclass, field

from partybranch.domain.sittings import Sitting
from partybranch.services.importing.activity_row import ActivityRow
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.sitting_merge import merged, rolls_agree, same_occasion, share_a_record


@dataclass(slots=True)
class _Gathering:
    """A sitting drafted from one or more rows; with an id it changes the one in the book."""

    sitting: Sitting
    rows: list[ActivityRow] = field(default_factory=list)

    @property
    def numbers(self) -> str:
        """The numbers of its rows."""
        return "、".join(str(row.reading.line.number) for row in self.rows)

    def repeats(self, row: ActivityRow) -> bool:
        """Whether the row has the same start and a kind that an earlier row has."""
        return any(
            each.sitting.starts_at == row.sitting.starts_at and share_a_record(row.sitting, each.sitting)
            for each in self.rows
        )

    def add(self, row: ActivityRow) -> None:
        """Take the row's records in, if both have the same people there."""
        known = self.sitting.id is not None
        row.reading.settle(Verdict.UPDATE if known else Verdict.NEW, row.summary)
        where = "已有的一次活动" if known and not self.rows else f"第 {self.numbers} 行"
        if not rolls_agree(self.sitting, row.sitting):
            row.reading.error(
                "", f"与{where}时间、地点相同，到会情况却不同，请改成一致，或写明不同的时间、地点"
            )
        elif row.reading.ok:
            row.reading.warn("", f"与{where}时间、地点相同，记为同一次活动里的另一项")
            self.sitting = merged(self.sitting, row.sitting)
            self.rows.append(row)


@dataclass(slots=True)
class Gatherings:
    """All sittings drafted so far."""

    _all: list[_Gathering] = field(default_factory=list)

    @property
    def sittings(self) -> list[Sitting]:
        """The sittings to write."""
        return [gathering.sitting for gathering in self._all if gathering.rows]

    def join(self, row: ActivityRow, known: Sitting | None) -> None:
        """Put a row with the sitting of its occasion (of the file or ``known``), or on its own."""
        twin = next((each for each in self._all if each.repeats(row)), None)
        if twin is not None:
            _refuse_repeated(row, twin)
            return
        occasion = self._of(row, known)
        if occasion is not None:
            occasion.add(row)
            return
        row.reading.settle(Verdict.NEW, row.summary)
        if row.reading.ok:
            self._all.append(_Gathering(row.sitting, [row]))

    def _of(self, row: ActivityRow, known: Sitting | None) -> _Gathering | None:
        if known is not None:
            there = next((each for each in self._all if each.sitting.id == known.id), None)
            if there is None:
                there = _Gathering(known)
                self._all.append(there)
            return there
        if not row.span.clock:
            return None
        return next((each for each in self._all if same_occasion(row.sitting, each.sitting)), None)


def _refuse_repeated(row: ActivityRow, twin: _Gathering) -> None:
    """The same kind at the same time twice: a copy is passed over, anything else refused."""
    if any(each.sitting == row.sitting for each in twin.rows):
        row.reading.settle(Verdict.IGNORED, row.summary)
        row.reading.warn("", f"与第 {twin.numbers} 行完全相同，没有重复导入")
        return
    row.reading.settle(Verdict.BAD, row.summary)
    row.reading.error("", f"与第 {twin.numbers} 行时间、类型相同，请删去重复的一行，或写明各自几点开始")
