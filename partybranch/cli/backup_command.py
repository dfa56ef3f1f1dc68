"""backup: a checked copy of database and attachments."""

import argparse
from pathlib import Path

from partybranch.cli.command import opened, say


class BackupCommand:
    """Write a backup and say where it lies."""

    name = "backup"
    help = "备份数据和附件，并检查备份"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--to", type=Path, metavar="文件夹", help="备份放在哪里（不写则在数据文件夹内）")

    def run(self, arguments: argparse.Namespace) -> int:
        """Back up and say where."""
        with opened(arguments) as branch:
            say(str(branch.backup.make(arguments.to)))
        return 0
