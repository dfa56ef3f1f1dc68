"""上级表样 mapped in the window: suggested, chosen by pinyin, every open place listed, kept with its file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from heard import silent
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from superior_forms import COVER, HEAD, TABLE, superior_form

from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.periods import Period
from partybranch.reports.documents import own_documents
from ui.forms.form_template_dialog import FormTemplateDialog, add_form, correct_form
from ui.notices import Notice, Tone
from ui.session import Session

pytestmark = pytest.mark.gui

Dialog = Callable[[], QDialog]


@pytest.fixture
def parent(filled: Session, qtbot: QtBot) -> QWidget:
    filled.set_year(2022)
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def shown(filled: Session, parent: QWidget, dialog: Dialog, tmp_path: Path) -> FormTemplateDialog:
    add_form(filled, parent, superior_form(tmp_path / "上报表.xlsx"))
    opened = dialog()
    assert isinstance(opened, FormTemplateDialog)
    return opened


def _kept(session: Session) -> FormTemplate:
    (kept,) = session.branch.form_templates.all()
    return kept


def test_everything_known_is_suggested_and_the_rest_is_listed_at_once(shown: FormTemplateDialog) -> None:
    form = shown.form
    assert form.name.text() == "上报表"
    assert form.source.currentText() == "三会一课台账 · 党员大会"
    assert form.places.boxes["{{党员总数}}"].choice == "党员人数"
    assert form.places.boxes["B列　会议主题 取"].choice == "会议名称"
    rows = form.problems.shown().rows
    assert rows == (
        ("封面 第5行 B列", "“{{支部固定电话}}”还没有对应的内容，生成时原样保留。"),
        ("会议情况 第5行 G列", "表头“是否合格”还没有对应的栏目，下面空着。"),
    )
    assert silent(shown) == []


def test_a_place_is_chosen_by_pinyin_and_its_problem_goes(shown: FormTemplateDialog) -> None:
    box = shown.form.places.boxes["{{支部固定电话}}"]
    box.setFocus()
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "zhibushuji")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    box.settle()
    assert box.choice == "支部书记"
    assert len(shown.form.problems.shown().rows) == 1
    shown.form.places.boxes["G列　是否合格 取"].choose("备注")
    assert shown.form.problems.isHidden()
    assert "全部位置都有了对应。明细取自“" in shown.form.verdict.text()


def test_the_picture_shows_where_the_place_in_hand_stands(shown: FormTemplateDialog) -> None:
    picture = shown.form.picture
    assert picture.tabs.tabText(picture.tabs.currentIndex()) == TABLE
    shown.form.places.looked_at.emit(COVER, 3, 2)
    assert picture.place == (COVER, 3, 2)
    assert picture.text_of((COVER, 3, 2)) == "{{党员总数}}"
    assert picture.table.columnSpan(0, 0) == 6


def test_a_cell_of_ones_own_choice_becomes_a_place_and_can_go_again(
    shown: FormTemplateDialog, filled: Session, tmp_path: Path
) -> None:
    form = shown.form
    form.picture.stand_on(COVER, 7, 2)
    form.single_button.click()
    assert any("还没有选内容" in row[1] for row in form.problems.shown().rows)
    form.places.boxes[f"{COVER} B7"].choose("支部书记")
    assert form.places.boxes[f"{COVER} A6"].choice == "审核人"
    link = form.places.findChild(QPushButton, f"drop {COVER}!B7")
    assert link is not None
    link.click()
    assert f"{COVER} B7" not in form.places.boxes
    shown.save()
    kept = _kept(filled)
    assert f"{COVER}!A6" in {each.place for each in kept.places}
    order = filled.branch.orders.of(Period.year(2022), filled.today)
    written = own_documents((), [kept])[0].write(order, tmp_path / "out")
    assert openpyxl.load_workbook(written)[COVER]["A6"].value == "审核人：审核乙"


def test_another_row_can_be_the_head_and_another_ledger_fill_the_table(shown: FormTemplateDialog) -> None:
    form = shown.form
    form.picture.stand_on(TABLE, HEAD, 4)
    form.source.choose(next(each for each in form.mapping.ground.offered if each.form == "services"))
    assert form.mapping.source is not None
    assert form.mapping.source.form == "services"
    form.picture.stand_on(TABLE, 9, 4)
    QTest.keyClick(form.head_button, Qt.Key.Key_Return)
    assert form.mapping.head == (TABLE, 9)
    assert any("还没有指定表头" in row[1] for row in form.problems.shown().rows)
    form.source.choose(None)
    assert form.draft().template.form == ""
    places = [each.place for each in form.draft().template.places]
    assert [place for place in places if "!" in place] == [f"{COVER}!A6"]


def test_the_form_is_kept_with_its_file_and_opens_again_as_it_was(
    shown: FormTemplateDialog, filled: Session, parent: QWidget, dialog: Dialog
) -> None:
    shown.form.name.setText("季度上报表")
    shown.save()
    kept = _kept(filled)
    assert kept.file.name == "上报表.xlsx"
    assert filled.branch.form_templates.path_of(kept).is_file()
    correct_form(filled, parent, kept)
    again = dialog()
    assert isinstance(again, FormTemplateDialog)
    assert again.form.draft().template == kept
    assert again.form.draft().path is None


def test_another_file_keeps_what_was_chosen_where_the_place_is_still_there(
    shown: FormTemplateDialog, filled: Session, tmp_path: Path
) -> None:
    shown.form.places.boxes["{{党员总数}}"].choose("正式党员人数")
    other = superior_form(tmp_path / "新表样.xlsx")
    book = openpyxl.load_workbook(other)
    book[COVER]["B5"] = "{{填表人}}"
    book.save(other)
    shown.take_file(other)
    assert shown.form.places.boxes["{{党员总数}}"].choice == "正式党员人数"
    assert "{{支部固定电话}}" not in shown.form.places.boxes
    shown.save()
    assert _kept(filled).file.name == "新表样.xlsx"


def test_a_file_that_is_no_workbook_is_refused_with_its_sentence(
    filled: Session, parent: QWidget, said: list[Notice], tmp_path: Path
) -> None:
    old = tmp_path / "旧表.et"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    add_form(filled, parent, old)
    assert said[-1].tone is Tone.TROUBLE
    assert "另存为“Excel 工作簿（.xlsx）”再添加" in said[-1].text


def test_a_second_form_of_a_name_is_refused_beside_the_name(
    shown: FormTemplateDialog, filled: Session
) -> None:
    form = shown.form
    file = filled.branch.form_templates.keep(form.draft().path or Path())
    filled.branch.form_templates.record(replace(form.draft().template, file=file))
    shown.save()
    assert shown.isVisible()
    assert len(filled.branch.form_templates.all()) == 1
