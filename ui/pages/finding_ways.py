"""From a finding or a slot to the record where it is mended: the one place that knows which page that is."""

from datetime import date

from PySide6.QtWidgets import QWidget

from partybranch.domain.cadences import Slot, SlotState
from partybranch.domain.figures import sitting_source
from partybranch.domain.kinds import Kinds
from partybranch.domain.rules.found import Place
from partybranch.domain.rules.judging import Finding
from ui import places
from ui.models.duty_grid import stretch_words
from ui.pages.sources_dialog import SourcesDialog
from ui.session import Session
from ui.spot import Spot

_PAGES = {
    Place.SITTING: places.SITTINGS,
    Place.DUTY: places.SITTINGS,
    Place.MEMBER: places.MEMBERS,
    Place.SERVICE: places.VOLUNTEERING,
    Place.REGISTER: places.REGISTERS,
    Place.PROFILE: places.PROFILE,
    Place.PLAN: places.PLANS,
}
_ACTS = {Place.DUTY: "去记录", Place.SITTING: "去补"}


def act_words(finding: Finding) -> str:
    """What the link at a finding says."""
    return _ACTS.get(finding.found.target.place, "去处理")


def go_there(session: Session, finding: Finding) -> None:
    """Open the record a finding is about, on the right field, or begin the one that is missing."""
    target = finding.found.target
    if target.place is Place.DUTY:
        day = min(finding.found.day, session.today)
        spot = Spot(group=target.group, day=day)
        session.navigate(places.SITTINGS, kind=target.kind, spot=spot)
        return
    begins = target.id is None and bool(target.kind)
    session.navigate(
        _PAGES[target.place],
        open_id=target.id,
        kind=target.kind if begins else None,
        spot=Spot(field=target.field),
    )


def record_slot(session: Session, slot: Slot) -> None:
    """Begin the sitting that a slot still lacks, on its planned day, today or the last day it could be."""
    planned = [plan.day for plan in slot.planned]
    day = min(planned) if planned else _day_within(slot, session.today)
    session.navigate(places.SITTINGS, kind=slot.kind.code, spot=Spot(group=slot.group, day=day))


def follow_slot(session: Session, slot: Slot, kinds: Kinds, parent: QWidget) -> None:
    """Show what was held in a slot, or begin what it lacks; where no body was, there is nothing to do."""
    if len(slot.held) > 1:
        sources = [sitting_source(sitting, kinds) for sitting in slot.held]
        SourcesDialog(session, f"{slot.name}　{stretch_words(slot)}", sources, parent).show()
    elif slot.held:
        session.navigate(places.SITTINGS, open_id=slot.held[0].id)
    elif slot.state(session.today) is not SlotState.NO_BODY:
        record_slot(session, slot)


def _day_within(slot: Slot, today: date) -> date:
    return max(slot.period.start, min(today, slot.period.end))
