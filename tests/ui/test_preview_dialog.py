"""A paper in a window of its own: what the editor opens to look at a record, print it, save it."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from papers import a_document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.reports.documents import Document, Form
from partybranch.reports.order import PaperOrder
from partybranch.reports.paper import Choice
from ui.notices import Notice
from ui.preview.preview_dialog import PreviewDialog
from ui.session import Session

pytestmark = pytest.mark.gui

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def goes_after_the_test(dialog: Callable[[], QDialog]) -> None:
    """What a test leaves open is closed after it."""
    del dialog


def over_one_sitting(session: Session, document: Document) -> PreviewDialog:
    branch = session.branch
    sitting = branch.sittings.between(Period.year(2022))[0]

    def make_order() -> PaperOrder:
        return branch.orders.of(Period.year(2022), branch.today(), sittings=[sitting.id or 0])

    shown = PreviewDialog(session, document, make_order)
    shown.show()
    shown.activateWindow()
    return shown


@pytest.fixture
def opened(filled: Session, qtbot: QtBot) -> PreviewDialog:
    shown = over_one_sitting(filled, a_document(choice=Choice.SITTINGS))
    qtbot.waitUntil(shown.print_button.isEnabled)
    return shown


def test_the_paper_stands_there_and_the_keyboard_is_on_it(opened: PreviewDialog, qtbot: QtBot) -> None:
    assert opened.windowTitle() == "预览：试印记录"
    assert opened.pane.view.count == 1
    qtbot.waitUntil(opened.pane.view.hasFocus)


def test_it_is_no_larger_than_the_screen_leaves_room_for(opened: PreviewDialog) -> None:
    room = opened.screen().availableSize()
    assert opened.width() <= room.width() - 40
    assert opened.height() <= room.height() - 60


def test_ctrl_s_proposes_the_day_of_the_one_sitting_and_writes_there(
    opened: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(place).name)
        return str(tmp_path / "U盘" / "三月"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    QTest.keyClick(opened, Qt.Key.Key_S, CTRL)
    assert proposed == ["试印记录_2022-03-05.pdf"]
    with pdfplumber.open(tmp_path / "U盘" / "三月.pdf") as written:
        assert written.pages
    assert said[-1].text == f"已生成“三月.pdf”，存放在 {tmp_path / 'U盘'}"


def test_ctrl_p_asks_for_a_printer_and_prints_the_page_looked_at(
    opened: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "打印.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    QTest.keyClick(opened, Qt.Key.Key_P, CTRL)
    assert (tmp_path / "打印.pdf").exists()
    assert said[-1].text == f"已打印到文件 {tmp_path / '打印.pdf'}"


def test_going_back_from_the_printer_prints_nothing(
    opened: PreviewDialog, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    QTest.mouseClick(opened.print_button, Qt.MouseButton.LeftButton)
    assert said == []


def test_a_pc_without_a_printer_is_told_so_beside_the_buttons(
    opened: PreviewDialog, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    QTest.mouseClick(opened.print_button, Qt.MouseButton.LeftButton)
    assert opened.trouble.text().startswith("没有找到打印机")
    assert said == []


def test_a_place_that_refuses_is_said_beside_the_buttons_until_the_next_try(
    opened: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "占用.pdf").mkdir()
    places = iter([str(tmp_path / "占用.pdf"), ""])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (next(places), ""))
    QTest.mouseClick(opened.save_button, Qt.MouseButton.LeftButton)
    assert "请换一个文件名" in opened.trouble.text()
    assert opened.trouble.isVisible()
    QTest.mouseClick(opened.save_button, Qt.MouseButton.LeftButton)
    assert not opened.trouble.isVisible()


def test_a_word_document_can_be_opened_and_saved_but_not_printed_here(filled: Session, qtbot: QtBot) -> None:
    shown = over_one_sitting(filled, a_document(form=Form.WORD, preview=None))
    passed: list[Path] = []

    def take(path: Path) -> bool:
        passed.append(path)
        return True

    shown.acts._open = take
    qtbot.waitUntil(lambda: shown.pane.paper is not None)
    assert not shown.print_button.isEnabled()
    QTest.mouseClick(shown.pane.without.button, Qt.MouseButton.LeftButton)
    assert [path.name for path in passed] == ["试印记录_2022年.docx"]
    assert passed[0].exists()


def test_a_pc_without_the_program_is_told_what_to_do(opened: PreviewDialog) -> None:
    opened.acts._open = lambda _path: False
    QTest.mouseClick(opened.open_button, Qt.MouseButton.LeftButton)
    assert "WPS" in opened.trouble.text()


def test_escape_closes(opened: PreviewDialog) -> None:
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
