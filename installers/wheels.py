"""The exact libraries of pyproject.toml for another system, and our own wheel, unpacked into one folder."""

from dataclasses import dataclass
from pathlib import Path

from installers.steps import BuildError, needed, run

ROOT = Path(__file__).resolve().parent.parent
PYTHON = "3.13"


@dataclass(frozen=True, slots=True)
class Target:
    """The system a program is built for, in uv's words; ``instead`` are versions other than the lock's."""

    platform: str
    python: str = PYTHON
    instead: tuple[str, ...] = ()


WINDOWS = Target("x86_64-pc-windows-msvc")
LINUX = Target("x86_64-manylinux_2_28")
# No later PySide6 has arm64 wheels for glibc 2.31 (Kylin V10), and this one does not know CPython 3.13.
LINUX_ARM = Target("aarch64-manylinux_2_31", "3.11", ("pyside6-essentials==6.7.3", "shiboken6==6.7.3"))


def uv(*words: str | Path) -> str:
    """Run uv, which README's two commands install; return what it printed."""
    return run([needed("uv", "python3-pip, then: python3 -m pip install uv"), *words], cwd=ROOT)


def fill(folder: Path, target: Target, work: Path, *, also: tuple[str, ...] = ()) -> None:
    """Unpack the runtime libraries and the program into a folder, checked against the hashes of the lock.

    ``also`` names more groups of pyproject.toml. Only wheels are taken: nothing is compiled for the target.
    """
    wanted = work / "requirements.txt"
    groups = [word for group in also for word in ("--group", group)]
    others = [word for each in target.instead for word in ("--no-emit-package", each.partition("==")[0])]
    uv("export", "--quiet", "--no-default-groups", *groups, "--no-emit-project", *others, "-o", wanted)
    where: list[str | Path] = [
        "--target",
        folder,
        "--python-platform",
        target.platform,
        "--python-version",
        target.python,
        "--only-binary",
        ":all:",
    ]
    uv("pip", "install", "--quiet", *where, "--requirement", wanted)
    if target.instead:
        # Without the project's settings, which hold every library to the lock's version.
        uv("pip", "install", "--quiet", "--no-config", *where, "--no-deps", *target.instead)
    uv("pip", "install", "--quiet", *where, "--no-deps", own_wheel(work))


def own_wheel(work: Path) -> Path:
    """Build the program's own wheel and return it."""
    built = work / "wheel"
    uv("build", "--quiet", "--wheel", "--out-dir", built)
    found = sorted(built.glob("partybranch-*.whl"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise BuildError("uv built no wheel of the program. Run `uv build --wheel` to see why.")
    return found[-1]
