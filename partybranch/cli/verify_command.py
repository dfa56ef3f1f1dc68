"""verify: whether the book is whole and every record agrees with the journal."""

import argparse
from dataclasses import asdict

from partybranch.cli.command import opened, say, say_json
from partybranch.services.backup import verdict


class VerifyCommand:
    """Check file, journal, records and attachments."""

    name = "verify"
    help = "检查数据是否完整、有没有在程序之外被改动"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def run(self, arguments: argparse.Namespace) -> int:
        """Check and list what is wrong."""
        with opened(arguments) as branch:
            found = branch.backup.verify()
        if arguments.json:
            say_json(asdict(found))
        else:
            for problem in found.problems:
                say(problem)
            say(verdict(found))
        return 1 if found.problems else 0
