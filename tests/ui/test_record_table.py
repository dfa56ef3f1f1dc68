"""Records as a table: Qt's own model test, sorting by key, filtering by words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from ui.models.column import Align, Column
from ui.models.record_proxy import RecordProxy
from ui.models.record_table import RECORD_ROLE, RecordTable

pytestmark = pytest.mark.gui


@dataclass(frozen=True, slots=True)
class Deed:
    name: str
    hours: float
    day: date | None = None


DEEDS = (
    Deed("清扫街道", 10, date(2022, 3, 5)),
    Deed("文明劝导", 2, None),
    Deed("清雪", 9.5, date(2022, 1, 2)),
)
COLUMNS: tuple[Column[Deed], ...] = (
    Column(title="名称", value=lambda deed: deed.name),
    Column(title="小时", value=lambda deed: f"{deed.hours:g}", align=Align.RIGHT, sort_key=lambda d: d.hours),
    Column(title="日期", value=lambda deed: str(deed.day or "—"), sort_key=lambda deed: deed.day),
)


@pytest.fixture
def table() -> RecordTable[Deed]:
    return RecordTable(COLUMNS, DEEDS)


def names(proxy: RecordProxy) -> list[str]:
    return [proxy.index(row, 0).data(RECORD_ROLE).name for row in range(proxy.rowCount())]


def test_model_and_proxy_keep_qts_rules(
    keeps_qts_rules: Callable[[QAbstractItemModel], None], table: RecordTable[Deed]
) -> None:
    proxy = RecordProxy()
    proxy.setSourceModel(table)
    keeps_qts_rules(table)
    keeps_qts_rules(proxy)
    table.replace(DEEDS[:1])
    table.replace(())
    table.replace_columns(COLUMNS[:1], DEEDS)


def test_a_column_sorts_by_its_key_and_not_by_its_text(table: RecordTable[Deed]) -> None:
    proxy = RecordProxy()
    proxy.setSourceModel(table)
    proxy.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["文明劝导", "清雪", "清扫街道"]
    proxy.sort(2, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["文明劝导", "清雪", "清扫街道"], "no date stands first"


def test_every_typed_word_must_occur_somewhere_in_the_row(table: RecordTable[Deed]) -> None:
    proxy = RecordProxy()
    proxy.setSourceModel(table)
    proxy.set_filter("清 2022-03")
    assert names(proxy) == ["清扫街道"]
    proxy.set_filter("")
    assert proxy.rowCount() == 3
