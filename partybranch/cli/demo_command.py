"""demo: the main job on sample data, with or without a screen."""

import argparse
from pathlib import Path

from partybranch.app import open_sample
from partybranch.cli.command import say
from partybranch.cli.window import open_window, why_no_window
from partybranch.domain.periods import Period
from partybranch.reports.documents import SINGLE, write_documents


class DemoCommand:
    """A sample branch with last year's life: every ledger and the year-end PDF, then the window."""

    name = "demo"
    help = "示例支部：生成全部台账和年终PDF，然后打开窗口"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--no-window", action="store_true", help="只生成文件，不打开窗口")
        parser.add_argument("--out", type=Path, default=Path("demo"), metavar="文件夹", help="文件放在哪里")

    def run(self, arguments: argparse.Namespace) -> int:
        """Write the papers, say where, and open the window when there is a screen."""
        out: Path = arguments.out.resolve()
        book = out / "示例数据"
        branch = open_sample(book)
        year = Period.year(branch.today().year - 1)
        order = branch.orders.of(year, branch.today())
        paths = write_documents(SINGLE, order, out)
        branch.close()
        say(order.book.sentence)
        say(f"已生成 {len(paths)} 个文件，在 {out}：")
        for path in paths:
            say(f"  {path.name}（{path.stat().st_size // 1024 + 1} KB）")
        reason = "按要求不打开窗口。" if arguments.no_window else why_no_window()
        if reason:
            say(reason)
            return 0
        return open_window(book)
