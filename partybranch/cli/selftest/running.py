"""Goes through all stages in order, each however the ones before it went, and tells after each."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from partybranch.cli.selftest.account import Account
from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.book_stages import BACKUP, IMPORT, SAMPLE, SITTING
from partybranch.cli.selftest.paper_stages import EVERYTHING, LEDGER, PDF, WORD
from partybranch.cli.selftest.part_stages import PARTS
from partybranch.cli.selftest.stage import Stage, perform
from partybranch.cli.selftest.window_stages import FIRST_PAGE, PAGES, QT

STAGES: tuple[Stage, ...] = (
    FIRST_PAGE,
    PARTS,
    QT,
    SAMPLE,
    PAGES,
    IMPORT,
    SITTING,
    LEDGER,
    PDF,
    WORD,
    BACKUP,
    EVERYTHING,
)


def run_stages(
    folder: Path,
    stages: Sequence[Stage],
    *,
    window: bool,
    tell: Callable[[Account], None],
) -> Account:
    """Try everything in a folder; ``tell`` hears the account before and after each stage."""
    began = perf_counter()
    wanted = [stage for stage in stages if window or not stage.windowed]
    account = Account(folder=folder, left_out=[stage.name for stage in stages if stage not in wanted])
    bench = Bench(folder)
    try:
        for stage in wanted:
            account.running = stage.name
            tell(account)
            account.outcomes.append(perform(stage, bench))
            account.running = ""
            account.seconds = perf_counter() - began
            account.take_from(bench)
            tell(account)
    finally:
        bench.close()
    return account
