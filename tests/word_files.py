"""Word files for tests: small forms as people write them, and what a filled one says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn


def a_form(path: Path, *lines: str, rows: Sequence[Sequence[str]] = (), head: str = "") -> Path:
    """A form of these paragraphs and one table, with words in the head of the page."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for at, row in enumerate(rows):
            for cell, text in zip(table.rows[at].cells, row, strict=True):
                cell.text = text
    if head:
        document.sections[0].header.paragraphs[0].text = head
    document.save(str(path))
    return path


def paragraphs_of(path: Path) -> list[str]:
    """Every paragraph of the body in order, of tables too; a line break within one is \\n, a tab \\t."""
    return [text for text in _texts(Document(str(path))) if text]


def _texts(document: WordFile) -> Iterator[str]:
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    for paragraph in document.element.body.iter(qn("w:p")):
        inside = (each for run in paragraph.iter(qn("w:r")) for each in run)
        yield "".join(
            signs.get(each.tag) or (each.text or "" if each.tag == qn("w:t") else "") for each in inside
        )


def text_of(path: Path) -> str:
    """All of it, one paragraph a line."""
    return "\n".join(paragraphs_of(path))


def rows_of(path: Path, place: int = 0) -> list[list[str]]:
    """The rows of a table; a merged cell once."""
    table = Document(str(path)).tables[place]
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]
