"""``deb``: the package for Debian and what is made of it, UOS and Kylin: one file, a double click."""

import hashlib
import shutil
import sys
from pathlib import Path

from installers import frozen, materials
from installers.artefacts import Job
from installers.linux import tree
from installers.linux.debian import machine
from installers.linux.depends import asked_for, packages
from installers.linux.elf import binaries
from installers.linux.floor import must_run_on
from installers.linux.root import Root, old_root
from installers.product import PACKAGE
from installers.steps import fresh, needed, run
from installers.wheels import fill
from partybranch.installation import Kind

_DEBIAN = "DEBIAN"
_BLOCK = 1024
_TIGHT, _QUICK = ("-Zxz", "-z9"), ("-Zgzip", "-z1")


class DebArtefact:
    """The Linux program, built in the old root and packed as .deb."""

    name = "deb"
    help = "the .deb for UOS, Kylin and Debian (as root)"

    def build(self, job: Job) -> list[Path]:
        """Build in the old root, check what it asks of a desktop, pack; returns the one file."""
        work = job.work / "linux"
        with job.steps.step("old Debian root with its own CPython and SQLite, kept for the next build"):
            root = old_root(job.work)
        with job.steps.step("libraries of the lock"):
            fill(fresh(root.libraries), root.recipe.target, job.work, also=("installers",))
        with job.steps.step("build the program with PyInstaller in the root"):
            program = _freeze(root, job, work)
        with job.steps.step("take off what only a debugger reads"):
            strip(program)
        with job.steps.step("bill of materials and licences"):
            materials.write(program, root.libraries, job, Kind.DEB, root=root.folder)
        with job.steps.step("look at what it asks of the desktop"):
            newest = must_run_on(program, root.recipe.floor)
            depends = packages(asked_for(program), root.recipe.floor)
        with job.steps.step("pack" + (" quickly" if job.quick else " as tightly as it goes")):
            built = pack(program, job, work / "tree", *depends)
        sys.stdout.write(f"Needs glibc {newest}. Depends: {', '.join(depends[0])}\n")
        return [built]


def _freeze(root: Root, job: Job, work: Path) -> Path:
    """The program's folder, built inside the root from a copy of the sources, moved out of it."""
    build = fresh(root.folder / "build")
    sources = build / "sources"
    frozen.copy_sources(sources, job.version)
    command = frozen.words("/build/sources", "/build/out", "/build/work")
    log = root.python(*command, environment=frozen.ENVIRONMENT)
    frozen.must_be_whole(log)
    program = fresh(work) / PACKAGE
    shutil.move(build / "out" / PACKAGE, program)
    shutil.rmtree(build)
    frozen.complete(program, job, Kind.DEB)
    run([program / PACKAGE, "--version"])
    return program


def strip(program: Path) -> None:
    """Take debug symbols out of extension modules; Qt's patched libraries would break and stay as is."""
    tool = needed("strip", "binutils")
    for path in binaries(program):
        if ".cpython-" in path.name or path.name.startswith("libpython"):
            run([tool, "--strip-unneeded", path])


def pack(program: Path, job: Job, folder: Path, depends: list[str], recommends: list[str]) -> Path:
    """Lay out the tree, describe it for dpkg and pack it."""
    architecture = machine()
    tree.lay(folder, program, job)
    control = folder / _DEBIAN
    sums, size = _sums(folder), _installed_kilobytes(folder)
    control.mkdir()
    values = tree.words(job) | {
        "ARCHITECTURE": architecture,
        "SIZE": str(size),
        "DEPENDS": ", ".join(depends),
        "RECOMMENDS": ", ".join(recommends),
        "SCHEMA": str(job.note(Kind.DEB).schema),
    }
    (control / "control").write_text(tree.filled("control", values), encoding="utf-8")
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for script in ("postinst", "postrm"):
        shutil.copyfile(tree.FILES / "refresh.sh", control / script)
        (control / script).chmod(0o755)
    built = job.out / f"{PACKAGE}_{job.version}_{architecture}.deb"
    packed = _QUICK if job.quick else _TIGHT
    run([needed("dpkg-deb", "dpkg"), "--root-owner-group", *packed, "--build", folder, built])
    return built


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _sums(folder: Path) -> str:
    """Dpkg's list, by which a person can check an installed program."""
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(folder)}\n"
        for path in _files(folder)
    )


def _installed_kilobytes(folder: Path) -> int:
    """What dpkg tells a person the program takes: whole kilobytes per file, one for all else."""
    files = _files(folder)
    others = sum(1 for _ in folder.rglob("*")) - len(files)
    return others + sum(-(-path.stat().st_size // _BLOCK) for path in files)
