"""目录, bookmarks and turned pages: every entry leads to the page on which its title stands."""

import re
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from partybranch.reports.pdf.setting.frame import FORM, LEDGER, OFFICIAL, PageLayout, RunningHead
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import TextStyle
from partybranch.reports.pdf.setting.tables import Column

# It brings no types; a module fetched by name needs none.
_pdfium = import_module("pypdfium2")

_HEAD = RunningHead(title="花名册", left="填报单位：清水支部", right="统计时间：2025年")
_LONG = "关于认真学习贯彻全国宣传思想文化工作会议精神、扎实推进县级媒体深度融合发展的专题学习研讨会议"


def a_document(layout: PageLayout = FORM) -> PdfDocument:
    return PdfDocument(
        title="手册", organisation="清水支部", printed_at=datetime(2025, 12, 31, 9), layout=layout
    )


def pages_of(document: PdfDocument) -> list[str]:
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        return [re.sub(r"\s", "", page.extract_text() or "") for page in pdf.pages]


def marks_of(document: PdfDocument) -> list[tuple[str, int, int]]:
    """Title, level and page (from 0) of every bookmark."""
    with _pdfium.PdfDocument(document.content()) as pdf:
        found: list[Any] = list(pdf.get_toc())
        return [(each.get_title(), each.level, each.get_dest().get_index()) for each in found]


def a_book(parts: int = 4, papers: int = 5, rows: int = 9) -> PdfDocument:
    document = a_document()
    document.line("目　录", TextStyle(size=20, leading=40))
    document.catalogue()
    for part in range(1, parts + 1):
        with document.within(f"第{part}部分"):
            for paper in range(1, papers + 1):
                document.section(LEDGER if paper % 2 else FORM)
                document.title(f"材料{part}之{paper}号")
                document.table([Column(title="名称")], [(f"{at}行",) for at in range(paper * rows)])
    return document


def test_the_pages_of_the_catalogue_are_those_on_which_the_titles_stand() -> None:
    pages = pages_of(a_book())
    listed = re.findall(r"(材料\d之\d号)…+(\d+)", pages[0])
    assert len(listed) == 20
    for title, page in listed:
        assert title in pages[int(page) - 1], title
    assert len({page for _, page in listed}) == 20


def test_a_part_leads_to_the_page_of_its_first_paper_though_that_begins_a_new_one() -> None:
    document = a_book(parts=2, papers=2)
    marks = marks_of(document)
    assert [(title, level) for title, level, _ in marks] == [
        ("第1部分", 0), ("材料1之1号", 1), ("材料1之2号", 1),
        ("第2部分", 0), ("材料2之1号", 1), ("材料2之2号", 1),
    ]  # fmt: skip
    assert [page for _, _, page in marks] == [1, 1, 2, 3, 3, 4]


def test_a_catalogue_of_several_pages_counts_its_own_pages() -> None:
    pages = pages_of(a_book(parts=6, papers=14, rows=1))
    first = next(at for at, page in enumerate(pages) if "材料1之1号名称" in page)
    assert first >= 2
    listed = [found for page in pages[:first] for found in re.findall(r"(材料\d之\d+号)…+(\d+)", page)]
    assert len(listed) == 84
    for title, page in listed:
        assert title in pages[int(page) - 1], title


def test_a_title_too_long_for_its_line_goes_on_below_and_loses_nothing() -> None:
    document = a_document()
    document.catalogue()
    with document.within("会议记录"):
        document.section(FORM)
        document.mark(f"2025-03-07　主题党日　{_LONG}")
        document.paragraph("记录")
    first = pages_of(document)[0]
    assert _LONG in first
    assert re.search(r"会议…+2", first)


def test_a_level_left_out_moves_up_and_the_file_still_opens() -> None:
    document = a_document()
    with document.within("第一季度"):
        document.heading("（一）工作安排", level=2)
        document.paragraph("安排")
        document.heading("（二）执行情况", level=2)
        document.paragraph("执行")
        document.heading("一、小结")
        document.paragraph("小结")
    assert [(title, level) for title, level, _ in marks_of(document)] == [
        ("第一季度", 0), ("（一）工作安排", 1), ("（二）执行情况", 1), ("一、小结", 1),
    ]  # fmt: skip


def test_a_page_is_turned_once_however_often_it_is_asked_for() -> None:
    document = a_document(OFFICIAL)
    document.section(FORM)
    document.page_break()
    document.paragraph("甲")
    document.space(8)
    document.page_break()
    document.section(LEDGER, head=_HEAD)
    document.space(8)
    document.section(FORM)
    document.page_break()
    document.paragraph("乙")
    document.page_break()
    pages = pages_of(document)
    assert [page[0] for page in pages] == ["甲", "乙"]


@pytest.mark.parametrize("rows", range(28, 40))
def test_no_blank_page_stands_between_a_full_page_and_the_next_section(rows: int) -> None:
    document = a_document()
    document.table([Column(title="名称")], [(f"{at}行",) for at in range(rows)])
    document.section(LEDGER)
    document.paragraph("乙")
    pages = pages_of(document)
    assert all("行" in page or "乙" in page for page in pages)


def test_a_click_on_a_line_of_the_catalogue_leads_to_its_page() -> None:
    content = a_book().content()
    with pdfplumber.open(BytesIO(content)) as pdf:
        lines = [line for line in pdf.pages[0].extract_text_lines() if "…" in line["text"]]
        height = pdf.pages[0].height
    with pikepdf.open(BytesIO(content)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        links = [(each.Rect, pages[each.Dest[0].objgen]) for each in file.pages[0].Annots.as_list()]
    assert len(links) == len(lines) == 24
    for line, (box, page) in zip(lines, links, strict=True):
        assert line["text"].rstrip().endswith(f"…{page}")
        assert float(box[1]) < height - line["bottom"] < height - line["top"] < float(box[3])
        assert float(box[0]) <= line["x0"] < line["x1"] <= float(box[2]) + 1


def test_every_page_says_its_number_and_how_many_there_are() -> None:
    pages = pages_of(a_book(parts=2, papers=2))
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page


def test_sections_change_the_way_the_paper_lies() -> None:
    with pdfplumber.open(BytesIO(a_book(parts=1, papers=4).content())) as pdf:
        lying = [page.width > page.height for page in pdf.pages]
    assert lying[:3] == [False, True, False]


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_sort_of_picture_prints(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (400, 300)).save(path)
    document = a_document()
    assert document.picture(path, "图")
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        assert len(pdf.pages[0].images) == 1


def test_a_photo_is_turned_and_made_small_and_a_transparent_one_lies_on_paper(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.effect_noise((4000, 3000), 90).convert("RGB").save(tmp_path / "a.jpg", exif=exif, quality=95)
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(tmp_path / "b.png")
    document = a_document()
    assert document.picture(tmp_path / "a.jpg", "照片")
    assert document.picture(tmp_path / "b.png", "图章", tallest=0.4)
    content = document.content()
    assert len(content) < (tmp_path / "a.jpg").stat().st_size / 5
    with pdfplumber.open(BytesIO(content)) as pdf:
        photo, seal = [each for page in pdf.pages for each in page.images]
        assert photo["height"] > photo["width"]
    with _pdfium.PdfDocument(content) as pdf:
        page: Any = pdf[len(pdf) - 1]
        shown = page.render(scale=1).to_pil()
    middle = (int(seal["x0"] + 20), int(seal["top"] + 20))
    assert min(shown.getpixel(middle)) > 250


def test_what_is_no_picture_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8 torn")
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    document = a_document()
    for name in ("a.jpg", "b.png", "c.docx", "none.jpg"):
        assert not document.picture(tmp_path / name, "图")
