"""What each document says, word for word, beside the text it said when somebody last looked at it.

A document without a golden file is red, and so is a golden file without a document. After a change that was
looked at: ``WRITE_GOLDEN=1 pytest tests/reports/test_golden.py`` writes the texts anew.
"""

import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pikepdf
import pytest
from golden_book import golden_branch
from openpyxl.worksheet.worksheet import Worksheet

from partybranch.domain.periods import Period
from partybranch.reports.documents import DOCUMENTS, Document
from partybranch.reports.order import PaperOrder

_GOLDEN = Path(__file__).parent / "golden"
_YEAR, _DAY = Period.year(2022), date(2022, 12, 31)


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperOrder]:
    with golden_branch(tmp_path_factory.mktemp("golden")) as branch:
        yield branch.orders.of(_YEAR, _DAY)


def test_every_document_has_a_golden_text_and_every_text_its_document() -> None:
    assert {path.stem for path in _GOLDEN.glob("*.txt")} == {document.code for document in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.code)
def test_a_document_says_what_it_said_when_it_was_last_looked_at(
    document: Document, order: PaperOrder, tmp_path: Path
) -> None:
    said = "\n".join(_read(document.write(order, tmp_path))) + "\n"
    golden = _GOLDEN / f"{document.code}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def _read(path: Path) -> Iterator[str]:
    if path.is_dir():
        yield from sorted(each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            yield from sorted(packed.namelist())
    elif path.suffix == ".pdf":
        yield from _pages(path)
    elif path.suffix == ".docx":
        yield from _word(path)
    else:
        yield from _sheets(path)


def _pages(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as file:
        assert file.check_pdf_syntax() == []  # what qpdf --check finds
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            yield f"== {number}: {page.width:.0f} x {page.height:.0f}"
            yield page.extract_text()


def _word(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (" | ".join(cell.text for cell in row.cells) for row in table.rows)


def _sheets(path: Path) -> Iterator[str]:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        page = (sheet.dimensions, sheet.page_setup.orientation, sheet.print_title_rows)
        yield f"== {sheet.title}: {page}"
        yield from _rows(sheet)
    yield from sorted(f"{name} = {defined.attr_text}" for name, defined in workbook.defined_names.items())


def _rows(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows(values_only=True):
        yield " | ".join("" if value is None else str(value) for value in row).rstrip(" |")
