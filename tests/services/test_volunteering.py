from dataclasses import replace
from datetime import date

import pytest
from builders import Fact, a_member, a_service, settle, the_kind

from partybranch.app import Branch
from partybranch.domain.periods import Period
from partybranch.domain.volunteering import ServiceRow, Stage
from partybranch.errors import BranchError

YEAR = Period.year(2022)


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, a_member("赵一"), a_member("钱二"))
    return branch


def test_a_service_is_recorded_and_corrected(lived: Branch) -> None:
    changes = lived.volunteering.record(a_service(hours=2))
    assert changes.label == "记录志愿服务（2022-03-12）"
    again = lived.volunteering.record(a_service(id=changes.id, hours=2.5, people=(1, 2)))
    assert again.label == "修改志愿服务（2022-03-12）"
    assert lived.volunteering.get(changes.id).hours == 5.0


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "集体学习"}, "没有选择服务类型。请选择志愿服务或双报到后再保存。"),
        ({"people": ()}, "还没有参加人员。请至少选择一名党员后再保存。"),
        ({"hours": 0}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"hours": 24.5}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"hours": float("nan")}, "服务时长应大于 0、不超过 24 小时。请改正后再保存。"),
        ({"people": (1, 1)}, "同一个人出现了两次。请删去重复的一行后再保存。"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_sentence(
    lived: Branch, facts: dict[str, Fact], sentence: str
) -> None:
    with pytest.raises(BranchError) as caught:
        lived.volunteering.record(a_service(**facts))
    assert str(caught.value) == sentence
    assert lived.volunteering.between(YEAR, voided=True) == ()


def test_an_unknown_kind_is_no_service(lived: Branch) -> None:
    service = a_service()
    unknown = type(service)(kind="own_9", day=service.day, rows=service.rows)
    with pytest.raises(BranchError, match="没有选择服务类型"):
        lived.volunteering.record(unknown)


def test_a_voided_service_stays_in_the_book_and_counts_nowhere(lived: Branch) -> None:
    id_ = lived.volunteering.record(a_service()).id
    with pytest.raises(BranchError, match="作废需要写明原因"):
        lived.volunteering.void(id_, "")
    assert lived.volunteering.void(id_, "重复录入").label == "作废 2022-03-12 街道清扫"
    lived.volunteering.record(a_service(id=id_, hours=5))
    assert lived.volunteering.between(YEAR) == ()
    assert [service.voided for service in lived.volunteering.between(YEAR, voided=True)] == ["重复录入"]
    tally = lived.tallies.of(YEAR, date(2022, 12, 31)).tally
    assert (tally.volunteering.services.value, tally.volunteering.hours) == (0, 0)


def test_hours_of_different_people_may_differ(lived: Branch) -> None:
    rows = (
        ServiceRow(member_id=1, name="赵一", hours=1.5),
        ServiceRow(member_id=2, name="钱二", hours=3),
    )
    lived.volunteering.record(a_service("双报到", rows=rows))
    tally = lived.tallies.of(YEAR, date(2022, 12, 31)).tally
    assert {each.name: each.hours for each in tally.by_member} == {"赵一": 1.5, "钱二": 3.0}
    assert tally.volunteering.by_kind[the_kind("双报到").code].value == 1


def test_a_need_counts_nowhere_until_it_is_carried_out(lived: Branch) -> None:
    service_id = lived.volunteering.record(a_service(hours=2, stage=Stage.ASSIGNED)).id
    assert lived.tallies.of(YEAR, date(2022, 12, 31)).tally.volunteering.services.value == 0
    lived.volunteering.record(replace(lived.volunteering.get(service_id), stage=Stage.DONE))
    assert lived.tallies.of(YEAR, date(2022, 12, 31)).tally.volunteering.services.value == 1
