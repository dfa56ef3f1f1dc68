"""Word: every Word document, in menu order, its template and the checking of one that takes its place.

To add one: a file ``<word>_word.py`` here with one class of face ``WordPaper``, one line in ``WORDS`` and a
template of the name of its code in ``resources/word``.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from docx.document import Document as WordFile

from partybranch.errors import BranchError
from partybranch.paths import resources
from partybranch.reports.order import PaperOrder
from partybranch.reports.output import write_beside
from partybranch.reports.word.filling import Page, printable
from partybranch.reports.word.minutes_word import MinutesPaper
from partybranch.reports.word.summary_word import SummaryPaper
from partybranch.reports.word.template import TemplateCheck, examine, fill_template, open_template
from partybranch.reports.word.word_paper import WordPaper, common_values

WORDS: tuple[WordPaper, ...] = (MinutesPaper(), SummaryPaper())


def own_template(paper: WordPaper) -> Path:
    """Where the program's own template of a document lies."""
    return resources() / "word" / f"{paper.code}.docx"


def save_own_template(paper: WordPaper, target: Path) -> Path:
    """Write our template to a place where it can be changed; BranchError when the place refuses."""

    def write(draft: Path) -> None:
        shutil.copyfile(own_template(paper), draft)

    write_beside(target, write)
    return target


def check_template(paper: WordPaper, path: Path) -> TemplateCheck:
    """What keeps a file from being the template of a document, and what it leaves out of ours.

    Raises BranchError when it is no .docx that opens.
    """
    try:
        found = examine(open_template(path), paper.tags)
    except BranchError as error:
        raise BranchError(f"“{path.name}”不能用：{error}") from error
    ours = examine(open_template(own_template(paper)), paper.tags).used
    told = {tag.name for tag in paper.tags if tag.name in ours and not tag.heading}
    return replace(found, unused=tuple(name for name in found.unused if name in told))


def write_word(paper: WordPaper, order: PaperOrder, path: Path) -> Path:
    """Fill the template beside the document's final place and put it there.

    Raises BranchError when the branch's own template cannot be used or the file is open elsewhere.
    """
    document = _template_of(paper, order)
    fill_template(document, paper.pages(order), Page(values=common_values(order)))
    _describe(document, paper, order)
    write_beside(path, lambda draft: document.save(str(draft)))
    return path


def _template_of(paper: WordPaper, order: PaperOrder) -> WordFile:
    """The template in use; one of the branch's own is looked through again, for it is only a file."""
    chosen = order.word_templates.get(paper.code)
    if chosen is None:
        return open_template(own_template(paper))
    advice = "请在“台账与报表”的 Word 模板里重新选择，或恢复自带模板。"
    try:
        document = open_template(chosen)
    except BranchError as error:
        raise BranchError(f"《{paper.title}》换用的模板不能用：{error}{advice}") from error
    problems = examine(document, paper.tags).problems
    if problems:
        raise BranchError(f"《{paper.title}》换用的模板不能用：{problems[0]}{advice}")
    return document


def _describe(document: WordFile, paper: WordPaper, order: PaperOrder) -> None:
    """What the file says of itself; Word keeps no more than 255 characters of each."""
    about, book = document.core_properties, order.book
    about.title = printable(f"{book.profile.name}{book.period.label}{paper.title}")[:255]
    about.author = printable(book.profile.name)[:255]
    about.last_modified_by = "支部纪实"
    about.created = about.modified = order.printed_at
    about.language = "zh-CN"
    about.comments = about.keywords = about.subject = ""


__all__ = [
    "WORDS",
    "TemplateCheck",
    "WordPaper",
    "check_template",
    "own_template",
    "save_own_template",
    "write_word",
]
