"""``python -m installers.first_page [--cold] -- COMMAND…``: how long a start takes, until a person can read.

It takes any command: the source, a built program, one inside a chroot or in Wine. A clock runs from the start
of the command until the largest window of that title stands (``window``) and until its picture has come to
rest (``page``): the moment of the last change that is larger than a blinking text cursor. The program is
then told to end, with everything in its session. A screen to try on: ``Xvfb :71 -noreset -screen 0
1366x768x24``.
"""

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from PIL import Image, ImageChops, ImageGrab

from installers.product import NAME
from installers.steps import BuildError, needed

_EVERY = 0.04
_TICKS = os.sysconf("SC_CLK_TCK")
_LEAST = 400 * 300
"""A smaller window is a notice, not a page."""

_CURSOR = 600
"""A text cursor covers no more pixels than this."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the window and to the page at rest; what all its processes took by then.

    ``processor`` tells a slow program from a PC that is busy with something else.
    """

    window: float
    page: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Watch:
    """What is waited for: a window whose title matches, still for so long, before patience ends."""

    title: str = NAME
    quiet: float = 2.0
    patience: float = 90.0
    picture: Path | None = None


def measure(command: Sequence[str], watch: Watch) -> Start:
    """Start a program once and wait for its first page; BuildError when none comes."""
    _wait_for_a_clear_screen(watch)
    begun = perf_counter()
    with _running(command) as program:
        box = _window(program, watch, begun)
        stood = perf_counter() - begun
        page = _rest(program, watch, begun, box)
        took = [_taken(each) for each in _session(program.pid)]
        return Start(
            window=stood,
            page=page,
            processor=sum(seconds for seconds, _ in took),
            memory=sum(megabytes for _, megabytes in took),
        )


def forget_files() -> None:
    """Empty the page cache, so that the next start reads the disk as after the PC was switched on."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
    except OSError as error:
        raise BuildError(f"The page cache was not emptied ({error}). A cold start needs root.") from error


def table(starts: Sequence[Start]) -> str:
    """Least, middle and most of every figure, a line each."""
    columns = {
        "window s": [start.window for start in starts],
        "page s": [start.page for start in starts],
        "CPU s": [start.processor for start in starts],
        "memory MB": [start.memory for start in starts],
    }
    lines = [f"{'':10}{'min':>8}{'median':>8}{'max':>8}"]
    for name, values in columns.items():
        figures = (min(values), statistics.median(values), max(values))
        lines.append(f"{name:10}" + "".join(f"{figure:8.2f}" for figure in figures))
    return "\n".join(lines)


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program in a session of its own, ended with all that it started."""
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield program
    finally:
        _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for each in _session(program.pid):
            with suppress(ProcessLookupError):
                os.kill(each, sign)
        for _ in range(50):
            if program.poll() is not None and not _session(program.pid):
                return
            sleep(_EVERY)


def _session(leader: int) -> list[int]:
    """The processes of a session that are still alive."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, _group, session = _fields(status)[:4]
            if int(session) == leader and state != "Z":
                found.append(int(status.parent.name))
    return found


def _taken(process: int) -> tuple[float, float]:
    """Seconds of processor and megabytes of memory of a process."""
    fields = _fields(Path(f"/proc/{process}/stat"))
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    memory = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(memory[1]) / 1024 if memory else 0.0


def _fields(stat: Path) -> list[str]:
    """What the kernel says about a process, from its state on: its name may contain anything."""
    return stat.read_text(errors="replace").rpartition(")")[2].split()


def _wait_for_a_clear_screen(watch: Watch) -> None:
    """The window of the start before goes a moment after its program."""
    for _ in range(50):
        if not _boxes(watch.title):
            return
        sleep(_EVERY)
    raise BuildError(f"A window called {watch.title} stands already. Close it, or take another DISPLAY.")


def _window(program: subprocess.Popen[bytes], watch: Watch, begun: float) -> Box:
    while True:
        boxes = [box for box in _boxes(watch.title) if _area(box) >= _LEAST]
        if boxes:
            return max(boxes, key=_area)
        _still_hoping(program, watch, begun)
        sleep(_EVERY)


def _rest(program: subprocess.Popen[bytes], watch: Watch, begun: float, box: Box) -> float:
    """When the picture of a window last changed; its place is looked up again until it rests."""
    seen, changed = _picture(box), perf_counter()
    while perf_counter() - changed < watch.quiet or _plain(seen):
        _still_hoping(program, watch, begun)
        sleep(_EVERY)
        present = _picture(box)
        if _differ(seen, present):
            seen, changed = present, perf_counter()
            box = max(_boxes(watch.title) or [box], key=_area)
    if watch.picture is not None:
        seen.save(watch.picture)
    return changed - begun


def _still_hoping(program: subprocess.Popen[bytes], watch: Watch, begun: float) -> None:
    if program.poll() is not None and not _session(program.pid):
        raise BuildError(f"The program ended with {program.returncode} before its first page stood.")
    if perf_counter() - begun > watch.patience:
        raise BuildError(f"No page of a window called {watch.title} came within {watch.patience:.0f} s.")


def _boxes(title: str) -> list[Box]:
    """Where the visible windows of a title stand."""
    tool = needed("xdotool", "xdotool")
    ended = subprocess.run(
        [tool, "search", "--onlyvisible", "--name", title, "getwindowgeometry", "--shell", "%@"],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.findall(r"X=(-?\d+)\nY=(-?\d+)\nWIDTH=(\d+)\nHEIGHT=(\d+)", ended.stdout)
    return [(int(x), int(y), int(x) + int(w), int(y) + int(h)) for x, y, w, h in found]


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _picture(box: Box) -> Image.Image:
    screen = ImageGrab.grab(xdisplay=os.environ.get("DISPLAY", ""))
    left, top, right, bottom = box
    return screen.crop((max(left, 0), max(top, 0), min(right, screen.width), min(bottom, screen.height)))


def _plain(picture: Image.Image) -> bool:
    """Whether nothing is drawn yet: fewer colours than any text has."""
    return len(picture.resize((200, 150)).getcolors(30_000) or range(99)) < 8


def _differ(before: Image.Image, after: Image.Image) -> bool:
    if before.size != after.size:
        return True
    changed = ImageChops.difference(before, after).getbbox()
    return changed is not None and _area(changed) > _CURSOR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installers.first_page", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often it is started")
    parser.add_argument("--cold", action="store_true", help="empty the page cache before every start (root)")
    parser.add_argument("--title", default=NAME, help="what the title of the window contains")
    parser.add_argument("--picture", type=Path, help="keep what the window showed (PNG)")
    parser.add_argument("--patience", type=float, default=90.0, help="seconds after which a start has failed")
    parser.add_argument("command", nargs="+", help="the program and its arguments, after --")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program as often as asked and print the figures; 1 with a sentence when no page came."""
    chosen = _parser().parse_args(arguments)
    watch = Watch(title=chosen.title, patience=chosen.patience, picture=chosen.picture)
    starts = []
    try:
        for _ in range(chosen.runs):
            if chosen.cold:
                forget_files()
            starts.append(measure(chosen.command, watch))
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    kind, load = "cold" if chosen.cold else "warm", os.getloadavg()[0]
    sys.stdout.write(f"{kind}, {len(starts)} starts, load of this PC {load:.1f}\n{table(starts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
