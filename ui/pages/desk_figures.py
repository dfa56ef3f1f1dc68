"""Which figures stand on the desk, and what each leads to: four cards, and a line for each kind."""

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
    """The members, the sittings, the rate and the hours."""
    tally = book.tally
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
    )


def kind_figures(book: PeriodBook) -> tuple[DeskFigure, ...]:
    """How often each kind was held, of those that have a line in the tables."""
    held = book.tally.by_kind
    return tuple(
        DeskFigure(caption=kind.label, value=str(held[kind.code].value), unit="次", behind=held[kind.code])
        for kind in book.shown_kinds
    )
