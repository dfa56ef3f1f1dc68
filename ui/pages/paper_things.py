"""The sittings and members of an order as things to choose, in the order people look for them."""

from partybranch.domain.kinds import Kinds
from partybranch.domain.sentences import weekday
from partybranch.domain.sittings import Sitting
from partybranch.reports.order import PaperOrder
from ui.models.tick_list import Choosable


def sittings_of(order: PaperOrder) -> tuple[Choosable, ...]:
    """The sittings of the period, the newest first, those still ahead too (their roll is printed before)."""
    book = order.book
    within = [each for each in book.report.facts.sittings if each.day in book.period and each.id]
    within.sort(key=lambda each: each.starts_at, reverse=True)
    return tuple(_sitting(each, book.kinds, ahead=each.day > book.as_of) for each in within)


def nearest_sitting(order: PaperOrder) -> int | None:
    """The sitting of today or the next one to come, else the last that was held."""
    book = order.book
    within = sorted(
        (each for each in book.report.facts.sittings if each.day in book.period),
        key=lambda each: each.starts_at,
    )
    ahead = (each.id for each in within if each.day >= book.as_of)
    return next(ahead, within[-1].id if within else None)


def members_of(order: PaperOrder) -> tuple[Choosable, ...]:
    """The members whom the period counts, in the roster's order, namesakes told apart."""
    book = order.book
    counted = {each.member_id for each in book.tally.by_member}
    return tuple(
        Choosable(id=each.id, words=book.names.get(each.id, each.name))
        for each in book.members
        if each.id is not None and each.id in counted
    )


def _sitting(sitting: Sitting, kinds: Kinds, *, ahead: bool) -> Choosable:
    named = "＋".join(kinds[code].label for code in sitting.kinds)
    words = f"{named} · {sitting.topic}" if sitting.topic else named
    return Choosable(
        id=sitting.id or 0,
        words=f"{sitting.day:%m-%d} {words}",
        tip=f"{sitting.day:%Y-%m-%d} {weekday(sitting.day)} {words}",
        faint=ahead,
    )
