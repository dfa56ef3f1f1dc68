"""Every ledger, written and read back, gives the figures of the tally."""

from datetime import date, datetime
from pathlib import Path

import pytest
from builders import a_member, a_record, a_row, a_service, a_sitting, order_of, settle
from read_back import Cells, ledger, sheets_of, table_of, words_of

from partybranch.app import Branch, open_sample
from partybranch.domain.attendance import HeadCount, Mark, Observer, RollCounts
from partybranch.domain.kinds import Book, Kind
from partybranch.domain.members import GroupStay, standing_on
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record
from partybranch.domain.volunteering import ServiceRow
from partybranch.reports.ledgers import LEDGERS, Ledger, write_ledgers
from partybranch.services.tallies import PeriodBook

YEAR = Period.year(2021)
TODAY = date(2022, 12, 31)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> PeriodBook:
    branch = open_sample(tmp_path_factory.mktemp("sample"), now=lambda: datetime(2022, 12, 31, 10))
    counted = branch.tallies.of(YEAR, TODAY)
    branch.close()
    return counted


def read(book: PeriodBook, code: str, folder: Path) -> dict[str, tuple[Cells, Cells]]:
    (path,) = write_ledgers(order_of(book), [ledger(code)], folder)
    return {name: table_of(sheet) for name, sheet in sheets_of(path).items()}


def figures(counts: RollCounts) -> tuple[int, int, int]:
    return counts.due, counts.present, counts.leave


def column(rows: Cells, name: str) -> list[object]:
    return [row[name] for row in rows]


def summed(rows: Cells, *names: str) -> tuple[float, ...]:
    return tuple(sum(float(str(row[name])) for row in rows) for name in names)


def test_the_roster_has_everybody_of_the_last_day_with_hidden_numbers(
    book: PeriodBook, tmp_path: Path
) -> None:
    sheets = read(book, "roster", tmp_path)
    rows, _ = sheets["党员花名册"]
    here = [member for member in book.members if standing_on(member, YEAR.end).member]
    assert column(rows, "姓名") == [member.name for member in here]
    assert len(rows) == book.tally.members
    full = sum(standing_on(member, YEAR.end).full for member in here)
    assert column(rows, "人员类别").count("正式党员") == full
    for row, member in zip(rows, here, strict=True):
        assert member.citizen_number not in str(row["公民身份证号"])
        assert member.phone not in str(row["手机号"])
    moves = [(row["姓名"], row["变动"]) for row in sheets["转入转出"][0]]
    assert moves == [("石开泰", "组织关系转入"), ("王𬍛", "接收为预备党员"), ("韩松年", "组织关系转出")]


def test_the_meetings_ledger_has_a_sheet_per_kind_with_the_records_of_the_tally(
    book: PeriodBook, tmp_path: Path
) -> None:
    sheets = read(book, "meetings", tmp_path)
    kinds = [kind for kind in book.shown_kinds if kind.book is Book.MEETINGS]
    assert list(sheets) == [kind.label for kind in kinds]
    for kind in kinds:
        rows, _ = sheets[kind.label]
        assert len(rows) == book.tally.by_kind[kind.code].value
        assert summed(rows, "应到人数", "实到人数", "请假人数") == figures(
            book.tally.attendance_by_kind[kind.code]
        )
        days = [source.day for source in book.tally.by_kind[kind.code].sources]
        assert [str(row["实际会议时间"])[:10] for row in rows] == [day.isoformat() for day in days]
        assert ("授课人" in rows[0]) == kind.lecturer


def test_the_theme_days_ledger_has_the_theme_days_of_the_tally(book: PeriodBook, tmp_path: Path) -> None:
    (kind,) = book.kinds.in_book(Book.THEME_DAYS)
    rows, _ = read(book, "theme_days", tmp_path)[kind.label]
    assert len(rows) == book.tally.by_kind[kind.code].value
    assert summed(rows, "应到人数", "实到人数", "请假人数") == figures(
        book.tally.attendance_by_kind[kind.code]
    )
    together = [str(row["备注"]) for row in rows if row["备注"]]
    assert together.count("同时开展党员大会") + together.count("同时开展党员大会、党课") == 4


def test_the_attendance_ledger_gives_every_members_figures_and_their_sum(
    book: PeriodBook, tmp_path: Path
) -> None:
    sheets = read(book, "attendance", tmp_path)
    rows, totals = sheets.pop("考勤汇总")
    names = ("应到", "实到", "请假", "缺席", "未标")
    for row, each in zip(rows, book.tally.by_member, strict=True):
        counts = each.counts
        assert row["姓名"] == each.name
        assert tuple(row[name] for name in names) == (*figures(counts), counts.absent, counts.unmarked)
        assert row["出席率"] == (pytest.approx(counts.rate) if counts.rate is not None else None)
        assert row["学时"] == pytest.approx(each.study_hours)
    counts = book.tally.attendance
    assert tuple(totals[0][name] for name in names) == (*figures(counts), counts.absent, counts.unmarked)
    matrix = [row for quarter, _ in sheets.values() for row in quarter]
    assert summed(matrix, "应到", "实到") == (counts.due, counts.present)
    signs = [value for row in matrix for value in row.values()]
    assert signs.count("√") + signs.count("迟") == counts.present
    assert signs.count("×") == counts.absent


def test_the_volunteering_ledger_gives_the_services_and_every_members_hours(
    book: PeriodBook, tmp_path: Path
) -> None:
    sheets = read(book, "volunteering", tmp_path)
    tally = book.tally.volunteering
    rows, totals = sheets["服务记录"]
    assert len(rows) == tally.services.value
    assert summed(rows, "人数", "合计时长") == (tally.turns, tally.hours)
    assert (totals[0]["人数"], totals[0]["合计时长"]) == (tally.turns, tally.hours)
    people, sums = sheets["个人汇总"]
    hours = {each.name: each.hours for each in book.tally.by_member if each.services}
    assert {row["姓名"]: row["服务时长(小时)"] for row in people} == hours
    assert sums[0]["服务时长(小时)"] == tally.hours


def test_the_year_ledger_gives_kinds_by_month_and_the_findings(book: PeriodBook, tmp_path: Path) -> None:
    sheets = read(book, "year", tmp_path)
    rows, _ = sheets["年度汇总表"]
    assert column(rows, "活动类型") == [kind.label for kind in book.shown_kinds]
    for row, kind in zip(rows, book.shown_kinds, strict=True):
        months = book.tally.by_kind_and_month[kind.code]
        assert [row[f"{m}月"] or 0 for m in range(1, 13)] == [figure.value for figure in months.values()]
        assert row["合计"] == book.tally.by_kind[kind.code].value
        assert row["按时开展月份数"] == book.held_months(kind)
        done = book.completion(kind)
        assert row["完成率"] == (pytest.approx(done.rate) if done else None)
    gaps = [(row["时间"], row["事项"], row["缺什么"]) for row in sheets["缺项清单"][0]]
    assert gaps == [(each.found.when, each.found.subject, each.found.text) for each in book.findings]
    assert gaps


@pytest.fixture
def lived(branch: Branch) -> Branch:
    settle(
        branch,
        a_member("王静", birth=date(1980, 1, 1), groups=(GroupStay(group="第一党小组"),)),
        a_member("王静", birth=date(1991, 1, 1)),
        a_member("=1+1"),
        a_member("钱二"),
    )
    return branch


def counted(branch: Branch, period: Period | None = None) -> PeriodBook:
    return branch.tallies.of(period or Period.year(2022), TODAY)


@pytest.mark.parametrize("each", LEDGERS, ids=lambda each: each.code)
def test_an_empty_book_still_gives_every_ledger(branch: Branch, tmp_path: Path, each: Ledger) -> None:
    (path,) = write_ledgers(order_of(counted(branch)), [each], tmp_path)
    assert path.name == f"{each.title}_2022年.xlsx"
    for name, sheet in sheets_of(path).items():
        rows, _ = table_of(sheet)
        if name == each.title == "年度汇总表":
            assert set(column(rows, "合计")) == {0}
        elif name == "缺项清单":
            assert len(rows) == 18
        elif each.code in ("life_statistics", "meeting_statistics"):
            (row,) = rows
            assert "【待补充】" in row.values()
            assert {value for name, value in row.items() if name.startswith("开会总次数")} <= {0}
        else:
            assert rows == []


@pytest.mark.parametrize(
    "period", [Period(date(2022, 2, 15), date(2022, 8, 10)), Period(date(2021, 7, 1), date(2022, 12, 31))]
)
def test_any_period_gives_every_ledger(lived: Branch, tmp_path: Path, period: Period) -> None:
    lived.sittings.record(a_sitting(roll=(a_row(1, name="王静"),)))
    paths = write_ledgers(order_of(counted(lived, period)), LEDGERS, tmp_path)
    assert [path.name for path in paths] == [f"{each.title}_{period.label}.xlsx" for each in LEDGERS]


def test_absentees_stand_with_their_reasons_and_namesakes_apart(lived: Branch, tmp_path: Path) -> None:
    roll = (
        a_row(1, Mark.LEAVE, name="王静", reason="病假"),
        a_row(2, Mark.ABSENT, name="王静"),
        a_row(3, Mark.UNMARKED, name="=1+1"),
        a_row(4, Mark.ABSENT, name="钱二", reason="未说明"),
    )
    lived.sittings.record(a_sitting(roll=roll, observers=(Observer(name="积极分子甲"),)))
    lived.sittings.record(
        a_sitting(
            at=datetime(2022, 3, 8, 9),
            roll=(a_row(1, Mark.ELSEWHERE, name="王静"), a_row(2, Mark.LEAVE, due=False)),
        )
    )
    rows, _ = read(counted(lived), "meetings", tmp_path)["集体学习"]
    assert rows[0]["缺席人员及原因"] == (
        "王静（1980年生）（病假）、王静（1991年生）（缺席）、=1+1（未标）、钱二（缺席：未说明）"
    )
    assert rows[0]["列席人员"] == "积极分子甲"
    assert rows[1]["缺席人员及原因"] is None


def test_a_former_name_stays_on_the_ledger_of_its_time(lived: Branch, tmp_path: Path) -> None:
    roll = (a_row(4, Mark.LEAVE, name="钱", reason="事假"),)
    lived.sittings.record(a_sitting(roll=roll))
    rows, _ = read(counted(lived), "meetings", tmp_path)["集体学习"]
    assert rows[0]["缺席人员及原因"] == "钱（事假）"


def test_what_is_missing_prints_as_to_be_added(lived: Branch, tmp_path: Path) -> None:
    record = a_record("党课", topic="", text="", lecturer=None)
    heads = HeadCount(due=4, present=3, leave=1)
    lived.sittings.record(a_sitting(record, place="", chair=None, recorder=None, heads=heads))
    (row,) = read(counted(lived), "meetings", tmp_path)["党课"][0]
    named = ("会议名称", "会议地点", "主持人", "记录人", "授课人", "会议内容", "缺席人员及原因")
    assert {row[name] for name in named} == {"【待补充】"}
    assert (row["应到人数"], row["实到人数"], row["请假人数"], row["会议决议"]) == (4, 3, 1, None)


def test_a_sitting_with_heads_only_is_named_below_the_members_sums(lived: Branch, tmp_path: Path) -> None:
    lived.sittings.record(a_sitting(heads=HeadCount(due=4, present=3, leave=1)))
    (path,) = write_ledgers(order_of(counted(lived)), [ledger("attendance")], tmp_path)
    assert "另有1次活动只有人数、没有名单，未计入本表。" in words_of(sheets_of(path)["考勤汇总"])


def test_a_formula_in_a_name_stays_text(lived: Branch, tmp_path: Path) -> None:
    (path,) = write_ledgers(order_of(counted(lived)), [ledger("roster")], tmp_path)
    sheet = sheets_of(path)["党员花名册"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"


def test_hours_that_differ_stand_behind_each_name(lived: Branch, tmp_path: Path) -> None:
    rows = (
        ServiceRow(member_id=1, name="王静", hours=1.5),
        ServiceRow(member_id=4, name="钱二", hours=3),
    )
    lived.volunteering.record(a_service(rows=rows))
    (row,) = read(counted(lived), "volunteering", tmp_path)["服务记录"][0]
    assert row["参加党员"] == "王静（1980年生）（1.5小时）、钱二（3小时）"
    assert (row["服务时长(小时)"], row["人数"], row["合计时长"]) == (None, 2, 4.5)


def test_a_voided_sitting_and_service_stand_in_no_ledger(lived: Branch, tmp_path: Path) -> None:
    sitting = lived.sittings.record(a_sitting(a_record(topic="作废的一次"), roll=(a_row(1),))).id
    service = lived.volunteering.record(a_service(title="作废的服务")).id
    lived.sittings.void(sitting, "录错")
    lived.volunteering.void(service, "录错")
    for path in write_ledgers(order_of(counted(lived)), LEDGERS, tmp_path):
        assert "作废" not in "".join(words_of(sheet) for sheet in sheets_of(path).values())


@pytest.mark.parametrize("each", LEDGERS, ids=lambda each: each.code)
def test_every_sheet_has_its_unit_its_period_and_who_filled_it_in(
    lived: Branch, tmp_path: Path, each: Ledger
) -> None:
    (path,) = write_ledgers(order_of(counted(lived)), [each], tmp_path)
    for sheet in sheets_of(path).values():
        words = words_of(sheet)
        assert all(word in words for word in ("试验党支部", "2022年", "填表人：填表甲", "审核人：审核乙"))


def test_a_kind_with_a_long_name_and_a_full_month_keep_the_attendance_on_one_page_width(
    lived: Branch, tmp_path: Path
) -> None:
    lived.kinds.add(Kind(code="", name="全媒体采编业务技能大比武活动推进会" * 3))
    own = lived.kinds.all().kinds[-1]
    lived.sittings.record(a_sitting(Record(kind=own.code, topic="推进"), roll=(a_row(1),)))
    for hour in range(33):
        at = datetime(2022, 2, 1 + hour % 28, 9 + hour // 28)
        lived.sittings.record(a_sitting(at=at, roll=(a_row(1), a_row(2))))
    (path,) = write_ledgers(order_of(counted(lived)), [ledger("attendance")], tmp_path)
    sheets = sheets_of(path)
    assert list(sheets) == ["考勤汇总", "考勤明细2022年2月", "考勤明细2022年2月(2)", "考勤明细2022年3月"]
    assert all(sheet.page_setup.fitToWidth == 1 for sheet in sheets.values())
    matrices = [table_of(sheet)[0] for name, sheet in sheets.items() if "明细" in name]
    assert summed([row for rows in matrices for row in rows], "应到") == (67,)
    assert "7日\n全媒体采编业务…" in words_of(sheets["考勤明细2022年3月"])


def test_a_quarter_asked_for_in_part_is_not_called_by_its_whole_name(lived: Branch, tmp_path: Path) -> None:
    lived.sittings.record(a_sitting(roll=(a_row(1),)))
    period = Period(date(2022, 2, 15), date(2022, 8, 10))
    (path,) = write_ledgers(order_of(counted(lived, period)), [ledger("attendance")], tmp_path)
    words = words_of(sheets_of(path)["考勤明细2022年2月15日—3月31日"])
    assert "2022年2月15日—3月31日党员考勤明细表" in words
