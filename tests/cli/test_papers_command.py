"""papers: every document by one command, through the one door."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from builders import a_citizen_number, a_member, a_row, a_sitting, settle

from partybranch.app import open_branch
from partybranch.cli import main
from partybranch.reports.documents import DOCUMENTS, SINGLE, SUFFIXES
from partybranch.reports.ledgers import LEDGERS

Run = Callable[..., tuple[int, list[Path]]]
BIRTH = datetime(1980, 5, 6).date()


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Have the papers of a small book's 2022 written; exit code and the paths that were said."""
    branch = open_branch(tmp_path / "book", who="测试")
    settle(branch, a_member("赵一", citizen_number=a_citizen_number(BIRTH)), a_member("王𬍛"))
    branch.sittings.record(a_sitting("党员大会", roll=(a_row(1, name="赵一"), a_row(2, name="王𬍛"))))
    branch.close()

    def call(*words: str) -> tuple[int, list[Path]]:
        out = ["--out", str(tmp_path / "资料")]
        try:
            code = main(["--data", str(tmp_path / "book"), "papers", *words, "--year", "2022", *out])
        except SystemExit as ending:
            code = int(ending.code or 0)
        return code, [Path(line) for line in capsys.readouterr().out.splitlines()]

    return call


def test_every_document_is_written_and_each_path_is_said(run: Run) -> None:
    code, paths = run()
    assert code == 0
    assert len(paths) == len(DOCUMENTS)
    assert all(path.exists() for path in paths)
    said = {path.name for path in paths}
    assert {f"{each.title}_2022年{SUFFIXES[each.form]}" for each in SINGLE} <= said
    assert {"迎检材料_试验党支部_2022年", "迎检材料_试验党支部_2022年.zip"} <= said


def test_some_are_chosen_by_their_codes_and_a_wrong_one_is_wrong_usage(run: Run) -> None:
    code, paths = run("handbook", "roster")
    assert (code, {path.name for path in paths}) == (
        0,
        {"党支部工作手册_2022年.pdf", "党员花名册_2022年.xlsx"},
    )
    assert run("nothing") == (2, [])


def test_the_ledgers_together_are_one_workbook_with_all_their_sheets(run: Run) -> None:
    code, paths = run(*(each.code for each in LEDGERS), "annual", "--together")
    assert code == 0
    assert [path.name for path in paths] == ["全部台账_2022年.xlsx", "年度统计报告_2022年.pdf"]
    tabs = openpyxl.load_workbook(paths[0]).sheetnames
    assert {"党员花名册", "党员大会", "主题党日"} <= set(tabs)


def test_numbers_are_hidden_and_feet_are_stamped_unless_the_terminal_says_otherwise(run: Run) -> None:
    number = a_citizen_number(BIRTH)
    hidden, stamped = _read(run("roster", "handbook")[1])
    assert number not in hidden
    assert "留痕" in stamped
    shown, bare = _read(run("roster", "handbook", "--unmasked", "--no-stamp")[1])
    assert number in shown
    assert "留痕" not in bare


def _read(paths: list[Path]) -> tuple[str, str]:
    """The cells of the workbook and the text of the PDF among two files."""
    book = next(path for path in paths if path.suffix == ".xlsx")
    report = next(path for path in paths if path.suffix == ".pdf")
    rows = openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True)
    with pdfplumber.open(report) as pdf:
        text = "".join(page.extract_text() or "" for page in pdf.pages)
    return "".join(map(str, rows)), re.sub(r"\s", "", text)


def test_the_binder_alone_is_the_folder_for_an_inspection(run: Run) -> None:
    code, (folder,) = run("--binder")
    assert code == 0
    assert folder.name == "迎检材料_试验党支部_2022年"
    assert (folder / "SHA256清单.txt").is_file()
    assert run("--binder")[1][0].name == "迎检材料_试验党支部_2022年(2)"
