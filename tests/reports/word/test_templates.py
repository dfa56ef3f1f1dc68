"""The forms that Word documents are printed on: ours, the branch's own, and those that cannot be used."""

import contextlib
import errno
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import word_templates
from builders import a_sitting, settle
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from ordinary_user import as_ordinary_user
from word_files import a_form, text_of

from partybranch.app import Branch
from partybranch.domain.form_templates import FormTemplate
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.documents import own_documents
from partybranch.reports.order import PaperOrder
from partybranch.reports.word import (
    WORDS,
    WordPaper,
    check_template,
    own_template,
    save_own_template,
    write_word,
)
from partybranch.reports.word.template import open_template

MINUTES, SUMMARY = WORDS
PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def _order(branch: Branch) -> PaperOrder:
    return branch.orders.of(Period.year(2022), date(2022, 12, 31))


@pytest.fixture
def kept(branch: Branch) -> Branch:
    settle(branch)
    branch.sittings.record(a_sitting("集体学习"))
    return branch


def _use(branch: Branch, form: Path, paper: WordPaper = MINUTES) -> FormTemplate:
    used = branch.form_templates.in_place_of(paper.code)
    file = branch.form_templates.keep(form)
    template = FormTemplate(id=used.id if used else None, name=form.stem, file=file, paper=paper.code)
    branch.form_templates.record(template)
    newest = branch.form_templates.in_place_of(paper.code)
    assert newest is not None
    return newest


def test_a_mark_that_must_be_the_only_one_of_its_kind_is_not_copied(kept: Branch, tmp_path: Path) -> None:
    form = a_form(tmp_path / "表.docx", "议题：{{会议议题}}")
    document = Document(str(form))
    paragraph, bookmark = document.element.body[0], OxmlElement("w:bookmarkStart")
    bookmark.set(qn("w:name"), "议题")
    paragraph.insert(0, bookmark)
    paragraph.set(PARAGRAPH, "1A2B3C4D")
    document.save(str(form))
    kept.sittings.record(a_sitting("集体学习", at=datetime(2022, 4, 7, 9)))
    _use(kept, form)
    body = Document(str(write_word(MINUTES, _order(kept), tmp_path / "made.docx"))).element.body
    assert len(body.findall(qn("w:p"))) == 2
    assert len([each for each in body.iter(qn("w:p")) if each.get(PARAGRAPH)]) < 2
    assert len(list(body.iter(qn("w:bookmarkStart")))) == 1


def test_the_newest_of_two_forms_is_used_and_none_of_them_is_an_excel_form(
    kept: Branch, tmp_path: Path
) -> None:
    for name in ("旧表", "新表"):
        file = kept.form_templates.keep(a_form(tmp_path / f"{name}.docx", f"{name}{{{{会议议题}}}}"))
        kept.form_templates.record(FormTemplate(name=name, file=file, paper=MINUTES.code))
    assert "新表" in text_of(write_word(MINUTES, _order(kept), tmp_path / "made.docx"))
    assert own_documents((), kept.form_templates.all()) == ()


@pytest.mark.parametrize("paper", WORDS, ids=lambda paper: paper.code)
def test_our_own_template_fills_every_tag_it_has(paper: WordPaper) -> None:
    check = check_template(paper, own_template(paper))
    assert (check.problems, check.unused) == ((), ())
    assert check.used


def test_the_kept_templates_are_what_their_script_makes(tmp_path: Path) -> None:
    word_templates.main(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {paper.code for paper in WORDS}
    for paper in WORDS:
        with ZipFile(own_template(paper)) as ours, ZipFile(tmp_path / f"{paper.code}.docx") as made:
            assert {name: ours.read(name) for name in ours.namelist()} == {
                name: made.read(name) for name in made.namelist()
            }, "run tests/word_templates.py"


def test_tags_and_other_headings_are_each_known_once() -> None:
    for paper in WORDS:
        names = [tag.name for tag in paper.tags]
        assert len(set(names)) == len(names)
        assert all(tag.meaning for tag in paper.tags)


def test_a_branch_prints_on_its_own_form_until_it_goes_back_to_ours(kept: Branch, tmp_path: Path) -> None:
    own = _use(kept, a_form(tmp_path / "局表样.docx", "本局表样", "{{会议议题}}／{{地点}}"))
    path = write_word(MINUTES, _order(kept), tmp_path / "会议记录.docx")
    assert text_of(path) == "本局表样\n集体学习议题／党员活动室"
    kept.form_templates.void(own.id or 0, "恢复自带模板")
    write_word(MINUTES, _order(kept), path)
    assert "会议决议" in text_of(path)


def test_the_newest_of_several_forms_is_used(kept: Branch, tmp_path: Path) -> None:
    _use(kept, a_form(tmp_path / "旧.docx", "旧{{地点}}"))
    _use(kept, a_form(tmp_path / "新.docx", "新{{地点}}"))
    path = write_word(MINUTES, _order(kept), tmp_path / "会议记录.docx")
    assert text_of(path) == "新党员活动室"
    assert len(kept.form_templates.all()) == 1


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK broken")])
def test_a_form_that_is_lost_or_torn_is_said_and_the_old_paper_stays(
    harm: Callable[[Path], object], kept: Branch, tmp_path: Path
) -> None:
    own = _use(kept, a_form(tmp_path / "表样.docx", "{{地点}}"))
    path = write_word(MINUTES, _order(kept), tmp_path / "会议记录.docx")
    before = path.read_bytes()
    harm(kept.form_templates.path_of(own))
    with pytest.raises(BranchError, match=r"换用的模板不能用.*恢复自带模板"):
        write_word(MINUTES, _order(kept), path)
    assert path.read_bytes() == before
    assert write_word(SUMMARY, _order(kept), tmp_path / "小结.docx").exists(), "the others go on"


def test_a_form_whose_tags_are_no_longer_known_is_refused(kept: Branch, tmp_path: Path) -> None:
    form = a_form(tmp_path / "表样.docx", "{{旧标记}}")
    order = replace(_order(kept), word_templates={MINUTES.code: form})
    with pytest.raises(BranchError, match=r"没有“\{\{旧标记\}\}”这个标记"):
        write_word(MINUTES, order, tmp_path / "会议记录.docx")
    assert not (tmp_path / "会议记录.docx").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{会议主题}}", "没有“{{会议主题}}”这个标记。可能是：{{会议议题}}（记录里的议题、主题或课题）。"),
        ("{{身份证号}}", "没有“{{身份证号}}”这个标记。请从标记表里选一个。"),
        ("主持人：{{主持人", "“主持人：{{主持人”处的花括号不成对，应写成 {{名称}}。"),
        ("主持人：{主持人}", "“{主持人}”只有一层花括号，应写成 {{主持人}}。"),
        ("没有标记", "里面没有 {{…}} 标记，填不进内容。请先“另存自带模板”，照着它在您的表里写上标记。"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_what_it_may_mean(
    line: str, said: str, tmp_path: Path
) -> None:
    problems = check_template(MINUTES, a_form(tmp_path / "表样.docx", line)).problems
    assert said.removesuffix("。") in "".join(problems)


def test_a_tag_of_one_record_may_not_stand_in_the_head_of_the_page(tmp_path: Path) -> None:
    form = a_form(tmp_path / "表样.docx", "{{会议内容}}", head="{{支部名称}}{{主持人}}")
    assert check_template(MINUTES, form).problems == ("“{{主持人}}”不能放在页眉页脚，请放到正文里。",)


def test_two_lists_may_not_share_a_row(tmp_path: Path) -> None:
    form = a_form(tmp_path / "表样.docx", rows=[["{{活动.类型}}", "{{缺项.内容}}"]])
    (problem,) = check_template(SUMMARY, form).problems
    assert problem.startswith("同一行里用了“活动”和“缺项”的标记")


def test_what_a_form_leaves_out_of_ours_is_named(tmp_path: Path) -> None:
    check = check_template(MINUTES, a_form(tmp_path / "表样.docx", "{{会议内容}}{{日期}}"))
    assert check.problems == ()
    assert "会议决议" in check.unused
    assert "会议内容" not in check.unused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧的 .doc 格式"),
        (b"%PDF-1.7", "不是 Word 文档"),
        (b"", "不是 Word 文档"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_way_out(
    content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / "表样.docx").write_bytes(content)
    with pytest.raises(BranchError, match=rf"“表样\.docx”不能用：.*{said}.*另存为"):
        check_template(MINUTES, tmp_path / "表样.docx")


def test_a_word_template_file_and_a_workbook_are_no_form(tmp_path: Path) -> None:
    form = a_form(tmp_path / "表样.docx", "{{地点}}")
    with ZipFile(form) as read, ZipFile(tmp_path / "表样.dotx", "w") as written:
        for name in read.namelist():
            written.writestr(name, read.read(name).replace(b"document.main+xml", b"template.main+xml"))
    with pytest.raises(BranchError, match=r"不是普通的 \.docx"):
        check_template(MINUTES, tmp_path / "表样.dotx")
    with ZipFile(form) as read, ZipFile(tmp_path / "无正文.docx", "w") as written:
        for name in read.namelist():
            text = read.read(name)
            written.writestr(name, re.sub(rb"<w:body>.*</w:body>", b"", text, flags=re.DOTALL))
    with pytest.raises(BranchError, match="已经损坏"):
        check_template(MINUTES, tmp_path / "无正文.docx")
    with ZipFile(tmp_path / "空.docx", "w") as written:
        written.writestr("mimetype", "zip")
    with pytest.raises(BranchError, match="已经损坏"):
        check_template(MINUTES, tmp_path / "空.docx")


def test_a_file_that_unpacks_to_far_more_than_it_holds_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partybranch.reports.word.template._MOST_INSIDE", 1 << 20)
    form = a_form(tmp_path / "表样.docx", "{{地点}}")
    with ZipFile(form, "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/media/picture.bmp", bytes(2 << 20))
    with pytest.raises(BranchError, match="已经损坏"):
        check_template(MINUTES, form)


@given(st.binary(max_size=40), st.floats(0, 1, exclude_max=True))
def test_a_torn_form_opens_or_is_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, where: float
) -> None:
    content = own_template(MINUTES).read_bytes()
    at = int(len(content) * where)
    path = tmp_path_factory.mktemp("torn") / "表样.docx"
    path.write_bytes(content[:at] + junk + content[at + len(junk) :])
    with contextlib.suppress(BranchError):
        open_template(path)


def test_our_template_can_be_saved_changed_and_used(kept: Branch, tmp_path: Path) -> None:
    saved = save_own_template(MINUTES, tmp_path / "我的模板.docx")
    document = Document(str(saved))
    document.add_paragraph("清河县档案馆制")
    document.save(str(saved))
    assert check_template(MINUTES, saved).problems == ()
    _use(kept, saved)
    said = text_of(write_word(MINUTES, _order(kept), tmp_path / "会议记录.docx"))
    assert said.endswith("清河县档案馆制")


def test_a_paper_that_is_open_in_wps_gets_a_sentence_and_stays(
    kept: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_word(MINUTES, _order(kept), tmp_path / "会议记录.docx")
    before = path.read_bytes()

    def held(_draft: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(BranchError, match="请先在 WPS 或 Excel 中关闭它"):
        write_word(MINUTES, _order(kept), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.glob("*.docx")] == ["会议记录.docx"]


def test_a_folder_without_the_right_to_write_gets_a_sentence(kept: Branch, tmp_path: Path) -> None:
    order, shut = _order(kept), tmp_path / "只读"
    shut.mkdir(mode=0o555)
    with as_ordinary_user(shut / "会议记录.docx"), pytest.raises(BranchError, match="没有写入权限"):
        write_word(MINUTES, order, shut / "会议记录.docx")
    assert list(shut.iterdir()) == []
