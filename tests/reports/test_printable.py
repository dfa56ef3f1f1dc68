from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, an_entry, order_of, settle

from partybranch.app import Branch
from partybranch.domain.attendance import Observer
from partybranch.domain.periods import Period
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sittings import Person
from partybranch.domain.volunteering import ServiceRow
from partybranch.errors import BranchError
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf import PDFS, write_pdf
from partybranch.reports.pdf.printable import refuse_unprintable, unprintable_names, unprintable_texts

_GAP = "\U0002ebf0"
"""A character that came with Unicode 15.1 and is in none of the fonts."""
_OTHER = "\ue863"


def _order(branch: Branch, **asked: frozenset[int]) -> PaperOrder:
    book = branch.tallies.of(Period.year(2022), date(2022, 12, 31))
    return order_of(book, **asked)


def test_a_book_that_prints_whole_has_nothing_to_say(branch: Branch) -> None:
    settle(branch, a_member("𡒄启明"), a_member("张䶮"))
    branch.sittings.record(a_sitting("主题党日", roll=(a_row(1, name="𡒄启明"),)))
    assert unprintable_texts(_order(branch)) == []
    assert unprintable_names(_order(branch).book) == {}


@pytest.mark.parametrize("role", ["chair", "recorder", "lecturer", "observer", "service", "register"])
def test_whoever_would_be_printed_with_a_hole_in_the_name_is_named_in_any_role(
    branch: Branch, tmp_path: Path, role: str
) -> None:
    name = f"孙{_GAP}"
    settle(branch, a_member("赵一"))
    record, usual = a_record("党课"), a_sitting(roll=(a_row(1),))
    sitting = {
        "chair": replace(usual, chair=Person(name=name)),
        "recorder": replace(usual, recorder=Person(name=name)),
        "lecturer": replace(usual, records=(replace(record, lecturer=Person(name=name)),)),
        "observer": replace(usual, observers=(Observer(name=name, role="街道干部"),)),
    }.get(role, usual)
    branch.sittings.record(sitting)
    if role == "service":
        branch.volunteering.record(a_service(rows=(ServiceRow(member_id=1, name=name, hours=2),)))
    if role == "register":
        settle(branch, a_member(name, transferred_out=date(2015, 1, 1)))
        branch.registers.record(an_entry(people=(2,)))
    order = _order(branch)
    assert unprintable_names(order.book) == {name: _GAP}
    assert unprintable_texts(order) == [(name, _GAP)]
    with pytest.raises(BranchError, match=f"{name}（缺“{_GAP}”）。请先改用"):
        write_pdf(PDFS[0], order, tmp_path / "报告.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_sitting_that_lies_ahead_is_looked_at_when_it_is_asked_for(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    ahead = a_sitting(at=datetime(2022, 12, 31, 23), chair=Person(name=f"钱{_GAP}"))
    kept = branch.sittings.record(ahead)
    book = branch.tallies.of(Period.year(2022), date(2022, 12, 1))
    assert unprintable_names(book) == {}
    with pytest.raises(BranchError, match=f"钱{_GAP}"):
        refuse_unprintable(order_of(book, sittings=frozenset({kept.id})))


def test_every_other_text_is_told_with_the_place_where_it_stands(branch: Branch, tmp_path: Path) -> None:
    settle(branch, a_member("赵一", job=f"{_GAP}厂工人", address=f"{_OTHER}{_GAP}路"), name=f"支部{_OTHER}")
    branch.sittings.record(
        a_sitting(
            a_record(topic="学习章程", text=f"{_GAP}和{_OTHER}，{_GAP}"), roll=(a_row(1, reason=_OTHER),)
        )
    )
    branch.volunteering.record(a_service(title="清扫", place=_GAP))
    branch.registers.record(an_entry(title="先进", values={"awarded_by": f"市{_GAP}委"}))
    branch.plans.save(PlannedSitting(day=date(2022, 5, 9), kind="theme_day", topic="参观", place=_OTHER))
    order = _order(branch)
    assert unprintable_texts(order) == [
        ("赵一", _GAP + _OTHER),
        ("支部信息", _OTHER),
        ("2022年3月7日“学习章程”", _GAP + _OTHER),
        ("党员1", _OTHER),
        ("2022年3月12日“清扫”", _GAP),
        ("年度计划 2022年5月9日“参观”", _OTHER),
        ("登记簿“荣誉” 2022年7月1日“先进”", _GAP),
    ]
    assert write_pdf(PDFS[0], order, tmp_path / "报告.pdf").exists()


def test_what_is_only_voided_or_of_another_year_keeps_nothing_from_being_printed(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member(f"周{_GAP}", transferred_out=date(2015, 1, 1)))
    branch.sittings.record(a_sitting(voided="重复录入", chair=Person(name=f"孙{_GAP}")))
    branch.sittings.record(a_sitting(at=datetime(2021, 3, 1, 9), chair=Person(name=f"孙{_GAP}")))
    assert unprintable_texts(_order(branch)) == []
