"""What the rosters print of a member: numbers hidden as ordered, and the mark for what is not known."""

from dataclasses import dataclass
from datetime import date

from partybranch.domain.blank import BLANK
from partybranch.domain.citizen_number import mask_citizen_number, mask_phone
from partybranch.domain.member_states import whole_years
from partybranch.domain.members import Member, Standing, standing_on
from partybranch.reports.order import PaperOrder

MONTH = "yyyy.mm"
"""出生年月 and its like, as forms write them: 1980.05."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as a roster of one day prints it."""

    member: Member
    day: date
    order: PaperOrder

    @property
    def standing(self) -> Standing:
        """What the member is on the day."""
        return standing_on(self.member, self.day)

    @property
    def citizen_number(self) -> str:
        """公民身份证号, its middle hidden unless the order says otherwise."""
        number = self.member.citizen_number
        return mask_citizen_number(number) if self.order.masked else number

    @property
    def phone(self) -> str:
        """手机号, its middle hidden unless the order says otherwise."""
        return mask_phone(self.member.phone) if self.order.masked else self.member.phone

    @property
    def landline(self) -> str:
        """固定电话, hidden in the same way."""
        return mask_phone(self.member.landline) if self.order.masked else self.member.landline

    @property
    def category(self) -> str:
        """正式党员 or 预备党员 on the day."""
        return "正式党员" if self.standing.full else "预备党员"

    @property
    def age(self) -> int | None:
        """The age in whole years; None where the birth date is not known."""
        return None if self.member.birth is None else whole_years(self.member.birth, self.day)

    @property
    def posts(self) -> str:
        """党内职务 on the day."""
        return "、".join(self.standing.posts)


def known(value: str | date | int | None) -> str | date | int:
    """A fact that every person has, or the mark for what is still to be added."""
    return BLANK if value is None or value == "" else value
