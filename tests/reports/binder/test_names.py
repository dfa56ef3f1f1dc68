"""Names that every PC and every stick can hold, whatever was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partybranch.reports.binder.names import Folder, fit_name

ILLEGAL = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("照片.jpg", "照片.jpg"),
        ("../../etc/passwd", "etc passwd"),
        ("..\\..\\windows\\system.ini", "windows system.ini"),
        ("C:\\资料\\讲稿?.docx", "C 资料 讲稿.docx"),
        ("三月/四月：学习", "三月 四月：学习"),
        ("..", "未命名"),
        ("", "未命名"),
        (" . ", "未命名"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("末尾有点. ", "末尾有点"),
        ("换\n行\t名.pdf", "换 行 名.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("王𬍛.png", "王𬍛.png"),
    ],
)
def test_a_name_is_made_fit(typed: str, kept: str) -> None:
    assert fit_name(typed) == kept


def test_a_long_name_is_cut_and_keeps_its_suffix() -> None:
    name = fit_name("关于学习贯彻会议精神的通知" * 20 + ".docx")
    assert name.endswith(".docx")
    assert len(name) <= 65
    assert len(fit_name("𬍛" * 200 + ".jpg").encode()) <= 190


@given(st.lists(st.text(max_size=90), max_size=8))
def test_whatever_is_typed_gives_different_names_that_stay_in_their_folder(typed: list[str]) -> None:
    folder = Folder()
    names = [folder.name(text) for text in typed]
    assert len({name.casefold() for name in names}) == len(typed)
    for name in names:
        assert not ILLEGAL.search(name)
        assert name.strip(" .") == name
        assert name not in ("", ".", "..")
        assert len(name.encode()) < 220
