"""Whatever people write stays text in every ledger: no formula, no error, no link is made of it."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, an_entry, order_of

from partybranch.app import Branch
from partybranch.domain.attendance import Mark, Observer
from partybranch.domain.members import GroupStay, Post
from partybranch.domain.motions import Motion
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.registers import REGISTERS
from partybranch.domain.sittings import Person
from partybranch.domain.volunteering import ServiceRow
from partybranch.reports.ledgers import LEDGERS, write_ledgers, write_ledgers_together
from partybranch.services.tallies import PeriodBook

EVIL = (
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "＋1",
    "－1",
    "\N{FULLWIDTH COMMERCIAL AT}SUM",
    "#N/A",
)


def _book(branch: Branch, evil: str) -> PeriodBook:
    """A branch in which every text of every record is the same evil."""
    branch.profile.save(
        Profile(name=evil, superior=evil, compiler=evil, reviewer=evil, usual_place=evil, branch_type=evil)
    )
    fields = ("sex", "nation", "education", "job", "phone", "landline", "address", "remarks", "native_place")
    branch.members.save(
        a_member(
            evil,
            posts=(Post(title=f"{evil}委员"),),
            groups=(GroupStay(group=evil),),
            **dict.fromkeys(fields, evil),
        )
    )
    roll = (a_row(1, Mark.LEAVE, name=evil, reason=evil, group=evil, committee=True),)
    for kind in ("支部党员大会", "党课", "主题党日", "集体学习", "支委会"):
        record = a_record(
            kind,
            topic=evil,
            text=evil,
            resolution=evil,
            lecturer=Person(name=evil),
            motions=_motions(kind, evil),
        )
        branch.sittings.record(
            a_sitting(
                record,
                at=datetime(2022, 3, 7, 9),
                place=evil,
                chair=Person(name=evil),
                recorder=Person(name=evil),
                roll=roll,
                observers=(Observer(name=evil),),
                remarks=evil,
            )
        )
    row = (ServiceRow(member_id=1, name=evil, hours=1),)
    branch.volunteering.record(
        a_service("双报到", rows=row, project=evil, title=evil, place=evil, contact=evil)
    )
    for register in REGISTERS:
        values = {field.code: evil for field in register.fields if not field.choices}
        people = (1,) if register.people_word and not register.pairs else ()
        if not register.pairs:
            branch.registers.record(
                an_entry(register.name, people=people, title=evil, values=values, remarks=evil)
            )
    return branch.tallies.of(Period.year(2022), date(2022, 12, 31))


def _motions(kind: str, evil: str) -> tuple[Motion, ...]:
    return (Motion(subject=evil, voters_due=1, voters_present=1, votes_for=1),) if "大会" in kind else ()


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_any_record_becomes_a_formula(branch: Branch, tmp_path: Path, evil: str) -> None:
    path = write_ledgers_together(order_of(_book(branch, evil), masked=False), LEDGERS, tmp_path)
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type not in ("f", "e"), (sheet.title, cell.coordinate)
                if isinstance(cell.value, str) and cell.value.startswith(evil) and evil != "#N/A":
                    assert cell.quotePrefix, (sheet.title, cell.coordinate)


def test_the_evil_reaches_every_ledger_and_no_formula_is_in_its_file(branch: Branch, tmp_path: Path) -> None:
    for path in write_ledgers(order_of(_book(branch, EVIL[0]), masked=False), LEDGERS, tmp_path):
        with zipfile.ZipFile(path) as package:
            sheets = b"".join(package.read(name) for name in package.namelist() if "/sheet" in name)
            whole = b"".join(package.read(name) for name in package.namelist())
        assert b"<f>" not in sheets
        assert b"=cmd|" in whole, path.name
