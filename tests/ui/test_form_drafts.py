"""What is typed in a form window is kept while it is typed, and filled in again whole, finished or not."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import a_service
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from partybranch.domain.drafts import Draft, FormPlace
from partybranch.domain.members import Member
from partybranch.errors import BranchError
from ui import places
from ui.draft_keeper import DraftKeeper
from ui.forms.dated_rows import DatedFact
from ui.forms.form_dialog import FormDialog
from ui.forms.member_form import MemberForm
from ui.forms.service_form import ServiceForm
from ui.notices import Notice
from ui.session import Session

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dialog")]

NEW = FormPlace(page=places.MEMBERS)


@pytest.fixture
def a_form(filled: Session, qtbot: QtBot) -> Callable[..., tuple[MemberForm, FormDialog[Member]]]:
    desk = QWidget()
    qtbot.addWidget(desk)

    def opened(
        member: Member | None = None, place: FormPlace = NEW, title: str = "新增党员"
    ) -> tuple[MemberForm, FormDialog[Member]]:
        form = MemberForm(("第一党小组",))
        form.put(member or Member(name=""))
        save = filled.branch.members.save
        made: FormDialog[Member] = FormDialog(filled, title, form, form, save, desk, place)
        made.open()
        return form, made

    return opened


def look(made: QDialog) -> None:
    """What the clock does every few seconds."""
    for keeper in made.findChildren(DraftKeeper):
        keeper.look()


def kept(session: Session) -> tuple[Draft, ...]:
    return session.branch.drafts.offered().drafts


def type_much(form: MemberForm) -> None:
    form.texts["name"].setText("周五")
    form.texts["phone"].setText("1990000000")
    form.dates["birth"].setText("一九八〇年")
    form.sex.setCurrentText("女")
    form.posts.add(DatedFact(what="组织委员", start=date(2020, 1, 1)))
    form.posts._rows[0].end.setText("明年")
    form.conditions.add(DatedFact(what=form.conditions._offered[1], note="外出务工"))


def test_a_form_nobody_typed_in_leaves_no_draft(
    filled: Session, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    _form, made = a_form()
    look(made)
    assert kept(filled) == ()


def test_unfinished_words_come_back_whole_and_are_still_unsaved(
    filled: Session,
    a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]],
    steps: Callable[[], int],
) -> None:
    before = steps()
    form, made = a_form()
    type_much(form)
    look(made)
    (draft,) = kept(filled)
    assert (draft.title, draft.place, draft.year) == ("新增党员：周五", NEW, 2022)
    filled.drafts.go_on(draft, filled.navigate)
    again, second = a_form()
    assert again.texts["name"].text() == "周五"
    assert again.texts["phone"].text() == "1990000000"
    assert again.dates["birth"].text() == "一九八〇年"
    assert again.sex.currentText() == "女"
    assert (again.posts.typed(), again.conditions.typed()) == (form.posts.typed(), form.conditions.typed())
    assert "12月31日 10:00 自动留存" in second.about_draft.text()
    assert second._draft.changed
    assert steps() == before


def test_a_draft_goes_when_it_is_saved(
    filled: Session, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    form, made = a_form()
    form.texts["name"].setText("周五")
    look(made)
    assert len(kept(filled)) == 1
    made.save()
    assert kept(filled) == ()
    assert "周五" in [each.name for each in filled.branch.members.all()]


def test_a_draft_goes_when_it_is_given_up_but_stays_when_only_the_program_ends(
    filled: Session, qtbot: QtBot, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    form, made = a_form()
    form.texts["name"].setText("周五")
    look(made)
    filled.drafts.go_on(kept(filled)[0], filled.navigate)
    _form, second = a_form()
    second.reject()
    assert kept(filled) == ()
    form.texts["name"].setText("周五五")
    look(made)
    made.deleteLater()
    qtbot.wait(1)
    assert len(kept(filled)) == 1


def test_a_draft_gone_on_with_keeps_its_file(
    filled: Session, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    form, made = a_form()
    form.texts["name"].setText("周五")
    look(made)
    (draft,) = kept(filled)
    for keeper in made.findChildren(DraftKeeper):
        keeper._timer.stop()
    filled.drafts.go_on(draft, filled.navigate)
    again, second = a_form()
    again.texts["name"].setText("周五六")
    look(second)
    assert [(each.key, dict(each.fields)["姓名"]) for each in kept(filled)] == [(draft.key, "周五六")]


def test_a_record_changed_in_between_is_said(
    filled: Session, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    member = filled.branch.members.all()[0]
    place = FormPlace(page=places.MEMBERS, record_id=member.id)
    form, made = a_form(member, place)
    form.texts["address"].setText("新街 1 号")
    look(made)
    (draft,) = kept(filled)
    assert draft.title == "新增党员", "the words of a kept record are not told at the start"
    filled.drafts.go_on(draft, filled.navigate)
    _form, same = a_form(member, place)
    assert "之后改过" not in same.about_draft.text()
    filled.drafts.go_on(draft, filled.navigate)
    changed, other = a_form(Member(id=member.id, name=member.name, nation="满族"), place)
    assert "这条记录在那之后改过" in other.about_draft.text()
    assert changed.texts["address"].text() == "新街 1 号"


def test_another_record_under_the_same_number_is_said_by_its_name(
    filled: Session, a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]]
) -> None:
    place = FormPlace(page=places.MEMBERS, record_id=1)
    form, made = a_form(Member(id=1, name="周五"), place, "党员 · 周五")
    form.texts["address"].setText("新街 1 号")
    look(made)
    filled.drafts.go_on(kept(filled)[0], filled.navigate)
    _form, other = a_form(Member(id=1, name="吴六"), place, "党员 · 吴六")
    said = "当时填的是“党员 · 周五”，现在打开的是“党员 · 吴六”：不是同一条的，请取消。"
    assert said in other.about_draft.text()


def test_the_people_of_a_service_and_their_hours_come_back(filled: Session, qtbot: QtBot) -> None:
    branch = filled.branch
    kinds = tuple(each for each in branch.kinds.all() if each.code == a_service().kind)
    forms: list[ServiceForm] = []
    for _ in range(2):
        form = ServiceForm(kinds, branch.members.all(), 2022)
        form.put(a_service(people=(), day=date(2022, 3, 12)))
        made = FormDialog(filled, "记录服务", form, form, branch.volunteering.record)
        qtbot.addWidget(made)
        if not forms:
            form.people.table.check({1: None, 2: 1.5})
            form.people.for_all.setText("三小")
            form.day.setText("3月几号")
            look(made)
            filled.drafts.go_on(kept(filled)[0], filled.navigate)
        forms.append(form)
    first, second = forms
    assert second.people.typed() == first.people.typed()
    assert second.day.text() == "3月几号"


def test_cancel_asks_also_when_what_is_typed_cannot_be_understood(
    filled: Session,
    a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form, made = a_form()
    form.dates["birth"].setText("不是日期")
    monkeypatch.setattr(filled.notices, "confirm", lambda *_args: False)
    next(each for each in made.findChildren(QPushButton) if each.text() == "取消").click()
    assert made.isVisible()
    assert form.dates["birth"].text() == "不是日期"


def test_a_disk_that_refuses_is_said_once_and_tried_again(
    filled: Session,
    a_form: Callable[..., tuple[MemberForm, FormDialog[Member]]],
    said: list[Notice],
) -> None:
    folder = filled.branch.folder / "drafts"
    folder.write_text("in the way", encoding="utf-8")
    form, made = a_form()
    form.texts["name"].setText("周五")
    look(made)
    look(made)
    assert len(said) == 1
    assert "没有能自动留存" in said[0].text
    folder.unlink()
    look(made)
    assert len(kept(filled)) == 1


def test_keeping_waits_for_nothing(filled: Session) -> None:
    heard: list[str] = []

    def refuse() -> None:
        raise BranchError("不行。")

    filled.background.aside(refuse, lambda error: heard.append(str(error)))
    assert heard == ["不行。"]
