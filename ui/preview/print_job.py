"""What a person chose in the printer's dialog, and the command that hands a PDF to CUPS just so."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Sides(StrEnum):
    """One or both sides of the sheet; the values are the words of CUPS."""

    PRINTER = ""
    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """``places`` are the pages to print, counted from 0, in order; ``count`` is how many there are.

    ``backwards`` prints the last one first, for printers that put each sheet on the one before, face up.
    """

    queue: str
    title: str
    places: tuple[int, ...]
    count: int
    copies: int = 1
    collated: bool = True
    sides: Sides = Sides.PRINTER
    grey: bool = False
    backwards: bool = False

    @property
    def order(self) -> tuple[int, ...]:
        """The pages as they leave the printer."""
        return self.places[::-1] if self.backwards else self.places

    @property
    def whole(self) -> bool:
        """Whether every page is printed."""
        return self.places == tuple(range(self.count))


def ranges(places: Sequence[int]) -> str:
    """Pages as CUPS reads them, counted from 1: 1-3,5."""
    runs: list[tuple[int, int]] = []
    for at in sorted(set(places)):
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return ",".join(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs)


def lp_command(job: PrintJob, file: Path, lp: str = "lp") -> list[str]:
    """The command that prints a file: vectors and fonts reach the printer as they are."""
    options = ["media=A4"]
    if job.sides:
        options.append(f"sides={job.sides}")
    if job.copies > 1:
        options.append(f"collate={'true' if job.collated else 'false'}")
    if job.backwards:
        options.append("outputorder=reverse")
    if job.grey:
        options.append("print-color-mode=monochrome")
    command = [lp, "-d", job.queue, "-n", str(job.copies), "-t", job.title]
    if not job.whole:
        command += ["-P", ranges(job.places)]
    for option in options:
        command += ["-o", option]
    return [*command, str(file)]
