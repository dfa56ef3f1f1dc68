"""What a foreign form means: the same words first, then what workbooks call the same, then what is like."""

from dataclasses import replace

import pytest

from partybranch.domain.kinds import Kinds
from partybranch.reports.filled_forms import (
    FormSheet,
    Reading,
    form_fields,
    suggest_cells,
    suggest_columns,
    suggest_field,
    suggest_header,
)
from partybranch.reports.ledgers.plan import Column, SheetPlan
from partybranch.reports.own_ledgers import OfferedSheet

FIELDS = form_fields(Kinds())


@pytest.mark.parametrize(
    ("placeholder", "field"),
    [
        ("{{党支部名称}}", "党支部名称"),
        ("{{ 填报单位 }}", "党支部名称"),
        ("{{党员总数（人）}}", "党员人数"),
        ("{{主题党日}}", "主题党日次数"),
        ("{{支部党员大会次数}}", "党员大会次数"),
        ("{{到会率}}", "出席率"),
        ("{{志愿服务次数}}", "志愿服务次数"),
        ("{{正式党员人数合计}}", "正式党员人数"),
        ("{{天气}}", ""),
    ],
)
def test_a_placeholder_is_understood_or_left_open(placeholder: str, field: str) -> None:
    assert suggest_field(placeholder, FIELDS) == field


PLAN = SheetPlan(
    title="会议",
    form="meetings",
    heading="会议",
    unit="",
    period="",
    columns=(Column("会议名称", 9), Column("实际会议时间", 9), Column("应到人数", 9), Column("备注", 9)),
    rows=(),
)
OFFERED = OfferedSheet(ledger="meetings", ledger_title="会议", plan=PLAN)


def test_headings_of_the_same_words_go_before_synonyms_and_each_column_is_taken_once() -> None:
    headings = {1: "活动名称", 2: "会议名称", 3: "召开时间", 4: "应到", 5: "备注说明", 6: "满意度"}
    assert suggest_columns(headings, OFFERED) == {2: "会议名称", 3: "实际会议时间", 4: "应到人数", 5: "备注"}


def test_a_date_stands_for_the_time_where_no_other_heading_asks_for_it() -> None:
    assert suggest_columns({1: "日期", 2: "会议名称"}, OFFERED) == {1: "实际会议时间", 2: "会议名称"}
    assert suggest_columns({1: "日期", 2: "时间"}, OFFERED) == {2: "实际会议时间"}


def test_a_form_of_meetings_is_not_taken_for_a_shorter_ledger_of_other_words() -> None:
    columns = [Column(title, 9) for title in ("活动名称", "实际时间", "应到人数")]
    shorter = replace(PLAN, title="主题党日", form="days", columns=columns)
    days = OfferedSheet(ledger="theme_days", ledger_title="主题党日台账", plan=shorter)
    cells = {(1, 1): "上报表", (2, 1): "会议名称", (2, 2): "时间", (2, 3): "应到人数"}
    form = Reading(sheets=(FormSheet(title="表一", cells=cells, merges=(), widths=(9.0,) * 3),))
    for offered in ([days, OFFERED], [OFFERED, days]):
        found = suggest_header(form, offered)
        assert found is not None
        assert found.offered is OFFERED


def test_every_field_stands_under_its_name_and_says_what_it_means() -> None:
    assert all(field.name == name and field.meaning for name, field in FIELDS.items())


def test_labels_of_a_form_without_placeholders_say_which_cells_wait_for_a_field() -> None:
    cells = {
        (1, 1): "党支部工作情况表",
        (2, 1): "填报单位：",
        (3, 1): "党员总数",
        (3, 3): "女党员",
        (4, 1): "书记",
        (4, 2): "赵一",
        (6, 1): "序号",
        (6, 2): "应到",
        (9, 1): "填表人：",
        (9, 2): "负责人（签字）：",
    }
    sheet = FormSheet(title="表一", cells=cells, merges=((3, 1, 3, 1),), widths=(9.0,) * 4)
    found = suggest_cells(Reading(sheets=(sheet,)), FIELDS, ("表一", 6))
    assert found == {
        ("表一", 2, 1): "党支部名称",
        ("表一", 3, 2): "党员人数",
        ("表一", 3, 4): "女党员人数",
        ("表一", 9, 1): "填表人",
    }
