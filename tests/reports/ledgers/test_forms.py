"""The headings of the real forms, character for character, and the figures below them."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, order_of, settle
from read_back import Cells, ledger, sheets_of, table_of, words_of

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import HeadCount, Mark
from partybranch.domain.kinds import Shape
from partybranch.domain.members import Condition, ConditionKind, GroupStay, Post, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.profile import Profile
from partybranch.domain.sittings import Person
from partybranch.reports.ledgers import write_ledgers
from partybranch.services.tallies import PeriodBook

YEAR = Period.year(2021)
TODAY = date(2022, 12, 31)
MONTHS = "1月·2月·3月·4月·5月·6月·7月·8月·9月·10月·11月·12月"
LIFE = f"{MONTHS}·按时开展月份数·完成率"
MEETING = (
    "出席率·规范执行率·开会总次数·驳回后上报·逾期授权后上报·上级评价率·"
    "评价等次分布率（好）·评价等次分布率（较好）·评价等次分布率（一般）·评价等次分布率（差）"
)
FORMS = {
    (
        "committee",
        "committee",
    ): "党内职务·姓名·性别·民族·出生年月·年龄·参加工作时间·入党时间·文化程度·任党内职务时间",
    ("roster", "national"): (
        "序号·姓名·所在党支部·公民身份证号·性别·民族·出生日期·学历·人员类别·加入党组织日期·转为正式党员日期·"
        "工作岗位·手机号·固定电话·家庭住址·党籍状态·是否为失联党员·失去联系日期·是否为流动党员·外出流向·备注"
    ),
    ("roster", "handbook"): (
        "序号·姓名·性别·民族·出生年月·年龄·籍贯·参加工作时间·入党时间·文化程度·党内职务·行政职务"
    ),
    ("life_statistics", "life_statistics"): f"院系级党组织名称·党支部名称·党支部类型·{LIFE}·{LIFE}",
    ("meeting_statistics", "meeting_statistics"): (
        f"序号·最上级党委·基层党委·二级党委/党总支·支部名称·设选时间·{MEETING}·{MEETING}·{MEETING}·{MEETING}"
    ),
    ("absences", "absences"): "序号·日期·活动·姓名·党小组·情况·事由",
    ("checkin_overview", "checkins"): (
        "序号·姓名·联系方式·所属党小组·报到社区·报到日期·服务次数·服务时长(小时)·服务项目·备注"
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> PeriodBook:
    branch = open_sample(tmp_path_factory.mktemp("sample"), now=lambda: datetime(2022, 12, 31, 10))
    counted = branch.tallies.of(YEAR, TODAY)
    branch.close()
    return counted


def rows_of(book: PeriodBook, code: str, folder: Path, tab: str, **asked: bool) -> Cells:
    (path,) = write_ledgers(order_of(book, **asked), [ledger(code)], folder)
    return table_of(sheets_of(path)[tab])[0]


def words(book: PeriodBook, code: str, folder: Path) -> str:
    (path,) = write_ledgers(order_of(book), [ledger(code)], folder)
    return "\n".join(words_of(sheet) for sheet in sheets_of(path).values())


@pytest.mark.parametrize(("place", "headings"), FORMS.items(), ids=lambda each: str(each)[:20])
def test_a_form_has_the_headings_of_the_real_one(
    book: PeriodBook, place: tuple[str, str], headings: str
) -> None:
    code, form = place
    (plan,) = (plan for plan in ledger(code).plans(order_of(book)) if plan.form == form)
    assert "·".join(column.title for column in plan.columns) == headings


def test_groups_stand_over_the_columns_they_name(book: PeriodBook) -> None:
    (life,) = ledger("life_statistics").plans(order_of(book))
    (meetings,) = ledger("meeting_statistics").plans(order_of(book))
    assert [dict.fromkeys(c.group for c in plan.columns if c.group) for plan in (life, meetings)] == [
        dict.fromkeys(("支委会次数", "党员集体活动")),
        dict.fromkeys(("支委会", "党员大会", "民主生活会", "党课")),
    ]


def test_the_committee_stands_with_the_secretary_first_and_what_is_missing_named(
    branch: Branch, tmp_path: Path
) -> None:
    settle(
        branch,
        a_member("钱二", posts=(Post(title="组织委员", start=date(2021, 6, 18)),), education="大学"),
        a_member("孙三", posts=(Post(title="纪检委员", end=date(2022, 5, 1)),)),
        a_member("赵一", posts=(Post(title="支部书记"),), work_since=date(2001, 7, 1), nation="汉族"),
    )
    counted = branch.tallies.of(Period.year(2022), TODAY)
    rows = rows_of(counted, "committee", tmp_path, "支部委员花名册")
    assert [(row["党内职务"], row["姓名"], row["年龄"]) for row in rows] == [
        ("支部书记", "赵一", 42),
        ("组织委员", "钱二", 42),
    ]
    assert (rows[0]["任党内职务时间"], rows[0]["文化程度"]) == ("【待补充】", "【待补充】")
    assert str(rows[1]["任党内职务时间"]).startswith("2021-06-18")
    assert "孙三（纪检委员，2022-05-01）" in words(counted, "committee", tmp_path)


def test_lectures_tell_the_secretarys_from_others(book: PeriodBook, tmp_path: Path) -> None:
    rows = rows_of(book, "lectures", tmp_path, "党课")
    assert len(rows) == sum(
        book.tally.by_kind[kind.code].value for kind in book.kinds if kind.lesson and kind.lecturer
    )
    assert [row["是否书记讲党课"] for row in rows].count("是") == book.tally.lectures_by_secretary.value
    assert f"其中支部书记讲党课{book.tally.lectures_by_secretary.value}次" in words(
        book, "lectures", tmp_path
    )


def test_a_lecture_without_a_lecturer_or_by_a_guest_is_not_the_secretarys(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("赵一", posts=(Post(title="支部书记"),)))
    branch.sittings.record(a_sitting(a_record("党课", lecturer=None), roll=(a_row(1, name="赵一"),)))
    guest = a_record("党课", lecturer=Person(name="外请教师"))
    branch.sittings.record(a_sitting(guest, at=datetime(2022, 4, 1, 9), roll=(a_row(1, name="赵一"),)))
    counted = branch.tallies.of(Period.year(2022), TODAY)
    rows = rows_of(counted, "lectures", tmp_path, "党课")
    assert [(row["授课人"], row["是否书记讲党课"]) for row in rows] == [
        ("【待补充】", "【待补充】"),
        ("外请教师", "否"),
    ]


def test_study_hours_by_month_make_the_hours_of_the_tally(book: PeriodBook, tmp_path: Path) -> None:
    rows = rows_of(book, "study_hours", tmp_path, "学时汇总")
    for row, each in zip(rows, book.tally.by_member, strict=True):
        months = [float(str(row[f"{month}月"] or 0)) for month in range(1, 13)]
        assert row["姓名"] == each.name
        assert sum(months) == pytest.approx(each.study_hours, abs=0.1)
        assert row["合计学时"] == pytest.approx(each.study_hours)
        assert row["全年应达学时"] == 32
        assert row["还差学时"] == (pytest.approx(32 - each.study_hours) if each.study_hours < 32 else None)
    behind = rows_of(book, "study_hours", tmp_path, "学习记录")
    assert len(behind) == sum(any(book.kinds[c].study for c in s.kinds) for s in book.sittings)
    assert "仅供参考：书记、支委每年56学时" in words(book, "study_hours", tmp_path)


def test_absences_have_a_row_each_and_the_unmarked_stand_apart(branch: Branch, tmp_path: Path) -> None:
    settle(
        branch,
        a_member("王静", birth=date(1980, 1, 1), groups=(GroupStay(group="第一党小组"),)),
        a_member("王静", birth=date(1991, 1, 1)),
        a_member("钱二"),
        a_member("孙三"),
    )
    roll = (
        a_row(1, Mark.LEAVE, name="王静", group="第一党小组", reason="病假"),
        a_row(2, Mark.ABSENT, name="王静"),
        a_row(3, Mark.UNMARKED, name="钱二"),
        a_row(4, Mark.ELSEWHERE, name="孙三"),
    )
    branch.sittings.record(a_sitting("主题党日", "党课", roll=roll))
    branch.sittings.record(a_sitting(at=datetime(2022, 5, 5, 9), heads=HeadCount(due=4, present=3, leave=1)))
    counted = branch.tallies.of(Period.year(2022), TODAY)
    rows = rows_of(counted, "absences", tmp_path, "请假缺席明细")
    names = ("活动", "姓名", "党小组", "情况", "事由")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("主题党日、党课：主题党日议题", "王静（1980年生）", "第一党小组", "请假", "病假"),
        ("主题党日、党课：主题党日议题", "王静（1991年生）", None, "缺席", "【待补充】"),
    ]
    (unmarked,) = rows_of(counted, "absences", tmp_path, "未标人员")
    assert (unmarked["应到人数"], unmarked["未标人数"], unmarked["未标人员"]) == (3, 1, "钱二")
    assert "另有1次活动只有人数、没有名单，其中1人次未到" in words(counted, "absences", tmp_path)


def test_absences_are_as_many_as_the_tally_counts(book: PeriodBook, tmp_path: Path) -> None:
    rows = rows_of(book, "absences", tmp_path, "请假缺席明细")
    marks = [row["情况"] for row in rows]
    counts = book.tally.attendance
    assert (marks.count("请假"), marks.count("缺席")) == (counts.leave, counts.absent)


def test_organisation_life_counts_committees_and_gatherings_by_month(book: PeriodBook) -> None:
    (plan,) = ledger("life_statistics").plans(order_of(book))
    (row,) = plan.rows
    (committee,) = (kind for kind in book.shown_kinds if kind.label == "支委会")
    months = [figure.value for figure in book.tally.by_kind_and_month[committee.code].values()]
    assert list(row[3:15]) == months
    assert row[15] == book.held_months(committee)
    core = {kind.code for kind in book.kinds if kind.core} - {committee.code}
    held = [sitting for sitting in book.sittings if core & set(sitting.kinds)]
    assert list(row[17:29]) == [sum(s.day.month == month for s in held) for month in range(1, 13)]
    assert "同一次活动计入几种类型时只计1次" in plan.notes[0]


def test_months_that_lie_ahead_or_outside_stay_blank_and_each_year_has_its_sheet(branch: Branch) -> None:
    settle(branch, a_member("赵一"))
    branch.sittings.record(a_sitting(at=datetime(2022, 3, 7, 9), roll=(a_row(1, name="赵一"),)))
    counted = branch.tallies.of(Period(date(2021, 7, 1), date(2022, 12, 31)), date(2022, 4, 15))
    first, second = ledger("life_statistics").plans(order_of(counted))
    assert list(first.rows[0][17:29]) == [None] * 6 + [0] * 6
    assert list(second.rows[0][17:29]) == [0, 0, 1, 0, *[None] * 8]
    assert second.rows[0][29] == 1
    assert (first.period, second.period) == ("2021年下半年", "2022年")


def test_meeting_statistics_leave_blank_what_only_the_superior_knows(book: PeriodBook) -> None:
    (plan,) = ledger("meeting_statistics").plans(order_of(book))
    (row,) = plan.rows
    kinds = {kind.label: kind.code for kind in book.shown_kinds}
    for place, label in enumerate(("支委会", "党员大会", "组织生活会", "党课")):
        figures = row[6 + place * 10 : 16 + place * 10]
        assert figures[2] == book.tally.by_kind[kinds[label]].value
        assert figures[3:] == (None,) * 7
    assert row[1:6] == (None, None, book.profile.superior, book.profile.name, book.profile.elected_on)
    assert row[37] is None
    assert "留空待填" in "".join(plan.notes)


def test_a_superior_that_is_no_general_branch_stands_under_the_committee(branch: Branch) -> None:
    branch.profile.save(Profile(name="试验党支部", superior="县直机关工委"))
    counted = branch.tallies.of(Period.year(2022), TODAY)
    (plan,) = ledger("meeting_statistics").plans(order_of(counted))
    assert plan.rows[0][2:4] == ("县直机关工委", None)


def test_everybody_stands_in_the_check_ins_and_only_check_ins_are_counted(
    branch: Branch, tmp_path: Path
) -> None:
    settle(branch, a_member("赵一", phone="19900001234"), a_member("钱二"))
    branch.volunteering.record(a_service("双报到", hours=2, place="柳荫社区", project="便民服务"))
    branch.volunteering.record(a_service("双报到", hours=1.5, day=date(2022, 6, 1), place="桥东社区"))
    branch.volunteering.record(a_service("志愿服务", hours=9))
    counted = branch.tallies.of(Period.year(2022), TODAY)
    first, second = rows_of(counted, "checkin_overview", tmp_path, "双报到一览表")
    assert list(first.values())[1:9] == [
        "赵一",
        "199****1234",
        None,
        "柳荫社区、桥东社区",
        datetime(2022, 3, 12),
        2,
        3.5,
        "便民服务、创城志愿服务",
    ]
    assert [second[name] for name in ("姓名", "报到社区", "报到日期", "服务次数")] == ["钱二", None, None, 0]
    assert "没有报到记录1名" in words(counted, "checkin_overview", tmp_path)


def test_one_kind_and_no_sitting_is_a_check_in(book: PeriodBook) -> None:
    assert [kind.name for kind in book.kinds if kind.checkin] == ["双报到"]
    own = replace(next(kind for kind in book.kinds if kind.checkin), name="在职党员报到", aliases=())
    assert own.checkin
    assert not replace(own, shape=Shape.SITTING).checkin


@pytest.mark.parametrize(("masked", "number"), [(True, "199****1234"), (False, "19900001234")])
def test_masks_follow_the_order_on_every_roster(
    branch: Branch, tmp_path: Path, masked: bool, number: str
) -> None:
    settle(branch, a_member("赵一", phone="19900001234", landline="0312-1234567"))
    counted = branch.tallies.of(Period.year(2022), TODAY)
    tabs = [("roster", "党员花名册"), ("roster", "党员基本信息汇总表"), ("checkin_overview", "双报到一览表")]
    for code, tab in tabs:
        (row,) = rows_of(counted, code, tmp_path, tab, masked=masked)
        assert number in row.values()
    (row,) = rows_of(counted, "roster", tmp_path, "党员基本信息汇总表", masked=masked)
    assert (row["固定电话"] == "0312-1234567") is not masked


def test_the_national_sheet_tells_conditions_and_keeps_who_is_suspended(
    branch: Branch, tmp_path: Path
) -> None:
    floating = Condition(kind=ConditionKind.FLOATING, start=date(2022, 1, 1), note="浙江义乌")
    lost = Condition(kind=ConditionKind.LOST, start=date(2022, 2, 1))
    suspended = Condition(kind=ConditionKind.SUSPENDED, start=date(2022, 3, 1))
    settle(
        branch,
        a_member("赵一", conditions=(floating,)),
        a_member("钱二", conditions=(lost,)),
        a_member("孙三", conditions=(suspended,)),
        a_member("李四", transferred_out=date(2022, 6, 1)),
    )
    counted = branch.tallies.of(Period.year(2022), TODAY)
    names = ("姓名", "人员类别", "党籍状态", "是否为失联党员", "是否为流动党员", "外出流向")
    rows = rows_of(counted, "roster", tmp_path, "党员基本信息汇总表")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("赵一", "正式党员", "正常", "否", "是", "浙江义乌"),
        ("钱二", "正式党员", "正常", "是", "否", None),
        ("孙三", "正式党员", "停止党籍", "否", "否", None),
    ]


def test_the_roster_of_a_running_year_is_that_of_today(branch: Branch) -> None:
    settle(branch, a_member("赵一"), a_member("钱二", transferred_out=date(2022, 12, 1)))
    counted = branch.tallies.of(Period.year(2022), date(2022, 10, 1))
    plan = ledger("roster").plans(order_of(counted))[0]
    assert [row[1] for row in plan.rows] == ["赵一", "钱二"]
    assert standing_on(counted.members[1], date(2022, 12, 31)).left
