"""What cannot be trusted as a workbook is refused with one sentence, before anything is read from it."""

import zipfile
from pathlib import Path

import pytest
from raw_workbooks import CELL, MAIN, raw_book, refusal

_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("sheet_xml", "sentence"),
    [
        ('<sheetData><row r="2"/><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', "次序错乱"),
        (f'{CELL}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1:C3"/></mergeCells>', "互相重叠"),
        ("<sheetData><row r='1'><c r='A1'><v>NaN?</v></c></row></sheetData>", "读不出来"),
        ("<sheetData><row>", "已损坏"),
        ("<a>" * 70 + "</a>" * 70, "结构异常"),
    ],
)
def test_a_sheet_that_cannot_be_trusted_is_refused(tmp_path: Path, sheet_xml: str, sentence: str) -> None:
    assert sentence in refusal(raw_book(tmp_path, sheet_xml))


def test_a_dtd_is_refused_in_every_part(tmp_path: Path) -> None:
    prolog = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert "DTD" in refusal(raw_book(tmp_path, CELL, prolog=prolog))
    assert "DTD" in refusal(raw_book(tmp_path, CELL, parts={"docProps/core.xml": f"{prolog}<x>&b;</x>"}))


def test_strict_open_xml_says_how_to_save(tmp_path: Path) -> None:
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheets/></workbook>'
    assert "Strict" in refusal(raw_book(tmp_path, CELL, parts={"xl/workbook.xml": strict}))


def test_a_workbook_without_sheets_and_one_with_twins_are_refused(tmp_path: Path) -> None:
    twins = '<sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="甲" sheetId="2" r:id="rId1"/>'
    for sheets, sentence in (("", "0 个"), (twins, "结构异常")):
        outline = f"<workbook {MAIN} {_LINKS}><sheets>{sheets}</sheets></workbook>"
        assert sentence in refusal(raw_book(tmp_path, CELL, parts={"xl/workbook.xml": outline}))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "空的"),
        (_OLE, "旧版 .xls"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (_OLE + "WordDocument".encode("utf-16-le"), "Word"),
        ("姓名,性别\n张三,男\n".encode(), "CSV"),
        ("姓名,性别\n张三,男\n".encode("gb18030"), "CSV"),
        ("姓名\t性别".encode("utf-16"), "CSV"),
        (("张三,男\n" * 1000).encode(), "CSV"),
        (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "2003"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"\0\1\2\3" * 50, "不是 Excel"),
        (b"PK\x03\x04" + b"\0" * 100, "没有复制完"),
    ],
)
def test_what_is_no_workbook_is_told_what_it_is(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(content)
    assert sentence in refusal(path)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (["word/document.xml"], "Word"),
        (["ppt/presentation.xml"], "演示"),
        (["xl/workbook.bin"], ".xlsb"),
        (["mimetype", "content.xml"], ".ods"),
        (["名单.xlsx"], "解压"),
        (["readme.txt"], "不是 Excel"),
        (["xl/workbook.xml", "xl/vbaProject.bin"], "宏"),
        (["xl/workbook.xml", "XL/workbook.xml"], "结构异常"),
        ([f"part{n}" for n in range(3001)], "结构异常"),
    ],
)
def test_another_kind_of_package_is_told_what_it_is(tmp_path: Path, parts: list[str], sentence: str) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for part in parts:
            package.writestr(part, "x")
    assert sentence in refusal(path)


def test_a_package_that_unfolds_too_far_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "x")
        with package.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(161):
                part.write(b" " * 2**20)
    assert "展开后太大" in refusal(path)


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("xl/workbook.xml", "x")
    assert "结构异常" in refusal(path)


def test_a_missing_file_a_folder_and_a_lock_file_have_their_sentences(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")
    assert "打不开" in refusal(tmp_path)
    lock = tmp_path / "~$名单.xlsx"
    lock.write_bytes(b"x")
    assert "临时文件" in refusal(lock)


def test_a_file_over_twenty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(20 * 2**20 + 1)
    assert "20 MB" in refusal(path)
