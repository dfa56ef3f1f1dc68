"""Forms: one frame however many fields a row has, closed on every page, and nothing too long for it."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from printed import pages_of

from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.roll_sheet import SheetContent, SheetGroup
from partybranch.reports.pdf.setting.tables import Column

_REASONS = "、".join(f"缺席人{at}（因公出差赴外地参加培训）" for at in range(150))


def a_document() -> PdfDocument:
    return PdfDocument(
        title="表", organisation="试验党支部", printed_at=datetime(2022, 12, 31, 10), layout=FORM
    )


def a_form(text: str, absent: str = "无", *, fills: bool = True) -> PdfDocument:
    document = a_document()
    document.title("记录")
    document.form(
        [FormField(label="名称", text="大会", share=2), FormField(label="次数", text="第1次")],
        [FormField(label=label, text="3") for label in ("应到", "实到", "请假")],
        [FormField(label="缺席人员及原因", text=absent)],
    )
    document.form_text("会议内容", text, fills=fills)
    document.form([FormField(label="附件", text="照片")], [FormField(label="备注", text="没有")])
    document.signatures(("主持人签字", "记录人签字"))
    return document


def opened(document: PdfDocument) -> Iterator[Any]:
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        yield from pdf.pages


def test_rows_of_one_two_and_three_fields_share_their_outer_edges() -> None:
    (page,) = opened(a_form("学习。"))
    (frame,) = (each for each in page.rects if each["width"] > 400)
    across = [line for line in page.lines if line["width"] > 400 and line["bottom"] < page.height - 90]
    assert len(across) >= 6
    assert all(line["x0"] == pytest.approx(frame["x0"], abs=0.1) for line in across)
    assert all(line["x1"] == pytest.approx(frame["x1"], abs=0.1) for line in across)
    assert frame["linewidth"] == 1
    assert {line["linewidth"] for line in across} == {0.5}


def test_a_short_form_is_as_high_as_its_page() -> None:
    (page,) = opened(a_form("学习。"))
    (frame,) = (each for each in page.rects if each["width"] > 400)
    assert frame["bottom"] > page.height - FORM.bottom - 60
    (page,) = opened(a_form("学习。", fills=False))
    (frame,) = (each for each in page.rects if each["width"] > 400)
    assert frame["bottom"] < page.height / 2


@pytest.mark.parametrize("lines", [20, 28, 60, 200])
def test_long_text_goes_on_over_pages_in_a_frame_that_is_closed_on_each(lines: int) -> None:
    document = a_form("\n".join(f"第{at}段讨论发言" for at in range(lines)))
    pages = list(opened(document))
    for page in pages:
        frames = [each for each in page.rects if each["width"] > 400]
        assert len(frames) == 1
        texts = [char for char in page.chars if char["text"] == "讨"]
        assert all(frames[0]["top"] < char["top"] < frames[0]["bottom"] for char in texts)
    text = "".join(pages_of(document))
    assert all(f"第{at}段讨论发言" in text for at in range(lines))


@pytest.mark.parametrize("lines", range(18, 40))
def test_the_line_to_sign_on_takes_two_rows_of_the_form_with_it(lines: int) -> None:
    pages = pages_of(a_form("\n".join(f"第{at}段" for at in range(lines))))
    assert "记录人签字" in pages[-1]
    assert "备注没有" in pages[-1].replace("（续）", "")
    assert "附件照片" in pages[-1]


def test_a_row_longer_than_a_page_says_its_label_again_on_the_next() -> None:
    pages = pages_of(a_form("学习。", _REASONS))
    assert len(pages) > 2
    text = "".join(pages).replace("（续）", "").replace("缺席人员", "").replace("及原因", "")
    assert all(f"缺席人{at}（因公出差赴外地参加培训）" in text for at in range(150))
    assert "（续）" in pages[1]
    assert all("（续）（续）" not in page for page in pages)


def test_a_table_keeps_its_two_last_rows_together() -> None:
    for rows in range(20, 40):
        document = a_document()
        document.table([Column(title="名称")], [(f"第{at}行",) for at in range(rows)], least=30)
        last = pages_of(document)[-1]
        assert last.count("行") >= 2


def test_labels_that_end_a_sheet_may_already_be_filled_in() -> None:
    document = a_document()
    document.paragraph("文字")
    document.signatures(("填表人：王芳", "负责人（签字）：", "填报日期：　　年　　月　　日"))
    (text,) = pages_of(document)
    assert "填表人：王芳负责人（签字）：填报日期：年月日" in text


def test_a_roll_names_the_group_again_on_the_next_page() -> None:
    people = [(str(at), f"党员{at}", "", "") for at in range(1, 91)]
    document = a_document()
    document.roll(
        SheetContent(
            heading="党小组",
            columns=(("序号", 10), ("姓名", 20), ("签名", 0), ("备注", 20)),
            groups=[SheetGroup(name="第一组", people=people)],
        )
    )
    document.signatures(("应到", "实到"))
    pages = pages_of(document)
    assert len(pages) == 2
    assert all("第一组" in page and "序号姓名签名备注" in page for page in pages)
    assert all(f"党员{at}" in "".join(pages) for at in range(1, 91))


def test_a_cell_of_a_roll_longer_than_a_page_goes_on_in_further_rows() -> None:
    document = a_document()
    person = ("1", "党员甲", "", "请假：" + "".join(f"【{at}】事由" for at in range(600)))
    document.roll(
        SheetContent(
            heading="党小组",
            columns=(("序号", 10), ("姓名", 20), ("签名", 0), ("备注", 20)),
            groups=[SheetGroup(name="第一组", people=[person])],
        )
    )
    text = "".join(pages_of(document)).replace("第一组", "")
    assert "【599】" in text


def test_paragraphs_are_indented_once_whatever_blanks_were_typed() -> None:
    (page,) = opened(a_form("\u3000\u3000甲段\n  乙段\n丙段"))
    starts = {char["text"]: char["x0"] for char in page.chars if char["text"] in "甲乙丙"}
    assert starts["甲"] == pytest.approx(starts["乙"], abs=0.1)
    assert starts["甲"] == pytest.approx(starts["丙"], abs=0.1)
