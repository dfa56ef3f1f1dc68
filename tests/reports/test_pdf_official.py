"""Reports after GB/T 9704-2012: the type area, its lines, the faces of headings and the page number."""

from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
from reportlab.lib.units import mm

from partybranch.reports.pdf.setting.page import PdfDocument

_TEXT = "全年组织生活按照条例和计划开展党员到会学习讨论形成决议" * 200
_DIGITS = set("0123456789")


def _document() -> PdfDocument:
    return PdfDocument(title="报告", organisation="示例党支部", printed_at=datetime(2026, 1, 1))


def _pages(document: PdfDocument) -> list[Any]:
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        return [(page, page.extract_text_lines()) for page in pdf.pages]


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters() -> None:
    document = _document()
    document.paragraph(_TEXT)
    pages = _pages(document)
    assert len(pages) > 8
    for page, lines in pages[:-1]:
        body = [line for line in lines if "—" not in line["text"]]
        assert len(body) == 22
        counts = [len(line["text"]) for line in body]
        # The first line of the paragraph begins two characters in.
        assert counts == [26 if page.page_number == 1 else 28] + [28] * 21


def test_the_text_stands_in_the_type_area_of_a4() -> None:
    document = _document()
    document.paragraph(_TEXT)
    (page, lines), *_ = _pages(document)[1:]
    body = [line for line in lines if "—" not in line["text"]]
    assert (page.width, page.height) == pytest.approx((210 * mm, 297 * mm), abs=0.1)
    assert body[0]["x0"] == pytest.approx(28 * mm, abs=0.1)
    assert max(line["x1"] for line in body) == pytest.approx((28 + 156) * mm, abs=0.5)
    spacing = [lower["top"] - upper["top"] for upper, lower in pairwise(body)]
    assert spacing == pytest.approx([225 / 22 * mm] * 21, abs=0.01)
    middles = [(line["top"] + line["bottom"]) / 2 for line in (body[0], body[-1])]
    assert middles[0] == pytest.approx((37 + 225 / 44) * mm, abs=3)
    assert middles[1] == pytest.approx((37 + 225 - 225 / 44) * mm, abs=3)
    assert {round(char["size"], 2) for line in body for char in line["chars"]} == {15.75}


def test_title_and_headings_have_their_faces_and_sizes() -> None:
    document = _document()
    document.title("中共示例党支部组织生活统计报告")
    document.heading("一、总体情况")
    document.heading("（一）出席情况", level=2)
    document.paragraph("正文内容")
    ((_, lines),) = _pages(document)
    found = {
        line["text"]: (line["chars"][0]["fontname"].partition("+")[2], round(line["chars"][0]["size"], 2))
        for line in lines
    }
    assert found["中共示例党支部组织生活统计报告"] == ("NotoSerifSC-Bold", 21.0)
    assert found["一、总体情况"] == ("NotoSansSC-Medium", 15.75)
    # Without a 楷体 on the PC the second level is set apart from the text by the title's face.
    assert found["（一）出席情况"] == ("NotoSerifSC-Bold", 15.75)
    assert found["正文内容"] == ("NotoSerifSC-Regular", 15.75)


def test_the_page_number_stands_outside_between_dashes_below_the_type_area() -> None:
    document = _document()
    document.paragraph(_TEXT)
    for page, lines in _pages(document):
        (foot,) = [line for line in lines if "—" in line["text"]]
        assert foot["text"] == f"— {page.page_number} —"
        assert {round(char["size"], 2) for char in foot["chars"]} == {14.0}
        if page.page_number % 2:
            assert foot["x1"] == pytest.approx((28 + 156) * mm - 14, abs=0.5)
        else:
            assert foot["x0"] == pytest.approx(28 * mm + 14, abs=0.5)
        digit = next(char for char in foot["chars"] if char["text"] in _DIGITS)
        middle = (digit["top"] + digit["bottom"]) / 2
        assert middle == pytest.approx((37 + 225 + 7) * mm, abs=3)


@pytest.mark.parametrize("lines", range(20, 27))
def test_no_page_begins_with_the_last_line_of_a_paragraph(lines: int) -> None:
    document = _document()
    document.paragraph("学" * (28 * lines - 10))
    *_, (_, last) = _pages(document)
    body = [line for line in last if "—" not in line["text"]]
    assert len(body) >= 2
