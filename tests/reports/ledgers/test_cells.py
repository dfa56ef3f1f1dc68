from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from partybranch.reports.ledgers.cells import clean_text, number_format_for, settle, tab_names, write_value
from partybranch.reports.ledgers.plan import CellValue, Percent

nasty_text = st.text(st.characters(exclude_categories=()), max_size=60)


def written(value: CellValue, wished: str | None = None) -> Cell:
    cell = Workbook().create_sheet().cell(1, 1)
    assert isinstance(cell, Cell)
    write_value(cell, settle(value), wished)
    return cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＋"])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    cell = written(f'{start}HYPERLINK("x")')
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_an_error_word_typed_by_a_person_stays_text() -> None:
    assert written("#N/A").data_type == "s"


def test_an_identifier_is_text_for_excel_too() -> None:
    cell = written("123456789012345678", "@")
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert written("2022-03").number_format == "@"
    assert written("第3次").number_format == "General"


def test_a_number_too_long_for_excel_becomes_text() -> None:
    assert settle(123456789012345678) == "123456789012345678"
    assert settle(-999) == -999


def test_a_percentage_is_a_number_with_one_decimal() -> None:
    cell = written(Percent(0.912))
    assert (cell.value, cell.data_type, cell.number_format) == (0.912, "n", "0.0%")


def test_dates_are_dates() -> None:
    assert written(date(2022, 3, 15)).number_format == "yyyy-mm-dd"
    assert written(datetime(2022, 3, 15, 14)).number_format == "yyyy-mm-dd hh:mm"
    assert written(date(2022, 3, 15), "yyyy.mm").number_format == "yyyy.mm"
    assert number_format_for(date(2022, 3, 15), "0.00") == "yyyy-mm-dd"


def test_a_day_excel_does_not_know_is_written_as_text() -> None:
    assert settle(date(1899, 12, 1)) == "1899-12-01"


def test_nothing_stays_nothing() -> None:
    assert settle("") is None
    assert settle("\x00\x1f") is None
    assert written(None).value is None


def test_a_yes_or_no_is_said_in_chinese() -> None:
    assert [settle(True), settle(False)] == ["是", "否"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Percent(float("nan"))])
def test_a_figure_that_is_no_number_is_refused(value: CellValue) -> None:
    with pytest.raises(ValueError, match="not a number"):
        settle(value)


def test_line_ends_become_line_feeds() -> None:
    assert clean_text("一\r\n二\r三\n") == "一\n二\n三\n"


@given(nasty_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.lists(nasty_text, min_size=1, max_size=8))
def test_sheet_tabs_are_legal_and_different(titles: list[str]) -> None:
    names = list(tab_names(titles))
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_the_second_tab_of_a_name_is_numbered() -> None:
    assert list(tab_names(["党课", "党课", "一/二", "", "长" * 40, "长" * 40])) == [
        "党课",
        "党课(2)",
        "一-二",
        "台账",
        "长" * 31,
        "长" * 28 + "(2)",
    ]
