"""One table of a rule pack: each key is taken by its type, and whatever is wrong with it is kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

T = TypeVar("T")
CAPTIONS = {
    "code": "代号",
    "name": "规则包名称",
    "level": "级别",
    "issued_by": "发布单位",
    "title": "规则名称",
    "wording": "规则原文",
    "regulation": "依据的文件",
    "article": "条款",
    "strength": "性质",
    "since": "开始日期",
    "until": "停止日期",
    "on": "开关",
    "check": "检查方法",
    "parameters": "参数",
}
"""What a key is called in Chinese; the example of the format explains each by the same word."""


def captioned(key: str) -> str:
    """A key as a sentence names it: 发布单位“issued_by”."""
    return f"{CAPTIONS.get(key, '')}“{key}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackProblem:
    """One thing that is wrong with a pack, with the line of the file."""

    line: int
    text: str

    @property
    def words(self) -> str:
        """The line and the sentence, as a person reads it."""
        return f"第{self.line}行：{self.text}"


class PackTable:
    """The keys of one table; ``line`` finds a key's line. A value that cannot be taken leaves a problem."""

    def __init__(
        self,
        given: Mapping[str, object],
        line: Callable[[str], int],
        problems: list[PackProblem],
        known: Iterable[str],
    ) -> None:
        self._given, self._line, self._problems = given, line, problems
        keys = tuple(known)
        for key in given:
            if key not in keys:
                self.complain(key, f"没有“{key}”这一项，可用的有：{'、'.join(keys)}。")

    def complain(self, key: str, sentence: str) -> None:
        """Keep a problem at the line of a key; of the table itself without one."""
        self._problems.append(PackProblem(line=self._line(key), text=sentence))

    def has(self, key: str) -> bool:
        """Whether the table names the key."""
        return key in self._given

    def text(self, key: str, *, needed: bool = True) -> str:
        """A text; missing or blank is a problem where it is needed."""
        value = self._given.get(key, "")
        if not isinstance(value, str):
            self.complain(key, f"{captioned(key)}应是用英文引号括起来的文字。")
            return ""
        if needed and not value.strip():
            self.complain(key, f"缺少{captioned(key)}，请填写。")
        return value.strip()

    def flag(self, key: str, *, usual: bool) -> bool:
        """True or false."""
        value = self._given.get(key, usual)
        if not isinstance(value, bool):
            self.complain(key, f"{captioned(key)}只能写 true（打开）或 false（关闭），不加引号。")
            return usual
        return value

    def day(self, key: str) -> date | None:
        """A date without a time, None where it is not given."""
        value = self._given.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.complain(key, f"{captioned(key)}应是日期，写成 2024-01-01 的样子，不加引号。")
            return None
        return value

    def one_of(self, key: str, choices: Mapping[str, T], usual: T | None = None) -> T | None:
        """What a word stands for; an unknown word is a problem, a missing one is the usual value if any."""
        if not self.has(key) and usual is not None:
            return usual
        word = self.text(key)
        if word and word not in choices:
            self.complain(key, f"{captioned(key)}不能是“{word}”，可用的有：{'、'.join(choices)}。")
        return choices.get(word)

    def below(self, key: str) -> Mapping[str, object]:
        """The table under a key; empty where it is not given."""
        value = self._given.get(key, {})
        if not isinstance(value, dict):
            self.complain(key, f"{captioned(key)}应写成单独的一节 [rule.{key}]。")
            return {}
        return value
