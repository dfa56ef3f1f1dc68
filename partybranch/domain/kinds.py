"""Every kind of activity with its duties; no other file names a kind.

A branch adds its own in the window; ``Kinds`` is the built-in table plus those.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from partybranch.domain.regulations import BRANCH_RULES, TRAINING_RULES


class Scope(StrEnum):
    """Who is due."""

    ALL = "全体党员"
    COMMITTEE = "支委会"
    GROUP = "党小组"
    NAMED = "指定人员"


class Shape(StrEnum):
    """What a record of the kind is: a sitting with a roll, or a service with hours."""

    SITTING = "sitting"
    SERVICE = "service"


class Book(StrEnum):
    """The ledger that lists the kind."""

    MEETINGS = "三会一课台账"
    THEME_DAYS = "主题党日台账"
    VOLUNTEERING = "志愿服务台账"


class Rhythm(StrEnum):
    """The stretch in which something is due."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def words(self) -> str:
        """The stretch as the rules put it: 每月, 每季度, 每半年, 每年."""
        return _RHYTHM_WORDS[self]


_RHYTHM_WORDS = {
    Rhythm.MONTH: "每月",
    Rhythm.QUARTER: "每季度",
    Rhythm.HALF: "每半年",
    Rhythm.YEAR: "每年",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often a kind is due, with the article that says so.

    ``generally`` says that the text has 一般: then it reminds and does not accuse.
    """

    rhythm: Rhythm
    source: str
    per_group: bool = False
    times: int = 1
    generally: bool = True

    @property
    def words(self) -> str:
        """The duty as the rules put it: 每组每月1次."""
        return f"{'每组' if self.per_group else ''}{self.rhythm.words}{self.times}次"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of activity: who is due, what its record has and what it counts towards.

    ``minutes`` is the usual length; ``study`` says that its time counts as 学时, ``lesson`` that a lecture by
    the secretary counts as 书记讲党课; ``core`` kinds stand in every table even with nothing held;
    ``aliases`` are the names found in real workbooks; ``short`` stands in narrow columns.
    """

    id: int | None = None
    code: str
    name: str
    short: str = ""
    scope: Scope = Scope.ALL
    shape: Shape = Shape.SITTING
    book: Book = Book.MEETINGS
    minutes: int = 60
    cadence: Cadence | None = None
    lecturer: bool = False
    lesson: bool = False
    motions: bool = False
    study: bool = False
    core: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short or self.name

    @property
    def checkin(self) -> bool:
        """Whether its services are those of members who reported to a community (双报到)."""
        return self.shape is Shape.SERVICE and any("报到" in name for name in (self.name, *self.aliases))

    @property
    def duty(self) -> str:
        """How often it is generally due, in words; — where no rule says."""
        return self.cadence.words if self.cadence else "—"


_BRANCH_RULES = BRANCH_RULES.regulation
_TRAINING_RULES = TRAINING_RULES.regulation

ACTIVITY_KINDS: tuple[Kind, ...] = (
    Kind(
        code="general_meeting",
        name="支部党员大会",
        short="党员大会",
        minutes=90,
        cadence=Cadence(rhythm=Rhythm.QUARTER, source=f"{_BRANCH_RULES}第十一条"),
        motions=True,
        core=True,
        aliases=("党员大会", "支部大会", "支部党员大会会议"),
    ),
    Kind(
        code="committee_meeting",
        name="支部委员会会议",
        short="支委会",
        scope=Scope.COMMITTEE,
        cadence=Cadence(rhythm=Rhythm.MONTH, source=f"{_BRANCH_RULES}第十二条"),
        motions=True,
        core=True,
        aliases=("支委会", "支部委员会", "支委会会议", "支部委员会议"),
    ),
    Kind(
        code="group_meeting",
        name="党小组会",
        scope=Scope.GROUP,
        cadence=Cadence(rhythm=Rhythm.MONTH, source=f"{_BRANCH_RULES}第十三条", per_group=True),
        core=True,
        aliases=("党小组会议", "小组会"),
    ),
    Kind(
        code="party_lecture",
        name="党课",
        lecturer=True,
        lesson=True,
        study=True,
        core=True,
        aliases=("上党课", "专题党课", "微党课"),
    ),
    Kind(
        code="theme_day",
        name="主题党日",
        book=Book.THEME_DAYS,
        minutes=120,
        study=True,
        core=True,
        cadence=Cadence(rhythm=Rhythm.MONTH, source=f"{_TRAINING_RULES}第十六条", generally=False),
        aliases=("主题党日活动", "支部主题党日"),
    ),
    Kind(
        code="collective_study",
        name="集体学习",
        study=True,
        core=True,
        aliases=("集中学习", "周一学习", "理论学习", "党员集体活动"),
    ),
    Kind(
        code="organisation_life",
        name="组织生活会",
        minutes=120,
        cadence=Cadence(rhythm=Rhythm.YEAR, source=f"{_BRANCH_RULES}第十七条", generally=False),
        core=True,
        aliases=("专题组织生活会",),
    ),
    Kind(
        code="appraisal",
        name="民主评议党员",
        short="民主评议",
        minutes=120,
        cadence=Cadence(rhythm=Rhythm.YEAR, source=f"{_TRAINING_RULES}第十八条"),
        core=True,
        aliases=("民主评议", "党员民主评议"),
    ),
    Kind(
        code="theory_group",
        name="理论学习中心组学习",
        short="中心组学习",
        scope=Scope.NAMED,
        study=True,
        aliases=("中心组学习", "理论学习中心组"),
    ),
    Kind(
        code="ideology_meeting",
        name="意识形态工作专题会议",
        short="意识形态会议",
        scope=Scope.NAMED,
        aliases=("意识形态工作会议", "意识形态专题会议"),
    ),
    Kind(
        code="public_talk",
        name="宣讲（大讲堂）",
        lecturer=True,
        study=True,
        aliases=("宣讲", "大讲堂", "理论宣讲"),
    ),
    Kind(
        code="study_visit",
        name="参观学习",
        minutes=120,
        study=True,
        aliases=("外出参观", "现场教学"),
    ),
    Kind(code="film", name="观看教育片", minutes=90, study=True, aliases=("观看警示教育片", "观影")),
    Kind(
        code="training",
        name="业务培训",
        scope=Scope.NAMED,
        study=True,
        aliases=("培训", "集中培训"),
    ),
    Kind(code="contest", name="竞赛活动", scope=Scope.NAMED, aliases=("竞赛", "知识竞赛", "比赛")),
    Kind(
        code="volunteer_service",
        name="志愿服务",
        scope=Scope.NAMED,
        shape=Shape.SERVICE,
        book=Book.VOLUNTEERING,
        aliases=("志愿活动", "创城志愿服务", "志愿服务活动"),
    ),
    Kind(
        code="community_checkin",
        name="双报到",
        scope=Scope.NAMED,
        shape=Shape.SERVICE,
        book=Book.VOLUNTEERING,
        aliases=("双报道", "社区报到", "双报到服务"),
    ),
    Kind(
        code="other_meeting",
        name="其他会议",
        scope=Scope.NAMED,
        aliases=("其他", "其它会议", "其他活动"),
    ),
)


def _bare(name: str) -> str:
    return "".join(name.split())


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds a branch works with: the built-in ones first, then its own, in order."""

    kinds: tuple[Kind, ...] = ACTIVITY_KINDS
    _by_code: dict[str, Kind] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Kind] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {kind.code: kind for kind in self.kinds})
        named = {
            _bare(name): kind
            for kind in reversed(self.kinds)
            for name in (*kind.aliases, kind.short, kind.name)
            if name
        }
        object.__setattr__(self, "_by_name", named)

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds)

    def __getitem__(self, code: str) -> Kind:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def named(self, text: str) -> Kind | None:
        """The kind that goes by this name or alias, blanks ignored; None when nothing does."""
        return self._by_name.get(_bare(text))

    def of_shape(self, shape: Shape) -> tuple[Kind, ...]:
        """The kinds whose records have that shape, in order."""
        return tuple(kind for kind in self.kinds if kind.shape is shape)

    def in_book(self, book: Book) -> tuple[Kind, ...]:
        """The kinds that the ledger lists, in order."""
        return tuple(kind for kind in self.kinds if kind.book is book)
