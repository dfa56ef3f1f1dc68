"""A finished Word document read back: the text of its body, paragraph by paragraph."""

from pathlib import Path

from docx.oxml.ns import qn

from partybranch.reports.word.filling import text_of
from partybranch.reports.word.template import open_template


def body_text(path: Path) -> str:
    """The text of the body, tables too; BranchError for a file that does not open."""
    body = open_template(path).element.body
    return "\n".join(text_of(paragraph) for paragraph in body.iter(qn("w:p")))
