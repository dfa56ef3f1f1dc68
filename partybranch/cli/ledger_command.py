"""ledger: write one or all Excel ledgers of a period."""

import argparse
from pathlib import Path

from partybranch.cli.command import add_period, opened, period_of, say
from partybranch.reports.ledgers import LEDGERS, write_ledgers


class LedgerCommand:
    """Write one or all ledgers into a folder."""

    name = "ledger"
    help = "生成 Excel 台账"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        codes = ["all", *(ledger.code for ledger in LEDGERS)]
        titles = "；".join(f"{ledger.code} {ledger.title}" for ledger in LEDGERS)
        parser.add_argument("ledger", choices=codes, metavar="台账", help=f"all 全部；{titles}")
        add_period(parser)
        parser.add_argument("--out", type=Path, required=True, metavar="文件夹", help="台账放在哪里")

    def run(self, arguments: argparse.Namespace) -> int:
        """Write and say where."""
        chosen = [ledger for ledger in LEDGERS if arguments.ledger in ("all", ledger.code)]
        period = period_of(arguments)
        with opened(arguments) as branch:
            order = branch.orders.of(period, branch.today())
        for path in write_ledgers(order, chosen, arguments.out):
            say(str(path))
        return 0
