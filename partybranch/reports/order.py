"""What one paper is asked for: a period, whom and which sittings it is about, and how it is printed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from partybranch.domain.members import Member, is_member_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Attachment, Sitting
from partybranch.services.form_templates import FormTemplates
from partybranch.services.tallies import PeriodBook, Tallies

KeptAt = Callable[[Attachment], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """Everything a paper is made from; no choice of sittings or members means all of the period.

    ``kept_at`` says where the file of an attachment lies. ``masked`` hides the middle of citizen and phone
    numbers, ``stamped`` puts print date, number of records and the journal's fingerprint on each foot.
    ``word_templates`` are the branch's own Word forms by the code of the document they stand in for.
    """

    book: PeriodBook
    printed_at: datetime
    kept_at: KeptAt
    sittings: frozenset[int] = frozenset()
    members: frozenset[int] = frozenset()
    masked: bool = True
    stamped: bool = True
    word_templates: Mapping[str, Path] = field(default_factory=dict)

    @property
    def chosen_sittings(self) -> tuple[Sitting, ...]:
        """The sittings chosen, also those still ahead (a sign-in sheet is printed before); else all held."""
        if not self.sittings:
            return self.book.sittings
        return tuple(each for each in self.book.report.facts.sittings if each.id in self.sittings)

    @property
    def chosen_members(self) -> tuple[Member, ...]:
        """The members chosen, else everybody whom the tally of the period counts, in the roster's order."""
        counted = {each.member_id for each in self.book.tally.by_member}
        wanted = self.members or counted
        return tuple(member for member in self.book.members if member.id in wanted)

    @property
    def day(self) -> date:
        """The day on which a paper says what people are: the period's end, today while it is not over."""
        return min(self.book.period.end, max(self.book.as_of, self.book.period.start))

    @property
    def roster(self) -> tuple[Member, ...]:
        """Who is on the roll on that day."""
        return tuple(member for member in self.book.members if is_member_on(member, self.day))

    def stamp(self, records: int) -> str:
        """What the foot of a page with so many records says; empty when no stamp is wanted."""
        if not self.stamped:
            return ""
        fingerprint = self.book.fingerprint
        said = (
            f"打印 {self.printed_at:%Y-%m-%d}",
            f"记录 {records} 条",
            f"留痕 {fingerprint}" if fingerprint else "",
        )
        return "　".join(filter(None, said))


class Orders:
    """Takes the orders of one open book."""

    def __init__(
        self, tallies: Tallies, templates: FormTemplates, kept_at: KeptAt, now: Callable[[], datetime]
    ) -> None:
        self._tallies, self._templates, self._kept_at, self._now = tallies, templates, kept_at, now

    def of(
        self,
        period: Period,
        as_of: date,
        *,
        sittings: Iterable[int] = (),
        members: Iterable[int] = (),
        masked: bool = True,
        stamped: bool = True,
    ) -> PaperOrder:
        """Read a period as of a day, and remember what was chosen and when it was asked for."""
        return PaperOrder(
            book=self._tallies.of(period, as_of),
            printed_at=self._now(),
            kept_at=self._kept_at,
            sittings=frozenset(sittings),
            members=frozenset(members),
            masked=masked,
            stamped=stamped,
            # The newest of several comes last and stays.
            word_templates={
                each.paper: self._kept_at(each.file) for each in self._templates.all() if each.paper
            },
        )
