"""A form as a superior body sends it, made up: two sheets, merged head, prepared lines, a line of totals."""

from pathlib import Path

import openpyxl
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

TABLE, COVER = "会议情况", "封面"
HEADINGS = ("序号", "会议主题", "召开时间", "应到", "实到", "主要内容", "是否合格")
HEAD, FIRST, PREPARED = 5, 6, 3
TOTALS = FIRST + PREPARED
_WIDTHS = {"A": 6, "B": 22, "C": 18, "D": 8, "E": 8, "F": 34, "G": 10}
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def superior_form(path: Path, *, prepared: int = PREPARED) -> Path:
    """Save the form; its table has so many empty ruled lines."""
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = COVER
    cover["A1"] = "{{党支部名称}}{{年度}}年度组织生活情况"
    cover["A1"].font = Font(size=20, bold=True)
    cover.merge_cells("A1:F1")
    cover["A3"], cover["B3"] = "党员总数", "{{党员总数}}"
    cover["A4"], cover["B4"] = "填报日期", "{{ 填报日期 }}"
    cover["A5"], cover["B5"] = "联系电话", "{{支部固定电话}}"
    cover["A6"] = "审核人："
    cover.column_dimensions["B"].width = 16
    _table(book.create_sheet(TABLE), prepared)
    book.save(path)
    return path


def _table(sheet: Worksheet, prepared: int) -> None:
    last = FIRST + prepared - 1
    sheet["A1"] = "附件2"
    sheet["A2"] = "支部党员大会召开情况统计表"
    sheet.merge_cells("A2:G2")
    sheet["A2"].font, sheet["A2"].alignment = Font(size=16, bold=True), Alignment(horizontal="center")
    sheet["A3"] = "填报单位：{{党支部名称}}    统计时间：{{期间}}"
    sheet.merge_cells("A3:G3")
    for column, heading in enumerate(HEADINGS, 1):
        inside = heading in ("应到", "实到")
        cell = sheet.cell(HEAD if inside else HEAD - 1, column, heading)
        cell.fill, cell.font = PatternFill("solid", fgColor="DDDDDD"), Font(bold=True)
        if not inside:
            sheet.merge_cells(start_row=HEAD - 1, end_row=HEAD, start_column=column, end_column=column)
    sheet.cell(HEAD - 1, 4, "人数")
    sheet.merge_cells(start_row=HEAD - 1, end_row=HEAD - 1, start_column=4, end_column=5)
    for row in range(HEAD - 1, last + 2):
        for column in range(1, len(HEADINGS) + 1):
            sheet.cell(row, column).border = _BOX
    _lines(sheet, last)
    sheet.cell(last + 1, 1, "合计")
    sheet.merge_cells(start_row=last + 1, end_row=last + 1, start_column=1, end_column=3)
    for totalled in "DE" if prepared else "":
        sheet[f"{totalled}{last + 1}"] = f"=SUM({totalled}{FIRST}:{totalled}{last})"
    sheet.cell(last + 3, 1, "填表人：{{填表人}}        负责人（签字）：")
    sheet.merge_cells(start_row=last + 3, end_row=last + 3, start_column=1, end_column=7)
    sheet.row_dimensions[last + 3].height = 40
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    if prepared:
        _add_rules(sheet, last)
    sheet.print_area = f"A1:G{last + 3}"
    sheet.print_title_rows = f"{HEAD - 1}:{HEAD}"
    sheet.page_setup.orientation = "landscape"


def _lines(sheet: Worksheet, last: int) -> None:
    for row in range(FIRST, last + 1):
        sheet.row_dimensions[row].height = 26
        sheet.cell(row, 3).number_format = "yyyy/m/d"
        sheet.cell(row, 6).font = Font(name="仿宋", size=12)


def _add_rules(sheet: Worksheet, last: int) -> None:
    choice = DataValidation(type="list", formula1='"是,否"', allow_blank=True)
    choice.add(f"G{FIRST}:G{last}")
    sheet.add_data_validation(choice)
    pale = DifferentialStyle(fill=PatternFill("solid", bgColor="FFCCCC"))
    rule = Rule(type="cellIs", dxf=pale, operator="lessThan", formula=["D6"])
    sheet.conditional_formatting.add(f"E{FIRST}:E{last}", rule)
