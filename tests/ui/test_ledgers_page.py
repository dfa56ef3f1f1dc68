"""台账与报表: real files in the folder that was chosen; a file that is open is said, not overwritten."""

from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from partybranch.domain.periods import Period
from partybranch.reports.documents import DOCUMENTS, write_documents
from partybranch.services.progress import Cancelled
from ui.notices import Notice
from ui.pages.ledgers_page import LedgersPage
from ui.session import Session
from ui.work_progress import WorkProgress

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot: QtBot, filled: Session, tmp_path: Path) -> LedgersPage:
    shown = LedgersPage(filled)
    shown.folder = tmp_path / "台账"
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_all_documents_are_written_into_the_folder(page: LedgersPage, said: list[Notice]) -> None:
    page.all_button.click()
    written = sorted(path.name for path in page.folder.iterdir())
    assert len(written) == len(DOCUMENTS)
    assert all("2022年" in name for name in written)
    assert {Path(name).suffix for name in written} == {".xlsx", ".pdf"}
    assert said[-1].text == f"已生成 {len(DOCUMENTS)} 份，存放在 {page.folder}"


def test_one_document_of_a_quarter_goes_into_a_folder_asked_for(
    page: LedgersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "U盘"))
    page.picker.choose("第1季度")
    page.view.selectRow(1)
    page.save_button.click()
    assert [path.name for path in (tmp_path / "U盘").iterdir()] == [
        f"{DOCUMENTS[1].title}_2022年第1季度.xlsx"
    ]


def test_another_page_can_ask_for_one_document(page: LedgersPage) -> None:
    page.begin_record("reminders")
    chosen = page.view.current()
    assert chosen is not None
    assert chosen.title == "缺项与提醒单"


def test_going_back_from_the_folder_writes_nothing(
    page: LedgersPage, monkeypatch: pytest.MonkeyPatch, said: list[Notice]
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    page.save_button.click()
    assert not page.folder.exists()
    assert said == []


def test_a_folder_that_cannot_be_made_is_said_beside_the_folder(
    page: LedgersPage, tmp_path: Path, said: list[Notice]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    page.folder = tmp_path / "file"
    page.all_button.click()
    assert page.trouble.isVisible()
    assert "换一个文件夹" in page.trouble.text(), "not a bug of the program"
    assert said == []
    page.folder = tmp_path / "台账"
    page.all_button.click()
    assert not page.trouble.isVisible()


def test_a_file_that_cannot_be_replaced_is_said_and_nothing_is_called_written(
    page: LedgersPage, said: list[Notice]
) -> None:
    page.all_button.click()
    first = sorted(page.folder.glob("*.xlsx"))[0]
    first.unlink()
    first.mkdir()
    said.clear()
    page.all_button.click()
    assert first.name in page.trouble.text()
    assert said == []


def test_cancelled_progress_stops_the_work_at_its_next_step() -> None:
    progress = WorkProgress(lambda _done, _total, _text: None)
    progress.step(1, 2, "")
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.step(2, 2, "")


def test_stopping_between_two_documents_leaves_whole_files_and_no_half_one(
    page: LedgersPage, filled: Session, tmp_path: Path
) -> None:
    class StopAtThird:
        def step(self, done: int, total: int, text: str) -> None:
            if done == 2:
                raise Cancelled

    order = filled.branch.orders.of(Period.year(2022), filled.today)
    with pytest.raises(Cancelled):
        write_documents(DOCUMENTS, order, tmp_path / "台账", StopAtThird())
    written = sorted((tmp_path / "台账").iterdir())
    assert len(written) == 2
    for path in written:
        read = pdfplumber.open if path.suffix == ".pdf" else openpyxl.load_workbook
        read(path).close()
