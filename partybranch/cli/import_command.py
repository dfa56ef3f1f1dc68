"""import: what the window's 导入 page does, by the same code."""

import argparse
from pathlib import Path

from partybranch.cli.command import opened, say, say_json
from partybranch.services.importing import IMPORTERS, Preview


class ImportCommand:
    """Preview a workbook, and with ``--apply`` import it: all or nothing."""

    name = "import"
    help = "导入工作簿：先预览，加 --apply 才写入"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        codes = [importer.code for importer in IMPORTERS]
        kinds = "；".join(f"{importer.code} {importer.name}" for importer in IMPORTERS)
        parser.add_argument("importer", choices=codes, metavar="种类", help=kinds)
        parser.add_argument("file", type=Path, metavar="工作簿", help="要导入的 .xlsx")
        parser.add_argument("--apply", action="store_true", help="预览没有问题时写入")
        parser.add_argument("--leave-out-bad", action="store_true", help="有问题的行不导入，其余照常")
        parser.add_argument(
            "--map",
            action="append",
            type=_pair,
            default=[],
            metavar="列名=字段",
            help="指定一列的含义；字段写 skip 为略过",
        )
        parser.add_argument(
            "--legend",
            action="append",
            type=_pair,
            default=[],
            metavar="记号=含义",
            help="考勤表的记号，如 √=出席、病=请假:病假",
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def run(self, arguments: argparse.Namespace) -> int:
        """Preview, apply when asked for and possible, and list every problem."""
        with opened(arguments, may_begin=True) as branch:
            preview = branch.importing.preview(
                arguments.importer,
                arguments.file,
                choices=dict(arguments.map),
                legend=dict(arguments.legend) or None,
                leave_out_bad=arguments.leave_out_bad,
            )
            applied = bool(arguments.apply and preview.can_apply)
            if applied:
                branch.importing.apply(preview)
        if arguments.json:
            say_json(preview_json(preview, applied=applied))
        else:
            _say_preview(preview, applied=applied)
        return 0 if preview.can_apply else 1


def _pair(said: str) -> tuple[str, str]:
    name, sign, meaning = said.rpartition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"“{said}”里没有等号，请写成 列名=字段 或 记号=含义")
    return name, meaning


def preview_json(preview: Preview, *, applied: bool) -> dict[str, object]:
    """The preview as the terminal contract has it."""
    return {
        "importer": preview.importer,
        "rows": len(preview.rows),
        "accepted": preview.accepted,
        "to_write": preview.to_write,
        "applied": applied,
        "unmapped": [column.heading or column.letter for column in preview.unmapped],
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "severity": problem.severity.value,
                "text": problem.text,
            }
            for problem in preview.problems
        ],
    }


def _say_preview(preview: Preview, *, applied: bool) -> None:
    for problem in preview.problems:
        where = f"第{problem.row}行" if problem.row else ""
        column = f"“{problem.column}”列" if problem.column else ""
        say(f"{problem.severity.value}：工作表“{problem.sheet}”{where}{column}：{problem.text}")
    errors = len(preview.errors)
    say(
        f"共 {len(preview.rows)} 行，可导入 {preview.accepted} 行，"
        f"要写入 {preview.to_write} 行，错误 {errors} 处。"
    )
    if applied:
        say("已导入。" if preview.to_write else "没有新内容，数据未变。")
    else:
        say("尚未写入。" + ("加 --apply 写入。" if preview.can_apply else "请先改正上面的错误。"))
