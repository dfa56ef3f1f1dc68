"""Workbooks written part by part, as programs other than openpyxl write them, and what reading one says."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from partybranch.errors import BranchError
from partybranch.services.importing.sheet import read_workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def raw_book(
    tmp_path: Path, sheet_xml: str, *, prolog: str = "", parts: dict[str, str] | None = None
) -> Path:
    """A workbook of one sheet built from XML, as programs other than openpyxl write it."""
    base = io.BytesIO()
    openpyxl.Workbook().save(base)
    path = tmp_path / "raw.xlsx"
    changed = {
        "xl/worksheets/sheet1.xml": f"{prolog}<worksheet {MAIN}>{sheet_xml}</worksheet>",
        **(parts or {}),
    }
    with zipfile.ZipFile(base) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changed:
                target.writestr(name, source.read(name))
        for name, text in changed.items():
            target.writestr(name, text)
    return path


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(BranchError) as caught:
        read_workbook(path)
    return str(caught.value)
