"""What is typed is what is read back: whole texts through real PDFs, and the rules of line breaking."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib import import_module
from io import BytesIO
from random import Random

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from partybranch.reports.pdf.setting.fonts import Face, chain, fonts
from partybranch.reports.pdf.setting.frame import FORM, OFFICIAL, PageLayout
from partybranch.reports.pdf.setting.linebreaking import break_lines
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align, ChineseParagraph, TextStyle

# A module fetched by name needs no types.
_pdfium = import_module("pypdfium2")

# GB/T 15834-2011 5.1, written out anew so that the program is not measured by its own table.
_NEVER_FIRST = set("，。、；：！？”’）》〉」』】〕—…～·％%,.;:!?)]/／")
_NEVER_LAST = set("“‘（《〈「『【〔￥([/／")

_COMMON = (
    "党员支部大会委员会小组课主题日学习讨论记录主持人年月日第一二三四五六七八九十请假缺席的是在和有不了这"
)
_OPENING, _CLOSING = ["“", "‘", "（", "《", "〔", "【"], ["”", "’", "）", "》", "〕", "】"]
_NUMBERS = ["12", "36,820.50", "94.6%", "2026-01-31", "￥88.5", "1/3", "〇", "第3次"]
_WORDS = ["WPS", "Office", "IPv6", "well-known", "Partybranch" * 3, "a.b@example.org"]
_MARKS = ["，", "。", "；", "、", "：", "——", "……", "！", "·", "～", " ", "　"]


def _plane_two() -> list[str]:
    points = fonts()[Face.RARE].face.charToGlyph
    return [chr(point) for point in points if point >= 0x20000 and fonts()[Face.RARE].covers(chr(point))]


_CHINESE = st.text(
    st.one_of(
        st.sampled_from(_COMMON),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from(_plane_two()),
    ),
    min_size=1,
    max_size=30,
)
_PIECES = st.one_of(
    _CHINESE,
    st.sampled_from([*_NUMBERS, *_WORDS, *_MARKS]),
    st.tuples(st.integers(0, len(_OPENING) - 1), _CHINESE).map(
        lambda quoted: _OPENING[quoted[0]] + quoted[1] + _CLOSING[quoted[0]]
    ),
    st.just("\n"),
)
_TEXTS = st.lists(_PIECES, min_size=20, max_size=80).map("".join)


def _as_printed(text: str) -> str:
    """What paper keeps of a text: everything but line feeds and the blanks at both ends of a line."""
    return "".join(line.strip(" \t") for line in text.split("\n"))


def _document(text: str, layout: PageLayout) -> bytes:
    document = PdfDocument(
        title="会议记录", organisation="支部", printed_at=datetime(2026, 1, 1), layout=layout
    )
    document.paragraph(text)
    return document.content()


def _drawn(content: bytes, layout: PageLayout) -> str:
    """The characters between the margins in the order in which they are drawn."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return "".join(
            char["text"]
            for page in pdf.pages
            for char in page.chars
            if char["bottom"] < page.height - layout.bottom + 1
        )


def _searched(content: bytes) -> str:
    """The text another program copies and searches, without blanks, line feeds and page numbers."""
    pages = [page.get_textpage().get_text_range() for page in _pdfium.PdfDocument(content)]
    return "".join("".join(page.split("\r\n", 1)[1].split()) for page in pages)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, layout=st.sampled_from([OFFICIAL, FORM]))
def test_any_chinese_text_reads_back_character_for_character(text: str, layout: PageLayout) -> None:
    assert _drawn(_document(text, layout), layout) == _as_printed(text)


def test_minutes_of_six_thousand_characters_over_pages_read_back_identical() -> None:
    random = Random(6)
    text = "\n".join(_sentences(random, 400) for _ in range(15))[:6000]
    assert len(text) == 6000
    content = _document(text, OFFICIAL)
    assert len(_pdfium.PdfDocument(content)) > 7
    assert _drawn(content, OFFICIAL) == _as_printed(text)
    assert _searched(content) == "".join(text.split())


def _sentences(random: Random, length: int) -> str:
    """Text as it is written: words, then a mark, quotes that close, numbers and long words."""
    text = ""
    while len(text) < length:
        words = "".join(random.choices(_COMMON + "𡒄䶮𬍛㛃", k=random.randint(1, 12)))
        place = random.randrange(len(_OPENING))
        text += random.choice(
            [words, words, _OPENING[place] + words + _CLOSING[place], *_NUMBERS, random.choice(_WORDS)]
        )
        text += random.choice(["，", "。", "、", "；", "——", "……", "", "", "！”", "）。"])
    return text.strip()


def _lines(random: Random, *, hang: bool) -> Iterator[Sequence[str]]:
    """Paragraphs at random widths, set into a real PDF and read back by another program line by line."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(1000, 800))
    heights = []
    for _ in range(60):
        style = TextStyle(size=10, leading=16, align=Align.JUSTIFY, hang=hang, indent=random.choice([0, 2]))
        paragraph = ChineseParagraph(_sentences(random, 300 + random.randrange(300)), style)
        _, height = paragraph.wrap(random.uniform(80, 400), 10_000)
        canvas.setPageSize((1000, height + 40))
        paragraph.drawOn(canvas, 100, 20)
        canvas.showPage()
        heights.append(height)
    canvas.save()
    for page, height in zip(_pdfium.PdfDocument(target.getvalue()), heights, strict=True):
        lines = page.get_textpage().get_text_range().split("\r\n")
        assert len(lines) == round(height / 16)
        yield [line.strip() for line in lines]


@pytest.mark.parametrize("hang", [True, False], ids=["hanging", "not hanging"])
def test_no_line_of_four_thousand_breaks_a_rule_at_random_widths(hang: bool) -> None:
    random, counted, broken = Random(15834), 0, []
    while counted < 4000:
        for lines in _lines(random, hang=hang):
            counted += len(lines)
            broken += [line for line in lines[1:] if line[0] in _NEVER_FIRST]
            broken += [line for line in lines[:-1] if line[-1] in _NEVER_LAST]
    assert counted >= 4000
    assert broken == []


def test_numbers_and_words_that_fit_a_line_are_never_cut() -> None:
    short = [word for word in (*_NUMBERS, *_WORDS) if chain(Face.SONG).width(word) < 8]
    whole = [word for word in short if word.removeprefix("￥").isascii()]
    random = Random(5)
    for tenths in range(80, 400, 7):
        words = random.choices(whole, k=200)
        glyphs = chain(Face.SONG).glyphs("的".join(words))
        lines = break_lines(glyphs, tenths / 10, tenths / 10, hang=True)
        shown = ["".join(glyph.text for glyph in glyphs[line.start : line.end]) for line in lines]
        assert [word for line in shown for word in line.split("的") if word] == words
