from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from partybranch.reports.pdf.setting.fonts import Face, chain
from partybranch.reports.pdf.setting.linebreaking import HANGING, NO_END, NO_START, break_lines
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle, draw_text

_TEXT = (
    "根据《中国共产党支部工作条例（试行）》，二\u3007二六年共召开支部党员大会12次、支部委员会会议24次；"
    "其中，“三会一课”按月开展，党费折合人民币￥36,820.50元——经抽查（共200份，合格186份），"
    "表示“满意”或“比较满意”的占94.6%。2026-01-31前整改！IPv6、WPS Office 12.1.0等软件……已更新（见附件1）。"
)

_WORDS = st.text(alphabet="党员支部会议学习年月日一二三𡒄䶮", min_size=1, max_size=6)
_NUMBERS = st.sampled_from(["12", "36,820.50", "94.6%", "2026-01-31", "WPS Office", "￥88"])
_QUOTED = _WORDS.map(lambda text: f"“{text}”")
_BRACKETED = _WORDS.map(lambda text: f"（《{text}》）")
_MARKS = st.sampled_from(["，", "。", "；", "、", "——", "……", "！"])
_TEXTS = st.lists(st.one_of(_WORDS, _NUMBERS, _QUOTED, _BRACKETED, _MARKS), min_size=1, max_size=40).map(
    "".join
)


def _set(text: str, width: float, *, hang: bool = True) -> list[str]:
    glyphs = chain(Face.SONG).glyphs(text)
    lines = break_lines(glyphs, width, width, hang=hang)
    return ["".join(glyph.text for glyph in glyphs[line.start : line.end]) for line in lines]


def _breaks_no_rule(lines: list[str]) -> bool:
    starts = all(line[0] not in NO_START for line in lines[1:])
    ends = all(line[-1] not in NO_END for line in lines[:-1])
    return starts and ends


@pytest.mark.parametrize("hang", [True, False])
def test_real_text_breaks_no_rule_at_any_width(hang: bool) -> None:
    for tenths in range(100, 600, 3):
        lines = _set(_TEXT, tenths / 10, hang=hang)
        assert _breaks_no_rule(lines), lines
        for whole in ("36,820.50", "94.6%", "2026-01-31", "IPv6", "12.1.0", "200"):
            assert any(whole in line for line in lines), (whole, lines)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, width=st.floats(min_value=18, max_value=60), hang=st.booleans())
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(
    text: str, width: float, hang: bool
) -> None:
    # A run of marks longer than the line has no lawful place; five in a row are beyond any real text.
    marks = 0
    for character in text:
        marks = marks + 1 if character in NO_START | NO_END else 0
        if marks > 10:
            return
    assert _breaks_no_rule(_set(text, width, hang=hang))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=80), width=st.floats(min_value=0.5, max_value=40), hang=st.booleans())
def test_any_text_at_any_width_keeps_all_its_characters_in_order(text: str, width: float, hang: bool) -> None:
    glyphs = chain(Face.SONG).glyphs(text)
    joined = "".join(_set(text, width, hang=hang)).replace(" ", "")
    assert joined == "".join(glyph.text for glyph in glyphs).replace(" ", "")


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS, width=st.floats(min_value=10, max_value=40))
def test_no_line_is_wider_than_its_column_but_for_one_hanging_mark(text: str, width: float) -> None:
    glyphs = chain(Face.SONG).glyphs(text)
    for line in break_lines(glyphs, width, width, hang=True):
        assert line.width <= width + 1e-6
        assert not line.hangs or glyphs[line.end - 1].text in HANGING


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    assert _set("a" * 40, 5) != ["a" * 40]
    assert "".join(_set("a" * 40, 5)) == "a" * 40


def test_a_blank_at_the_end_of_a_line_neither_narrows_it_nor_starts_the_next() -> None:
    assert _set("党员 大会", 2) == ["党员", "大会"]
    assert _set("党员（ 大会", 3) == ["党员", "（ 大", "会"]


def _drawn(path: Path, paragraph: ChineseParagraph, width: float) -> tuple[float, str]:
    canvas = Canvas(str(path), pagesize=(595, 842))
    _, height = paragraph.wrap(width, 800)
    paragraph.drawOn(canvas, 50, 800 - height)
    canvas.showPage()
    canvas.save()
    with pdfplumber.open(path) as document:
        return height, document.pages[0].extract_text()


def test_markup_in_a_persons_text_prints_as_it_was_typed(tmp_path: Path) -> None:
    _, text = _drawn(tmp_path / "a.pdf", ChineseParagraph("<b>甲&amp;乙</b>", TextStyle()), 300)
    assert text == "<b>甲&amp;乙</b>"


def test_the_dash_reads_back_as_two_and_rare_characters_as_themselves(tmp_path: Path) -> None:
    _, text = _drawn(tmp_path / "a.pdf", ChineseParagraph("党员——𡒄启明，王𬍛￥", TextStyle()), 300)
    assert text == "党员——𡒄启明，王𬍛￥"


def _chars(path: Path) -> list[tuple[str, float, float]]:
    with pdfplumber.open(path) as document:
        return [(char["text"], char["x0"], char["x1"]) for char in document.pages[0].chars]


def test_full_width_blanks_and_several_blanks_are_kept_and_a_tab_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    _drawn(path, ChineseParagraph("出席：　赵一　　钱二\t请假  一人 ", TextStyle()), 300)
    assert "".join(text for text, *_ in _chars(path)) == "出席：　赵一　　钱二 请假  一人"


def test_an_indent_that_was_typed_stands_for_the_paragraphs_own(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=10, leading=14, align=Align.JUSTIFY, indent=2)
    _drawn(path, ChineseParagraph(f"　　{_TEXT}\n　甲\n    乙\n丙", style), 203)
    chars = _chars(path)
    assert [text for text, *_ in chars[:3]] == ["　", "　", "根"]
    starts = {text: x for text, x, _ in chars if text in "根甲乙丙"}
    assert starts == pytest.approx(dict.fromkeys("根甲乙丙", 70))


def test_a_mark_hangs_in_the_margin_and_the_line_before_it_is_full(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=10, leading=14, align=Align.JUSTIFY, hang=True)
    _drawn(path, ChineseParagraph("一二三四五六七八九十，甲乙丙丁", style), 100)
    (mark,) = [(x, x1) for text, x, x1 in _chars(path) if text == "，"]
    assert mark == pytest.approx((150, 160))
    _drawn(path, ChineseParagraph("一二三四五六七八九十，甲乙丙丁", replace(style, hang=False)), 100)
    assert max(x1 for *_, x1 in _chars(path)) == pytest.approx(150, abs=0.1)
    (mark,) = [(x, x1) for text, x, x1 in _chars(path) if text == "，"]
    assert mark == pytest.approx((60, 70))


def test_each_line_feed_begins_a_paragraph_and_an_empty_line_keeps_its_height(tmp_path: Path) -> None:
    height, text = _drawn(tmp_path / "a.pdf", ChineseParagraph("甲\r\n\n乙", TextStyle(leading=20)), 300)
    assert height == 60
    assert text.split() == ["甲", "乙"]


def test_justified_lines_reach_the_margin_and_the_last_line_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=10, leading=14, align=Align.JUSTIFY, indent=2)
    _drawn(path, ChineseParagraph(_TEXT, style), 203)
    with pdfplumber.open(path) as document:
        lines = document.pages[0].extract_text_lines(return_chars=True)
    assert lines[0]["chars"][0]["x0"] == pytest.approx(70)
    assert all(line["chars"][0]["x0"] == pytest.approx(50) for line in lines[1:])
    assert all(line["chars"][-1]["x1"] == pytest.approx(253, abs=0.5) for line in lines[:-1])
    assert lines[-1]["chars"][-1]["x1"] < 250


def test_a_justified_line_widens_between_characters_but_not_inside_numbers_and_words(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=10, leading=14, align=Align.JUSTIFY)
    _drawn(path, ChineseParagraph("党费36,820.50元WPS软件经抽查合格会议一致同意", style), 147)
    with pdfplumber.open(path) as document:
        chars = document.pages[0].extract_text_lines(return_chars=True)[0]["chars"]
    inside = [b["x0"] - a["x1"] for a, b in pairwise(chars) if (a["text"] + b["text"]).isascii()]
    between = [b["x0"] - a["x1"] for a, b in pairwise(chars) if not (a["text"] + b["text"]).isascii()]
    assert len(inside) == 10
    assert inside == pytest.approx([0] * 10, abs=0.01)
    assert between == pytest.approx([between[0]] * len(between), abs=0.01)
    assert 0.1 < between[0] < 3.4
    assert chars[-1]["x1"] == pytest.approx(197, abs=0.1)


def test_a_line_that_would_fall_apart_stays_ragged(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=10, leading=14, align=Align.JUSTIFY)
    _drawn(path, ChineseParagraph("网址https://example.org/abcdefghi", style), 150)
    assert max(x1 for text, _, x1 in _chars(path) if text in "网址") == pytest.approx(70)


def test_a_split_paragraph_prints_the_same_lines_on_two_pages() -> None:
    paragraph = ChineseParagraph(_TEXT, TextStyle(size=10, leading=14, align=Align.JUSTIFY, indent=2))
    _, height = paragraph.wrap(200, 1000)
    first, second = paragraph.split(200, height - 14 * 3)
    assert first.wrap(200, 1000)[1] + second.wrap(200, 1000)[1] == height
    assert paragraph.split(200, 5) == []
    assert paragraph.split(200, height) == [paragraph]


def test_a_split_leaves_no_single_line_for_the_next_page() -> None:
    paragraph = ChineseParagraph(_TEXT, TextStyle(size=10, leading=14))
    _, height = paragraph.wrap(200, 1000)
    _, second = paragraph.split(200, height - 1)
    assert second.wrap(200, 1000)[1] == 28
    # The place that was left free on the first page does not take one of the two.
    assert second.split(200, 27) == []


def test_the_lines_of_a_balanced_title_are_nearly_equal(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    style = TextStyle(size=20, leading=30, align=Align.CENTER, balanced=True)
    _drawn(path, ChineseParagraph("中共清水河街道机关第一支部委员会组织生活统计报告", style), 440)
    with pdfplumber.open(path) as document:
        lines = document.pages[0].extract_text_lines()
    assert [len(line["text"]) for line in lines] == [12, 12]


def test_a_single_line_stands_on_the_side_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    for y, align in ((700, Align.LEFT), (600, Align.CENTER), (500, Align.RIGHT)):
        draw_text(canvas, "党员𡒄", (300, y), TextStyle(size=10, align=align))
    canvas.save()
    with pdfplumber.open(path) as document:
        lines = document.pages[0].extract_text_lines()
    assert [round(line["x0"]) for line in lines] == [300, 285, 270]
