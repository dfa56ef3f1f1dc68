"""From a finding to the record where it is mended: the one place that knows which page that is."""

from partybranch.domain.rules.found import Place
from partybranch.domain.rules.judging import Finding
from ui import places
from ui.session import Session

_PAGES = {
    Place.SITTING: places.SITTINGS,
    Place.DUTY: places.SITTINGS,
    Place.MEMBER: places.MEMBERS,
    Place.SERVICE: places.VOLUNTEERING,
}
_ACTS = {Place.DUTY: "去记录", Place.SITTING: "去补"}


def act_words(finding: Finding) -> str:
    """What the link at a finding says."""
    return _ACTS.get(finding.found.target.place, "去处理")


def go_there(session: Session, finding: Finding) -> None:
    """Open the record a finding is about, on the right field, or begin the one that is missing."""
    target = finding.found.target
    if target.place in _PAGES:
        kind = target.kind if target.place is Place.DUTY else None
        session.navigate(_PAGES[target.place], open_id=target.id, kind=kind)
