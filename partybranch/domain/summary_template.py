"""年度小结: the wording of the year's report, with fields that the figures fill."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTemplate:
    """The paragraphs, one a line, with {fields}; ``numerals`` writes numbers as 十二 instead of 12."""

    id: int | None = None
    text: str = ""
    numerals: bool = False
