"""Rows that are no data: totals, notes and signatures below the table, headers repeated on a new page."""

import re
from collections.abc import Collection, Sequence

from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import as_text
from partybranch.services.importing.grid import Row
from partybranch.services.importing.header import heading_keys

_TOTAL = re.compile(
    r"(?:本?[年月季]?度?|\d{1,2}月|第.季度|全年|本页)(?:合计|总计|小计|累计|共计)|平均|"
    r"(?:应到|实到|请假|缺席|迟到|到会|出席|出勤|缺勤|到课)(?:总?人数|总?人次|率|合计)$"
)
_TOTAL_ALONE = frozenset({"应到", "实到", "请假", "缺席", "迟到", "到会", "出席"})
_NOTE_CELLS = 4
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|图例|标记说明|符号说明|填表说明)[:\d]|填表说明|(?:图例|注|说明)$|"
    r"(?:填[表报写]|制表|统计|记录|审核|审批|核对|负责|联系|签字|签名|盖章|单位|支部|党支部|党委|党组织|书记)"
    r".{0,8}:|[√✓✔●○◯△▲×✕◎☆★]\S|(?:填表|填报|制表|打印)(?:日期|时间)|(?:签字|签名|盖章)|第\d+页|以上.{0,20}$|本表"
)


def reason_to_ignore(
    row: Row,
    *,
    texts: Sequence[str],
    mapped: Collection[int],
    required: Collection[int],
    titles: Collection[str],
) -> str | None:
    """Why a row below the header is no data, or None when it is.

    ``texts`` is the header, ``mapped`` and ``required`` are indexes of columns that feed a field, ``titles``
    the lone texts above the header.
    """
    own = row.own
    first = name_key(as_text(row.values[own[0]]))
    if row.is_banner and (sum(value is not None for value in row.values) > 1 or first in titles):
        return "表中的标题或说明"
    if len(own) > 1 and _repeats_header(row, texts):
        return "重复的表头"
    if first in _TOTAL_ALONE or any(_TOTAL.match(name_key(as_text(row.values[i]))) for i in own[:2]):
        return "合计行"
    if _is_note(row, first, required):
        return "表下的说明或签字"
    return None if any(index in mapped for index in own) else "没有要导入的内容"


def _is_note(row: Row, first: str, required: Collection[int]) -> bool:
    """A note opens with a word of notes, is short, and fills nothing that every row must have."""
    if not _NOTE.match(first) or len(row.own) > _NOTE_CELLS:
        return False
    others = [index for index in required if index in row.own and index != row.own[0]]
    return all(_NOTE.match(name_key(as_text(row.values[index]))) for index in others)


def _repeats_header(row: Row, texts: Sequence[str]) -> bool:
    return all(
        index < len(texts) and heading_keys(as_text(row.values[index]))[:1] == heading_keys(texts[index])[:1]
        for index in row.own
    )
