"""年度小结 in the window: links to records, its template edited with a preview, figures typed by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QInputDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.registers import REGISTERS, RegisterEntry
from partybranch.domain.summary_template import DEFAULT_TEXT, SummaryTemplate
from ui import places
from ui.forms.form_dialog import FormDialog
from ui.forms.summary_form import SummaryForm
from ui.forms.typed_figure_form import TypedFigureForm
from ui.notices import Notice
from ui.pages.sources_dialog import SourcesDialog
from ui.pages.tallies_page import TalliesPage
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def tallies(qtbot: QtBot, filled: Session) -> TalliesPage:
    shown = TalliesPage(filled)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def follow(page: TalliesPage, name: str) -> None:
    """Click the first link of a field."""
    pieces = page.summary.words._pieces
    place = next(at for at, piece in enumerate(pieces) if piece.name == name)
    page.summary.words.anchorClicked.emit(QUrl(str(place)))


def test_every_figure_of_the_summary_lists_its_records(
    tallies: TalliesPage, dialog: Callable[[], QDialog]
) -> None:
    assert tallies.summary.words.toPlainText() == tallies.summary.text
    assert tallies.summary.text.startswith(
        "2022年，已开展集体学习1次，主题党日活动1次，党员大会1次，党课1次。"
    )
    follow(tallies, "活动总次数")
    sources = dialog()
    assert isinstance(sources, SourcesDialog)
    assert len(sources.view.table.records) == 3


def test_the_keyboard_reaches_the_links(tallies: TalliesPage, dialog: Callable[[], QDialog]) -> None:
    words = tallies.summary.words
    words.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(words, key)
    assert dialog().windowTitle() == "集体学习次数"


def test_an_honour_leads_to_its_register(
    tallies: TalliesPage, filled: Session, dialog: Callable[[], QDialog]
) -> None:
    went: list[tuple[str, int | None]] = []
    filled.navigation_asked.connect(lambda page, open_id, *_: went.append((page, open_id)))
    register = next(each for each in REGISTERS if each.counted)
    with filled.branch.database.write("荣誉") as unit:
        day = filled.today
        kept = unit.registers.save(RegisterEntry(register=register.code, day=day, title="先进党支部"))
        unit.commit()
    tallies.reload()
    follow(tallies, f"{register.name}项数")
    sources = dialog()
    assert isinstance(sources, SourcesDialog)
    assert "先进党支部" in sources.view.table.records[0].label
    sources.view.opened.emit(sources.view.table.records[0])
    assert went == [(places.REGISTERS, kept.id)]


def test_the_summary_is_copied_and_turned_into_chinese_numerals(
    tallies: TalliesPage, said: list[Notice]
) -> None:
    tallies.summary.numerals.click()
    assert "共开展活动三次" in tallies.summary.words.toPlainText()
    assert tallies.session.branch.summaries.get().numerals
    tallies.summary.copy.click()
    assert QGuiApplication.clipboard().text() == tallies.summary.text
    assert "已复制" in said[-1].text


def test_a_summary_that_cannot_be_filled_says_so(tallies: TalliesPage, filled: Session) -> None:
    assert not tallies.summary.trouble.isVisible()
    with filled.branch.database.write("模板") as unit:
        unit.summaries.save(SummaryTemplate(text="读书会<b>{读书会次数}</b>次。"))
        unit.commit()
    tallies.reload()
    assert tallies.summary.words.toPlainText() == "读书会<b>【待补充】</b>次。"
    assert "模板第1行：没有“读书会次数”这个字段" in tallies.summary.trouble.text()


def opened(
    tallies: TalliesPage, dialog: Callable[[], QDialog]
) -> tuple[FormDialog[SummaryTemplate], SummaryForm]:
    tallies.summary.edit.click()
    shown = dialog()
    assert isinstance(shown, FormDialog)
    return shown, shown.findChildren(SummaryForm)[0]


def test_the_template_is_written_with_a_preview_and_fields_to_insert(
    tallies: TalliesPage, dialog: Callable[[], QDialog]
) -> None:
    shown, form = opened(tallies, dialog)
    assert form.text.toPlainText() == DEFAULT_TEXT
    assert not form.problems.isVisible()
    form.text.setPlainText("")
    form.filter.setText("主题党日次数")
    assert form.fields.proxy.rowCount() == 1
    form.fields.opened.emit(form.fields.proxy.index(0, 0).data(Qt.ItemDataRole.UserRole))
    form.text.insertPlainText("次主题党日。")
    assert form.preview.toPlainText() == "1次主题党日。"
    form.numerals.setChecked(True)
    assert form.preview.toPlainText() == "一次主题党日。"
    shown.save()
    assert tallies.summary.text == "一次主题党日。"


def test_a_template_with_problems_is_not_kept_and_each_is_said_with_its_line(
    tallies: TalliesPage, dialog: Callable[[], QDialog], steps: Callable[[], int]
) -> None:
    before = steps()
    shown, form = opened(tallies, dialog)
    form.text.setPlainText("好。\n{读书会次数}")
    assert form.problems.text().startswith("第2行：没有“读书会次数”")
    shown.save()
    assert shown.isVisible()
    assert "模板没有保存" in form.problems.text()
    assert steps() == before
    form.default_button.click()
    assert not form.problems.isVisible()
    shown.save()
    assert tallies.session.branch.summaries.get().text == ""


def test_a_figure_is_typed_corrected_and_voided(
    tallies: TalliesPage, dialog: Callable[[], QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    tallies.tabs.setCurrentWidget(tallies.typed)
    tallies.typed.empty.button.click()
    shown = dialog()
    assert isinstance(shown, FormDialog)
    form = shown.findChildren(TypedFigureForm)[0]
    form.texts["name"].setText("发稿数")
    shown.save()
    assert shown.isVisible()
    assert any("请填写“发稿数”的数字" in label.text() for label in form.rows._troubles.values())
    form.texts["value"].setText("12")
    form.texts["unit"].setText("篇")
    shown.save()
    assert tallies.summary.text.endswith("发稿数12篇（手工填写）。")
    tallies.tabs.setCurrentIndex(0)
    follow(tallies, "发稿数")
    assert tallies.tabs.currentWidget() is tallies.typed
    monkeypatch.setattr(QInputDialog, "exec", lambda self: self.setTextValue("重复") or 1)
    tallies.typed.view.opened.emit(tallies.typed.view.table.records[0])
    again = next(each for each in dialog().findChildren(QAbstractButton) if each.text() == "作废…")
    again.click()
    assert tallies.typed.view.table.records == ()
    assert "手工填写" not in tallies.summary.text
