"""Word 模板: open one, look it through for tags that cannot be filled, fill its body once for each page."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from docx import Document
from docx.document import Document as WordFile
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.hdrftr import FooterPart, HeaderPart

from partybranch.errors import BranchError
from partybranch.reports.word.filling import Page, fill, repeated_block, text_of
from partybranch.reports.word.tags import Tag, find_tags, guesses, list_of, loose_braces

_LARGEST = 50 << 20
_MOST_INSIDE = 300 << 20
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_P, _BODY, _SECTION = qn("w:p"), qn("w:body"), qn("w:sectPr")
_ONCE = tuple(
    qn(f"w:{name}")
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
_DRAWING = qn("wp:docPr")
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IDENTITIES = (f"{_WORD_2010}paraId", f"{_WORD_2010}textId")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCheck:
    """What a template was found to hold: ``problems`` keep it from use, ``unused`` tags it leaves out."""

    used: tuple[str, ...]
    unused: tuple[str, ...]
    problems: tuple[str, ...]


def open_template(path: Path) -> WordFile:
    """The file of a template, to be filled and saved elsewhere.

    Raises BranchError with what to do when it is gone, is no .docx or is damaged.
    """
    try:
        with path.open("rb") as file:
            old = file.read(4) == _OLD_WORD
        size = path.stat().st_size
    except OSError as error:
        raise BranchError("文件不在了或读不了。请检查文件是否还在、有没有读取权限。") from error
    if old:
        raise BranchError("它是旧的 .doc 格式，或者设了打开密码。请在 WPS 中另存为不加密的 .docx 再选。")
    if not is_zipfile(path):
        raise BranchError("它不是 Word 文档（.docx），或者已经损坏。请在 WPS 中另存为 .docx。")
    if size > _LARGEST:
        raise BranchError("它太大，不像一份表样。请去掉里面的大图再选。")
    return _opened(path)


def _opened(path: Path) -> WordFile:
    broken = "它已经损坏，或不是普通的 .docx。请在 WPS 中打开并另存为 .docx。"
    try:
        with ZipFile(path) as packed:
            swollen = sum(each.file_size for each in packed.infolist()) > _MOST_INSIDE
        document = None if swollen else Document(str(path))
    except Exception as error:  # a torn file fails anywhere in the parser, with any error
        raise BranchError(broken) from error
    if document is None or document.element.body is None:
        raise BranchError(broken)
    return document


def examine(document: WordFile, tags: Sequence[Tag]) -> TemplateCheck:
    """Look a template through for what cannot be filled, and for what it leaves out."""
    known = {tag.name: tag for tag in tags}
    used: dict[str, None] = {}
    problems: dict[str, None] = {}
    for root, rim in _stories(document):
        for paragraph in root.iter(_P):
            text = text_of(paragraph)
            names = [tag.name for tag in find_tags(text)]
            used.update(dict.fromkeys(names))
            problems.update(dict.fromkeys(loose_braces(text, known)))
            for name in names:
                problems.update(dict.fromkeys(_trouble(name, known, rim=rim)))
            problems.update(dict.fromkeys(_mixed_lists(paragraph, names)))
    if not used:
        problems["里面没有 {{…}} 标记，填不进内容。请先“另存自带模板”，照着它在您的表里写上标记。"] = None
    return TemplateCheck(
        used=tuple(used),
        unused=tuple(name for name in known if name not in used),
        problems=tuple(problems),
    )


def _trouble(name: str, known: Mapping[str, Tag], *, rim: bool) -> Iterator[str]:
    if name not in known:
        meant = "、".join(f"{tag.written}（{tag.meaning}）" for tag in guesses(name, known.values()))
        yield f"没有“{{{{{name}}}}}”这个标记。" + (f"可能是：{meant}。" if meant else "请从标记表里选一个。")
    elif rim and not known[name].everywhere:
        yield f"“{{{{{name}}}}}”不能放在页眉页脚，请放到正文里。"


def _mixed_lists(paragraph: BaseOxmlElement, names: Sequence[str]) -> Iterator[str]:
    if not any(map(list_of, names)):
        return
    beside = [tag.name for each in repeated_block(paragraph).iter(_P) for tag in find_tags(text_of(each))]
    lists = list(dict.fromkeys(filter(None, map(list_of, beside))))
    if len(lists) > 1:
        yield f"同一行里用了“{'”和“'.join(lists)}”的标记，一行只能用一种。请分成两个表。"


def _stories(document: WordFile) -> Iterator[tuple[BaseOxmlElement, bool]]:
    """The body and every head and foot of the page, with whether it is one of the latter."""
    yield document.element.body, False
    for part in document.part.package.iter_parts():
        if isinstance(part, HeaderPart | FooterPart) and isinstance(part, XmlPart):
            yield part.element, True


def fill_template(document: WordFile, pages: Sequence[Page], common: Page) -> None:
    """Print the body once for each page, each on a new sheet; ``common`` fills heads and feet."""
    for root, rim in list(_stories(document)):
        if rim:
            fill(root, common)
    body = document.element.body
    model = [each for each in body if each.tag != _SECTION]
    for each in model:
        body.remove(each)
    for place, page in enumerate(pages):
        for each in _filled(model, page, body, first=place == 0):
            _add(body, each)
    for number, drawing in enumerate(body.iter(_DRAWING), 1):
        drawing.set("id", str(number))


def _add(body: BaseOxmlElement, block: BaseOxmlElement) -> None:
    last = body.find(_SECTION)
    if last is None:
        body.append(block)
    else:
        last.addprevious(block)


def _filled(
    model: Sequence[BaseOxmlElement], page: Page, body: BaseOxmlElement, *, first: bool
) -> list[BaseOxmlElement]:
    """The body for one page. A body of several sections begins anew by a section, any other by a break."""
    copy = OxmlElement("w:body")
    for each in model:
        copy.append(deepcopy(each))
    sections = copy.find(f".//{_SECTION}") is not None
    fill(copy, page)
    # A mark or number that must be the only one of its kind may not stand in every copy.
    for each in copy.iter():
        for identity in _IDENTITIES:
            each.attrib.pop(identity, None)
    if not first:
        for mark in [each for each in copy.iter() if each.tag in _ONCE]:
            mark.getparent().remove(mark)
        copy.insert(0, _closing_section(body)) if sections else _begin_page(copy)
    return list(copy)


def _closing_section(body: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph that ends the section before with the measures of the last one."""
    paragraph = OxmlElement("w:p")
    section = body.find(_SECTION)
    if section is not None:
        paragraph.get_or_add_pPr().append(deepcopy(section))
    return paragraph


def _begin_page(copy: BaseOxmlElement) -> None:
    first = copy[0] if len(copy) else None
    if first is None or first.tag != _P:
        first = OxmlElement("w:p")
        copy.insert(0, first)
    first.get_or_add_pPr().get_or_add_pageBreakBefore()
