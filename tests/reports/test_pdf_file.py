"""The PDF as a file: whole, with nothing but embedded fonts, and all that a reader's program asks for."""

import re
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from partybranch.reports.chart import ChartContent, ChartKind
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM, LEDGER, RunningHead
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Column

# A module fetched by name needs no types.
_pdfium = import_module("pypdfium2")

_SUBSET = re.compile(r"[A-Z]{6}\+")
_PARTS = ["目录", "组织生活统计报告", "会议记录", "党员名册", "照片"]
_ROWS = [(number, f"𡒄启{number}", "第一党小组", "外出务工，已请假——补课《章程》") for number in range(1, 90)]
_COLUMNS = [Column(title=title) for title in ("序号", "姓名", "党小组")] + [
    Column(title="备注", align=Align.LEFT, group="其他")
]


def _with_everything(folder: Path) -> PdfDocument:
    photo = folder / "photo.jpg"
    Image.effect_noise((900, 600), 80).convert("RGB").save(photo)
    document = PdfDocument(title="全部", organisation="示例党支部", printed_at=datetime(2026, 11, 26, 8))
    document.title("目录")
    document.catalogue()
    document.page_break()
    document.title("组织生活统计报告", "统计期间：2026年")
    document.heading("一、总体情况")
    document.paragraph("全年开展活动160次，王𬍛、李㛃等60人出席；党费￥36,820.50元——“按月”。" * 30)
    document.heading("（一）出席", level=2)
    months = [f"{month}月" for month in range(1, 13)]
    rates = [90.5] * 11 + [None]
    for kind in ChartKind:
        drawn = ChartContent(kind=kind, title="各月出席率", categories=months, values=rates, unit="%")
        document.chart(drawn)
    document.note("出席率等于实到除以应到。")
    document.signatures()
    document.section(FORM, stamp="打印 2026-11-26")
    with document.within("会议记录"):
        document.form([FormField(label="时间", text="2026年3月7日"), FormField(label="地点", text="活动室")])
        document.form_text("会议内容", "学习讨论，形成决议。" * 300)
        document.blank_lines(6)
    head = RunningHead(title="党员名册", left="填报单位：示例党支部", right="统计时间：2026年")
    document.section(LEDGER, head=head)
    document.mark("党员名册")
    document.table(_COLUMNS, _ROWS, caption="表1　党员名册", total=("", "合计", 89, ""))
    document.section(FORM)
    document.title("照片")
    assert document.picture(photo, "图2　主题党日")
    return document


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _with_everything(tmp_path_factory.mktemp("printed")).content()


def _objects(content: bytes) -> Iterator[Any]:
    with pdfplumber.open(BytesIO(content)) as pdf:
        for xref in pdf.doc.xrefs:
            for number in xref.get_objids():
                yield pdf.doc.getobj(number)


def test_every_object_of_the_file_can_be_read_and_every_page_be_drawn(printed: bytes) -> None:
    found = list(_objects(printed))
    streams = [each for each in found if hasattr(each, "get_data")]
    assert len(found) > 60
    assert all(stream.get_data() for stream in streams)
    pdf = _pdfium.PdfDocument(printed)
    assert len(pdf) > 8
    for number in range(len(pdf)):
        picture = pdf[number].render(scale=0.5, grayscale=True).to_pil()
        assert picture.getextrema()[0] < 128


def test_qpdf_finds_nothing_to_mend(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_every_font_is_an_embedded_part_of_a_truetype_font(printed: bytes) -> None:
    listed = [each for each in _objects(printed) if isinstance(each, dict) and "BaseFont" in each]
    assert {_SUBSET.sub("", font["BaseFont"].name) for font in listed} == {
        "NotoSerifSC-Regular",
        "NotoSerifSC-Bold",
        "NotoSansSC-Medium",
        "HanaMinB",
    }
    for font in listed:
        assert _SUBSET.match(font["BaseFont"].name)
        assert font["Subtype"].name == "TrueType"
        assert "ToUnicode" in font
        assert "FontFile2" in font["FontDescriptor"].resolve()


def test_a_reader_is_told_title_language_and_date_and_opens_with_the_outline(printed: bytes) -> None:
    with pdfplumber.open(BytesIO(printed)) as pdf:
        assert pdf.metadata["Title"] == "全部"
        assert pdf.metadata["Author"] == "示例党支部"
        assert pdf.metadata["Creator"] == "支部纪实"
        assert pdf.metadata["CreationDate"].startswith("D:20261126080000")
        assert pdf.doc.catalog["Lang"] == b"zh-CN"
        assert pdf.doc.catalog["PageMode"].name == "UseOutlines"


def test_every_bookmark_leads_to_the_page_of_its_words(printed: bytes) -> None:
    with pdfplumber.open(BytesIO(printed)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        sizes = [(round(page.width), round(page.height)) for page in pdf.pages]
    marks = [
        (mark.get_title(), mark.level, mark.get_dest().get_index())
        for mark in _pdfium.PdfDocument(printed).get_toc()
    ]
    assert [title for title, level, _ in marks if level == 0 and "、" not in title] == _PARTS
    assert [title for title, _, _ in marks][2:4] == ["一、总体情况", "（一）出席"]
    for title, _, page in marks:
        assert title in pages[page] or title == "会议记录"
    assert sizes[{title: page for title, _, page in marks}["党员名册"]] == (842, 595)
    catalogue = pages[0].replace(" ", "").replace("…", "").splitlines()
    assert catalogue[1:-1] == [f"{title}{page + 1}" for title, _, page in marks]


def test_the_file_is_small_and_its_streams_are_not_written_as_text(printed: bytes) -> None:
    assert b"ASCII85Decode" not in printed
    assert len(printed) < 700_000
