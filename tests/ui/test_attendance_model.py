"""The matrix as Qt tables: Qt's own rules, what cells say, and who stays in sight."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import KINDS, a_member, a_record, a_row, a_sitting
from PySide6.QtCore import QAbstractItemModel, Qt

from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.attendance_matrix import Matrix
from partybranch.domain.leaves import LeaveNotice
from partybranch.domain.members import GroupStay
from partybranch.domain.periods import Period
from partybranch.services.attendance import PeriodRolls
from ui.models.attendance_model import BEFORE, CELL_ROLE, FootModel, MatrixModel
from ui.models.attendance_proxy import MatrixProxy
from ui.models.attendance_words import head_lines

pytestmark = pytest.mark.gui
Tester = Callable[[QAbstractItemModel], None]
Role = Qt.ItemDataRole
ACROSS = Qt.Orientation.Horizontal
FIRST = (GroupStay(group="第一党小组"),)
NAMES = ("单小平", "张三", "李四")
MEMBERS = tuple(a_member(name, id=at, groups=FIRST) for at, name in enumerate(NAMES, 1))
DAY = date(2022, 3, 7)


def rolls(**facts: int) -> PeriodRolls:
    roll = (a_row(1), a_row(2, Mark.LEAVE, reason="病假"), a_row(3, Mark.UNMARKED, due=True))
    return PeriodRolls(
        period=Period.year(2022),
        kinds=KINDS,
        members=MEMBERS,
        sittings=(
            a_sitting("主题党日", "党课", roll=roll, id=1),
            a_sitting(heads=HeadCount(due=3, present=2), at=datetime(2022, 4, 4, 9), id=2),
            a_sitting(a_record("党小组会", group="第一党小组"), roll=roll[:2], at=datetime(2022, 5, 9), id=3),
        ),
        notices={DAY: {3: LeaveNotice(member_id=3, start=DAY, end=date(2022, 3, 9), reason="因公")}},
        demanded=facts.get("demanded"),
    )


@pytest.fixture
def model(qapp: object) -> MatrixModel:
    shown = MatrixModel()
    shown.show(rolls(), rolls().matrix())
    return shown


def words(model: MatrixModel, line: int, sitting: int) -> str:
    return str(model.index(line, BEFORE + sitting).data(Role.AccessibleTextRole))


def test_both_tables_keep_qts_rules(keeps_qts_rules: Tester, model: MatrixModel) -> None:
    foot, proxy = FootModel(), MatrixProxy(model)
    for each in (model, foot, proxy):
        keeps_qts_rules(each)
    foot.show(model.matrix, None)
    proxy.find("zs")
    proxy.set_unmarked_only(True)
    model.put(2, 0, replace(a_row(3), name="李四"))
    foot.show(model.matrix, 80)
    model.show(rolls(), Matrix())
    foot.show(Matrix(), None)


def test_a_cell_says_who_when_and_what(model: MatrixModel) -> None:
    assert words(model, 0, 0) == "单小平　2022-03-07 主题党日、党课　出席"
    assert words(model, 1, 0) == "张三　2022-03-07 主题党日、党课　请假（病假）"
    assert words(model, 2, 0).startswith("李四　2022-03-07 主题党日、党课　未标，有请假登记：因公")
    assert words(model, 0, 1) == "单小平　2022-04-04 集体学习　只有人数，没有名单"
    assert words(model, 2, 2) == "李四　2022-05-09 党小组会 第一党小组　不在当次应到名单"


def test_a_notice_is_no_hint_any_more_once_there_is_a_mark(model: MatrixModel) -> None:
    index = model.index(2, BEFORE)
    assert model.notice(index) is not None
    model.put(2, 0, a_row(3, Mark.ABSENT))
    assert model.notice(index) is None


def test_heads_are_the_date_and_the_kind_in_two_lines(model: MatrixModel) -> None:
    heads = [model.headerData(section, ACROSS) for section in range(model.columnCount())]
    assert heads == [
        "姓名",
        "党小组",
        "03-07\n主题\n党日＋",
        "04-04\n集体\n学习",
        "05-09\n党小\n组会",
        "应到",
        "实到",
        "出席率",
    ]
    (column, *_) = model.matrix.columns
    assert head_lines(column, years=True).startswith("22-03-07\n")
    short = replace(column, labels=("支委会",))
    assert head_lines(short, years=False) == "03-07\n支委会\n"


def test_a_lower_rate_than_the_branch_asks_for_is_said_in_words(model: MatrixModel) -> None:
    rate = model.index(1, model.columnCount() - 1)
    assert (rate.data(), "低于" in rate.data(Role.ToolTipRole)) == ("0.0%", False)
    model.show(rolls(demanded=80), model.matrix)
    assert rate.data() == "0.0% 低"
    assert "低于支部要求 80%" in rate.data(Role.ToolTipRole)
    assert model.index(0, model.columnCount() - 1).data() == "100.0%"


def test_an_edit_keeps_everything_else_and_a_new_shape_begins_anew(model: MatrixModel) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.put(2, 0, a_row(3))
    assert model.index(2, BEFORE).data(CELL_ROLE).mark is Mark.PRESENT
    assert not model.show(rolls(), rolls().matrix())
    assert resets == []
    assert model.show(rolls(), rolls().matrix(group="没有"))
    assert resets == [True]


def names(proxy: MatrixProxy) -> list[str]:
    return [proxy.index(row, 0).data() for row in range(proxy.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", list(NAMES)), ("sxp", ["单小平"]), ("dan", ["单小平"]), ("zhang", ["张三"]), ("四", ["李四"])],
)
def test_people_are_found_by_characters_and_by_every_reading(
    model: MatrixModel, typed: str, found: list[str]
) -> None:
    proxy = MatrixProxy(model)
    proxy.find(typed)
    assert names(proxy) == found


def test_whoever_is_marked_while_only_unmarked_are_looked_at_stays_under_the_hand(model: MatrixModel) -> None:
    proxy = MatrixProxy(model)
    proxy.set_unmarked_only(True)
    assert names(proxy) == ["李四"]
    model.put(2, 0, a_row(3))
    assert names(proxy) == ["李四"]
    proxy.look_again()
    assert names(proxy) == []


def test_sorting_by_the_rate_goes_up_down_and_back_to_the_groups(model: MatrixModel) -> None:
    proxy, rate = MatrixProxy(model), model.columnCount() - 1
    proxy.sort_by(rate)
    assert names(proxy)[-1] == "单小平"
    proxy.sort_by(rate)
    assert names(proxy)[0] == "单小平"
    model.put(0, 0, a_row(1, Mark.ABSENT))
    assert names(proxy)[0] == "单小平"
    proxy.sort_by(rate)
    assert names(proxy) == list(NAMES)


def test_the_foot_counts_each_sitting_and_all_of_them(model: MatrixModel) -> None:
    foot = FootModel()
    foot.show(model.matrix, None)
    rows = [[foot.index(row, at).data() for at in range(foot.columnCount())] for row in range(3)]
    assert rows == [
        ["实到/应到", None, "1/3", "2/3", "1/2", None, None, "4/8"],
        ["未标", None, "1", "1", "·", None, None, "2"],
        ["出席率", None, "33.3%", "66.7%", "50.0%", None, None, "50.0%"],
    ]
    foot.show(model.matrix, 80)
    assert foot.index(2, BEFORE).data() == "33.3%低"
    foot.show(rolls().matrix(group="第一党小组"), None)
    assert foot.index(0, BEFORE + 1).data() == "—"
