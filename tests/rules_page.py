"""The page of the manual that lists every rule: ``python tests/rules_page.py`` prints it anew."""

import sys
from collections.abc import Iterator

from partybranch.domain.kinds import Kinds
from partybranch.domain.rules import built_in_rules
from partybranch.domain.rules.rule import Rule

_HEAD = """# 检查规则

这里列出程序自带的全部规则。性质：**提醒**（依据写“一般”的，或只作核对的），**应改**（依据写“应当”“必须”的），
**单位要求**（本单位自己设置的）。规则只指出问题，不改动任何记录。
每条规则都可以在“设置 → 规则”里打开、关闭、改参数。

## 自带并打开的规则

| 规则 | 内容 | 依据 | 级别 | 性质 | 施行 |
|---|---|---|---|---|---|
"""
_DOUBTS = """
## 默认关闭的规则

这些规则没有核实到统一的出处，或者各地、各单位要求不同，所以默认关闭。

| 规则 | 内容 | 级别 | 性质 | 为什么关闭 |
|---|---|---|---|---|
"""


def rules_page() -> str:
    """The whole page as Markdown."""
    rules = built_in_rules(Kinds())
    return _HEAD + "".join(_lines(rules)) + _DOUBTS + "".join(_doubtful_lines(rules))


def _lines(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.on:
            since = f"{rule.source.since:%Y-%m-%d}起" if rule.source.since else "—"
            yield _row(rule.title, rule.wording, rule.source.words, rule.source.level, rule.severity, since)


def _doubtful_lines(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        if not rule.on:
            yield _row(rule.title, rule.wording, rule.source.level, rule.severity, rule.doubt)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.write(rules_page())
