"""What the self-test tells as JSON: the program, the PC, every stage."""

import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from partybranch import __version__
from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.stage import Outcome
from partybranch.installation import installation
from partybranch.services.this_program import FROM_SOURCE
from partybranch.services.this_system import system_words
from partybranch.storage.migrations import NEWEST


@dataclass(slots=True, kw_only=True)
class Account:
    """Filled while the stages run; ``left_out`` names those not wanted, ``running`` the present one."""

    folder: Path
    left_out: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    running: str = ""
    seconds: float = 0.0
    first_page_seconds: float | None = None
    qt: str | None = None
    platform: str | None = None
    qt_messages: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether everything was tried and nothing failed."""
        return not self.running and bool(self.outcomes) and all(each.passed for each in self.outcomes)

    @property
    def sentence(self) -> str:
        """The end of it in one line."""
        failed = [each.name for each in self.outcomes if not each.passed]
        said = f"自检未通过：{'、'.join(failed)}。" if failed else "自检通过。"
        without = f"没有试{'、'.join(self.left_out)}（--no-window）。" if self.left_out else ""
        return f"{said}共 {len(self.outcomes)} 步，{self.seconds:.1f} 秒。{without}"

    def take_from(self, bench: Bench) -> None:
        """Take over what the stages found out."""
        self.first_page_seconds = bench.first_page_seconds
        if bench.window is not None:
            self.qt, self.platform = bench.window.qt, bench.window.platform
            self.qt_messages = bench.window.messages

    def as_json(self) -> dict[str, object]:
        """The account as the terminal contract has it."""
        installed = installation()
        return {
            "passed": self.passed,
            "version": __version__,
            "schema": NEWEST,
            "installation": installed.kind.value if installed else FROM_SOURCE,
            "installed_version": installed.version if installed else None,
            "executable": sys.executable,
            "python": sys.version.split()[0],
            "qt": self.qt,
            "platform": self.platform,
            "system": system_words(),
            "folder": str(self.folder),
            "seconds": round(self.seconds, 2),
            "first_page_seconds": self.first_page_seconds,
            "left_out": self.left_out,
            "qt_messages": self.qt_messages,
            "stages": [*map(_told, self.outcomes), *([_broken_off(self.running)] if self.running else [])],
        }


def _told(outcome: Outcome) -> dict[str, object]:
    told = asdict(outcome) | {"seconds": round(outcome.seconds, 2)}
    if not outcome.trace:
        del told["trace"]
    return told


def _broken_off(name: str) -> dict[str, object]:
    """What stays in the file when the program dies in the middle of a stage."""
    said = "这一步没有做完，程序在这里停止了。"
    return {"name": name, "passed": False, "seconds": 0.0, "said": said}
