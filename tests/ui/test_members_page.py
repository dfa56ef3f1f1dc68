"""党员: numbers hidden until asked for, the form in and out, nothing written before 保存."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import a_citizen_number, a_member
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from partybranch.domain.members import Condition, ConditionKind, GroupStay, Member, Post
from ui.forms.form_dialog import FormDialog
from ui.forms.member_act_form import MemberActForm
from ui.forms.member_form import MemberForm
from ui.forms.trouble import FieldTrouble
from ui.notices import Notice
from ui.pages.member_cards import HEIGHT, WIDTH, MemberCards
from ui.pages.member_lines import MemberLine
from ui.pages.members_page import MembersPage
from ui.session import Session
from ui.widgets.cell import cell_of

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> MembersPage:
    shown = MembersPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def cells(page: MembersPage) -> list[list[str]]:
    model = page.view.proxy
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_numbers_are_masked_until_they_are_asked_for(page: MembersPage) -> None:
    whole = a_citizen_number(date(1980, 5, 6), 2)
    assert not any(whole in row or "19900000001" in row for row in cells(page))
    page.numbers.click()
    assert any(whole in row for row in cells(page))
    assert any("19900000001" in row for row in cells(page))


def test_who_has_left_is_shown_only_when_asked_for(page: MembersPage) -> None:
    assert [row[1] for row in cells(page)] == ["赵一", "钱二", "孙三"]
    page.left_too.click()
    assert [row[1] for row in cells(page)] == ["赵一", "钱二", "孙三", "李四"]


def test_the_filter_finds_by_post_and_name(page: MembersPage) -> None:
    page.filter.setText("书记")
    assert [row[1] for row in cells(page)] == ["赵一"]


def test_filling_the_form_writes_nothing_and_saving_writes_once(
    page: MembersPage, filled: Session, steps: Callable[[], int], dialog: Callable[[], QDialog]
) -> None:
    before = steps()
    page.add_button.click()
    form = dialog().findChild(MemberForm)
    shown = dialog()
    assert isinstance(form, MemberForm)
    assert isinstance(shown, FormDialog)
    form.texts["name"].setText("周五")
    form.dates["joined"].setText("2010.7.1")
    assert steps() == before
    shown.save()
    assert steps() == before + 1
    assert filled.branch.members.all()[-1].joined == date(2010, 7, 1)
    assert [row[1] for row in cells(page)][-1] == "周五", "the table follows"


def test_what_cannot_be_true_stays_in_the_form_and_is_said_once(
    page: MembersPage, steps: Callable[[], int], dialog: Callable[[], QDialog], said: list[Notice]
) -> None:
    before = steps()
    page.open_form(a_member("周五", joined=date(2010, 7, 1), full_since=date(2009, 7, 1)))
    shown = dialog()
    assert isinstance(shown, FormDialog)
    shown.save()
    assert shown.isVisible()
    assert steps() == before
    assert said == [], "it stands in the form, not at the foot as well"


def test_what_the_book_refuses_is_said_beside_the_field_it_names(
    page: MembersPage, dialog: Callable[[], QDialog]
) -> None:
    page.open_form(a_member("周五", citizen_number="999999199003077811"))
    shown = dialog()
    form = shown.findChild(MemberForm)
    assert isinstance(shown, FormDialog)
    assert isinstance(form, MemberForm)
    shown.save()
    said = [label for label in form.rows.findChildren(QLabel) if "校验位" in label.text()]
    assert [label.isVisible() for label in said] == [True]


def test_a_changed_draft_is_asked_about_and_an_untouched_one_is_not(
    page: MembersPage, dialog: Callable[[], QDialog], asked: list[str]
) -> None:
    page.open_record(1, "name")
    dialog().reject()
    assert asked == []
    page.open_record(1, "name")
    form = dialog().findChild(MemberForm)
    assert isinstance(form, MemberForm)
    form.texts["job"].setText("编辑")
    dialog().reject()
    assert len(asked) == 1


def names(page: MembersPage) -> list[str]:
    return [line.name for line in page.list.lines]


def state(page: MembersPage) -> str:
    (label,) = [each for each in page.head.findChildren(QLabel) if each.objectName() == "page_state"]
    return label.toolTip() or label.text()


def test_the_filter_finds_by_pinyin_and_the_head_counts_what_is_found(page: MembersPage) -> None:
    assert state(page) == "在册党员 3 名，其中预备党员 0 名。"
    page.filter.setText("qe")
    assert names(page) == ["钱二"]
    assert state(page) == "在册党员 3 名，其中预备党员 0 名；筛选出 1 名。"
    page.filter.setText("qe shuji")
    assert names(page) == []
    assert page.list.nobody.isVisible()
    page.list.nobody.button.click()
    assert names(page) == ["赵一", "钱二", "孙三"]


@pytest.mark.parametrize(("typed", "found"), [("zheng", 1), ("dang", 0), ("正式", 4), ("第一 zhm", 0)])
def test_a_surname_by_pinyin_does_not_find_everybody_whose_state_or_group_sounds_like_it(
    page: MembersPage, filled: Session, typed: str, found: int
) -> None:
    filled.act(page, lambda: filled.branch.members.save(a_member("郑怀民")))
    page.filter.setText(typed)
    assert len(names(page)) == found


def test_chips_and_menus_narrow_together_and_are_taken_back_at_once(
    page: MembersPage, filled: Session
) -> None:
    one = filled.branch.members.all()[1]
    floating = (Condition(kind=ConditionKind.FLOATING, note="外地"),)
    filled.act(
        page, lambda: filled.branch.members.save(replace(one, conditions=floating, groups=(), posts=()))
    )
    filters = page.list.filters
    assert {state: chip.text() for state, chip in filters.chips.items()} == {
        "正式党员": "正式党员 3",
        "流动": "流动 1",
    }
    filters.chips["流动"].click()
    assert names(page) == ["钱二"]
    filters.group.setCurrentText("第一党小组")
    assert names(page) == []
    filters.group.setCurrentText("未编入党小组")
    assert names(page) == ["钱二"]
    filters.clear_button.click()
    assert names(page) == ["赵一", "钱二", "孙三"]
    filters.post.setCurrentText("支委")
    assert names(page) == ["赵一"]


def test_cards_or_table_is_remembered_and_the_member_stays_current(
    qtbot: QtBot, page: MembersPage, filled: Session
) -> None:
    page.list.select(2)
    page.list.as_cards.click()
    assert page.list.view is page.list.cards
    assert page.list.current is not None
    assert page.list.current.name == "钱二"
    again = MembersPage(filled)
    qtbot.addWidget(again)
    again.show()
    assert again.list.cards.isVisible()


def test_a_card_says_in_words_what_it_shows(
    page: MembersPage, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    keeps_qts_rules(page.list.cards.table)
    said = [str(page.list.cards.table.index(row, 0).data()) for row in range(3)]
    assert said[0] == "赵一，第一党小组，支部书记，正式党员，应到3 实到0 请假3，志愿服务3小时"
    assert said[1] == "钱二，第一党小组，正式党员，应到3 实到3，志愿服务5小时"
    assert not any("1990" in each or "999999" in each for each in said)
    page.list.as_cards.click()
    assert not page.list.cards.grab().isNull()


def test_namesakes_are_told_apart_in_table_and_cards(page: MembersPage, filled: Session) -> None:
    filled.act(page, lambda: filled.branch.members.save(a_member("孙三", birth=date(1990, 1, 1))))
    assert names(page)[2:] == ["孙三（1980年生）", "孙三（1990年生）"]
    two = [replace(page.list.lines[2], name=f"孙三（199{year}年生）") for year in "01"]
    first, second = (_painted(page.list.cards, line) for line in two)
    assert first != second


def _painted(cards: MemberCards, line: MemberLine) -> QImage:
    """One card as it looks in the narrowest width."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    cell_of(option).rect = image.rect()
    image.fill(Qt.GlobalColor.white)
    cards.table.replace((line,))
    painter = QPainter(image)
    cards.itemDelegate().paint(painter, option, cards.table.index(0, 0))
    painter.end()
    return image


def test_several_are_moved_to_a_group_in_one_step(
    page: MembersPage, filled: Session, steps: Callable[[], int], dialog: Callable[[], QDialog]
) -> None:
    before = steps()
    page.view.selectAll()
    assert page.acts_button.text() == "办理（3人）"
    menu = page.acts.fill(page.list.selected, ("第一党小组",))
    {action.text(): action for action in menu.actions()}["调整党小组…"].trigger()
    shown, form = dialog(), dialog().findChild(MemberActForm)
    assert isinstance(shown, FormDialog)
    assert isinstance(form, MemberActForm)
    form.what.setCurrentText("第二党小组")
    form.day.setText("2022.9.1")
    shown.save()
    assert steps() == before + 1
    assert filled.branch.undo.steps()[0].label == "调整到第二党小组：赵一、钱二、孙三"
    assert {line.standing.group for line in page.list.lines} == {"第二党小组"}


def test_the_menus_of_a_row_and_a_card_hold_the_form_and_the_acts(page: MembersPage) -> None:
    page.list.select(2)
    shown = [action.text() for action in page.view.row_menu().actions()]
    assert "修改\tF2" in shown
    assert "调整党小组…" in shown
    page.list.as_cards.click()
    page.list.cards.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = [each for each in page.list.findChildren(QMenu) if each.isVisible()]
    assert "转出组织关系…" in [action.text() for action in menu.actions()]
    menu.close()


def test_an_act_is_offered_only_for_whom_it_fits_and_asks_for_its_day(
    page: MembersPage, dialog: Callable[[], QDialog], steps: Callable[[], int]
) -> None:
    nobody = [action.text() for action in page.acts.fill((), ()).actions()]
    assert nobody[0] == "请先在名单里选中党员"
    page.list.select(1)
    menu = page.acts.fill(page.list.selected, ())
    can = {action.text(): action.isEnabled() for action in menu.actions()}
    assert can == {
        "转为正式党员…": False,
        "调整党小组…": True,
        "任职…": True,
        "免职…": True,
        "转出组织关系…": True,
    }
    before = steps()
    menu.actions()[4].trigger()
    shown, form = dialog(), dialog().findChild(MemberActForm)
    assert isinstance(shown, FormDialog)
    assert isinstance(form, MemberActForm)
    form.day.clear()
    shown.save()
    assert steps() == before
    form.day.setText("2022-09-01")
    shown.save()
    assert steps() == before + 1
    assert names(page) == ["钱二", "孙三"]


def test_keys_begin_find_correct_and_go_back(
    qtbot: QtBot, page: MembersPage, dialog: Callable[[], QDialog]
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.hasFocus()
    page.filter.setText("sun")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.reading
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert dialog().windowTitle() == "党员 · 孙三"
    dialog().reject()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.reading
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog().windowTitle() == "新增党员"


def test_a_branch_without_members_is_told_what_to_do_first(
    qtbot: QtBot, session: Session, visits: list[tuple[str, int | None, str | None]]
) -> None:
    page = MembersPage(session)
    qtbot.addWidget(page)
    page.show()
    (button,) = [each for each in page.findChildren(QPushButton) if each.text() == "导入花名册"]
    assert button.isVisible()
    button.click()
    assert visits == [("导入", None, "roster")]


WHOLE = Member(
    id=7,
    name="欧阳 娜",
    citizen_number=a_citizen_number(date(1990, 2, 3), 4),
    sex="女",
    nation="回族",
    birth=date(1990, 2, 3),
    education="研究生",
    joined=date(2012, 7, 1),
    full_since=date(2013, 7, 1),
    transferred_in=date(2018, 3, 1),
    transferred_out=date(2024, 3, 1),
    job="编辑",
    phone="19900000009",
    landline="010-80000000",
    address="清河县",
    remarks="借调",
    posts=(Post(title="组织委员", start=date(2020, 1, 1), end=date(2023, 1, 1)), Post(title="支部书记")),
    groups=(GroupStay(group="第二党小组", start=date(2018, 3, 1)),),
    conditions=(
        Condition(kind=ConditionKind.FLOATING, start=date(2021, 1, 1), end=date(2021, 6, 1), note="外地"),
        Condition(kind=ConditionKind.EXEMPT),
    ),
)


@pytest.mark.parametrize("member", [WHOLE, Member(name="赵一")], ids=["whole", "bare"])
def test_a_member_comes_out_of_the_form_as_it_went_in(qtbot: QtBot, member: Member) -> None:
    form = MemberForm(("第一党小组",))
    qtbot.addWidget(form)
    form.put(member)
    assert form.draft() == member
    form.put(WHOLE)
    form.put(member)
    assert form.draft() == member, "nothing of the one before stays"


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [("joined", "前年", "看不懂"), ("birth", "2022-02-30", "没有2022年2月30日")],
)
def test_a_date_that_cannot_be_read_is_named_with_its_field(
    qtbot: QtBot, key: str, typed: str, sentence: str
) -> None:
    form = MemberForm()
    qtbot.addWidget(form)
    form.dates[key].setText(typed)
    with pytest.raises(FieldTrouble, match=sentence) as trouble:
        form.draft()
    assert trouble.value.key == key


def test_dated_facts_must_end_after_they_begin(qtbot: QtBot) -> None:
    form = MemberForm()
    qtbot.addWidget(form)
    form.put(Member(name="赵一", posts=(Post(title="委员", start=date(2022, 1, 1), end=date(2021, 1, 1)),)))
    with pytest.raises(FieldTrouble, match="结束日期不晚于起始日期") as trouble:
        form.draft()
    form.complain(trouble.value.key, str(trouble.value))
    form.clear_complaints()


def test_birth_and_sex_follow_from_a_right_citizen_number(qtbot: QtBot) -> None:
    form = MemberForm()
    qtbot.addWidget(form)
    form.texts["citizen_number"].setText(a_citizen_number(date(1990, 2, 3), 5))
    form.texts["citizen_number"].editingFinished.emit()
    assert form.draft().birth == date(1990, 2, 3)
    assert form.draft().sex == "男"


def test_a_member_opens_on_the_field_that_a_finding_names(
    page: MembersPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    page.open_record(filled.branch.members.all()[1].id or 0, "full_since")
    form = dialog().findChild(MemberForm)
    assert isinstance(form, MemberForm)
    assert dialog().focusWidget() is form.dates["full_since"]
