"""One table of a rule pack: each key is taken by its type, and whatever is wrong with it is kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

T = TypeVar("T")


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
            self.complain(key, f"“{key}”应是用英文引号括起来的文字。")
            return ""
        if needed and not value.strip():
            self.complain(key, f"缺少“{key}”，请填写。")
        return value.strip()

    def flag(self, key: str, *, usual: bool) -> bool:
        """True or false."""
        value = self._given.get(key, usual)
        if not isinstance(value, bool):
            self.complain(key, f"“{key}”只能写 true（打开）或 false（关闭），不加引号。")
            return usual
        return value

    def day(self, key: str) -> date | None:
        """A date without a time, None where it is not given."""
        value = self._given.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.complain(key, f"“{key}”应是日期，写成 2024-01-01 的样子，不加引号。")
            return None
        return value

    def one_of(self, key: str, choices: Mapping[str, T], usual: T | None = None) -> T | None:
        """What a word stands for; an unknown word is a problem, a missing one is the usual value if any."""
        if not self.has(key) and usual is not None:
            return usual
        word = self.text(key)
        if word and word not in choices:
            self.complain(key, f"“{key}”不能是“{word}”，可用的有：{'、'.join(choices)}。")
        return choices.get(word)

    def below(self, key: str) -> Mapping[str, object]:
        """The table under a key; empty where it is not given."""
        value = self._given.get(key, {})
        if not isinstance(value, dict):
            self.complain(key, f"“{key}”应写成单独的一节 [rule.{key}]。")
            return {}
        return value
