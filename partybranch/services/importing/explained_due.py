"""Why 应到 may differ from a ledger's: who came, left or was exempt around that day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from partybranch.domain.attendance import RollRow
from partybranch.domain.members import Member

_NEAR = timedelta(days=62)


def explain_due(members: Iterable[Member], day: date, expected: Sequence[RollRow]) -> str:
    """One sentence naming the changes near the day and the exempt, then what to do."""
    near = []
    for member in members:
        dated = (("入党", member.joined), ("转入", member.transferred_in), ("转出", member.transferred_out))
        near += [
            f"{member.name} {when} {what}"
            for what, when in dated
            if when is not None and abs(when - day) <= _NEAR
        ]
    exempt = [row.name for row in expected if not row.due]
    known = f"前后有变动的：{'、'.join(near)}。" if near else ""
    known += f"免于参加、不计应到的：{'、'.join(exempt)}。" if exempt else ""
    return f"{known}请核对应到人数，或党员的转入、转出、免于参加日期"
