"""What a write touched, so that each page knows whether to read again."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """A kind of record; the values are the words of the journal."""

    PROFILE = "profile"
    KINDS = "kinds"
    MEMBERS = "members"
    SITTINGS = "sittings"
    VOLUNTEERING = "volunteering"
    MAPPINGS = "mappings"
    ANSWERS = "answers"
    RULE_SETTINGS = "rule_settings"
    RULE_PACKS = "rule_packs"
    PLANS = "plans"
    DAYS_OFF = "days_off"
    SUMMARIES = "summaries"
    TYPED_FIGURES = "typed_figures"
    REGISTERS = "registers"
    LEAVES = "leaves"
    LAYOUTS = "layouts"
    TEMPLATES = "templates"

    @property
    def label(self) -> str:
        """The area as people call it."""
        return _LABELS[self]


_LABELS = {
    Area.PROFILE: "支部信息",
    Area.KINDS: "类型",
    Area.MEMBERS: "党员",
    Area.SITTINGS: "活动",
    Area.VOLUNTEERING: "志愿服务",
    Area.MAPPINGS: "导入对照",
    Area.ANSWERS: "说明",
    Area.RULE_SETTINGS: "规则设置",
    Area.RULE_PACKS: "规则包",
    Area.PLANS: "年度计划",
    Area.DAYS_OFF: "节假日",
    Area.SUMMARIES: "年度小结",
    Area.TYPED_FIGURES: "手工填写",
    Area.REGISTERS: "登记簿",
    Area.LEAVES: "请假登记",
    Area.LAYOUTS: "自定台账",
    Area.TEMPLATES: "表格模板",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The result of every write: the step's Chinese name, the areas touched and the records written.

    ``ids`` holds the identifiers of the written records in the order of writing, also of those whose content
    was the same as before; ``areas`` only what is different now.
    """

    label: str
    areas: frozenset[Area]
    ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The identifier of the one record this step wrote."""
        return self.ids[0]

    def touches(self, *areas: Area) -> bool:
        """Whether any of the given areas changed."""
        return not self.areas.isdisjoint(areas)
