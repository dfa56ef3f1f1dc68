"""导入: a real workbook, its preview, unknown columns, signs, bad rows left out, one step to undo."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from partybranch.domain.mappings import SKIP
from partybranch.services.importing import Verdict
from partybranch.services.progress import Cancelled
from ui.notices import Notice, Tone
from ui.pages.import_verdicts import summary
from ui.pages.importing_page import ImportingPage
from ui.session import Session
from ui.work_progress import WorkProgress

pytestmark = pytest.mark.gui

HEAD = ["姓名", "性别", "民族", "出生日期", "加入党组织日期", "转为正式党员日期"]
PEOPLE = [
    ["周五", "男", "汉族", date(1980, 1, 2), date(2005, 7, 1), date(2006, 7, 1)],
    ["吴六", "女", "汉族", date(1985, 3, 4), date(2010, 7, 1), date(2011, 7, 1)],
]


def a_workbook(folder: Path, *rows: list[object], name: str = "花名册.xlsx") -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(folder / name)
    return folder / name


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> ImportingPage:
    shown = ImportingPage(session)
    qtbot.addWidget(shown)
    shown.show()
    shown.begin_record("roster")
    return shown


def names(page: ImportingPage) -> list[str]:
    return [member.name for member in page.session.branch.members.all()]


def test_a_workbook_is_shown_row_by_row_and_written_only_on_import(
    page: ImportingPage, tmp_path: Path, said: list[Notice]
) -> None:
    page.open_file(a_workbook(tmp_path, list(HEAD), *(list(row) for row in PEOPLE)))
    assert [row.verdict for row in page.rows.table.records] == [Verdict.NEW, Verdict.NEW]
    assert names(page) == []
    page.apply_button.click()
    assert names(page) == ["周五", "吴六"]
    assert said[-1].can_undo
    page.session.undo()
    assert names(page) == []


def test_an_unknown_column_must_be_decided_before_the_import(page: ImportingPage, tmp_path: Path) -> None:
    page.open_file(a_workbook(tmp_path, [*HEAD, "属相"], [*PEOPLE[0], "猴"]))
    assert not page.apply_button.isEnabled()
    assert page.columns.isVisible()
    box = page.columns.boxes["属相"]
    box.setCurrentIndex(box.findData(SKIP))
    box.activated.emit(box.currentIndex())
    assert page.apply_button.isEnabled()
    page.apply_button.click()
    assert names(page) == ["周五"]


def test_only_the_rows_without_trouble_come_in_when_the_person_says_so(
    page: ImportingPage, tmp_path: Path
) -> None:
    bad = [*PEOPLE[1][:3], "二〇二二年二月三十日", *PEOPLE[1][4:]]
    page.open_file(a_workbook(tmp_path, list(HEAD), list(PEOPLE[0]), bad))
    assert not page.apply_button.isEnabled()
    assert page.problems.table.records[0].row == 3
    page.leave_out.click()
    assert page.apply_button.isEnabled()
    page.apply_button.click()
    assert names(page) == ["周五"]


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(
    page: ImportingPage, tmp_path: Path, said: list[Notice]
) -> None:
    (tmp_path / "花名册.xlsx").write_bytes(b"nothing")
    page.open_file(tmp_path / "花名册.xlsx")
    assert page.choice.trouble.isVisible()
    assert page.choice.trouble.text().endswith("。")
    assert said == [], "the sentence stands beside the file, not at the foot as well"
    assert not page.apply_button.isVisible()
    page.open_file(a_workbook(tmp_path, list(HEAD), list(PEOPLE[0])))
    assert not page.choice.trouble.isVisible()


def test_a_workbook_with_nothing_wrong_is_called_so(page: ImportingPage, tmp_path: Path) -> None:
    page.open_file(a_workbook(tmp_path, list(HEAD), list(PEOPLE[0])))
    assert not page.problems.isVisible()
    assert summary(page.preview).endswith("没有问题。") if page.preview else False
    page.open_file(a_workbook(tmp_path, [*HEAD, "属相"], [*PEOPLE[0], "猴"]))
    assert page.problems.isVisible()


def test_a_file_changed_since_the_preview_is_not_imported(
    page: ImportingPage, tmp_path: Path, said: list[Notice]
) -> None:
    path = a_workbook(tmp_path, list(HEAD), list(PEOPLE[0]))
    page.open_file(path)
    a_workbook(tmp_path, list(HEAD), list(PEOPLE[1]))
    page.apply_button.click()
    assert names(page) == []
    assert said[-1].tone is Tone.TROUBLE


def test_a_cancelled_import_says_so_and_can_be_begun_again(
    page: ImportingPage, tmp_path: Path, said: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_step: object) -> None:
        raise Cancelled

    page.open_file(a_workbook(tmp_path, list(HEAD), *(list(row) for row in PEOPLE)))
    with monkeypatch.context() as patched:
        patched.setattr(WorkProgress, "step", stopped)
        page.apply_button.click()
    assert said[-1].text == "已取消导入，数据没有变化。"
    assert names(page) == []
    page.apply_button.click()
    assert names(page) == ["周五", "吴六"]


def test_importing_the_same_file_again_has_nothing_to_write(page: ImportingPage, tmp_path: Path) -> None:
    path = a_workbook(tmp_path, list(HEAD), list(PEOPLE[0]))
    page.open_file(path)
    page.apply_button.click()
    page.open_file(path)
    assert [row.verdict for row in page.rows.table.records] == [Verdict.SAME]
    assert not page.apply_button.isEnabled()


def test_a_sign_stands_for_one_meaning_and_only_changes_are_handed_on(page: ImportingPage) -> None:
    legend = page.legend
    assert legend.legend == {}
    legend.lines["缺席"].setText("× Q")
    assert legend.legend == {"Q": "缺席"}
    changed: list[bool] = []
    legend.changed.connect(lambda: changed.append(True))
    legend.lines["出席"].setText("√ Q")
    legend._apply()
    assert changed == [], "Q would stand for two things"
    legend.lines["出席"].setText("√")
    legend._apply()
    assert changed == [True]
