"""The parameters of a check: what a branch may set, how it is written and when it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ParameterShape(StrEnum):
    """How a parameter is written."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One setting of a check with its Chinese label; numbers lie between ``least`` and ``most``.

    ``fixed`` says that only the rule sets it (the kind it is about), never the branch.
    """

    code: str
    label: str
    default: str
    shape: ParameterShape = ParameterShape.NUMBER
    unit: str = ""
    least: int = 0
    most: int = 999
    choices: tuple[str, ...] = ()
    fixed: bool = False

    def refusal(self, value: str) -> str:
        """Why a value cannot be taken, as a sentence; empty when it can."""
        if self.shape is ParameterShape.CHOICE and value not in self.choices:
            return f"“{self.label}”只能是{'、'.join(self.choices)}。"
        number = self.shape is ParameterShape.NUMBER
        if number and not (value.isdecimal() and self.least <= int(value) <= self.most):
            return f"“{self.label}”应是 {self.least} 到 {self.most} 之间的整数。"
        return ""


@dataclass(frozen=True, slots=True)
class Values:
    """The values a check works with, by parameter code."""

    given: Mapping[str, str]

    def number(self, code: str) -> int:
        """A whole number."""
        return int(self.given[code])

    def text(self, code: str) -> str:
        """A text as it was written, without blanks around it."""
        return self.given[code].strip()

    def words(self, code: str) -> tuple[str, ...]:
        """The words of a list, divided by 、 or a comma."""
        text = self.given[code].replace("，", "、").replace(",", "、")
        return tuple(word.strip() for word in text.split("、") if word.strip())
