"""How wide columns become: words whole, one page where there is room, room to those with much text."""

from collections.abc import Sequence
from datetime import date

import pytest

from partybranch.domain.blank import BLANK
from partybranch.reports.ledgers.metrics import line_count, room_for_text
from partybranch.reports.ledgers.plan import Align, Column, Row, SheetPlan
from partybranch.reports.ledgers.styles import BODY_SIZE
from partybranch.reports.ledgers.widths import LaidSheet, laid_out


def laid(columns: Sequence[Column], rows: Sequence[Row]) -> LaidSheet:
    return laid_out(
        SheetPlan(
            title="台账",
            form="form",
            heading="台账",
            unit="支部",
            period="2022年",
            columns=columns,
            rows=rows,
        )
    )


def lines(sheet: LaidSheet, text: str, at: int) -> int:
    return line_count(text, room_for_text(sheet.widths[at], BODY_SIZE))


@pytest.mark.parametrize(
    "text", ["2025-03-17", "1234567890123456789", "well-known", "99999919800506002X", BLANK]
)
def test_a_word_a_number_and_the_mark_for_what_is_missing_stay_whole(text: str) -> None:
    sheet = laid([Column("序号", 4), Column("栏目", 4)], [(1, text)])
    assert lines(sheet, text, 1) == 1


def test_an_address_of_the_net_does_not_starve_the_others() -> None:
    sheet = laid([Column("序号", 4), Column("栏目", 10)], [(1, "https://" + "a" * 80)])
    assert sheet.widths[1] < 20


def test_a_column_that_lacks_a_hair_is_eased_so_that_its_texts_keep_to_one_line() -> None:
    columns = [Column("序号", 5), Column("党小组", 10), *(Column(f"栏{n}", 10) for n in range(9))]
    sheet = laid(columns, [(1, "第一党小组", *["值"] * 9)])
    assert sheet.widths[1] > 11.2


def test_columns_give_way_until_one_page_has_room_for_all() -> None:
    columns = [Column("序号", 5), *(Column(f"栏{n}", 12) for n in range(16))]
    sheet = laid(columns, [(1, *["文字"] * 16)])
    assert len(sheet.layout.bands) == 1
    too_many = [Column("序号", 5), *(Column(f"栏{n}", 12) for n in range(40))]
    assert len(laid(too_many, [(1, *["长长的文字"] * 40)]).layout.bands) > 1


def test_running_text_gives_way_before_names_do() -> None:
    columns = [
        Column("序号", 5),
        Column("姓名", 30),
        Column("日期", 11),
        *(Column(f"栏{n}", 20) for n in range(4)),
        Column("内容", 80, align=Align.LEFT),
    ]
    sheet = laid(columns, [(1, "阿卜杜热依木", date(2022, 3, 7), *["文字"] * 4, "会议" * 10)])
    assert sheet.widths[1] == 30
    assert sheet.widths[-1] < 80


def test_much_text_takes_the_room_of_empty_columns() -> None:
    columns = [
        Column("序号", 5),
        Column("议题", 30, align=Align.LEFT),
        Column("内容", 30, align=Align.LEFT),
        Column("决议", 30, align=Align.LEFT),
    ]
    sheet = laid(columns, [(1, "议题", "传达学习文件并讨论。" * 80, None)])
    assert sheet.widths[2] > 1.5 * sheet.widths[1]
    assert min(sheet.widths[1], sheet.widths[3]) >= 8


def test_short_texts_leave_the_form_as_it_was_drawn() -> None:
    columns = [Column("序号", 5), Column("议题", 60, align=Align.LEFT), Column("内容", 40, align=Align.LEFT)]
    sheet = laid(columns, [(1, "议题", "内容")])
    assert sheet.widths[1] / sheet.widths[2] == pytest.approx(1.5)
