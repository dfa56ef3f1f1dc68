"""What every command brings, and how commands speak."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol

from partybranch.app import Branch, has_book, open_branch
from partybranch.domain.periods import Period
from partybranch.errors import BranchError


class Command(Protocol):
    """One command: its name, one line of help, its arguments and what it does."""

    name: str
    help: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the exit code."""


@contextmanager
def opened(arguments: argparse.Namespace, *, may_begin: bool = False) -> Iterator[Branch]:
    """The book named by ``--data``, closed afterwards.

    Raises BranchError where no book is, unless the command may begin one: a mistyped folder is no empty
    year.
    """
    if not may_begin and not has_book(arguments.data):
        where = f"“{arguments.data}”" if arguments.data else "默认位置"
        raise BranchError(f"{where}里还没有支部纪实的数据。请检查 --data，或先导入党员花名册。")
    branch = open_branch(arguments.data)
    try:
        yield branch
    finally:
        branch.close()


def say(text: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{text}\n")


def say_json(value: object) -> None:
    """Print a value as UTF-8 JSON, Chinese as it is."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def add_year(parser: argparse.ArgumentParser) -> None:
    """Declare ``--year``."""
    parser.add_argument("--year", type=_year, required=True, metavar="年", help="年度，如 2022")


def add_period(parser: argparse.ArgumentParser) -> None:
    """Declare ``--year``, ``--from`` and ``--until``."""
    add_year(parser)
    parser.add_argument(
        "--from", dest="start", type=as_day, metavar="日期", help="从这一天起（不写则从1月1日）"
    )
    parser.add_argument(
        "--until", dest="end", type=as_day, metavar="日期", help="到这一天止（不写则到12月31日）"
    )


def period_of(arguments: argparse.Namespace) -> Period:
    """The stretch the arguments name; a wrong order ends the program as wrong usage."""
    year = Period.year(arguments.year)
    start, end = arguments.start or year.start, arguments.end or year.end
    if end < start:
        raise SystemExit(_usage("--until 早于 --from"))
    return Period(start, end)


def _usage(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 2


def _year(text: str) -> int:
    if not (text.isdecimal() and 1900 <= int(text) <= 2200):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，请写成 2022")
    return int(text)


def as_day(text: str) -> date:
    """An argument as a date; ArgumentTypeError with a sentence when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2022-08-10") from None
