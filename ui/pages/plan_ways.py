"""From a line of the plan to the record of it: the new sitting begins with what the plan says."""

from partybranch.domain.plans import PlannedSitting
from ui import places
from ui.session import Session
from ui.spot import Spot


def record_plan(session: Session, plan: PlannedSitting) -> None:
    """Begin the sitting that a line of the plan means, on its day or, while that lies ahead, today."""
    day = min(plan.day, session.today)
    spot = Spot(group=plan.group, day=day, topic=plan.topic, place=plan.place)
    session.navigate(places.SITTINGS, kind=plan.kind, spot=spot)
