"""志愿服务: hours once for all, one's own where it differs, and the record ends in the branch."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.domain.volunteering import Service
from ui.forms.form_dialog import FormDialog
from ui.forms.service_form import ServiceForm
from ui.models.hours_table import HOURS, NAME, Candidate, HoursTable
from ui.pages.volunteering_page import VolunteeringPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> VolunteeringPage:
    shown = VolunteeringPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def open_form(page: VolunteeringPage, dialog: Callable[[], QDialog]) -> Callable[[], ServiceForm]:
    def opened() -> ServiceForm:
        page.add_button.click()
        form = dialog().findChild(ServiceForm)
        assert isinstance(form, ServiceForm)
        return form

    return opened


def services(session: Session) -> tuple[Service, ...]:
    return session.branch.volunteering.between(Period.year(2022))


def check(form: ServiceForm, name: str) -> None:
    table = form.people.table
    rows = [row for row in range(table.rowCount()) if table.index(row, NAME).data() == name]
    table.setData(table.index(rows[0], NAME), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_a_service_typed_once_for_all_ends_in_the_branch(
    filled: Session,
    open_form: Callable[[], ServiceForm],
    steps: Callable[[], int],
    dialog: Callable[[], QDialog],
) -> None:
    before = steps()
    form = open_form()
    form.day.setText("11月5日")
    form.starts.setText("8:30")
    form.ends.setText("11点")
    form.ends.editingFinished.emit()
    form.texts["title"].setText("清扫街道")
    check(form, "赵一")
    check(form, "孙三")
    assert form.people.for_all.text() == "2.5", "the span of the times"
    form.people.table.setData(form.people.table.index(0, HOURS), "1小时")
    assert steps() == before, "filling a form writes nothing"
    shown = dialog()
    assert isinstance(shown, FormDialog)
    shown.save()
    kept = services(filled)[-1]
    assert (kept.day, kept.starts, kept.ends, kept.title) == (
        date(2022, 11, 5),
        time(8, 30),
        time(11),
        "清扫街道",
    )
    assert [(row.name, row.hours) for row in kept.rows] == [("赵一", 1.0), ("孙三", 2.5)]


def test_who_had_left_on_the_day_cannot_be_picked(open_form: Callable[[], ServiceForm]) -> None:
    form = open_form()
    assert "李四" not in names(form)
    form.day.setText("2022-05-01")
    form.day.editingFinished.emit()
    assert "李四" in names(form)


def names(form: ServiceForm) -> list[str]:
    table = form.people.table
    return [str(table.index(row, NAME).data()) for row in range(table.rowCount())]


def test_people_without_hours_are_refused_in_the_form(
    open_form: Callable[[], ServiceForm], steps: Callable[[], int], dialog: Callable[[], QDialog]
) -> None:
    before = steps()
    form = open_form()
    check(form, "赵一")
    shown = dialog()
    assert isinstance(shown, FormDialog)
    shown.save()
    assert shown.isVisible()
    assert steps() == before


def test_a_service_comes_out_of_the_form_as_it_went_in(filled: Session, qtbot: QtBot) -> None:
    kinds = filled.branch.kinds.all()
    for service in services(filled):
        form = ServiceForm(
            [kinds[service.kind], *kinds.of_shape(kinds[service.kind].shape)],
            filled.branch.members.all(),
            2022,
        )
        qtbot.addWidget(form)
        form.put(service)
        assert form.draft() == service


def test_voiding_asks_for_a_reason_and_the_totals_follow(
    page: VolunteeringPage,
    filled: Session,
    dialog: Callable[[], QDialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "ask_reason", lambda _parent, _what: "重复录入")
    assert page.people.table.records[1].hours == 5
    page.open_record(services(filled)[-1].id or 0)
    shown = dialog()
    assert isinstance(shown, FormDialog)
    shown.extra.itemAt(0).widget().click()  # type: ignore[attr-defined]  # the button put there
    assert len(services(filled)) == 1
    assert page.people.table.records[1].hours == 3


def test_the_table_of_people_keeps_qts_rules(keeps_qts_rules: Callable[[QAbstractItemModel], None]) -> None:
    table = HoursTable(
        [Candidate(member_id=1, name="赵一"), Candidate(member_id=2, name="钱二", group="一组")]
    )
    keeps_qts_rules(table)
    table.check_all(checked=True)
    table.set_for_all(2.0)
    assert table.taken == {1: 2.0, 2: 2.0}
    heard: list[str] = []
    table.refused.connect(heard.append)
    assert not table.setData(table.index(0, HOURS), "半天")
    assert "没有说明是几小时" in heard[0]
    assert not table.setData(table.index(0, 1), "二组")
    table.check_all(checked=False)
    assert table.taken == {}
