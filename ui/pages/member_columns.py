"""The tables of a member's own page: sittings, kinds, services, register entries, findings."""

from dataclasses import dataclass

from partybranch.domain.attendance import RollCounts, RollRow
from partybranch.domain.kinds import Kinds
from partybranch.domain.registers import RegisterEntry, register_of
from partybranch.domain.rules.judging import Finding
from partybranch.domain.sentences import number
from partybranch.domain.sittings import Sitting
from partybranch.domain.volunteering import Service
from partybranch.services.member_years import MemberYear
from ui.models.column import Align, Column
from ui.models.marks import FACES, full_words
from ui.models.severities import VOICES, severity_words
from ui.pages.figure_columns import figure_column, rate_column


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """One sitting on whose roll the member stands."""

    sitting: Sitting
    row: RollRow
    kinds: str

    @property
    def mark(self) -> str:
        """Symbol and word of the mark: ▲ 请假（病假）; who need not come is said so."""
        exempt = "" if self.row.due else "　免于参加"
        return f"{FACES[self.row.mark].symbol} {full_words(self.row)}{exempt}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One service in which the member took part."""

    service: Service
    hours: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One line of the figures by kind; the last one counts sittings."""

    name: str
    counts: RollCounts


def attended(year: MemberYear) -> tuple[Attended, ...]:
    """The sittings of the year with their words."""
    kinds = year.book.kinds
    return tuple(
        Attended(sitting=sitting, row=row, kinds=_labels(sitting, kinds)) for sitting, row in year.sittings
    )


def served(year: MemberYear) -> tuple[Served, ...]:
    """The services of the year with their words."""
    kinds = year.book.kinds
    return tuple(
        Served(service=service, hours=hours, kind=kinds[service.kind].label)
        for service, hours in year.services
    )


def counted(year: MemberYear) -> tuple[Counted, ...]:
    """The figures by kind and at the end those of all sittings, each once; none without any sitting."""
    lines = [Counted(name=each.kind.label, counts=each.counts) for each in year.by_kind]
    return (*lines, Counted(name="合计（每次活动计一次）", counts=year.tally.counts)) if lines else ()


def _labels(sitting: Sitting, kinds: Kinds) -> str:
    return "＋".join(kinds[code].label for code in sitting.kinds)


ATTENDED_COLUMNS: tuple[Column[Attended], ...] = (
    Column(title="日期", value=lambda x: f"{x.sitting.day:%m-%d}", width=70),
    Column(title="类型", value=lambda x: x.kinds, width=150, tip=lambda x: x.kinds),
    Column(title="主题", value=lambda x: x.sitting.topic, width=0, tip=lambda x: x.sitting.topic),
    Column(title="签到", value=lambda x: x.mark, width=180, tone=lambda x: FACES[x.row.mark].tone),
)

SERVED_COLUMNS: tuple[Column[Served], ...] = (
    Column(title="日期", value=lambda x: f"{x.service.day:%m-%d}", width=70),
    Column(title="类型", value=lambda x: x.kind, width=100),
    Column(title="项目", value=lambda x: x.service.project, width=160, tip=lambda x: x.service.project),
    Column(title="内容", value=lambda x: x.service.title, width=0, tip=lambda x: x.service.title),
    Column(
        title="小时", value=lambda x: number(x.hours), width=72, align=Align.RIGHT, sort_key=lambda x: x.hours
    ),
)

ENTRY_COLUMNS: tuple[Column[RegisterEntry], ...] = (
    Column(title="日期", value=lambda x: f"{x.day:%m-%d}", width=70),
    Column(title="登记簿", value=lambda x: register_of(x.register).name, width=120),
    Column(title="内容", value=lambda x: x.title, width=0, tip=lambda x: x.title),
)

FINDING_COLUMNS: tuple[Column[Finding], ...] = (
    Column(title="组", value=lambda x: x.group, width=84),
    Column(title="时间", value=lambda x: x.found.when, width=100, sort_key=lambda x: x.found.day),
    Column(title="缺什么", value=lambda x: x.found.text, width=0, tip=lambda x: x.found.text),
    Column(
        title="性质",
        value=lambda x: severity_words(x.rule.severity),
        width=90,
        tone=lambda x: "secondary" if x.settled else VOICES[x.rule.severity].tone,
    ),
)


COUNTED_COLUMNS: tuple[Column[Counted], ...] = (
    Column(title="类型", value=lambda x: x.name, width=0),
    figure_column("应到", lambda x: x.counts.due, 64),
    figure_column("实到", lambda x: x.counts.present, 64),
    figure_column("请假", lambda x: x.counts.leave, 64),
    figure_column("缺席", lambda x: x.counts.absent, 64),
    figure_column("未标", lambda x: x.counts.unmarked, 64),
    figure_column("异地", lambda x: x.counts.elsewhere, 64),
    rate_column(lambda x: x.counts),
)
