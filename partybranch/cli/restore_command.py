"""restore: put a backup in place; the present book is kept aside."""

import argparse
from pathlib import Path

from partybranch.app import restore_branch
from partybranch.cli.command import say
from partybranch.services.backup import kept_words


class RestoreCommand:
    """Restore a backup (.zbjs, formerly .zip) or a snapshot (.db)."""

    name = "restore"
    help = "用备份恢复；现有数据另存一份"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, metavar="备份文件", help="备份 .zbjs（旧版为 .zip）或快照 .db")

    def run(self, arguments: argparse.Namespace) -> int:
        """Restore and say where the replaced book is kept."""
        aside = restore_branch(arguments.file, arguments.data)
        say(f"已恢复。{kept_words(aside)}")
        return 0
