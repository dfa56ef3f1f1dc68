import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from fontTools.ttLib import TTFont
from made_up_fonts import a_collection, laid, made_up, with_axes, with_gbk_map_last

from partybranch.reports.pdf.setting.font_finding import best_first, font_folders, installed_fonts
from partybranch.reports.pdf.setting.searchable_font import UnusableFontError, load_installed

_TEXT = "全年召开党员大会12次，￥36——𡒄"
_PRINT = f"""
import sys
from datetime import datetime
from pathlib import Path
from partybranch.reports.pdf.setting.fonts import prefer_pc_fonts
from partybranch.reports.pdf.setting.page import PdfDocument

def document():
    made = PdfDocument(title="报告", organisation="支部", printed_at=datetime(2026, 1, 1))
    made.heading("一、基本情况")
    made.heading("（一）学习", level=2)
    made.paragraph("{_TEXT}")
    return made

document().save(Path(sys.argv[1]))
prefer_pc_fonts(on=False)
document().save(Path(sys.argv[2]))
prefer_pc_fonts(on=True)
document().save(Path(sys.argv[3]))
"""


def _found(folder: Path, *wanted: str) -> list[tuple[str, int]]:
    fonts = best_first(installed_fonts([folder], folder / "memory.json"), wanted)
    return [(Path(font.path).name, font.number) for font in fonts]


def test_a_font_is_found_by_its_family_in_any_language_whatever_its_file_is_called(tmp_path: Path) -> None:
    laid(
        tmp_path / "deep" / "er",
        "FZXBSJW.TTF",
        made_up(chinese="方正小标宋简体", english="FZXiaoBiaoSong-B05S"),
    )
    laid(tmp_path, "楷体.ttf", made_up(chinese="楷体", postscript="KaiTi"))
    assert _found(tmp_path, "方正小标宋*") == [("FZXBSJW.TTF", 0)]
    assert _found(tmp_path, "fzxiaobiaosong*") == [("FZXBSJW.TTF", 0)]
    assert _found(tmp_path, "楷体_GB2312", "楷体") == [("楷体.ttf", 0)]
    assert _found(tmp_path, "仿宋", "小标宋") == []


def test_the_first_wish_comes_first_and_of_one_family_the_regular_weight(tmp_path: Path) -> None:
    laid(tmp_path, "a.ttf", made_up(chinese="仿宋", weight=700))
    laid(tmp_path, "b.ttf", made_up(chinese="仿宋"))
    laid(tmp_path, "c.ttf", made_up(chinese="仿宋_GB2312"))
    assert _found(tmp_path, "仿宋_GB2312", "仿宋") == [("c.ttf", 0), ("b.ttf", 0), ("a.ttf", 0)]


def test_the_fonts_of_a_collection_have_their_places(tmp_path: Path) -> None:
    laid(tmp_path, "simsun.ttc", a_collection(made_up(chinese="宋体"), made_up(chinese="仿宋")))
    assert _found(tmp_path, "仿宋") == [("simsun.ttc", 1)]
    font = load_installed("pc-fangsong", tmp_path / "simsun.ttc", 1)
    assert font.covers("党")
    assert not font.covers("𡒄")


def test_what_the_pdf_library_cannot_print_is_not_found_at_all(tmp_path: Path) -> None:
    whole = laid(tmp_path, "whole.ttf", made_up(chinese="仿宋")).read_bytes()
    (tmp_path / "cff.otf").write_bytes(b"OTTO" + whole[4:])
    (tmp_path / "torn.ttf").write_bytes(whole[:60])
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "words.ttf").write_text("不是字体", encoding="utf-8")
    laid(tmp_path, "variable.ttf", with_axes(made_up(chinese="仿宋")))
    for rights in (0x0002, 0x0100, 0x0200):
        closed = made_up(chinese="仿宋")
        closed["OS/2"].fsType = rights
        laid(tmp_path, f"closed{rights}.ttf", closed)
    assert _found(tmp_path, "仿宋") == [("whole.ttf", 0)]


def test_an_unchanged_file_is_not_read_again_and_a_changed_one_is(tmp_path: Path) -> None:
    path = laid(tmp_path, "a.ttf", made_up(chinese="仿宋"))
    assert _found(tmp_path, "仿宋") == [("a.ttf", 0)]
    state = path.stat()
    path.write_bytes(bytes(state.st_size))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert _found(tmp_path, "仿宋") == [("a.ttf", 0)]
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))
    assert _found(tmp_path, "仿宋") == []


@pytest.mark.parametrize("spoilt", ["", "[]", '{"a": 1}', '{"a": [{"path": 1}]}', '{"a": [[]]}'])
def test_a_spoilt_memory_is_written_anew(tmp_path: Path, spoilt: str) -> None:
    laid(tmp_path, "a.ttf", made_up(chinese="仿宋"))
    (tmp_path / "memory.json").write_text(spoilt, encoding="utf-8")
    assert _found(tmp_path, "仿宋") == [("a.ttf", 0)]
    assert "仿宋" in (tmp_path / "memory.json").read_text(encoding="utf-8")


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    laid(tmp_path, "a.ttf", made_up(chinese="仿宋"))
    (tmp_path / "file").touch()
    assert len(installed_fonts([tmp_path], tmp_path / "file" / "memory.json")) == 1


def test_a_font_with_chinese_names_alone_prints(tmp_path: Path) -> None:
    path = laid(tmp_path, "仿宋.ttf", made_up(chinese="仿宋"))
    assert bytes(load_installed("pc-fangsong", path, 0).face.name).isascii()


def _without_a_table(tag: str) -> TTFont:
    font = made_up(chinese="仿宋", postscript="FangSong")
    del font[tag]
    return font


def _without_chinese() -> TTFont:
    font = made_up(chinese="仿宋", postscript="FangSong")
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code < 128}
    return font


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_gbk_map_last(made_up(chinese="仿宋", postscript="FangSong")),
        lambda: _without_a_table("post"),
        _without_chinese,
    ],
    ids=["GBK for Unicode", "no table of names", "no Chinese"],
)
def test_a_font_that_would_print_wrongly_is_unusable(tmp_path: Path, make: Callable[[], TTFont]) -> None:
    with pytest.raises(UnusableFontError):
        load_installed("pc-fangsong", laid(tmp_path, "a.ttf", make()), 0)


@pytest.mark.parametrize("kept", [0, 60, 3000, -400, -1])
def test_a_font_whose_file_is_cut_short_is_unusable(tmp_path: Path, kept: int) -> None:
    path = laid(tmp_path, "a.ttf", made_up(chinese="仿宋", postscript="FangSong"))
    assert load_installed("pc-fangsong", path, 0).covers("党")
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UnusableFontError):
        load_installed("pc-fangsong", path, 0)


def _print_on_a_pc(folder: Path) -> list[Path]:
    """Three prints of a fresh program on a PC with the fonts of the folder: with, without, with them."""
    folder.mkdir(exist_ok=True)
    made = [folder / f"{number}.pdf" for number in range(3)]
    mine = folder / "Microsoft" / "Windows" / "Fonts"
    mine.parent.mkdir(parents=True, exist_ok=True)
    places = {"XDG_DATA_HOME": folder, "XDG_DATA_DIRS": folder, "XDG_CACHE_HOME": folder / "cache"}
    environment = {**os.environ, **{name: str(place) for name, place in places.items()}}
    environment["LOCALAPPDATA"] = str(folder)
    subprocess.run([sys.executable, "-c", _PRINT, *map(str, made)], env=environment, check=True)
    return made


def _fonts_of(path: Path) -> dict[str, str]:
    """The characters of a PDF by the font that prints them."""
    with pdfplumber.open(path) as pdf:
        found: dict[str, str] = {}
        for char in pdf.pages[0].chars:
            name = char["fontname"].partition("+")[2]
            found[name] = found.get(name, "") + char["text"]
    return found


def test_the_pcs_own_fonts_print_the_body_and_the_bundled_ones_what_they_lack(tmp_path: Path) -> None:
    pc = tmp_path / "pc"
    fonts = [pc / "fonts", pc / "Microsoft" / "Windows" / "Fonts"]
    for folder in fonts:
        laid(folder, "simfang.ttf", made_up(chinese="仿宋", english="FangSong", postscript="FangSong"))
        torn = laid(folder, "a.ttf", made_up(chinese="仿宋_GB2312", postscript="FangSong_GB2312"))
        torn.write_bytes(torn.read_bytes()[:-400])
        laid(folder, "simkai.ttf", made_up(chinese="楷体", postscript="KaiTi"))
        # A bad name: it is the bundled 黑体's own, whose shapes it must not get.
        laid(folder, "simhei.ttf", made_up(chinese="黑体", postscript="NotoSansSC-Medium"))
    with_them, without, again = _print_on_a_pc(pc)
    (bare, *_) = _print_on_a_pc(tmp_path / "bare")
    used = _fonts_of(with_them)
    assert used["FangSong"] == "全年召开党员大会12次，36"
    assert used["NotoSerifSC-Regular"].endswith("￥——")
    assert used["HanaMinB"] == "𡒄"
    assert used["NotoSansSC-Medium-pc-hei"] == "一、基本情况"
    assert used["KaiTi"] == "（一）学习"
    assert without.read_bytes() == bare.read_bytes()
    assert with_them.read_bytes() == again.read_bytes()
    # Without a 楷体 the second heading stands out in the title's face, without a 仿宋 the body is 宋体.
    assert _fonts_of(bare)["NotoSerifSC-Bold"] == "（一）学习"
    assert "全年召开党员大会" in _fonts_of(bare)["NotoSerifSC-Regular"]


def test_fonts_are_sought_where_this_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    folders = font_folders()
    assert any(tmp_path in folder.parents for folder in folders)
    assert len(folders) >= 2
