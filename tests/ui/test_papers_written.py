"""台账与报表: real files where they were asked for; whatever refuses is said beside the buttons."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from papers import a_document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.reports.documents import DOCUMENTS, SINGLE, Form, write_documents
from partybranch.reports.paper import Shelf
from partybranch.services.progress import Cancelled
from ui import places
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages.ledgers_page import LedgersPage
from ui.session import Session
from ui.widgets.foot import Foot
from ui.work_progress import WorkProgress

pytestmark = pytest.mark.gui

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(ledgers_page: LedgersPage) -> LedgersPage:
    return ledgers_page


Ask = Callable[[Path | str], list[Path]]


@pytest.fixture
def ask_place(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The file dialog answers with this place; what it was opened with is kept."""

    def answer(place: Path | str) -> list[Path]:
        proposed: list[Path] = []

        def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
            proposed.append(Path(start))
            return str(place), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return proposed

    return answer


def test_a_paper_is_saved_under_the_name_proposed_and_the_folder_is_remembered(
    page: LedgersPage, tmp_path: Path, ask_place: Ask, filled: Session
) -> None:
    page.begin_record("roster")
    page.asking.picker.choose("第1季度")
    stick = tmp_path / "U盘"
    stick.mkdir()
    proposed = ask_place(stick / "党员花名册_2022年第1季度.xlsx")
    QTest.keyClick(page, Qt.Key.Key_S, CTRL)
    assert proposed[0].name == "党员花名册_2022年第1季度.xlsx"
    assert [path.name for path in stick.iterdir()] == ["党员花名册_2022年第1季度.xlsx"]
    assert openpyxl.load_workbook(next(stick.iterdir())).worksheets
    assert LedgersPage(filled).acts.habits.folder == stick
    assert page.asking.folder.toolTip() == str(stick)
    QTest.mouseClick(page.asking.save_button, LEFT)
    assert proposed[1].parent == stick


def test_a_name_without_its_ending_gets_it(page: LedgersPage, tmp_path: Path, ask_place: Ask) -> None:
    page.begin_record("roster")
    ask_place(tmp_path / "名册")
    QTest.mouseClick(page.asking.save_button, LEFT)
    assert (tmp_path / "名册.xlsx").exists()


def test_going_back_from_the_place_writes_nothing(
    page: LedgersPage, ask_place: Ask, said: list[Notice]
) -> None:
    ask_place("")
    QTest.mouseClick(page.asking.save_button, LEFT)
    assert not page.acts.habits.folder.exists()
    assert said == []


def test_a_file_that_cannot_be_replaced_stays_and_is_said_beside_the_buttons(
    page: LedgersPage, tmp_path: Path, ask_place: Ask, said: list[Notice]
) -> None:
    (tmp_path / "占用.xlsx").mkdir()
    ask_place(tmp_path / "占用.xlsx")
    QTest.mouseClick(page.asking.save_button, LEFT)
    assert page.asking.trouble.isVisible()
    assert "占用.xlsx" in page.asking.trouble.text()
    assert said == []
    assert (tmp_path / "占用.xlsx").is_dir()
    ask_place(tmp_path / "可以.xlsx")
    QTest.mouseClick(page.asking.save_button, LEFT)
    assert not page.asking.trouble.isVisible()


def test_all_papers_are_written_into_the_folder_shown(page: LedgersPage, said: list[Notice]) -> None:
    QTest.mouseClick(page.all_button, LEFT)
    written = sorted(path.name for path in page.acts.habits.folder.iterdir())
    assert len(written) == len(SINGLE)
    assert all("2022年" in name for name in written)
    assert said[-1].text == f"已生成 {len(SINGLE)} 份，存放在 {page.acts.habits.folder}"


def test_one_click_writes_what_an_inspection_asks_for(page: LedgersPage) -> None:
    shelf = [each for each in DOCUMENTS if each.shelf is Shelf.INSPECTION]
    wanted = [each for each in shelf if each.form is not Form.ZIP]
    QTest.mouseClick(page.inspection_button, LEFT)
    written = sorted(path.name for path in page.acts.habits.folder.iterdir())
    assert len(written) == len(wanted) > 0
    assert all(any(name.startswith(each.title) for each in wanted) for name in written)


def test_a_folder_that_cannot_be_made_is_said_beside_the_buttons(
    page: LedgersPage, tmp_path: Path, said: list[Notice], qtbot: QtBot
) -> None:
    page.resize(924, 440)
    (tmp_path / "file").write_text("", encoding="utf-8")
    page.acts.habits.folder = tmp_path / "file"
    QTest.mouseClick(page.all_button, LEFT)
    assert "换一个文件夹" in page.asking.trouble.text(), "not a bug of the program"
    assert said == []
    qtbot.waitUntil(lambda: not page.asking.trouble.visibleRegion().isEmpty())
    page.asking.picker.choose("第2季度")
    assert not page.asking.trouble.isVisible(), "it has had its time"


def test_the_folder_can_be_changed_and_opened_once_it_is_there(
    page: LedgersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "迎检"))
    QTest.mouseClick(page.asking.change_folder, LEFT)
    assert page.asking.folder.toolTip() == str(tmp_path / "迎检")


def test_the_pc_opens_a_copy_and_enter_asks_for_the_printer(
    page: LedgersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, said: list[Notice]
) -> None:
    passed: list[Path] = []

    def take(path: Path) -> bool:
        passed.append(path)
        return True

    page.acts._open = take
    page.begin_record("roster")
    QTest.mouseClick(page.asking.open_button, LEFT)
    assert [path.name for path in passed] == ["党员花名册_2022年.xlsx"]
    assert "副本" in said[-1].text
    page.begin_record("annual")
    qtbot.waitUntil(page.asking.print_button.isEnabled)

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "打印.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    QTest.keyClick(page.documents.list, Qt.Key.Key_Return)
    with pdfplumber.open(tmp_path / "打印.pdf") as printed:
        assert len(printed.pages) == page.preview.view.count


def test_what_has_no_pages_is_opened_by_enter(page: LedgersPage, qtbot: QtBot) -> None:
    passed: list[Path] = []

    def take(path: Path) -> bool:
        passed.append(path)
        return True

    page.acts._open = take
    page.documents.show_documents([*DOCUMENTS, a_document(form=Form.WORD, preview=None)])
    page.begin_record("trial")
    qtbot.waitUntil(lambda: page.preview.paper is not None)
    assert not page.asking.print_button.isEnabled()
    QTest.keyClick(page.documents.list, Qt.Key.Key_Return)
    assert [path.suffix for path in passed] == [".docx"]


def test_the_search_box_leads_to_one_paper(
    stage: Callable[[], MainWindow], filled: Session, qtbot: QtBot
) -> None:
    filled.set_year(2022)
    window = stage()
    page = window.page(LedgersPage)
    window.search.ask()
    window.search.field.insert("打印党员花名册")
    qtbot.waitUntil(lambda: _stands_on(window) == "党员花名册")
    QTest.keyClick(window.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.documents.current is not None)
    assert page.documents.current is not None
    assert page.documents.current.title == "党员花名册"


def test_the_folder_is_shown_or_said(page: LedgersPage, said: list[Notice]) -> None:
    shown: list[Path] = []

    def take(path: Path) -> bool:
        shown.append(path)
        return len(shown) == 1

    page.acts._open = take
    QTest.mouseClick(page.asking.open_folder, LEFT)
    assert "先插好 U 盘" in said[-1].text
    page.acts.habits.folder.mkdir()
    QTest.mouseClick(page.asking.open_folder, LEFT)
    assert shown == [page.acts.habits.folder]
    QTest.mouseClick(page.asking.open_folder, LEFT)
    assert str(page.acts.habits.folder) in said[-1].text


def test_a_refusal_does_not_stand_beside_an_older_success(
    stage: Callable[[], MainWindow], filled: Session, tmp_path: Path, ask_place: Ask, qtbot: QtBot
) -> None:
    window = stage()
    page = window.page(LedgersPage)
    window.show_page(places.LEDGERS)
    qtbot.waitUntil(lambda: page.documents.current is not None)
    page.begin_record("roster")
    filled.notices.done("已生成“名册.xlsx”")
    (tmp_path / "占用.xlsx").mkdir()
    ask_place(tmp_path / "占用.xlsx")
    page.save_one()
    assert page.asking.trouble.text()
    (foot,) = window.findChildren(Foot)
    assert foot.words.text() == ""


def _stands_on(window: MainWindow) -> str:
    row = window.search.list.current
    return row.title.text if row else ""


def test_cancelled_progress_stops_the_work_at_its_next_step() -> None:
    progress = WorkProgress(lambda _done, _total, _text: None)
    progress.step(1, 2, "")
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.step(2, 2, "")


def test_stopping_between_two_documents_leaves_whole_files_and_no_half_one(
    filled: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    class StopAtThird:
        def step(self, done: int, total: int, text: str) -> None:
            if done == 2:
                raise Cancelled

    order = filled.branch.orders.of(Period.year(2022), filled.today)
    with pytest.raises(Cancelled, match="前面 2 份已经生成，留在“台账”里"):
        write_documents(DOCUMENTS, order, tmp_path / "台账", StopAtThird())
    written = sorted((tmp_path / "台账").iterdir())
    assert len(written) == 2
    for path in written:
        read = pdfplumber.open if path.suffix == ".pdf" else openpyxl.load_workbook
        read(path).close()
