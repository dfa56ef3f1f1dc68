"""The parts of the handbook that are about the whole year: the branch, its plan, its summary."""

from collections.abc import Callable, Sequence
from datetime import date

from partybranch.domain.blank import BLANK
from partybranch.domain.members import Member, Post, groups_on
from partybranch.domain.plans import PlannedSitting
from partybranch.domain.sentences import written_day
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument
from partybranch.reports.pdf.setting.paragraph import Align
from partybranch.reports.pdf.setting.tables import Cell, Column

_ROOM_TO_PLAN, _ROOM_TO_SUM_UP = 20, 5
_TO_BE_WRITTEN = ("主要做法和成效", "存在的问题", "下一步打算")
_PLAN_COLUMNS = (
    Column(title="月份", width=13),
    Column(title="日期", width=15),
    Column(title="类型", width=44),
    Column(title="议题或内容", align=Align.LEFT),
    Column(title="地点", width=24),
    Column(title="备注", width=31, align=Align.LEFT),
)


def add_branch(document: PdfDocument, order: PaperOrder) -> None:
    """党支部基本情况, as of the last day."""
    profile, day = order.book.profile, order.day
    holders = _holders(order.roster, day)
    groups = groups_on(order.roster, day)
    document.section(FORM, stamp=order.stamp(1))
    document.title("党支部基本情况", f"截至{written_day(day)}")
    elected = f"{profile.elected_on:%Y-%m-%d}" if profile.elected_on else BLANK
    document.form(
        [FormField(label="支部名称", text=profile.name or BLANK)],
        [FormField(label="改选时间", text=elected), FormField(label="党小组数", text=str(len(groups)))],
        [
            FormField(label="支部人数", text=str(len(order.roster))),
            FormField(label="支部书记", text=_names(holders, _is_secretary) or BLANK),
        ],
        [FormField(label="副书记", text=_names(holders, _is_deputy) or "无")],
        [FormField(label="各委员", text=_titled(holders) or BLANK)],
        [FormField(label="党小组", text="、".join(groups) or "未设")],
    )


_Holder = tuple[Member, Post]


def _holders(roster: Sequence[Member], day: date) -> list[_Holder]:
    """Who holds which post of the committee on the day."""
    return [
        (member, post)
        for member in roster
        for post in member.posts
        if post.on_committee and (post.start or day) <= day and (post.end is None or day < post.end)
    ]


def _is_secretary(post: Post) -> bool:
    return post.secretary


def _is_deputy(post: Post) -> bool:
    return "副书记" in post.title and not post.secretary


def _names(holders: Sequence[_Holder], wanted: Callable[[Post], bool]) -> str:
    return "、".join(member.name for member, post in holders if wanted(post))


def _titled(holders: Sequence[_Holder]) -> str:
    """各委员 with their posts: 组织委员 张三、宣传委员 李四."""
    others = [(member, post) for member, post in holders if not (_is_secretary(post) or _is_deputy(post))]
    return "、".join(f"{post.title} {member.name}" for member, post in others)


def add_plan(document: PdfDocument, order: PaperOrder) -> None:
    """年度工作计划 by month; a year without one says so and leaves room to write it."""
    plans = order.book.report.facts.plans
    document.section(FORM, stamp=order.stamp(len(plans)))
    document.title("年度工作计划", f"{order.book.profile.name or BLANK}　{order.book.period.label}")
    add_plan_lines(document, order, plans, _ROOM_TO_PLAN)


def add_plan_lines(
    document: PdfDocument, order: PaperOrder, plans: Sequence[PlannedSitting], room: int
) -> None:
    """The lines of a plan, or the gap said and so many lines to write on."""
    if plans:
        document.table(_PLAN_COLUMNS, [_plan_row(each, order) for each in plans], size=9.5)
        return
    document.paragraph(f"没有录入工作计划。{BLANK}")
    document.blank_lines(room)


def _plan_row(plan: PlannedSitting, order: PaperOrder) -> Sequence[Cell]:
    kind = order.book.kinds[plan.kind].label
    return (
        f"{plan.day.month}月",
        f"{plan.day:%m-%d}",
        f"{kind}（{plan.group}）" if plan.group else kind,
        plan.topic,
        plan.place,
        plan.remarks,
    )


def add_summary(document: PdfDocument, order: PaperOrder) -> None:
    """年度工作总结: the sentence of the year, and lines for what only people can say."""
    title = "年度工作总结"
    with document.within(title):
        document.section(FORM, stamp=order.stamp(len(order.book.sittings)))
        document.title(title, f"{order.book.profile.name or BLANK}　{order.book.period.label}")
        document.heading("一、工作开展情况")
        for line in order.book.summary.lines:
            document.paragraph(line)
        for number, part in zip("二三四", _TO_BE_WRITTEN, strict=True):
            document.heading(f"{number}、{part}")
            document.paragraph(BLANK)
            document.blank_lines(_ROOM_TO_SUM_UP)
        document.signatures(("支部书记签字", "日期"))
