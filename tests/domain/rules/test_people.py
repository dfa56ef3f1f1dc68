import pytest
from builders import a_sitting
from rulings import findings, some_facts, some_members, texts

from partybranch.domain.rules.facts import Facts
from partybranch.domain.sittings import Person

RECORDER = Person(name="党员2", member_id=2)


def chaired_by(name: str, member_id: int | None = None) -> Facts:
    chair = Person(name=name, member_id=member_id)
    return some_facts(a_sitting(chair=chair, recorder=RECORDER), members=some_members(3))


@pytest.mark.parametrize("name", ["李书记", "李", "李 ", "宣传委员", "王同志"])
def test_a_surname_or_a_post_is_no_name(name: str) -> None:
    (found,) = findings("people_named", chaired_by(name))
    assert found.found.text == f"主持人只写了“{name}”，请写明姓名"
    assert (found.found.target.field, found.rule.severity.value) == ("chair", "提醒")


def test_a_name_outside_the_roster_is_reminded_of() -> None:
    assert texts("people_named", chaired_by("来宾甲")) == ["主持人“来宾甲”不在党员名册中，请从名册里选择"]
    both = a_sitting(chair=Person(name="来宾甲"), recorder=Person(name="小张同志"))
    assert len(texts("people_named", some_facts(both, members=some_members(1)))) == 2


def test_a_member_an_empty_place_and_a_book_without_a_roster_are_left_alone() -> None:
    assert texts("people_named", chaired_by("党员1", member_id=1)) == []
    nobody = a_sitting(chair=None, recorder=RECORDER)
    assert texts("people_named", some_facts(nobody, members=some_members(3))) == []
    assert texts("people_named", some_facts(a_sitting())) == []
