"""Our own ledgers come in again: what they carry gives the same counts in a book with the same members."""

from datetime import date, datetime
from pathlib import Path

from builders import a_member, a_record, a_row, a_sitting, order_of, settle
from workbooks import bring

from partybranch.app import Branch, open_branch
from partybranch.domain.attendance import Mark
from partybranch.domain.members import Post
from partybranch.domain.motions import Motion
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.reports.ledgers import LEDGERS, write_ledgers

YEAR = Period.year(2022)


def _settled(branch: Branch) -> None:
    branch.profile.save(Profile(name="示范党支部"))
    post = (Post(title="支部书记"),)
    settle(branch, a_member("赵一", posts=post), a_member("钱二"), a_member("孙三"))


def test_the_ledger_of_meetings_with_votes_comes_in_again(
    branch: Branch, tmp_path: Path, now: datetime
) -> None:
    _settled(branch)
    vote = Motion(subject="年度计划", voters_due=3, voters_present=2, votes_for=2)
    roll = (a_row(1, name="赵一"), a_row(2, Mark.LEAVE, name="钱二", reason="病假"), a_row(3, name="孙三"))
    branch.sittings.record(a_sitting(a_record("支部党员大会", motions=(vote,)), roll=roll))
    branch.sittings.record(a_sitting("党课", at=datetime(2022, 4, 8, 9), roll=roll))
    book = branch.tallies.of(YEAR, date(2022, 12, 31))
    chosen = [ledger for ledger in LEDGERS if ledger.code == "meetings"]
    (path,) = write_ledgers(order_of(book), chosen, tmp_path)
    other = open_branch(tmp_path / "other", now=lambda: now, who="测试")
    _settled(other)
    bring(other, "activities", path)
    again = other.tallies.of(YEAR, date(2022, 12, 31)).tally
    assert {code: figure.value for code, figure in again.by_kind.items()} == {
        code: figure.value for code, figure in book.tally.by_kind.items()
    }
    assert again.attendance == book.tally.attendance
    other.close()
