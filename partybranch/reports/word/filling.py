"""Fills the {{…}} of a Word file at the level of its XML, so that the type and ruling of the form stay.

What is filled in is text and nothing else: it is never looked through for tags, and no template can run
anything. That, and forms without any {% for %}, is why this is written over python-docx and not docxtpl.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from partybranch.reports.word.tags import FoundTag, find_tags, list_of

Values = Mapping[str, str | None]
"""What each tag prints; None where the matter has no such thing, and its line is left out."""

_P, _T, _ROW, _TABLE = (qn(f"w:{name}") for name in ("p", "t", "tr", "tbl"))
_BODY, _SECTION, _DRAWING = qn("w:body"), qn("w:sectPr"), qn("w:drawing")
_MERGED = qn("w:vMerge")
_SPACE = qn("xml:space")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The lines of a list; ``nothing`` is the one line that stands there when there are none."""

    lines: Sequence[Values]
    nothing: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one copy of a template's body prints."""

    values: Values
    lists: Mapping[str, Listed] = field(default_factory=dict)


def printable(text: str) -> str:
    """A text with one kind of line end and without the signs that no Word file can hold."""
    return _NOT_XML.sub("", _LINE_ENDS.sub("\n", text))


def text_of(paragraph: BaseOxmlElement) -> str:
    """The text of a paragraph, of its own and not of a box within it."""
    return "".join(each.text or "" for each in _texts(paragraph))


def _texts(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    return [each for each in paragraph.iter(_T) if next(each.iterancestors(_P)) is paragraph]


def fill(root: BaseOxmlElement, page: Page) -> None:
    """Fill everything below ``root``; each paragraph once, so that no text is read as a tag."""
    tagged = {each: find_tags(text_of(each)) for each in root.iter(_P)}
    tagged = {paragraph: tags for paragraph, tags in tagged.items() if tags}
    done: set[BaseOxmlElement] = set()
    for paragraph, tags in tagged.items():
        lists = [list_of(tag.name) for tag in tags if list_of(tag.name)]
        if lists and paragraph not in done:
            block = repeated_block(paragraph)
            done.update(block.iter(_P))
            _repeat(block, page, page.lists[lists[0]])
    once = {paragraph: tags for paragraph, tags in tagged.items() if paragraph not in done}
    for block, names in _blocks(once).items():
        if all(page.values[name] is None for name in names):
            done.update(block.iter(_P))
            _remove(block)
    for paragraph, tags in once.items():
        if paragraph not in done:
            _fill_paragraph(paragraph, tags, page.values)


def repeated_block(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    """What is repeated for each line of a list: the row it stands in, else the paragraph itself."""
    return next(paragraph.iterancestors(_ROW), paragraph)


def _blocks(tagged: Mapping[BaseOxmlElement, Sequence[FoundTag]]) -> dict[BaseOxmlElement, set[str]]:
    """The rows, or paragraphs outside tables, that may go, with the names of the tags in each."""
    blocks: dict[BaseOxmlElement, set[str]] = {}
    for paragraph, tags in tagged.items():
        block = repeated_block(paragraph)
        if block.find(f".//{_MERGED}") is None:
            blocks.setdefault(block, set()).update(tag.name for tag in tags)
    return blocks


def _remove(block: BaseOxmlElement) -> None:
    parent = block.getparent()
    # A cell or box must keep a paragraph, a table a row: without, Word calls the file damaged.
    if block.tag == _P and (parent.tag != _BODY or block.find(f".//{_SECTION}") is not None):
        for each in _texts(block):
            each.text = ""
        return
    parent.remove(block)
    if parent.tag == _TABLE and parent.find(_ROW) is None:
        parent.getparent().replace(parent, OxmlElement("w:p"))


def _repeat(block: BaseOxmlElement, page: Page, listed: Listed) -> None:
    for line in listed.lines or (listed.nothing,):
        copy = deepcopy(block)
        block.addprevious(copy)
        values = {**page.values, **line}
        for paragraph in list(copy.iter(_P)):
            _fill_paragraph(paragraph, find_tags(text_of(paragraph)), values)
    block.getparent().remove(block)


def _fill_paragraph(paragraph: BaseOxmlElement, tags: Sequence[FoundTag], values: Values) -> None:
    """Put the values in; a paragraph that is one tag alone becomes as many as its value has."""
    said = [printable(values[tag.name] or "") for tag in tags]
    if len(tags) == 1 and _is_alone(paragraph, tags[0]):
        first, *others = said[0].split("\n")
        for line in others:
            copy = deepcopy(paragraph)
            paragraph.addprevious(copy)
            _put(copy, tags, [first])
            first = line
        said = [first]
    _put(paragraph, tags, said)


def _is_alone(paragraph: BaseOxmlElement, tag: FoundTag) -> bool:
    """Whether a tag is all there is: a box or the end of a section must not be there twice."""
    text = text_of(paragraph)
    return text.strip() == text[tag.start : tag.end] and all(
        paragraph.find(f".//{other}") is None for other in (_P, _SECTION, _DRAWING)
    )


def _put(paragraph: BaseOxmlElement, tags: Sequence[FoundTag], said: Sequence[str]) -> None:
    """Replace from the end on, so that the places of the tags before stay true."""
    texts = _texts(paragraph)
    for tag, value in reversed(list(zip(tags, said, strict=True))):
        _replace(texts, tag, value)
    for text in texts:
        _break_lines(text)


def _replace(texts: Iterable[BaseOxmlElement], tag: FoundTag, value: str) -> None:
    """A tag may be spread over several runs: the first takes the value, the others lose their part."""
    at = 0
    for text in texts:
        whole = str(text.text or "")
        start, end = max(tag.start - at, 0), min(tag.end - at, len(whole))
        first = 0 <= tag.start - at < len(whole)
        if start < end:
            text.text = whole[:start] + (value if first else "") + whole[end:]
            text.set(_SPACE, "preserve")
        at += len(whole)


def _break_lines(text: BaseOxmlElement) -> None:
    """Word breaks a line by an element of its own."""
    pieces = list(_pieces(str(text.text or "")))
    if len(pieces) <= 1:
        return
    text.text = pieces[0]
    before = text
    for piece in pieces[1:]:
        made = OxmlElement({"\n": "w:br", "\t": "w:tab"}.get(piece, "w:t"))
        if made.tag == _T:
            made.text = piece
            made.set(_SPACE, "preserve")
        before.addnext(made)
        before = made


def _pieces(text: str) -> Iterator[str]:
    """The stretches between line ends and tabs, and these; the first is always a stretch."""
    parts = re.split(r"([\n\t])", text)
    yield parts[0]
    yield from filter(None, parts[1:])
