"""All sheets of a workbook that an importer can read, and the sentence when there is none."""

from collections.abc import Iterable

from partybranch.errors import BranchError
from partybranch.services.importing.field import words
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.grid import Sheet
from partybranch.services.importing.importer import Importer
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import Table, read_table

COMMON_SKIPS: tuple[str, ...] = words(
    "序号 编号 No No. 行号 所在党支部 所属党支部 所属支部 所在支部 党支部 支部 党支部名称 "
    "支部名称 所在党支部编码 所在分党委 所在分党委编码 所属党委 所在党委 党组织名称 "
    "党组织 所在组织 所属组织 单位 所在单位 年度 季度 签字 签名"
)
"""Headings of real forms that repeat what the book knows anyway, or say nothing."""


def read_tables(
    importer: Importer, source: Source, findings: Findings, skipped: Iterable[str] = ()
) -> tuple[Table, ...]:
    """The tables of a workbook; sheets of another kind are passed over with a reminder.

    Raises BranchError when no sheet has a header of this kind.
    """
    skips = (*COMMON_SKIPS, *skipped)
    filled = [sheet for sheet in source.workbook.sheets if sheet.rows]
    read = [
        (sheet, read_table(sheet, importer.fields, skips, source.choices, source.remembered))
        for sheet in filled
    ]
    tables = [(sheet, table) for sheet, table in read if table is not None]
    if not tables:
        raise BranchError(_no_header(importer))
    whole = tuple(table for _, table in tables if not table.lacking)
    for sheet, table in tables:
        _open(sheet, table, findings, beside_others=bool(whole))
    for sheet in (sheet for sheet, table in read if table is None):
        why = f"工作表“{sheet.title}”里没有找到{importer.name}的表头，没有读入"
        findings.ignore_sheet(sheet.title, [row.number for row in sheet.rows], why)
    return whole


def _open(sheet: Sheet, table: Table, findings: Findings, *, beside_others: bool) -> None:
    """Begin a table; a summary beside whole tables is passed over, any other lacking a column is all bad."""
    if table.lacking and beside_others and _is_summary(table):
        why = f"工作表“{sheet.title}”没有“{table.lacking[0]}”一列，像是汇总表，没有读入"
        findings.ignore_sheet(sheet.title, [row.number for row in sheet.rows], why)
        return
    findings.open_table(table)
    if table.lacking:
        for line in table.lines:
            findings.settle(line, Verdict.BAD, f"没有“{table.lacking[0]}”一列")


def _is_summary(table: Table) -> bool:
    return any(word in text for text in (table.sheet, *table.above) for word in ("汇总", "统计"))


def _no_header(importer: Importer) -> str:
    needed = [field.title for field in importer.fields if field.required]
    also = [field.title for field in importer.fields if not field.required][:3]
    return (
        f"前 15 行里没有找到{importer.name}的表头。表头需要有“{'”“'.join(needed)}”，"
        f"一般还有“{'”“'.join(also)}”等列。请检查是否选对了文件，或在表格里补上表头再导入。"
    )
