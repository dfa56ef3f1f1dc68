"""自定台账: the columns a branch chose, on paper; no value of a chosen column is ever lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import a_member, a_service, order_of, settle
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import sheets_of, words_of

from partybranch.app import Branch
from partybranch.domain.layouts import LaidColumn, LedgerLayout
from partybranch.domain.periods import Period
from partybranch.errors import BranchError
from partybranch.reports.documents import DOCUMENTS, own_documents
from partybranch.reports.ledgers.plan import Column, SheetPlan
from partybranch.reports.order import PaperOrder
from partybranch.reports.own_ledgers import OwnLedger, column_keys, lay, offered_sheets

PLAN = SheetPlan(
    title="服务",
    form="services",
    heading="2022年服务台账",
    unit="示例党支部",
    period="2022年",
    columns=(
        Column("序号", 5),
        Column("姓名", 10),
        Column("应到", 6, group="上半年"),
        Column("实到", 6, group="上半年"),
        Column("应到", 6, group="下半年"),
        Column("实到", 6, group="下半年"),
        Column("备注", 20),
    ),
    rows=((1, "赵一", 3, 2, 4, 4, "组长"), (2, "钱二", 3, 3, 4, 1, None)),
    totals=(("合　计", None, 6, 5, 8, 5, None),),
    notes=("本期共2人。",),
    frozen_columns=2,
)
KEYS = column_keys(PLAN.columns)


def layout(*columns: tuple[str, str] | str, name: str = "报送表") -> LedgerLayout:
    laid = (each if isinstance(each, tuple) else (each, "") for each in columns)
    return LedgerLayout(
        id=1,
        name=name,
        ledger="volunteering",
        form="services",
        columns=tuple(LaidColumn(source=source, title=title) for source, title in laid),
    )


def test_columns_of_one_title_are_told_apart_by_their_group() -> None:
    assert KEYS == ("序号", "姓名", "上半年/应到", "上半年/实到", "下半年/应到", "下半年/实到", "备注")


def test_columns_stand_in_their_order_under_their_names_with_their_groups() -> None:
    laid = lay(PLAN, layout("姓名", ("上半年/实到", "到会"), "上半年/应到", "下半年/实到"))
    assert [(each.title, each.group) for each in laid.columns] == [
        ("姓名", None),
        ("到会", "上半年"),
        ("应到", "上半年"),
        ("实到", "下半年"),
    ]
    assert laid.rows == (("赵一", 2, 3, 4), ("钱二", 3, 3, 1))
    assert (laid.title, laid.heading) == ("报送表", "2022年报送表")
    assert laid.notes == PLAN.notes
    assert laid.signatures == PLAN.signatures


def test_the_label_of_totals_goes_to_the_first_place_that_is_free() -> None:
    assert lay(PLAN, layout("姓名", "上半年/应到")).totals == (["合　计", 6],)
    assert lay(PLAN, layout("备注", "序号", "下半年/应到")).totals == (["合　计", None, 8],)
    assert lay(PLAN, layout("上半年/应到", "姓名")).totals == ([6, "合　计"],)
    assert lay(PLAN, layout("上半年/应到")).totals == ([6],)
    assert lay(PLAN, layout("姓名", "备注")).totals == ()


def test_a_column_that_is_gone_is_named_below_and_one_of_none_is_refused() -> None:
    laid = lay(PLAN, layout("姓名", "旧栏目"))
    assert [each.title for each in laid.columns] == ["姓名"]
    assert laid.frozen_columns == 0
    assert laid.notes[-1] == "以下栏目原台账已经没有，未打印：旧栏目。"
    with pytest.raises(BranchError, match="一栏也没有了"):
        lay(PLAN, layout("旧栏目"))


@settings(deadline=None)
@given(st.permutations(KEYS), st.integers(1, len(KEYS)), st.lists(st.text(max_size=12), min_size=len(KEYS)))
def test_no_value_of_a_chosen_column_is_ever_lost(order: list[str], count: int, names: list[str]) -> None:
    chosen = order[:count]
    laid = lay(PLAN, layout(*zip(chosen, names, strict=False)))
    for at, (source, name) in enumerate(zip(chosen, names, strict=False)):
        was = KEYS.index(source)
        assert laid.columns[at].title == (name or PLAN.columns[was].title)
        assert laid.columns[at].group == PLAN.columns[was].group
        assert [row[at] for row in laid.rows] == [row[was] for row in PLAN.rows]
        figures = [total[at] for total in laid.totals if isinstance(total[at], int)]
        assert figures == [total[was] for total in PLAN.totals if isinstance(total[was], int)]


@pytest.fixture
def order(branch: Branch) -> PaperOrder:
    first, _ = settle(branch, a_member("赵一"), a_member("钱二"))
    branch.volunteering.record(a_service(people=(first.id or 0,)))
    return order_of(branch.tallies.of(Period.year(2022), date(2022, 12, 31)))


def test_every_sheet_offered_can_be_laid_out_and_has_keys_of_its_own(order: PaperOrder) -> None:
    offered = offered_sheets(order)
    assert {"roster", "services", "totals"} <= {each.form for each in offered}
    assert len({each.title for each in offered}) == len(offered)
    for each in offered:
        keys = column_keys(each.plan.columns)
        assert len(set(keys)) == len(keys)
        own = LedgerLayout(
            name="倒排",
            ledger=each.ledger,
            form=each.form,
            columns=tuple(LaidColumn(source=key) for key in reversed(keys)),
        )
        assert lay(each.plan, own).rows == tuple(tuple(reversed(row)) for row in each.plan.rows)


def test_an_own_ledger_is_a_paper_with_pages_and_a_workbook(order: PaperOrder, tmp_path: Path) -> None:
    mine = layout("活动名称", ("参加党员", "志愿者"), "人数", name="志愿服务/报送表")
    (paper,) = own_documents([mine], [])
    assert (paper.code, paper.title) == ("own-1", "志愿服务/报送表")
    assert paper.preview is not None
    assert paper.preview(order).content().startswith(b"%PDF")
    written = paper.write(order, tmp_path)
    assert written.parent == tmp_path
    (sheet,) = sheets_of(written).values()
    assert "志愿者" in words_of(sheet)
    assert "街道清扫" in words_of(sheet)
    assert "参加党员" not in words_of(sheet)


def test_a_form_without_a_record_prints_its_headings_and_a_lost_ledger_is_named(order: PaperOrder) -> None:
    none = replace(layout("会议名称", ("主持人", "主持")), ledger="meetings", form="no_such_kind")
    (plan,) = OwnLedger(none).plans(order)
    assert [each.title for each in plan.columns] == ["会议名称", "主持"]
    assert plan.rows == ()
    lost = OwnLedger(replace(none, ledger="no_such_ledger"))
    with pytest.raises(BranchError, match="这个版本里没有"):
        lost.plans(order)


def test_a_paper_of_its_own_never_takes_the_file_of_another() -> None:
    taken = DOCUMENTS[0].title
    (first, second) = own_documents([layout("姓名", name=taken), layout("姓名", name="另一份")], [])
    assert first.title == f"{taken}（自定）"
    assert second.title == "另一份"
