"""The bill of materials of a built program (CycloneDX 1.6, JSON) and, beside it, every licence's text.

part           one component: name, version, licence, its texts
distributions  the Python libraries, out of the folder they were unpacked to
carried        what interpreters and libraries carry inside, known by the files found in the program
building       what the tools of the build leave in it
debian         what a Linux program takes along from the system it was built on
bill           all of it in CycloneDX
"""

from pathlib import Path

from installers.artefacts import Job
from installers.materials.bill import bill
from installers.materials.building import tools
from installers.materials.carried import carried
from installers.materials.debian import system_libraries
from installers.materials.distributions import canonical, distributions
from installers.materials.texts import lay_out
from installers.steps import BuildError
from partybranch.installation import Kind
from partybranch.services.materials.bill import BILL

__all__ = ["BILL", "LAST", "write"]

_BINARY = {".dll", ".exe", ".pyd", ".so"}
LAST = "materials-last.cdx.json"
"""In the work folder: the bill written last, for the artefact that is being built."""


def write(folder: Path, site_packages: Path, job: Job, kind: Kind, *, root: Path | None = None) -> Path:
    """Write ``materials.cdx.json`` and ``licences/`` into a built program; return the bill.

    ``site_packages`` is where its libraries were unpacked, whole, with their metadata; ``root`` the Debian
    root a Linux program was built in. BuildError names what lies there without a known licence.
    """
    files = tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
    libraries, theirs = distributions(site_packages)
    inside, known = carried(folder, files, site_packages, {canonical(part.name): part for part in libraries})
    left = [path for path in files if _is_binary(path) and path.name not in theirs and path not in known]
    of_system, unknown = system_libraries(left, root)
    if unknown:
        names = ", ".join(str(path.relative_to(folder)) for path in unknown)
        raise BuildError(f"No licence is known for {names}. Look it up and add it to installers/materials.")
    parts = (*libraries, *inside, *of_system, *tools(folder, site_packages, kind))
    lay_out(folder, parts)
    path = folder / BILL
    path.write_text(bill(parts, job, kind), encoding="utf-8")
    (job.work / LAST).write_bytes(path.read_bytes())
    return path


def _is_binary(path: Path) -> bool:
    return path.suffix in _BINARY or ".so." in path.name
