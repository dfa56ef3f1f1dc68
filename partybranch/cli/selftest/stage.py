"""One thing that the self-test proves, and what came of it."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from partybranch.cli.selftest.bench import Bench
from partybranch.errors import BranchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A name and the work; the work returns one sentence, or raises BranchError with one.

    Only ``windowed`` stages need a window.
    """

    name: str
    run: Callable[[Bench], str]
    windowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a stage; ``trace`` is for engineers and stands only where the program itself failed."""

    name: str
    passed: bool
    seconds: float
    said: str
    trace: str = ""

    @property
    def line(self) -> str:
        """The outcome in one line of a terminal."""
        return f"{'通过' if self.passed else '未通过'}　{self.name}（{self.seconds:.1f} 秒）：{self.said}"


def perform(stage: Stage, bench: Bench) -> Outcome:
    """Do the work of a stage; whatever goes wrong becomes its outcome, so that the others can go on."""
    began = perf_counter()
    trace = ""
    try:
        said, passed = stage.run(bench), True
    except BranchError as error:
        said, passed = str(error), False
    except Exception as error:
        said, passed, trace = f"程序出错（{type(error).__name__}：{error}）。", False, traceback.format_exc()
    seconds = perf_counter() - began
    return Outcome(name=stage.name, passed=passed, seconds=seconds, said=said, trace=trace)


def expect(holds: object, otherwise: str) -> None:
    """Go on when something holds; else BranchError with the sentence.

    Never ``assert``: a built program is optimised and would pass over it.
    """
    if not holds:
        raise BranchError(otherwise)
