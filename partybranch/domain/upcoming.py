"""接下来: what lies ahead of a day: planned, prepared as a record, or asked for by the community."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partybranch.domain.fulfilment import PlanLine, PlanState
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """One date: a line of the plan, a ``sitting`` prepared before its day, or a ``service`` to be done.

    A service whose day has passed is ``late`` by so many days; nothing else lies before the day asked for.
    """

    day: date
    kinds: tuple[str, ...]
    group: str = ""
    topic: str = ""
    place: str = ""
    plan: PlannedSitting | None = None
    sitting: Sitting | None = None
    service: Service | None = None
    late: int = 0


def upcoming(
    lines: Iterable[PlanLine], sittings: Iterable[Sitting], services: Iterable[Service], as_of: date
) -> tuple[Upcoming, ...]:
    """What comes after a day, in order of time; a planned line whose record is prepared stands once.

    Services still to be done come too, those that are late first.
    """
    prepared = [sitting for sitting in sittings if sitting.day > as_of and not sitting.voided]
    planned = [
        line.plan
        for line in lines
        if line.state is PlanState.AHEAD and not any(_prepares(sitting, line.plan) for sitting in prepared)
    ]
    asked = [_of_service(service, as_of) for service in services if service.open]
    found = [*map(_of_plan, planned), *map(_of_sitting, prepared), *asked]
    return tuple(sorted(found, key=lambda each: (each.day, each.kinds, each.group)))


def _prepares(sitting: Sitting, plan: PlannedSitting) -> bool:
    same_day = sitting.day == plan.day
    return same_day and any(
        record.kind == plan.kind and plan.group in ("", record.group) for record in sitting.records
    )


def _of_plan(plan: PlannedSitting) -> Upcoming:
    return Upcoming(
        day=plan.day,
        kinds=(plan.kind,),
        group=plan.group,
        topic=plan.topic,
        place=plan.place,
        plan=plan,
    )


def _of_sitting(sitting: Sitting) -> Upcoming:
    return Upcoming(
        day=sitting.day,
        kinds=tuple(sitting.kinds),
        group=next((record.group for record in sitting.records if record.group), ""),
        topic=sitting.topic,
        place=sitting.place,
        sitting=sitting,
    )


def _of_service(service: Service, as_of: date) -> Upcoming:
    return Upcoming(
        day=service.day,
        kinds=(service.kind,),
        topic=service.title or service.project,
        place=service.place,
        service=service,
        late=service.days_late(as_of),
    )
