"""A remark or a line to sign on never stands alone at the top of a page."""

from datetime import datetime
from io import BytesIO

import pdfplumber
import pytest

from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.strip import CoverFigure
from partybranch.reports.pdf.setting.tables import Column


def a_document() -> PdfDocument:
    return PdfDocument(
        title="试验", organisation="试验党支部", printed_at=datetime(2022, 12, 31, 10), layout=FORM
    )


def pages_of(document: PdfDocument) -> list[list[str]]:
    """The lines of each page, without its foot."""
    with pdfplumber.open(BytesIO(document.content())) as opened:
        return [(page.extract_text() or "").split("\n")[:-1] for page in opened.pages]


@pytest.mark.parametrize("rows", range(22, 36))
def test_note_and_signatures_take_the_last_rows_of_a_table_with_them(rows: int) -> None:
    document = a_document()
    document.table([Column(title="名称")], [(f"第{at}行",) for at in range(rows)])
    document.note("注：说明。")
    document.signatures()
    pages = pages_of(document)
    assert pages[-1][0] == "名称"
    assert pages[-1][1].startswith("第")
    assert sum(line.startswith("第") for page in pages for line in page) == rows
    assert "填表人：" in pages[-1][-1]


@pytest.mark.parametrize("lines", range(30, 42))
def test_signatures_take_the_last_lines_of_a_paragraph_with_them(lines: int) -> None:
    document = a_document()
    document.paragraph("\n".join(f"第{at}段" for at in range(lines)))
    document.signatures()
    pages = pages_of(document)
    assert pages[-1][0].startswith("第")
    assert [line for page in pages for line in page if line[0] == "第"] == [f"第{n}段" for n in range(lines)]


def test_a_heading_goes_with_the_short_table_that_must_move_on() -> None:
    document = a_document()
    document.paragraph("\n".join(f"第{at}段" for at in range(27)))
    document.heading("一、标题")
    document.table([Column(title="名称")], [(f"{at}行",) for at in range(8)], caption="表1", whole=True)
    first, second = pages_of(document)
    assert second[:3] == ["一、标题", "表1", "名称"]
    assert first[-1] == "第26段"


def test_a_remark_that_nothing_stands_before_prints_too() -> None:
    document = a_document()
    document.note("注：说明。")
    document.page_break()
    document.signatures()
    assert [page[0] for page in pages_of(document)] == ["注：说明。", "填表人： 审核人： 负责人： 日期："]


def test_figures_stand_with_their_units_over_their_labels() -> None:
    document = a_document()
    document.figures(
        [CoverFigure(label="开展活动", value="84", unit="次"), CoverFigure(label="出席率", value="92.9%")]
    )
    assert pages_of(document)[0] == ["84 92.9%", "次", "开展活动 出席率"]
    assert document.missing_characters() == []


def test_a_long_table_with_a_tail_fills_every_page_but_the_last() -> None:
    document = a_document()
    columns = [Column(title="名称", group="上格"), Column(title="数", group="上格")]
    document.table(columns, [(f"第{at}行", at) for at in range(120)])
    document.note("注：说明。")
    document.signatures()
    pages = pages_of(document)
    assert [sum(line.startswith("上格") for line in page) for page in pages] == [1] * len(pages)
    full = [sum(line.startswith("第") for line in page) for page in pages[:-1]]
    assert len(set(full)) == 1
    assert full[0] > 30
