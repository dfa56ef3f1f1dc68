"""登记簿: an entry typed in the form of its register ends in the branch, and is found again on the page."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import an_entry
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.domain.registers import REGISTERS, Register, RegisterEntry
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.people_chooser import PeopleChooser
from ui.forms.register_form import RegisterForm
from ui.forms.register_people import PairPickers, PeopleLine
from ui.main_window import MainWindow
from ui.pages import registers_page
from ui.pages.registers_page import RegistersPage
from ui.session import Session
from ui.spot import Spot

pytestmark = pytest.mark.gui

Dialog = Callable[[], QDialog]


def code(name: str) -> str:
    return next(each.code for each in REGISTERS if each.name == name)


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> RegistersPage:
    shown = RegistersPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def begin(page: RegistersPage, dialog: Dialog) -> Callable[[str], RegisterForm]:
    def begun(name: str) -> RegisterForm:
        page.begin_record(code(name))
        return form_in(dialog())

    return begun


def form_in(shown: QDialog) -> RegisterForm:
    form = shown.findChild(RegisterForm)
    assert isinstance(form, RegisterForm)
    return form


def save(shown: QDialog) -> None:
    assert isinstance(shown, FormDialog)
    shown.save()


def kept(session: Session, year: int = 2022) -> tuple[RegisterEntry, ...]:
    return session.branch.registers.between(Period.year(year))


def tabs(page: RegistersPage) -> list[str]:
    return [page.tabs.tabText(place) for place in range(page.tabs.count())]


def pair(form: RegisterForm, *names: str) -> PairPickers:
    assert isinstance(form.people, PairPickers)
    for picker, name in zip(form.people.pickers, names, strict=False):
        picker.combo.setEditText(name)
    return form.people


def words(page: RegistersPage, column: int) -> list[str]:
    proxy = page.pane.view.proxy
    return [str(proxy.index(row, column).data()) for row in range(proxy.rowCount())]


def test_an_honour_typed_in_its_form_ends_in_the_branch(
    page: RegistersPage,
    filled: Session,
    begin: Callable[[str], RegisterForm],
    steps: Callable[[], int],
    dialog: Dialog,
) -> None:
    before = steps()
    form = begin("荣誉")
    form.day.setText("7月1日")
    form.title.put("优秀共产党员")
    assert isinstance(form.people, PeopleLine)
    form.people.choose({3, 1})
    assert form.people.line.text() == "赵一、孙三"
    form.fields["holder"].put("个人")
    form.fields["awarded_by"].put("试验市委")
    assert steps() == before, "filling a form writes nothing"
    save(dialog())
    (entry,) = kept(filled)
    assert (entry.day, entry.title) == (date(2022, 7, 1), "优秀共产党员")
    assert [each.name for each in entry.people] == ["赵一", "孙三"]
    assert entry.values == {"holder": "个人", "awarded_by": "试验市委"}
    assert tabs(page)[0] == "荣誉（1）"
    assert words(page, 2) == ["赵一、孙三"]


def test_a_talk_says_what_kind_of_pair_it_is_and_asks_for_two(
    page: RegistersPage, filled: Session, begin: Callable[[str], RegisterForm], dialog: Dialog
) -> None:
    form = begin("谈心谈话")
    field = pair(form, "赵一", "钱二")
    assert field.hint.text() == "支委和党员之间"
    pair(form, "孙三")
    assert field.hint.text() == "党员之间"
    pair(form, "钱二")
    assert field.hint.text() == "双方是同一个人"
    save(dialog())
    assert dialog().isVisible()
    pair(form, "钱二", "外人")
    assert field.hint.text() == "有一方不在当日党员名册中"
    save(dialog())
    assert dialog().isVisible()
    assert kept(filled) == ()
    pair(form, "钱二", "孙三")
    save(dialog())
    assert [each.name for each in kept(filled)[0].people] == ["钱二", "孙三"]
    assert (words(page, 2), words(page, 3)) == (["钱二、孙三"], ["党员之间"])


def test_the_form_of_a_talk_says_that_its_content_is_not_written_down(
    begin: Callable[[str], RegisterForm],
) -> None:
    labels = [each.text() for each in begin("谈心谈话").findChildren(QLabel)]
    assert any("谈了什么不写进来" in each for each in labels)


def test_who_had_left_on_the_day_is_offered_only_where_written_down(filled: Session, qtbot: QtBot) -> None:
    members = filled.branch.members.all()
    field = PeopleLine("获奖党员", members, {})
    qtbot.addWidget(field)
    field.offer(date(2022, 7, 1))
    assert "李四" not in [each.name for each in field.offered]
    field.put(an_entry(people=(4,)).people)
    assert "李四" in [each.name for each in field.offered]
    field.choose({4})
    assert field.read()[0].name == "党员4", "the name written down stays"


def test_the_list_behind_the_button_ticks_who_is_chosen(
    qtbot: QtBot, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = PeopleLine("获奖党员", filled.branch.members.all(), {})
    qtbot.addWidget(field)
    field.choose({2})
    titles: list[str] = []

    def accept(chooser: PeopleChooser) -> int:
        titles.append(chooser.windowTitle())
        assert chooser.chosen == {2}
        return 1

    monkeypatch.setattr(PeopleChooser, "exec", accept)
    field.button.click()
    assert titles == ["选择获奖党员"]
    assert [each.name for each in field.read()] == ["钱二"]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda each: each.code)
def test_an_entry_comes_out_of_the_form_as_it_went_in(
    filled: Session, qtbot: QtBot, register: Register
) -> None:
    values = {each.code: each.choices[-1] if each.choices else f"{each.title}甲" for each in register.fields}
    people = (1, 4, 2) if register.people_word else ()
    entry = an_entry(register.name, id=7, people=people, values=values | {"gone": "旧栏目"}, remarks="备注甲")
    form = RegisterForm(register, filled.branch.members.all(), 2022)
    qtbot.addWidget(form)
    form.put(entry)
    assert form.draft() == entry


def test_too_little_is_said_beside_its_field(
    begin: Callable[[str], RegisterForm], filled: Session, dialog: Dialog
) -> None:
    form = begin("巡察整改")
    form.day.setText("某天")
    save(dialog())
    form.day.setText("")
    save(dialog())
    form.day.setText("2022-03-03")
    save(dialog())
    assert form.place_of("还没有填写反馈问题。请填写后再保存。") == "title"
    assert dialog().isVisible()
    assert kept(filled) == ()


def test_a_double_click_corrects_an_entry_and_voiding_asks_why(
    page: RegistersPage, filled: Session, dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.changed(filled.branch.registers.record(an_entry(people=(1,))))
    page.pane.view.opened.emit(kept(filled)[0])
    form_in(dialog()).title.put("优秀党支部")
    save(dialog())
    assert words(page, 1) == ["优秀党支部"]
    monkeypatch.setattr(registers_page, "ask_reason", lambda _parent, _what: "重复登记")
    page.pane.view.opened.emit(kept(filled)[0])
    (void,) = [each for each in dialog().findChildren(QPushButton) if each.text() == "作废…"]
    void.click()
    assert kept(filled) == ()
    assert (words(page, 1), tabs(page)[0]) == ([], "荣誉")
    page.with_voided.setChecked(True)
    assert (words(page, 1), words(page, 7)) == (["优秀党支部"], ["已作废：重复登记"])


def test_an_entry_is_found_in_its_register_and_its_year(page: RegistersPage, filled: Session) -> None:
    registers = filled.branch.registers
    registers.record(an_entry("谈心谈话", people=(1, 2), day=date(2021, 5, 6)))
    wanted = registers.record(an_entry("谈心谈话", people=(1, 3), day=date(2021, 5, 6), title="近况")).id
    registers.void(wanted, "记错")
    page.filter.setText("没有的字")
    page.open_record(wanted)
    assert filled.year == 2021
    assert page.pane.register.name == "谈心谈话"
    current = page.pane.view.current()
    assert current is not None
    assert current.id == wanted
    filled.set_year(2022)
    assert words(page, 1) == []


def test_the_window_leads_to_an_entry_and_begins_one_of_a_register(
    qtbot: QtBot, filled: Session, dialog: Dialog
) -> None:
    entry_id = filled.branch.registers.record(an_entry("心得体会", people=(2,))).id
    window = MainWindow(filled)
    qtbot.addWidget(window)
    window.show()
    filled.navigate(places.REGISTERS, open_id=entry_id)
    (page,) = (each for each in window.pages if isinstance(each, RegistersPage))
    current = page.pane.view.current()
    assert current is not None
    assert current.id == entry_id
    filled.navigate(places.REGISTERS, kind=code("谈心谈话"), spot=Spot(day=date(2022, 3, 4)))
    assert form_in(dialog()).day.text() == "2022-03-04"
    assert page.pane.register.name == "谈心谈话"


def test_the_filter_and_the_year_narrow_every_register(page: RegistersPage, filled: Session) -> None:
    for title, people in (("先进党支部", ()), ("优秀党员", (2,))):
        filled.changed(filled.branch.registers.record(an_entry(title=title, people=people)))
    page.filter.setText("钱二")
    assert words(page, 1) == ["优秀党员"]
    page.filter.clear()
    filled.set_year(2021)
    assert words(page, 1) == []
    assert tabs(page) == [each.name for each in REGISTERS]


def test_the_button_of_an_empty_register_begins_an_entry_of_it(page: RegistersPage, dialog: Dialog) -> None:
    page.tabs.setCurrentIndex(2)
    page.pane.empty.button.click()
    assert dialog().windowTitle() == "新增承诺践诺"


def test_the_table_of_a_register_keeps_qts_rules(
    page: RegistersPage, filled: Session, keeps_qts_rules: Callable[[QAbstractItemModel], None]
) -> None:
    filled.changed(filled.branch.registers.record(an_entry(people=(1, 2))))
    keeps_qts_rules(page.pane.view.table)
