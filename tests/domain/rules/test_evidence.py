import pytest
from builders import a_sitting
from rulings import some_facts, texts

from partybranch.domain.rules.facts import Facts
from partybranch.domain.sittings import Attachment


def with_files(*names: str, kind: str = "集体学习") -> Facts:
    files = tuple(Attachment(name=name, sha256="0" * 64, size=1) for name in names)
    return some_facts(a_sitting(kind, attachments=files))


def test_a_sheet_of_signatures_is_known_by_its_name() -> None:
    assert texts("sign_in_sheet", with_files("3月签到表.pdf")) == []
    assert texts("sign_in_sheet", with_files("会场.jpg")) == ["附件里没有签到表"]
    assert texts("sign_in_sheet", with_files("到会名单.pdf"), words="签到、到会名单") == []


@pytest.mark.parametrize("name", ["会场.jpg", "会场.JPEG", "1.png", "2.heic", "活动照片.zip"])
def test_a_picture_is_known_by_its_ending_or_its_name(name: str) -> None:
    assert texts("pictures", with_files(name)) == []


def test_a_sitting_without_a_picture_says_so() -> None:
    assert texts("pictures", with_files("签到表.pdf")) == ["附件里没有照片"]
    assert texts("pictures", with_files()) == ["附件里没有照片"]


def test_only_a_lecture_needs_its_notes() -> None:
    assert texts("lecture_notes", with_files(kind="党课")) == ["附件里没有党课讲稿"]
    assert texts("lecture_notes", with_files("党课讲稿.docx", kind="党课")) == []
    assert texts("lecture_notes", with_files("课件.pptx", kind="党课")) == []
    assert texts("lecture_notes", with_files()) == []
