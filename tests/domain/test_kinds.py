import pytest
from builders import the_kind

from partybranch.domain.kinds import ACTIVITY_KINDS, Book, Kind, Kinds, Scope, Shape

NAMES = (
    "支部党员大会", "支部委员会会议", "党小组会", "党课", "主题党日", "集体学习", "组织生活会",
    "民主评议党员", "理论学习中心组学习", "意识形态工作专题会议", "宣讲（大讲堂）", "参观学习",
    "观看教育片", "业务培训",
    "竞赛活动", "志愿服务", "双报到", "其他会议",
)  # fmt: skip


def test_the_eighteen_kinds_are_built_in() -> None:
    assert sorted(kind.name for kind in ACTIVITY_KINDS) == sorted(NAMES)
    assert len({kind.code for kind in ACTIVITY_KINDS}) == 18


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("党员大会", "支部党员大会"),
        ("支部 党员 大会", "支部党员大会"),
        ("支委会", "支部委员会会议"),
        ("主题党日活动", "主题党日"),
        ("双报道", "双报到"),
    ],
)
def test_kinds_go_by_the_names_of_real_workbooks(written: str, name: str) -> None:
    assert the_kind(written).name == name


def test_an_unknown_name_is_no_kind() -> None:
    assert Kinds().named("茶话会") is None


def test_no_name_means_two_kinds() -> None:
    names = [name for kind in ACTIVITY_KINDS for name in {kind.name, kind.short, *kind.aliases} if name]
    assert len(names) == len(set(names))


def test_a_built_in_kind_wins_over_an_own_kind_of_the_same_name() -> None:
    own = Kind(id=1, code="own_1", name="读书会", aliases=("党课",))
    kinds = Kinds((*ACTIVITY_KINDS, own))
    assert kinds.named("党课") == the_kind("党课")
    assert kinds.named("读书会") == own
    assert "own_1" in kinds


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("支部党员大会", "每季度1次"),
        ("支部委员会会议", "每月1次"),
        ("党小组会", "每组每月1次"),
        ("主题党日", "每月1次"),
        ("组织生活会", "每年1次"),
        ("党课", "—"),
    ],
)
def test_each_duty_is_told_in_the_words_of_the_rules(name: str, duty: str) -> None:
    assert the_kind(name).duty == duty


def test_every_duty_cites_an_article() -> None:
    assert all("条" in kind.cadence.source for kind in ACTIVITY_KINDS if kind.cadence)


def test_services_and_only_they_stand_in_the_volunteering_ledger() -> None:
    kinds = Kinds()
    assert kinds.in_book(Book.VOLUNTEERING) == kinds.of_shape(Shape.SERVICE)
    assert {kind.scope for kind in kinds.of_shape(Shape.SERVICE)} == {Scope.NAMED}
