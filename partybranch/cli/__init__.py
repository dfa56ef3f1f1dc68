"""The terminal: one file per command; the parser and its help are built from ``COMMANDS``.

Exit codes: 0 done, 1 problems listed, 2 wrong usage, 3 an expected failure whose sentence goes to standard
error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from partybranch import __version__
from partybranch.cli.backup_command import BackupCommand
from partybranch.cli.check_command import CheckCommand
from partybranch.cli.command import Command
from partybranch.cli.demo_command import DemoCommand
from partybranch.cli.import_command import ImportCommand
from partybranch.cli.ledger_command import LedgerCommand
from partybranch.cli.papers_command import PapersCommand
from partybranch.cli.pdf_command import PdfCommand
from partybranch.cli.restore_command import RestoreCommand
from partybranch.cli.selftest_command import SelftestCommand
from partybranch.cli.streams import prepare_streams
from partybranch.cli.tally_command import TallyCommand
from partybranch.cli.verify_command import VerifyCommand
from partybranch.cli.window import open_window
from partybranch.errors import BranchError
from partybranch.services.backup import SUFFIXES

COMMANDS: tuple[Command, ...] = (
    DemoCommand(),
    ImportCommand(),
    TallyCommand(),
    CheckCommand(),
    LedgerCommand(),
    PdfCommand(),
    PapersCommand(),
    BackupCommand(),
    RestoreCommand(),
    VerifyCommand(),
    SelftestCommand(),
)


def build_parser() -> argparse.ArgumentParser:
    """The parser with one sub-parser per command."""
    parser = argparse.ArgumentParser(prog="partybranch", description="支部纪实。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=f"支部纪实 {__version__}")
    parser.add_argument("--data", type=Path, metavar="文件夹", help="数据所在的文件夹（不写则用默认位置）")
    commands = parser.add_subparsers(dest="command", metavar="命令")
    for command in COMMANDS:
        command.add_arguments(commands.add_parser(command.name, help=command.help, description=command.help))
    return parser


def _opened_by_double_click(argv: Sequence[str]) -> Path | None:
    """The backup that the desktop hands over as the one argument."""
    only = Path(argv[0]) if len(argv) == 1 else Path()
    return only if only.suffix.lower() in SUFFIXES else None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the terminal and return the exit code."""
    prepare_streams()
    backup = _opened_by_double_click(sys.argv[1:] if argv is None else argv)
    arguments = build_parser().parse_args([] if backup else argv)
    chosen = next((command for command in COMMANDS if command.name == arguments.command), None)
    try:
        if backup is not None:
            return open_window(None, backup)
        if chosen is None:
            return open_window(arguments.data)
        return chosen.run(arguments)
    except BranchError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    except BrokenPipeError:
        # Whoever read the output (head, less) has seen enough; what is left must not fail again at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
