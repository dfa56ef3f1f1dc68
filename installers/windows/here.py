"""``windows-here``: the same setup.exe around PyInstaller's folder, built on Windows itself."""

import sys
import sysconfig
from pathlib import Path

from installers import frozen, materials
from installers.artefacts import Job
from installers.product import PROGRAM
from installers.program import Program
from installers.steps import BuildError
from installers.windows.setup import pack
from partybranch.installation import Kind


class SetupHereArtefact:
    """The installer for whoever builds on Windows, without the compiler that Linux needs for the starters."""

    name = "windows-here"
    help = "setup.exe around PyInstaller's folder, on Windows itself"

    def build(self, job: Job) -> list[Path]:
        """Build and prove the program, then pack it; returns the one file."""
        if sys.platform != "win32":
            raise BuildError("PyInstaller makes Windows programs on Windows only. Here it is: windows.")
        folder = Program().build(job)[0].parent
        frozen.complete(folder, job, Kind.SETUP)
        materials.write(folder, Path(sysconfig.get_path("purelib")), job, Kind.SETUP)
        built = job.out / f"{PROGRAM}-{job.version}-windows-pyinstaller-setup.exe"
        with job.steps.step("setup.exe"):
            pack(job, folder, built)
        return [built]
