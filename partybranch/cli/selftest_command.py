"""selftest: the program proves itself on the machine it runs on, also inside an installer."""

import argparse
import tempfile
from pathlib import Path

from partybranch.app import open_sample
from partybranch.cli.command import say
from partybranch.domain.periods import Period
from partybranch.reports.documents import SINGLE, write_documents


class SelftestCommand:
    """Fill a book, count it, print everything, back it up and verify it, in a folder thrown away after."""

    name = "selftest"
    help = "自检：建示例、出台账和PDF、备份并核对"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run through the main job and say what was done."""
        with tempfile.TemporaryDirectory() as work:
            out = Path(work)
            branch = open_sample(out / "book")
            order = branch.orders.of(Period.year(branch.today().year - 1), branch.today())
            written = write_documents(SINGLE, order, out)
            branch.backup.make(out)
            found = branch.backup.verify()
            branch.close()
        outcome = "未通过" if found.problems else "通过"
        say(f"自检{outcome}：{len(written)} 个文件，{found.records} 条记录。")
        return 1 if found.problems else 0
