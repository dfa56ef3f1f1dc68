"""A ledger's sheets as pages: what stands in a cell stays whole, legible and where the workbook has it."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from builders import a_member, a_row, a_sitting, order_of, settle

from partybranch.app import Branch
from partybranch.domain.attendance import Mark
from partybranch.domain.periods import Period
from partybranch.reports.ledgers import LEDGERS, Ledger
from partybranch.reports.ledgers.plan import Align, CellValue, Column, Percent, Row, SheetPlan
from partybranch.reports.pdf import PDFS, compose, ledger_pages
from partybranch.reports.pdf.setting.frame import LEDGER
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.sheet_pages import SMALLEST, add_sheet, shown

AT = datetime(2022, 12, 31, 10)
LONG = "1234567890123456789"


def a_plan(columns: Sequence[Column], rows: Sequence[Row], totals: Sequence[Row] = ()) -> SheetPlan:
    return SheetPlan(
        title="台账",
        form="form",
        heading="2022年台账",
        unit="试验党支部",
        period="2022年",
        columns=columns,
        rows=rows,
        totals=totals,
        notes=("说明一。",),
        frozen_columns=min(2, len(columns) - 1),
        signatures=("填表人：填表甲", "负责人（签字）：", "填报日期：　　　　年　　月　　日"),
        stamp="打印 2022-12-31",
    )


def printed(plan: SheetPlan) -> list[str]:
    document = PdfDocument(title="台账", organisation="试验党支部", printed_at=AT, layout=LEDGER)
    add_sheet(document, plan)
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        return [page.extract_text(use_text_flow=True) for page in pdf.pages]


def sizes(document: PdfDocument) -> set[float]:
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        return {round(char["size"], 1) for page in pdf.pages for char in page.chars}


@pytest.mark.parametrize(
    ("value", "wished", "words"),
    [
        (None, None, ""),
        (date(2025, 3, 17), None, "2025-03-17"),
        (date(1980, 5, 6), "yyyy.mm", "1980.05"),
        (datetime(2025, 3, 17, 9, 5), "yyyy-mm-dd hh:mm", "2025-03-17 09:05"),
        (Percent(0.909), None, "90.9%"),
        (2.5, None, "2.5"),
        (144.0, None, "144"),
        (LONG, "@", LONG),
    ],
)
def test_a_value_is_shown_as_the_workbook_shows_it(value: CellValue, wished: str | None, words: str) -> None:
    assert shown(value, wished) == words


def test_dates_numbers_and_words_are_never_broken_inside_a_cell() -> None:
    columns = [
        Column("序号", 3),
        Column("日期", 4),
        Column("时间", 4),
        Column("号码", 4),
        Column("说明", 5, align=Align.LEFT),
        *(Column(f"栏目{n}", 9) for n in range(8)),
        Column("内容", 60, align=Align.LEFT),
    ]
    text = "学习讨论，2025-03-17传达partybranch@example.cn来信。" * 8
    row: Row = (1, date(2025, 3, 17), datetime(2025, 3, 17, 9), LONG, "见well-known", *["文字"] * 8, text)
    page = "".join(printed(a_plan(columns, [row])))
    lines = page.split("\n")
    for whole in ("2025-03-17", "2025-03-17 09:00", LONG, "partybranch@example.cn"):
        assert any(whole in line for line in lines), whole
    assert page.replace("\n", "").count("2025-03-17") >= 10


def test_a_sheet_too_wide_for_a_page_goes_on_with_its_first_columns_beside_it() -> None:
    columns = [Column("序号", 5), Column("姓名", 10), *(Column(f"第{n}栏", 20) for n in range(20))]
    row: Row = (1, "赵一", *(f"值{n}-{LONG}" for n in range(20)))
    pages = printed(a_plan(columns, [row], [("合　计", None, *range(100, 120))]))
    assert len(pages) > 1
    for page in pages:
        assert all(word in page for word in ("赵一", "2022年台账", "说明一。", "负责人（签字）："))
    together = "".join(pages)
    assert all(together.count(f"值{n}-") for n in range(20))


def test_signature_labels_have_one_colon_and_totals_and_notes_are_there() -> None:
    (page,) = printed(a_plan([Column("序号", 5), Column("人数", 9)], [(1, 3)], [("合计", 3)]))
    assert "：：" not in page
    assert "填表人：填表甲" in page
    assert "负责人（签字）：" in page
    assert "打印 2022-12-31" in page


def test_an_empty_sheet_says_so() -> None:
    (page,) = printed(a_plan([Column("序号", 5), Column("人数", 9)], []))
    assert "本期无记录" in page


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(branch, *(a_member(f"党员{n}") for n in range(1, 46)))
    return branch


def test_a_matrix_of_thirty_sittings_is_legible_and_ends_with_two_names_and_the_signatures(
    lived: Branch,
) -> None:
    roll = tuple(a_row(n, Mark.PRESENT) for n in range(1, 46))
    for place in range(30):
        lived.sittings.record(a_sitting(at=datetime(2022, 1 + place // 10, 1 + place % 10 * 2, 9), roll=roll))
    order = order_of(lived.tallies.of(Period.quarter(2022, 1), date(2022, 12, 31)))
    (ledger,) = (each for each in LEDGERS if each.code == "attendance")
    document = ledger_pages(ledger.title, [ledger], order)
    assert min(sizes(document)) >= SMALLEST
    with pdfplumber.open(BytesIO(document.content())) as pdf:
        last = pdf.pages[-1].extract_text(use_text_flow=True)
    assert "负责人（签字）：" in last
    assert last.count("党员4") >= 2


@pytest.mark.parametrize(("count", "pages"), [(30, 2), (60, 3)])
def test_sixty_people_take_three_pages_of_a_month(branch: Branch, count: int, pages: int) -> None:
    settle(branch, *(a_member(f"党员{n}") for n in range(1, count + 1)))
    roll = tuple(a_row(n, Mark.PRESENT) for n in range(1, count + 1))
    for day in range(1, 13):
        branch.sittings.record(a_sitting("集体学习", at=datetime(2022, 1, day, 9), roll=roll))
    order = order_of(branch.tallies.of(Period.quarter(2022, 1), date(2022, 12, 31)))
    (report,) = (each for each in PDFS if each.code == "attendance_sheet")
    with pdfplumber.open(BytesIO(compose(report, order).content())) as pdf:
        assert len(pdf.pages) == pages


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda each: each.code)
def test_every_ledger_of_an_empty_book_prints(branch: Branch, ledger: Ledger, tmp_path: Path) -> None:
    order = order_of(branch.tallies.of(Period.year(2022), date(2022, 12, 31)))
    path = tmp_path / "pages.pdf"
    ledger_pages(ledger.title, [ledger], order).save(path)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words = page.extract_text()
            assert "填报单位" in words
            assert page.rects or page.lines
