"""The exact libraries of pyproject.toml for another system, and our own wheel, unpacked into one folder."""

from dataclasses import dataclass
from pathlib import Path

from installers.steps import BuildError, needed, run

ROOT = Path(__file__).resolve().parent.parent
PYTHON = "3.13"


@dataclass(frozen=True, slots=True)
class Target:
    """The system a program is built for, in uv's words."""

    platform: str


WINDOWS = Target("x86_64-pc-windows-msvc")
LINUX = Target("x86_64-manylinux_2_28")
LINUX_ARM = Target("aarch64-manylinux_2_31")


def uv(*words: str | Path) -> str:
    """Run uv, which README's two commands install; return what it printed."""
    return run([needed("uv", "python3-pip, then: python3 -m pip install uv"), *words], cwd=ROOT)


def fill(folder: Path, target: Target, work: Path, *, also: tuple[str, ...] = ()) -> None:
    """Unpack the runtime libraries and the program into a folder, checked against the hashes of the lock.

    ``also`` names more groups of pyproject.toml. Only wheels are taken: nothing is compiled for the target.
    """
    wanted = work / "requirements.txt"
    groups = [word for group in also for word in ("--group", group)]
    uv("export", "--quiet", "--no-default-groups", *groups, "--no-emit-project", "--output-file", wanted)
    where: list[str | Path] = [
        "--target",
        folder,
        "--python-platform",
        target.platform,
        "--python-version",
        PYTHON,
    ]
    uv("pip", "install", "--quiet", *where, "--only-binary", ":all:", "--requirement", wanted)
    uv("pip", "install", "--quiet", *where, "--no-deps", own_wheel(work))


def own_wheel(work: Path) -> Path:
    """Build the program's own wheel and return it."""
    built = work / "wheel"
    uv("build", "--quiet", "--wheel", "--out-dir", built)
    found = sorted(built.glob("partybranch-*.whl"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise BuildError("uv built no wheel of the program. Run `uv build --wheel` to see why.")
    return found[-1]
