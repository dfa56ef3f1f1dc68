"""留痕 of one record: who did what when, before and after, in the words of the screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby

from partybranch.changes import Area
from partybranch.domain.differences import Difference, Sign, differences
from partybranch.domain.field_words import FIELDS
from partybranch.domain.kinds import Kinds
from partybranch.domain.rules.entry import is_late
from partybranch.domain.rules.policy import Policy
from partybranch.domain.sittings import Sitting
from partybranch.domain.workdays import Workdays
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.rules import read_policy
from partybranch.services.workdays import workdays_of
from partybranch.storage.aggregates import AGGREGATES
from partybranch.storage.database import Database
from partybranch.storage.unit import Version

_AREAS: Mapping[type, Area] = {each.cls: each.area for each in AGGREGATES if each.cls in FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One step of a record's history; ``late`` says how long after the event it was entered, else empty."""

    at: datetime
    who: str
    label: str
    changes: tuple[Difference, ...]
    late: str = ""


def area_of(record: object) -> Area | None:
    """The area under which the history of such a record is kept; None where the screen tells none."""
    return _AREAS.get(type(record))


class History:
    """What the journal says of single records."""

    def __init__(self, database: Database, kinds: KindsOfBranch) -> None:
        self._database, self._kinds = database, kinds

    def of(self, area: Area, item_id: int) -> tuple[HistoryLine, ...]:
        """The steps that changed a record, newest first; whoever had its number before is left out."""
        kinds = self._kinds.all()
        with self._database.read() as unit:
            versions = unit.versions(area, item_id)
            workdays, policy = workdays_of(unit.days_off.all()), read_policy(unit, kinds)
        life = _one_life(_one_a_step(versions))
        late = partial(_lateness, policy=policy, workdays=workdays)
        return tuple(_line(version, kinds, late) for version in reversed(life))


def _one_a_step(versions: Sequence[Version]) -> Iterator[Version]:
    """A step that wrote the record several times counts as one, from its first to its last state."""
    for _, found in groupby(versions, key=lambda version: version.step.id):
        same = list(found)
        yield Version(step=same[0].step, before=same[0].before, after=same[-1].after)


def _one_life(versions: Iterator[Version]) -> list[Version]:
    """From the last true beginning on: numbers of records that were taken back are given again."""
    life: list[Version] = []
    for version in versions:
        if version.before is None and version.step.undoes is None:
            life.clear()
        life.append(version)
    return life


def _line(version: Version, kinds: Kinds, lateness: Callable[[object, date], str]) -> HistoryLine:
    step, begins = version.step, version.before is None
    changes = differences(version.before, version.after, kinds)
    if begins and step.undoes is not None:
        changes = (Difference(what="整条记录", after="恢复", sign=Sign.SAID),)
    late = lateness(version.after, step.at.date()) if begins and step.undoes is None else ""
    return HistoryLine(at=step.at, who=step.who, label=step.label, changes=changes, late=late)


def _lateness(record: object, entered: date, *, policy: Policy, workdays: Workdays) -> str:
    """补录 in words: only a sitting has a day by which it should be in the book."""
    if not isinstance(record, Sitting) or not is_late(record, entered, policy, workdays):
        return ""
    return f"补录：活动过去{(entered - record.day).days}天后录入"
