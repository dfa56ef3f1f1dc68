"""How the verdicts and problems of an import are shown, and the sentence that sums them up."""

from collections import Counter

from partybranch.services.importing import Preview, Problem, RowVerdict, Severity, Verdict
from ui.models.column import Align, Column

_TONES = {
    Verdict.NEW: "present",
    Verdict.UPDATE: "elsewhere",
    Verdict.SAME: "secondary",
    Verdict.BAD: "absent",
    Verdict.IGNORED: "disabled",
}

ROW_COLUMNS: tuple[Column[RowVerdict], ...] = (
    Column(title="结果", value=lambda row: row.verdict.value, width=70, tone=lambda row: _TONES[row.verdict]),
    Column(title="工作表", value=lambda row: row.sheet, width=120),
    Column(
        title="行", value=lambda row: str(row.row), width=50, align=Align.RIGHT, sort_key=lambda row: row.row
    ),
    Column(title="内容", value=lambda row: row.summary, width=0, tip=lambda row: row.summary),
)


def _where(problem: Problem) -> str:
    row = f"第{problem.row}行" if problem.row is not None else ""
    return " ".join(part for part in (problem.sheet, row, problem.column) if part)


PROBLEM_COLUMNS: tuple[Column[Problem], ...] = (
    Column(
        title="",
        value=lambda problem: problem.severity.value,
        width=56,
        tone=lambda problem: "absent" if problem.severity is Severity.ERROR else "leave",
    ),
    Column(title="位置", value=_where, width=150, tip=_where),
    Column(title="问题", value=lambda problem: problem.text, width=0, tip=lambda problem: problem.text),
)


def summary(preview: Preview) -> str:
    """How many rows of each verdict, and what still stands in the way."""
    counted = Counter(row.verdict for row in preview.rows)
    parts = [f"{verdict.value} {counted[verdict]}" for verdict in Verdict if counted[verdict]]
    sentence = f"共 {len(preview.rows)} 行：{'，'.join(parts)}。" if parts else "没有可以导入的行。"
    if preview.unmapped:
        return f"{sentence}有列还没有指定对应哪一项，请先在“列的对应”里选择。"
    if preview.errors and not preview.leave_out_bad:
        return f"{sentence}有 {len(preview.errors)} 个错误。请在表格里改正后重新选择，或勾选右边的选项。"
    if not preview.to_write:
        return f"{sentence}表里的内容账本里都有了，不需要导入。"
    return sentence if preview.problems else f"{sentence}没有问题。"
