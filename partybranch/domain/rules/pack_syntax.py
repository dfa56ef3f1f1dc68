"""Say in Chinese why a text is not TOML, with its line; the reader of Python says it in English."""

import re

from partybranch.domain.rules.pack_lines import PackLines
from partybranch.domain.rules.pack_table import PackProblem

_LINE = re.compile(r"at line (\d+)")
_DATE = re.compile(r"=\s*\d{4}\s*[-./年]")
_CHINESE_SIGNS = "“”‘’＝"
_REASONS = {
    "Cannot overwrite": "这一项写了两次，请只留一个",
    "Cannot declare": "这一节写了两次，请只留一个",
    "Cannot mutate": "这一节写了两次，请只留一个",
    "Expected newline or end of document": "这一行后面多了内容，一行只写一项",
    "Expected '=' after a key": "缺少等号，每一项写成“名称 = 内容”",
    "Expected ']": "方括号没有写完整",
    "Invalid date or datetime": "没有这一天",
    "Invalid value": "等号后面的内容读不懂，文字要用英文引号括起来",
    "Illegal character": "文字没有用英文引号收尾，或者有不允许的字符",
    "Unterminated string": "文字没有用英文引号收尾",
    "Unescaped '\\'": "文字里的反斜杠要写成两个",
    "Invalid statement": "这一行读不懂，注释要以 # 开头",
    "Invalid initial character": "等号前面的名称只能用英文",
}


def syntax_problem(text: str, error: Exception) -> PackProblem:
    """The problem that the reader of TOML met first; it reads no further."""
    said = str(error)
    found = _LINE.search(said)
    lines = PackLines(text)
    number = min(int(found[1]), lines.last) if found else lines.last
    line = text.split("\n")[number - 1]
    reason = next((words for start, words in _REASONS.items() if said.startswith(start)), "这里的写法读不懂")
    if any(sign in line.partition("#")[0] for sign in _CHINESE_SIGNS):
        reason += "；这一行有中文的引号或等号，请改成英文半角的"
    if _DATE.search(line):
        reason += "；日期写成 2024-01-01 的样子"
    return PackProblem(line=number, text=f"{reason}。")
