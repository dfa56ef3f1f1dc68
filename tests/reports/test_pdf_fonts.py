import threading

import pytest
from reportlab.pdfbase import pdfmetrics

from partybranch.errors import BranchError
from partybranch.reports.pdf.setting.fonts import Face, _register, chain, fonts, missing_characters, runs


def test_each_face_prints_in_its_own_shapes_not_as_an_alias_of_another() -> None:
    loaded = fonts()
    assert {Face.SONG, Face.HEI, Face.BIAOSONG, Face.RARE} <= set(loaded)
    assert len({bytes(font.face.name) for font in loaded.values()}) == len(loaded)
    for face, font in loaded.items():
        registered: object = pdfmetrics.getFont(face.value)
        assert registered is font


def test_the_fonts_are_loaded_once_by_many_threads() -> None:
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(id(fonts()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_a_rare_character_falls_back_and_its_neighbours_do_not() -> None:
    split = runs(chain(Face.SONG).glyphs("党员𡒄启明"))
    assert split == [(Face.SONG, "党员"), (Face.RARE, "𡒄"), (Face.SONG, "启明")]


def test_a_heading_takes_rare_characters_from_the_song_before_the_rare_face() -> None:
    # U+4DAE is in the headings' repertoire, U+3447 only in the whole Song.
    split = runs(chain(Face.HEI).glyphs("张䶮㑇㑊"))
    assert split[0] == (Face.HEI, "张䶮㑇㑊")
    assert runs(chain(Face.HEI).glyphs("㐀"))[0][0] == Face.SONG


def test_every_character_of_the_sample_names_and_of_common_print_is_there() -> None:
    texts = [
        "𡒄启明",
        "张䶮",
        "李㛃",
        "王𬍛",
        "𬘓𫖯㑇",
        "二\u3007二六年￥36,820.50——“三会一课”\u30142026\u3015√○△×□…",
    ]
    assert missing_characters(texts) == []


def test_characters_without_a_shape_are_named_once_in_order() -> None:
    # U+2EBF0 came with Unicode 15.1; U+E863 is private use, as old systems wrote some names.
    assert missing_characters(["王\U0002ebf0", "\ue863李", "\U0002ebf0"]) == ["\U0002ebf0", "\ue863"]
    assert missing_characters(["王\ud840"]) == ["\ud840"]


def test_a_character_without_a_shape_prints_as_a_visible_gap() -> None:
    assert [glyph.text for glyph in chain(Face.SONG).glyphs("王\U0002ebf0")] == ["王", "〓"]


def test_joiners_selectors_and_controls_are_neither_drawn_nor_missed() -> None:
    text = "王\u200b\ufeff\ufe00\U000e0100\x00五"
    assert [glyph.text for glyph in chain(Face.SONG).glyphs(text)] == ["王", "五"]
    assert missing_characters([text]) == []
    assert [glyph.text for glyph in chain(Face.SONG).glyphs("a\tb\u00a0c")] == ["a", " ", "b", " ", "c"]


def test_chinese_characters_are_one_em_wide() -> None:
    assert chain(Face.SONG).width("党员，“”￥") == 6
    assert chain(Face.BIAOSONG).width("𡒄") == 1


def test_a_missing_font_file_is_a_sentence() -> None:
    with pytest.raises(BranchError, match="请重新安装本程序"):
        _register(Face.SONG, "没有.ttf")
