"""What can be filled into a single place of a form: the branch, the period, its members and its figures.

The figures are the fields of 年度小结; to add another, put a line into ``_OWN``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kinds
from partybranch.domain.members import Member, Standing, groups_on, members_on, standing_on
from partybranch.domain.profile import Profile
from partybranch.domain.summary_fields import summary_fields
from partybranch.domain.summary_pieces import Filling, SummaryField
from partybranch.reports.ledgers.plan import CellValue
from partybranch.reports.order import PaperOrder

_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: what it is called, what it says, other words for it, and its value in an order."""

    name: str
    meaning: str
    value: Callable[[PaperOrder], CellValue]
    synonyms: tuple[str, ...] = ()


def form_fields(kinds: Kinds, typed_names: Iterable[str] = ()) -> dict[str, FormField]:
    """Every field by its name: the branch and the period first, then the figures of 年度小结."""
    fields = {field.name: field for field in _OWN}
    for each in summary_fields(kinds, typed_names).values():
        fields.setdefault(each.name, _figure(each))
    return fields


def _figure(field: SummaryField) -> FormField:
    def value(order: PaperOrder) -> CellValue:
        pieces = field.fill(Filling(ground=order.book.ground)).pieces
        return _as_number("".join(piece.text for piece in pieces))

    return FormField(name=field.name, meaning=field.meaning, value=value, synonyms=tuple(_also_called(field)))


def _as_number(text: str) -> CellValue:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    return float(text) if found[1] else int(text)


def _also_called(field: SummaryField) -> Iterator[str]:
    """党课 and 开展党课次数 are 党课次数 too, and so is the full name of the kind."""
    yield from _FIGURE_SYNONYMS.get(field.name, ())
    stem = field.name.removesuffix("次数")
    if stem != field.name:
        yield from (stem, f"开展{field.name}", field.meaning, f"{field.meaning}次数")


def _profile(read: Callable[[Profile], str | date | None]) -> Callable[[PaperOrder], CellValue]:
    return lambda order: read(order.book.profile) or BLANK


def _here(order: PaperOrder) -> Iterator[tuple[Member, Standing]]:
    day = order.book.period.end
    return ((each, standing_on(each, day)) for each in members_on(order.book.members, day))


def _counted(wanted: Callable[[Member, Standing], bool]) -> Callable[[PaperOrder], CellValue]:
    return lambda order: sum(wanted(member, standing) for member, standing in _here(order))


def _named(wanted: Callable[[Standing], bool]) -> Callable[[PaperOrder], CellValue]:
    return lambda order: (
        "、".join(member.name for member, standing in _here(order) if wanted(standing)) or BLANK
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_OWN = (
    FormField(
        name="党支部名称",
        meaning="支部全称",
        value=_profile(lambda profile: profile.name),
        synonyms=_words(
            "支部名称 支部 党支部 填报单位 单位 单位名称 所在党支部 所属党支部 党组织名称 党组织"
        ),
    ),
    FormField(
        name="上级党组织",
        meaning="支部信息里的上级党组织",
        value=_profile(lambda profile: profile.superior),
        synonyms=_words("上级 上级党委 所属党委 党委 党总支 所属党组织"),
    ),
    FormField(
        name="党支部类型",
        meaning="支部信息里的党支部类型",
        value=_profile(lambda profile: profile.branch_type),
        synonyms=_words("支部类型 类型"),
    ),
    FormField(
        name="支部书记",
        meaning="期末任职的书记",
        value=_named(lambda standing: standing.secretary),
        synonyms=_words("书记 党支部书记 支部负责人 负责人 党组织书记"),
    ),
    FormField(
        name="支部委员",
        meaning="期末任职的委员，含书记",
        value=_named(lambda standing: standing.committee),
        synonyms=_words("委员 支委 支委会成员 支部委员会成员 支部班子成员"),
    ),
    FormField(
        name="填表人",
        meaning="支部信息里的填表人",
        value=_profile(lambda profile: profile.compiler),
        synonyms=_words("制表人 填报人 经办人 填写人"),
    ),
    FormField(
        name="审核人",
        meaning="支部信息里的审核人",
        value=_profile(lambda profile: profile.reviewer),
        synonyms=_words("审核 复核人 审签人"),
    ),
    FormField(
        name="年度",
        meaning="2022",
        value=lambda order: order.book.period.start.year,
        synonyms=_words("年份 年"),
    ),
    FormField(
        name="期间",
        meaning="2022年、2022年上半年等",
        value=lambda order: order.book.period.label,
        synonyms=_words("统计时间 统计期间 时段 填报期间 起止时间 统计时段"),
    ),
    FormField(name="开始日期", meaning="时段的第一天", value=lambda order: order.book.period.start),
    FormField(
        name="结束日期",
        meaning="时段的最后一天",
        value=lambda order: order.book.period.end,
        synonyms=_words("截止日期 截止时间"),
    ),
    FormField(
        name="填报日期",
        meaning="生成这份表的日期",
        value=lambda order: order.printed_at.date(),
        synonyms=_words("填表日期 制表日期 打印日期 上报日期 填报时间 填表时间 日期"),
    ),
    FormField(
        name="支部成立日期",
        meaning="支部信息里的成立日期",
        value=_profile(lambda profile: profile.founded_on),
        synonyms=_words("成立日期 成立时间 支部成立时间"),
    ),
    FormField(
        name="换届日期",
        meaning="本届支委会选举日期",
        value=_profile(lambda profile: profile.elected_on),
        synonyms=_words("换届时间 选举日期 选举时间 任期起始时间"),
    ),
    FormField(
        name="党小组数",
        meaning="期末有党员的党小组",
        value=lambda order: len(groups_on(order.book.members, order.book.period.end)),
        synonyms=_words("党小组个数 党小组数量"),
    ),
    FormField(
        name="正式党员人数",
        meaning="期末在册",
        value=_counted(lambda _member, standing: standing.full),
        synonyms=_words("正式党员数 正式党员"),
    ),
    FormField(
        name="预备党员人数",
        meaning="期末在册",
        value=_counted(lambda _member, standing: not standing.full),
        synonyms=_words("预备党员数 预备党员"),
    ),
    FormField(
        name="女党员人数",
        meaning="期末在册，性别登记为女",
        value=_counted(lambda member, _standing: member.sex == "女"),
        synonyms=_words("女党员数 女党员"),
    ),
    FormField(
        name="年度小结",
        meaning="按本支部的小结模板写成",
        value=lambda order: order.book.sentence or BLANK,
        synonyms=_words("小结 工作小结 总结 情况说明"),
    ),
)
_FIGURE_SYNONYMS = {
    "活动总次数": _words("活动次数 组织生活次数 开展活动次数 会议总次数"),
    "党员人数": _words("党员总数 党员数 党员 在册党员 在册党员数 现有党员 党员总人数"),
    "应到": _words("应到人次 应到人数"),
    "实到": _words("实到人次 实到人数"),
    "请假": _words("请假人次 请假人数"),
    "缺席": _words("缺席人次 缺席人数"),
    "出席率": _words("到会率 参会率 出勤率 平均出席率"),
    "志愿服务小时": _words("志愿服务时长 服务时长 志愿服务总时长 志愿服务小时数"),
    "志愿服务人次": _words("服务人次"),
    "志愿服务人数": _words("服务人数"),
}
