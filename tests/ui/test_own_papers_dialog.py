"""The list of own ledgers and forms: add, correct, void; it follows the book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from heard import silent
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from superior_forms import superior_form

from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.layouts import LaidColumn, LedgerLayout
from ui.forms import own_papers_dialog
from ui.forms.form_template_dialog import FormTemplateDialog
from ui.forms.layout_dialog import LayoutDialog
from ui.forms.own_papers_dialog import OwnPapersDialog
from ui.notices import Notice
from ui.session import Session

pytestmark = pytest.mark.gui

LAYOUT = LedgerLayout(
    name="短名册",
    ledger="roster",
    form="roster",
    columns=(LaidColumn(source="姓名"), LaidColumn(source="性别")),
)


@pytest.fixture
def parent(filled: Session, qtbot: QtBot) -> QWidget:
    filled.set_year(2022)
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def shown(filled: Session, parent: QWidget) -> OwnPapersDialog:
    opened = OwnPapersDialog(filled, parent)
    opened.open()
    return opened


@pytest.fixture(autouse=True)
def closed(dialog: Callable[[], QDialog]) -> Callable[[], QDialog]:
    """Whatever a test leaves open is closed after it."""
    return dialog


def _over(kind: type[QDialog]) -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def test_an_empty_list_says_what_the_two_are(shown: OwnPapersDialog) -> None:
    assert shown.empty.isVisible()
    assert not shown.change_button.isEnabled()
    assert not shown.void_button.isEnabled()
    assert silent(shown) == []


def test_the_list_follows_the_book_and_says_what_is_open(
    shown: OwnPapersDialog, filled: Session, tmp_path: Path
) -> None:
    filled.act(shown, lambda: filled.branch.layouts.record(LAYOUT))
    shown.add_file(superior_form(tmp_path / "上报表.xlsx"))
    (mapping,) = _over(FormTemplateDialog)
    assert isinstance(mapping, FormTemplateDialog)
    mapping.save()
    assert shown.view.shown().rows == (
        ("短名册", "自定台账", "党员花名册，2 栏"),
        ("上报表", "上级表样", "上报表.xlsx，还有 1 处没有对应"),
    )
    current = shown.view.current()
    assert current is not None
    assert current.kept.name == "上报表", "the one just added"


def test_enter_opens_the_window_of_each(shown: OwnPapersDialog, filled: Session, tmp_path: Path) -> None:
    branch = filled.branch
    branch.layouts.record(LAYOUT)
    file = branch.form_templates.keep(superior_form(tmp_path / "上报表.xlsx"))
    branch.form_templates.record(FormTemplate(name="上报表", file=file))
    shown.reload()
    shown.view.selectRow(0)
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    assert len(_over(LayoutDialog)) == 1
    _over(LayoutDialog)[0].reject()
    shown.view.selectRow(1)
    shown.change()
    assert len(_over(FormTemplateDialog)) == 1


def test_a_voided_one_leaves_the_list_with_its_reason_in_the_book(
    shown: OwnPapersDialog, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_id = filled.branch.layouts.record(LAYOUT).id
    shown.reload()
    monkeypatch.setattr(own_papers_dialog, "ask_reason", lambda *_args: "不再上报")
    shown.void_button.click()
    assert filled.branch.layouts.all() == ()
    assert filled.branch.layouts.get(kept_id or 0).voided == "不再上报"
    assert shown.empty.isVisible()


def test_a_word_form_is_listed_but_corrected_elsewhere(
    shown: OwnPapersDialog, filled: Session, tmp_path: Path
) -> None:
    source = tmp_path / "会议记录.docx"
    source.write_bytes(b"made up")
    file = filled.branch.form_templates.keep(source)
    filled.branch.form_templates.record(FormTemplate(name="会议记录样式", file=file, paper="minutes_word"))
    shown.reload()
    assert not shown.change_button.isEnabled()
    assert shown.void_button.isEnabled()
    shown.change()
    assert _over(FormTemplateDialog) == []


def test_an_old_form_is_offered_and_what_to_do_with_it_is_said(
    shown: OwnPapersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    old, offered = tmp_path / "旧表样.xls", list[str]()
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    def ask(_parent: QWidget, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return str(old), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    shown.form_button.click()
    assert "*.xls " in offered[0]
    assert "*.et" in offered[0]
    assert "另存为" in said[-1].text
