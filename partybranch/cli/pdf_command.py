"""pdf: print one report of a period."""

import argparse
from pathlib import Path

from partybranch.cli.command import add_period, opened, period_of, say
from partybranch.reports.pdf import PDFS, write_pdf


class PdfCommand:
    """Print a report into a file."""

    name = "pdf"
    help = "生成 PDF"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        titles = "；".join(f"{report.code} {report.title}" for report in PDFS)
        parser.add_argument("pdf", choices=[report.code for report in PDFS], metavar="报告", help=titles)
        add_period(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="文件", help="PDF 文件")

    def run(self, arguments: argparse.Namespace) -> int:
        """Print and say where."""
        report = next(each for each in PDFS if each.code == arguments.pdf)
        period = period_of(arguments)
        with opened(arguments) as branch:
            order = branch.orders.of(period, branch.today())
            say(str(write_pdf(report, order, arguments.out)))
        return 0
