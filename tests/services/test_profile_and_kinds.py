from datetime import date

import pytest
from builders import Fact, a_member, a_row, a_service, a_sitting, order_of, settle, the_kind

from partybranch.app import Branch
from partybranch.domain.kinds import ACTIVITY_KINDS, Book, Cadence, Kind, Rhythm, Shape
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Person, Record
from partybranch.errors import BranchError
from partybranch.reports.ledgers import LEDGERS

YEAR = Period.year(2022)


def own(**facts: Fact) -> Kind:
    usual: dict[str, Fact] = {"code": "", "name": "读书会"}
    return Kind(**usual | facts)


def test_a_new_book_has_an_empty_profile_and_is_new(branch: Branch) -> None:
    assert branch.profile.get() == Profile()
    assert branch.is_new


def test_there_is_one_profile_however_often_it_is_saved(branch: Branch) -> None:
    branch.profile.save(Profile(name="甲支部"))
    branch.profile.save(Profile(name="乙支部", superior="总支"))
    assert (branch.profile.get().name, branch.profile.get().id) == ("乙支部", 1)
    assert not branch.is_new


def test_a_branch_without_a_name_is_refused(branch: Branch) -> None:
    with pytest.raises(BranchError, match="党支部名称是空的。请填写名称后再保存。"):
        branch.profile.save(Profile(name=" "))


def test_the_built_in_kinds_come_first_and_the_own_ones_behind(branch: Branch) -> None:
    branch.kinds.add(own())
    branch.kinds.add(own(name="微讲堂"))
    names = [kind.name for kind in branch.kinds.all()]
    assert names == [*(kind.name for kind in ACTIVITY_KINDS), "读书会", "微讲堂"]
    assert len({kind.code for kind in branch.kinds.all()}) == len(names)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "类型名称是空的。请填写名称后再保存。"),
        ({"name": "党课"}, "已经有“党课”这个类型。请换一个名称。"),
        ({"name": "党员 大会"}, "已经有“党员 大会”这个类型。请换一个名称。"),
        ({"short": "支委会"}, "已经有“支委会”这个类型。请换一个名称。"),
        ({"aliases": ("周一学习",)}, "已经有“周一学习”这个类型。请换一个名称。"),
        ({"minutes": 0}, "时长应在 1 到 1440 分钟之间。请改正后再保存。"),
    ],
)
def test_a_kind_without_a_name_of_its_own_is_refused(
    branch: Branch, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        branch.kinds.add(own(**facts))
    assert str(caught.value) == sentence


def test_an_own_kind_cannot_be_added_twice(branch: Branch) -> None:
    branch.kinds.add(own())
    with pytest.raises(BranchError, match="已经有“读书会”这个类型"):
        branch.kinds.add(own())


def test_an_own_kind_always_has_a_ledger(branch: Branch) -> None:
    branch.kinds.add(own(name="社区帮扶", shape=Shape.SERVICE))
    branch.kinds.add(own(name="读书会", book=Book.VOLUNTEERING))
    kinds = branch.kinds.all()
    books = {name: kind.book for name in ("社区帮扶", "读书会") if (kind := kinds.named(name))}
    assert books == {"社区帮扶": Book.VOLUNTEERING, "读书会": Book.MEETINGS}


def test_an_own_kind_shows_up_in_tally_findings_sentence_and_ledgers(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    branch.kinds.add(own(cadence=Cadence(rhythm=Rhythm.MONTH, source="本支部制度第一条"), lecturer=True))
    branch.kinds.add(own(name="社区帮扶", shape=Shape.SERVICE))
    reading, helping = branch.kinds.all().kinds[-2:]
    record = Record(kind=reading.code, topic="读原著", text="共读。", lecturer=Person(name="教师"))
    branch.sittings.record(a_sitting(record, roll=(a_row(1, name="赵一"),)))
    service = a_service()
    branch.volunteering.record(type(service)(kind=helping.code, day=service.day, rows=service.rows))
    book = branch.tallies.of(YEAR, date(2022, 12, 31))
    assert book.tally.by_kind[reading.code].value == 1
    assert book.tally.volunteering.by_kind[helping.code].value == 1
    assert "读书会1次" in book.sentence
    missed = [each for each in book.findings if each.rule.code == f"{reading.code}_duty"]
    assert (len(missed), missed[0].cited) == (11, "本支部制度第一条（单位）")
    words = {
        str(cell)
        for ledger in LEDGERS
        for plan in ledger.plans(order_of(book))
        for cell in (plan.title, *(value for row in plan.rows for value in row))
    }
    assert {"读书会", "读原著", "社区帮扶", "本支部制度第一条（单位）"} <= words
    assert the_kind("党课") in book.shown_kinds
