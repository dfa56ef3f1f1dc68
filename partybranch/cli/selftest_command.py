"""selftest: the program proves itself on the machine it runs on, also inside an installer."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from partybranch.cli.command import say
from partybranch.cli.selftest.account import Account
from partybranch.cli.selftest.running import STAGES, run_stages
from partybranch.cli.selftest.stage import Stage
from partybranch.errors import BranchError
from partybranch.reports.output import write_beside

_PREFIX = "支部纪实 自检 "
"""Chinese characters and blanks: the paths of offices have both, and what trips over them does so here."""


class SelftestCommand:
    """Fill a book, open every page, import, record, print everything, back it up and restore it."""

    name = "selftest"
    help = "自检：字体、窗口、示例、导入、记录、台账、PDF、备份逐项试一遍"

    def __init__(self, stages: Sequence[Stage] = STAGES) -> None:
        self._stages = stages

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--json", type=Path, metavar="文件", help="把结果写成 JSON 文件")
        parser.add_argument("--no-window", action="store_true", help="不试窗口")
        parser.add_argument(
            "--folder",
            type=Path,
            metavar="文件夹",
            help="自检的文件放在这里并留下（不写则放临时文件夹，用后删除）",
        )

    def run(self, arguments: argparse.Namespace) -> int:
        """Try everything, say each outcome, and write the JSON anew after each: a crash leaves its trace."""
        heard = 0

        def tell(account: Account) -> None:
            nonlocal heard
            for outcome in account.outcomes[heard:]:
                say(outcome.line)
            heard = len(account.outcomes)
            if arguments.json is not None:
                _write(arguments.json, account)

        with _scratch(arguments.folder) as folder:
            account = run_stages(folder, self._stages, window=not arguments.no_window, tell=tell)
        say(account.sentence)
        return 0 if account.passed else 1


def _write(target: Path, account: Account) -> None:
    text = json.dumps(account.as_json(), ensure_ascii=False, indent=1) + "\n"
    write_beside(target, lambda draft: _put(draft, text))


def _put(draft: Path, text: str) -> None:
    draft.write_text(text, encoding="utf-8")


@contextmanager
def _scratch(wanted: Path | None) -> Iterator[Path]:
    """A fresh folder with a name like an office's; it goes again unless a place for it was named."""
    try:
        if wanted is not None:
            wanted.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=wanted)).resolve()
    except OSError as error:
        raise BranchError(f"自检的文件夹建立不了（{error.strerror}）。请用 --folder 换一个位置。") from error
    try:
        yield folder
    finally:
        if wanted is None:
            shutil.rmtree(folder, ignore_errors=True)
