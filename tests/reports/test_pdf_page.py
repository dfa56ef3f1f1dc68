from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from partybranch.errors import BranchError
from partybranch.reports.chart import ChartContent, ChartKind, steps
from partybranch.reports.pdf.setting.frame import LEDGER, OFFICIAL
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column, TableContent, column_widths

# It brings no types; a module fetched by name needs none.
_pdfium = import_module("pypdfium2")

_RARE = ["𡒄启明", "张䶮", "李㛃", "王𬍛"]
_NAMES = _RARE + [f"赵{first}{second}" for first in "建国秀英桂兰志" for second in "强小红文斌玉梅永"]
_NAMES = _NAMES[:60]
_PRINTED_AT = datetime(2026, 11, 23, 9, 30)
_COLUMNS = [
    Column(title="序号", width=12),
    Column(title="姓名"),
    Column(title="应到"),
    Column(title="出席率"),
    Column(title="备注", align=Align.LEFT),
]


def content(
    kind: ChartKind, title: str, categories: Sequence[str], values: Sequence[float | None], unit: str
) -> ChartContent:
    return ChartContent(kind=kind, title=title, categories=categories, values=values, unit=unit)


def _rows() -> list[Sequence[Cell]]:
    remark = "外出务工，已请假；按规定由党小组长送学上门并补课（资料费￥12.50）"
    return [
        (number + 1, name, 26, f"{90 + number % 10}.5%", remark if number % 9 == 0 else None)
        for number, name in enumerate(_NAMES)
    ]


def _document(*, landscape: bool = False) -> PdfDocument:
    document = PdfDocument(
        title="中共清水支部2026年度统计报告",
        organisation="中共清水支部",
        printed_at=_PRINTED_AT,
        layout=LEDGER if landscape else OFFICIAL,
    )
    document.title("中共清水支部2026年度统计报告", "统计期间：2026年1月—12月")
    document.heading("一、基本情况")
    document.paragraph("全年召开支部党员大会12次，党费折合人民币￥36,820.50元——“三会一课”按月开展。")
    document.chart(
        content(
            ChartKind.BAR, "各月出席率", [f"{month}月" for month in range(1, 13)], [90.5] * 11 + [None], "%"
        )
    )
    document.heading("二、个人出席情况")
    document.table(
        _COLUMNS, _rows(), caption="表1　党员个人出席情况", total=("", "合计", 1560, "94.7%", None)
    )
    document.heading("（一）意见", level=2)
    document.note("出席率等于实到除以应到。")
    document.signatures()
    return document


def _saved(path: Path, document: PdfDocument) -> list[str]:
    document.save(path)
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


def _titles_with_pages(path: Path) -> list[tuple[str, int, int]]:
    with _pdfium.PdfDocument(path) as pdf:
        found = []
        for mark in pdf.get_toc():
            place: Any = mark.get_dest()
            found.append((mark.get_title(), mark.level, place.get_index()))
        return found


def test_a_report_of_three_pages_reads_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "年度统计.pdf"
    pages = _saved(path, _document())
    assert len(pages) == 3
    text = "".join(pages)
    assert [name for name in _NAMES if name not in text] == []
    assert "￥36,820.50元——“三会一课”" in "".join(text.split())
    assert "合计" in text
    for number, page in enumerate(pages, start=1):
        assert page.splitlines()[-1].replace(" ", "") == f"—{number}—"
    for page in pages[1:]:
        assert "序号 姓名 应到 出席率 备注" in page
    for signer in ("填表人：", "审核人：", "负责人：", "日期："):
        assert signer in pages[-1]


def test_another_reader_finds_every_name_too(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    _document().save(path)
    with _pdfium.PdfDocument(path) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert [name for name in _NAMES if name not in text] == []


@pytest.mark.parametrize("landscape", [False, True])
def test_only_embedded_fonts_are_used(tmp_path: Path, landscape: bool) -> None:
    path = tmp_path / "a.pdf"
    _document(landscape=landscape).save(path)
    with pdfplumber.open(path) as pdf:
        used = {char["fontname"].partition("+")[2] for page in pdf.pages for char in page.chars}
        objects: list[Any] = [
            pdf.doc.getobj(number) for xref in pdf.doc.xrefs for number in xref.get_objids()
        ]
    listed = [each for each in objects if isinstance(each, dict) and str(each.get("Type")) == "/'Font'"]
    assert len(listed) >= 4
    assert all("FontFile2" in font["FontDescriptor"].resolve() for font in listed)
    assert used == {"NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Medium", "HanaMinB"}


def test_bookmarks_stand_on_the_pages_of_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = _saved(path, _document())
    marks = _titles_with_pages(path)
    assert [(title, level) for title, level, _ in marks] == [
        ("中共清水支部2026年度统计报告", 0),
        ("一、基本情况", 0),
        ("二、个人出席情况", 0),
        ("（一）意见", 1),
    ]
    for title, _, page in marks:
        assert title in pages[page]
    assert marks[-1][2] == 2


def test_title_author_language_and_the_date_handed_in_are_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    _document().save(path)
    with pdfplumber.open(path) as pdf:
        metadata = pdf.metadata
        assert pdf.doc.catalog["Lang"] == b"zh-CN"
    assert metadata["Title"] == "中共清水支部2026年度统计报告"
    assert metadata["Author"] == "中共清水支部"
    assert metadata["CreationDate"] == "D:20261123093000"


def test_equal_content_gives_equal_bytes_however_often_it_is_saved(tmp_path: Path) -> None:
    document = _document()
    document.save(tmp_path / "a.pdf")
    document.save(tmp_path / "b.pdf")
    _document().save(tmp_path / "c.pdf")
    first = (tmp_path / "a.pdf").read_bytes()
    assert first == (tmp_path / "b.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()


def test_landscape_pages_are_a4_lying_down(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = _saved(path, _document(landscape=True))
    with pdfplumber.open(path) as pdf:
        assert all(round(page.width) == 842 and round(page.height) == 595 for page in pdf.pages)
    assert [name for name in _NAMES if name not in "".join(pages)] == []


def test_nothing_is_drawn_beyond_the_margins(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    _document().save(path)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            assert min(char["x0"] for char in page.chars) > 79
            assert max(char["x1"] for char in page.chars) < 595.3 - 73


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for lines in range(8, 24):
        document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
        document.paragraph("\n".join(f"第{number}条" for number in range(lines)))
        document.heading("二、标题")
        document.heading("（一）小标题", level=2)
        document.table(_COLUMNS, _rows()[:3], caption="表1　说明")
        pages = _saved(tmp_path / "a.pdf", document)
        together = next(page for page in pages if "二、标题" in page)
        assert "（一）小标题" in together
        assert "表1 说明" in together
        assert "𡒄启明" in together


def test_a_remark_longer_than_a_page_goes_on_over_pages(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
    remark = "".join(f"【{number}】补课" for number in range(1500))
    document.table(_COLUMNS, [(1, "𡒄启明", 26, "90%", remark), (2, "王𬍛", 26, "80%", "")])
    pages = _saved(tmp_path / "a.pdf", document)
    text = "".join("".join(pages).split())
    assert len(pages) > 2
    assert "【0】" in text
    assert "1499】" in text
    assert "王𬍛" in text
    assert all("姓名" in page for page in pages)


def test_a_table_of_a_thousand_rows_keeps_its_heading_row(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT, layout=LEDGER)
    document.table(_COLUMNS, [(number, "𡒄启明", 26, "90%", None) for number in range(1000)])
    pages = _saved(tmp_path / "a.pdf", document)
    assert all("序号 姓名 应到 出席率 备注" in page for page in pages)
    assert sum(page.count("𡒄启明") for page in pages) == 1000


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
    document.table(_COLUMNS, [])
    assert "本期无记录" in _saved(tmp_path / "a.pdf", document)[0]


def test_characters_that_cannot_be_printed_are_named_wherever_they_stand() -> None:
    document = _document()
    assert document.missing_characters() == []
    document.table([Column(title="姓名")], [["王\U0002ebf0"]])
    document.chart(content(ChartKind.BAR, "各组\ue863", ["第一\ue864"], [1], "次"))
    document.heading("三、\ue865")
    assert document.missing_characters() == ["\U0002ebf0", "\ue863", "\ue864", "\ue865"]


def test_long_labels_lay_the_bars_down_and_nothing_to_count_is_a_dash(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
    kinds = [
        "支部党员大会",
        "支部委员会会议",
        "党小组会",
        "党课",
        "主题党日",
        "理论学习中心组学习",
        "双报到",
        "志愿服务",
    ]
    document.chart(content(ChartKind.BAR, "各类次数", kinds, [4, 12, 24, 4, None, 0, 2, 7.5], "次"))
    document.chart(
        content(
            ChartKind.LINE, "各月次数", [f"{month}月" for month in range(1, 13)], [2, None, 3, *[0] * 9], "次"
        )
    )
    text = _saved(tmp_path / "a.pdf", document)[0]
    for kind, figure in zip(kinds, ["4", "12", "24", "4", "—", "0", "2", "7.5"], strict=True):
        assert f"{kind} {figure}" in text


def test_charts_without_any_figure_can_be_printed(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
    document.chart(content(ChartKind.BAR, "各月次数", ["1月", "2月"], [None, None], "次"))
    document.chart(content(ChartKind.LINE, "各月次数", [], [], "次"))
    assert "1月" in _saved(tmp_path / "a.pdf", document)[0]


@pytest.mark.parametrize(
    ("highest", "unit", "expected"),
    [
        (94.6, "%", [0, 20, 40, 60, 80, 100]),
        (0, "次", [0, 1]),
        (3, "次", [0, 1, 2, 3]),
        (24, "次", [0, 5, 10, 15, 20, 25]),
        (1560, "人次", [0, 500, 1000, 1500, 2000]),
    ],
)
def test_the_axis_has_round_steps(highest: float, unit: str, expected: list[float]) -> None:
    assert steps(highest, unit) == expected


@pytest.mark.parametrize("width", [200.0, 442.0, 700.0])
def test_column_widths_add_up_to_the_width_of_the_page(width: float) -> None:
    columns = [Column(title="序号", width=12), Column(title="姓名"), Column(title="备注")]
    rows: list[Sequence[Cell]] = [(1, "𡒄启明", "外出务工，已请假；按规定补课" * 9)]
    found = column_widths(TableContent(columns=columns, rows=rows), width)
    assert sum(found) == pytest.approx(width)
    assert min(found) > 20
    fixed = [Column(title="甲", width=30), Column(title="乙", width=60)]
    assert column_widths(TableContent(columns=fixed, rows=[]), width) == pytest.approx(
        [width / 3, width * 2 / 3]
    )


def test_a_place_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BranchError, match="是一个文件夹"):
        _document().save(tmp_path)


def test_a_page_break_begins_a_new_page(tmp_path: Path) -> None:
    document = PdfDocument(title="报告", organisation="清水支部", printed_at=_PRINTED_AT)
    document.paragraph("前面")
    document.page_break()
    document.paragraph("后面")
    first, second = _saved(tmp_path / "a.pdf", document)
    assert "前面" in first
    assert "后面" in second
