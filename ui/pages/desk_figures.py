"""Which figures stand on the desk, and what each leads to."""

from dataclasses import dataclass

from partybranch.domain.figures import Figure
from partybranch.domain.sentences import number, percent
from partybranch.services.tallies import PeriodBook
from ui import places


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFigure:
    """One card: caption, value, unit; ``behind`` is the counted figure or the page that explains it."""

    caption: str
    value: str
    unit: str
    behind: Figure | str


def desk_figures(book: PeriodBook) -> tuple[DeskFigure, ...]:
    """The members, the sittings, the rate and the hours; then every kind that has a line in the tables."""
    tally = book.tally
    kinds = [
        DeskFigure(
            caption=kind.label,
            value=str(tally.by_kind[kind.code].value),
            unit="次",
            behind=tally.by_kind[kind.code],
        )
        for kind in book.shown_kinds
    ]
    return (
        DeskFigure(caption="党员", value=str(tally.members), unit="人", behind=places.MEMBERS),
        DeskFigure(caption="开展活动", value=str(tally.sittings.value), unit="次", behind=tally.sittings),
        DeskFigure(caption="出席率", value=percent(tally.attendance.rate), unit="", behind=places.TALLIES),
        DeskFigure(
            caption="志愿服务",
            value=number(tally.volunteering.hours),
            unit="小时",
            behind=tally.volunteering.services,
        ),
        *kinds,
    )
