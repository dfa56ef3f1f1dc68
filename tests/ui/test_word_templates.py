"""Word 模板: a form is looked through before it is used, and the way back to ours is one click."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from word_files import a_form

from partybranch.reports.word import WORDS, own_template
from ui.forms.word_templates import TemplatePane, WordTemplatesDialog
from ui.notices import Notice
from ui.session import Session

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(qtbot: QtBot, filled: Session) -> WordTemplatesDialog:
    shown = WordTemplatesDialog(filled)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def pane(dialog: WordTemplatesDialog) -> TemplatePane:
    return dialog.panes[0]


def test_each_word_document_has_its_tab_with_every_tag(dialog: WordTemplatesDialog) -> None:
    assert [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())] == [paper.title for paper in WORDS]
    for pane in dialog.panes:
        assert pane.tags.proxy.rowCount() == len(pane.paper.tags)
        assert pane.state.text() == "现在用：自带模板"
        assert not pane.restore_button.isEnabled()


def test_a_good_form_is_kept_and_what_it_leaves_out_is_said(
    pane: TemplatePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session, said: list[Notice]
) -> None:
    form = a_form(tmp_path / "局会议记录表.docx", "{{会议内容}}")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(form), ""))
    pane.choose_button.click()
    assert pane.state.text() == "现在用：局会议记录表.docx"
    assert "打印时不会出现" in pane.said.text()
    assert "会议决议" in pane.said.text()
    assert not pane.trouble.isVisible()
    assert "添加表格模板" in said[-1].text
    kept = session.branch.form_templates.in_place_of(pane.paper.code)
    assert kept is not None
    form.unlink()
    assert session.branch.form_templates.path_of(kept).is_file(), "the book has its own copy"


def test_a_form_with_unknown_tags_is_left_and_they_are_listed(
    pane: TemplatePane, tmp_path: Path, session: Session
) -> None:
    pane.use(a_form(tmp_path / "表样.docx", "{{会议主题}}{{会议内容}}", "{{主持人"))
    assert pane.trouble.isVisible()
    assert "1. 没有“{{会议主题}}”这个标记。可能是：{{会议议题}}" in pane.trouble.text()
    assert "2. " in pane.trouble.text()
    assert session.branch.form_templates.all() == ()


def test_a_file_that_is_no_word_document_is_said_in_the_window(pane: TemplatePane, tmp_path: Path) -> None:
    (tmp_path / "旧表样.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    pane.use(tmp_path / "旧表样.doc")
    assert "另存为不加密的 .docx" in pane.trouble.text()


def test_a_second_form_takes_the_place_of_the_first_and_ours_comes_back(
    pane: TemplatePane, tmp_path: Path, session: Session
) -> None:
    for name in ("一.docx", "二.docx"):
        pane.use(a_form(tmp_path / name, name, "{{会议内容}}"))
    assert pane.state.text() == "现在用：二.docx"
    assert len(session.branch.form_templates.all()) == 1
    pane.restore_button.click()
    assert pane.state.text() == "现在用：自带模板"
    assert not pane.restore_button.isEnabled()
    session.undo()
    assert pane.state.text() == "现在用：二.docx", "撤销 brings it back, here too"


def test_our_template_is_saved_to_be_changed(
    pane: TemplatePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "我的模板"), ""))
    pane.save_button.click()
    saved = tmp_path / "我的模板.docx"
    assert saved.read_bytes() == own_template(pane.paper).read_bytes()
    assert str(saved) in pane.said.text()


def test_going_back_from_the_choice_changes_nothing(
    pane: TemplatePane, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    pane.choose_button.click()
    pane.save_button.click()
    assert said == []


def test_a_tag_is_copied_by_a_double_click(pane: TemplatePane) -> None:
    pane.tags.opened.emit(pane.paper.tags[0])
    assert QGuiApplication.clipboard().text() == "{{支部名称}}"
    assert "已复制" in pane.said.text()
