"""年度小结: the wording of the year's report, with fields that the figures fill."""

from dataclasses import dataclass

_PARAGRAPHS = (
    (
        "{期间}，[已开展[集体学习{集体学习次数}次，][主题党日活动{主题党日次数}次，][党员大会{党员大会次数}次，]",
        "[{党课情况}，][{其他活动}]。]共开展活动{活动总次数}次",
        "[（其中{重复计入次数}次同时计入两种以上类型，活动总数只计一次）]。",
    ),
    (
        "[应到{应到}人次，实到{实到}人次，[请假{请假}人次，][缺席{缺席}人次，][未标{未标}人次，]",
        "出席率{出席率}。]",
    ),
    (
        "[组织志愿服务和双报到{志愿服务次数}次，参加党员{志愿服务人数}人、{志愿服务人次}人次，",
        "累计{志愿服务小时}小时。]",
    ),
    ("[{登记簿情况}。]",),
    ("[{手工填写}。]",),
)
DEFAULT_TEXT = "\n".join("".join(parts) for parts in _PARAGRAPHS)
"""The wording until the branch writes its own: a text like any other that a person could type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTemplate:
    """The paragraphs, one a line, with {fields}; ``numerals`` writes numbers as 十二 instead of 12.

    An empty ``text`` stands for the wording that comes with the program.
    """

    id: int | None = None
    text: str = ""
    numerals: bool = False

    @property
    def wording(self) -> str:
        """The text that is filled: the branch's own, or the one that comes with the program."""
        return self.text if self.text.strip() else DEFAULT_TEXT
