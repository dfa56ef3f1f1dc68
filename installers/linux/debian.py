"""Debian's own tools: the mirror of this machine, a root of another release, a source package."""

import os
from collections.abc import Mapping
from pathlib import Path

from installers.steps import BuildError, fresh, needed, run

_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_INSIDE = ["/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8"]
# The mount lives in the command's own mount namespace: whatever ends the command, nothing stays mounted.
_ENTER = 'mount --bind /proc "$0/proc" && exec chroot "$0" "$@"'


def must_be_root() -> None:
    """Only root makes and enters another root; BuildError for everybody else."""
    if os.geteuid() != 0:
        raise BuildError("The old Debian root can only be made and entered by root. Run the command as root.")


def machine() -> str:
    """The architecture in Debian's words, ``amd64`` or ``arm64``."""
    return run([needed("dpkg", "dpkg"), "--print-architecture"]).strip()


def parse_mirror(targets: str) -> str | None:
    """The first address of a Debian release among apt's targets, a line ``address|origin|codename`` each."""
    for line in targets.splitlines():
        address, origin, codename = line.split("|")
        if origin == "Debian" and codename and "-" not in codename:
            return address
    return None


def mirror() -> str:
    """The Debian mirror that this machine's apt uses."""
    form = "$(REPO_URI)|$(ORIGIN)|$(CODENAME)"
    found = parse_mirror(run([needed("apt-get", "apt"), "indextargets", "--format", form]))
    if found is None:
        raise BuildError("apt knows no Debian mirror on this machine. Add one and run apt-get update.")
    return found


def bootstrap(folder: Path, release: str, packages: tuple[str, ...] = ()) -> None:
    """Make a minimal root of a Debian release with a few packages more."""
    command: list[str | Path] = [needed("debootstrap", "debootstrap"), "--variant=minbase"]
    if packages:
        command.append(f"--include={','.join(packages)}")
    run([*command, release, fresh(folder), mirror()])


def inside(folder: Path, *command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a command in a root, with an environment of its own, and return what it printed."""
    more = [f"{name}={value}" for name, value in (environment or {}).items()]
    return run(["unshare", "--mount", "sh", "-c", _ENTER, folder, *_INSIDE, *more, *command])


def fetch_sources(folder: Path, release: str, packages: tuple[str, ...]) -> None:
    """Fetch source packages of a release, checked by Debian's signature; apt's settings stay untouched."""
    state = fresh(folder.resolve() / "apt")
    for part in ("lists/partial", "cache/archives/partial"):
        (state / part).mkdir(parents=True)
    listed = state / "sources.list"
    listed.write_text(f"deb-src [signed-by={_KEYRING}] {mirror()} {release} main\n", encoding="ascii")
    apt = [needed("apt-get", "apt"), "-q", *_private(listed, state)]
    run([*apt, "update"])
    run([*apt, "--download-only", "source", *packages], cwd=folder)


def _private(listed: Path, state: Path) -> list[str]:
    places = {
        "Dir::Etc::sourcelist": listed,
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::State::lists": state / "lists",
        "Dir::Cache": state / "cache",
        "APT::Sandbox::User": "root",
    }
    return [word for key, place in places.items() for word in ("-o", f"{key}={place}")]
