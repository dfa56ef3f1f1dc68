"""Makes the Word templates of ``resources/word`` anew: ``uv run python tests/word_templates.py``."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table
from word_page import (
    BOTH,
    CENTRE,
    FORM,
    HEAD,
    RIGHT,
    TEXT,
    TITLE,
    add_style,
    keep_row_whole,
    new_file,
    ruled_table,
    style_of,
    write_cell,
)

from partybranch.paths import resources

_LEADING = Pt(28.95)
"""GB/T 9704: 22 lines in 225 mm."""
_FORM_COLUMNS = (24.0, 34.5, 34.5, 25.0, 25.0, 25.0)
_SPANS = {2: (1, 5), 4: (1, 2, 1, 2), 6: (1, 1, 1, 1, 1, 1)}
_LONG_AND_SHORT = (1, 3, 1, 1)
_FORM_ROWS = (
    ("{{名称栏}}", "{{会议名称}}"),
    ("{{议题栏}}", "{{会议议题}}"),
    ("{{时间栏}}", "{{时间}}", "时长\n(分钟)", "{{时长}}"),
    ("{{地点栏}}", "{{地点}}"),
    ("主持人", "{{主持人}}", "记录人", "{{记录人}}"),
    ("授课人", "{{授课人}}"),
    ("应到人数", "{{应到}}", "实到人数", "{{实到}}", "请假人数", "{{请假}}"),
    ("其中\n正式党员", "{{正式党员}}", "其中\n有表决权", "{{有表决权}}"),
    ("缺席人员\n及原因", "{{缺席人员及原因}}"),
    ("列席人员", "{{列席人员}}"),
)
_KINDS = (
    ("活动类型", "活动.类型", 30.0),
    ("次数", "活动.次数", 13.0),
    ("应到", "活动.应到", 17.0),
    ("实到", "活动.实到", 17.0),
    ("请假", "活动.请假", 14.0),
    ("缺席", "活动.缺席", 14.0),
    ("出席率", "活动.出席率", 20.0),
    ("一般要求", "活动.一般要求", 31.0),
)
_TOTAL = (
    "全部活动",
    "{{活动总次数}}",
    "{{应到人次}}",
    "{{实到人次}}",
    "{{请假人次}}",
    "{{缺席人次}}",
    "{{出席率}}",
    "—",
)
_FINDINGS = (
    ("序号", "缺项.序号", 11.0),
    ("时间", "缺项.时间", 36.0),
    ("事项", "缺项.事项", 26.0),
    ("缺什么", "缺项.内容", 42.0),
    ("依据", "缺项.依据", 41.0),
)


def make_minutes() -> WordFile:
    """会议记录: a ruled form whose rows without meaning for a kind of meeting go by themselves."""
    document = new_file(top=25, bottom=20, right=18, left=24)
    add_style(document, "表题", TITLE, 22, align=CENTRE).paragraph_format.space_after = Pt(8)
    add_style(document, "单位", FORM, 12).paragraph_format.space_after = Pt(4)
    add_style(document, "栏目", HEAD, 12, align=CENTRE)
    add_style(document, "填写", TEXT, 12)
    add_style(document, "记录正文", TEXT, 12, align=BOTH, leading=Pt(21), indent=2)
    document.add_paragraph("{{表名}}", style="表题")
    document.add_paragraph("党支部：{{支部名称}}", style="单位")
    last = len(_FORM_ROWS)
    table = ruled_table(document, _FORM_COLUMNS, rows=last + 7)
    for row in table.rows:
        row.height = Mm(9)
    for at, line in enumerate(_FORM_ROWS):
        _form_row(table, at, line)
    _text_box(table, last, ("{{内容栏}}", "{{会议内容}}"), least=40)
    _text_box(table, last + 2, ("{{决议栏}}", "{{会议决议}}"), least=14)
    _form_row(table, last + 4, ("表决情况", "{{表决情况}}"))
    for at in (*range(last - 2), last + 4, last + 6):
        keep_row_whole(table, at)
    _form_row(table, last + 5, ("附件名称", "{{附件名称}}"))
    _form_row(table, last + 6, ("备注", "{{备注}}"), keep=True)
    sign = document.add_paragraph("主持人签字：　　　　　　　记录人签字：　　　　　　　审核：", style="填写")
    sign.paragraph_format.space_before = Pt(18)
    return document


def _form_row(table: Table, at: int, words: Sequence[str], *, keep: bool = False) -> None:
    """Labels and texts by turns."""
    left = 0
    spans = _LONG_AND_SHORT if "{{时间}}" in words else _SPANS[len(words)]
    for place, (text, wide) in enumerate(zip(words, spans, strict=True)):
        cell = table.cell(at, left).merge(table.cell(at, left + wide - 1))
        write_cell(cell, text, "填写" if place % 2 else "栏目", keep=keep)
        left += wide


def _text_box(table: Table, at: int, words: tuple[str, str], *, least: float) -> None:
    """A label on a row of its own, kept with the long text under it."""
    for row, style in ((at, "栏目"), (at + 1, "记录正文")):
        cell = table.cell(row, 0).merge(table.cell(row, 5))
        write_cell(cell, words[row - at], style, keep=row == at)
    table.rows[at + 1].height = Mm(least)
    table.cell(at + 1, 0).vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP


def make_summary() -> WordFile:
    """年度小结: a report after GB/T 9704 with the figures in it and room for what only she can say."""
    document = new_file(top=37, bottom=35, right=26, left=28)
    add_style(document, "公文标题", TITLE, 22, align=CENTRE, leading=Pt(35))
    add_style(document, "公文正文", TEXT, 16, align=BOTH, leading=_LEADING, indent=2)
    heading = add_style(document, "一级标题", HEAD, 16, leading=_LEADING, indent=2)
    caption = add_style(document, "表题", HEAD, 12, align=CENTRE)
    add_style(document, "表头", HEAD, 10.5, align=CENTRE)
    add_style(document, "表中居中", FORM, 10.5, align=CENTRE)
    add_style(document, "表中左齐", FORM, 10.5)
    add_style(document, "落款", TEXT, 16, leading=_LEADING)
    for name in ("表头", "表中居中", "表中左齐"):
        cell = style_of(document, name).paragraph_format
        cell.space_before = cell.space_after = Pt(2)
    heading.paragraph_format.keep_with_next = caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = caption.paragraph_format.space_after = Pt(5)
    document.add_paragraph("{{支部名称}}", style="公文标题")
    document.add_paragraph("{{期间}}工作小结", style="公文标题")
    style_of(document, "公文标题").paragraph_format.keep_with_next = True
    document.add_paragraph("", style="公文正文")
    _say(document, "一、总体情况", "{{小结正文}}", "期末在册党员{{期末党员数}}名。")
    _say(document, "二、组织生活开展情况")
    _table(document, "表1　各类活动开展和出席情况", _KINDS, total=_TOTAL)
    words = "一次活动同时计入几种类型时分别计数，全部活动只计一次；应到、实到等为人次。"
    document.add_paragraph(f"注：{words}", style="表中左齐")
    served = (
        "开展{{志愿服务次数}}次，{{志愿服务人数}}人参加，共{{志愿服务人次}}人次，累计{{志愿服务时长}}小时。"
    )
    _say(document, "三、志愿服务和双报到", served)
    _say(document, "四、登记簿情况")
    _table(document, "表2　本期登记条数", (("登记簿", "登记簿.名称", 78.0), ("条数", "登记簿.条数", 78.0)))
    _say(
        document,
        "五、缺项与待补充",
        "截至{{截至日期}}，没有了结的{{缺项数}}项（同样的合并列出），已说明原因的{{已说明数}}项。",
    )
    _table(document, "表3　没有了结的事项", _FINDINGS, left=("缺项.时间", "缺项.内容", "缺项.依据"))
    _say(document, "六、存在的问题", "【待补充】")
    _say(document, "七、下一步打算", "【待补充】")
    # The lines to sign on never stand alone on a page.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    signing = ("", "填表人：{{填表人}}　　　　审核人：{{审核人}}", "负责人（签字）：", "　　年　　月　　日")
    for place, line in enumerate(signing, 1):
        paragraph = document.add_paragraph(line, style="落款")
        paragraph.paragraph_format.keep_with_next = place < len(signing)
    paragraph.alignment = RIGHT
    return document


def _say(document: WordFile, heading: str, *paragraphs: str) -> None:
    document.add_paragraph(heading, style="一级标题")
    for text in paragraphs:
        document.add_paragraph(text, style="公文正文")


def _table(
    document: WordFile,
    caption: str,
    columns: Sequence[tuple[str, str, float]],
    total: Sequence[str] = (),
    left: Sequence[str] = (),
) -> None:
    """A head, one row that is repeated for each line of the list, and a row of sums."""
    document.add_paragraph(caption, style="表题")
    table = ruled_table(document, [width for _, _, width in columns], rows=3 if total else 2)
    for at, (head, tag, _) in enumerate(columns):
        write_cell(table.cell(0, at), head, "表头", keep=True)
        write_cell(table.cell(1, at), f"{{{{{tag}}}}}", "表中左齐" if tag in left else "表中居中")
        if total:
            write_cell(table.cell(2, at), total[at], "表中居中")
    for at in range(len(table.rows)):
        keep_row_whole(table, at, head=at == 0)
    if not total:
        document.add_paragraph("", style="表中左齐")


TEMPLATES: dict[str, Callable[[], WordFile]] = {"minutes_word": make_minutes, "summary_word": make_summary}


def main(folder: Path) -> None:
    """Write every template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for code, make in TEMPLATES.items():
        document = make()
        about = document.core_properties
        about.title, about.author, about.comments, about.keywords = "Word 模板", "支部纪实", "", ""
        about.created = about.modified = datetime(2026, 11, 26)
        document.save(str(folder / f"{code}.docx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "word")
