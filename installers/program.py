"""``program``: the program's folder for the machine that builds, and its own proof that it works."""

import importlib.util
import sys
from pathlib import Path

from installers import frozen
from installers.artefacts import Job
from installers.steps import BuildError, run
from installers.wheels import ROOT
from partybranch.installation import Kind


class Program:
    """The folder that PyInstaller makes with the Python that runs this, tried at once."""

    name = "program"
    help = "the program's folder for this machine, with a self-test"

    def build(self, job: Job) -> list[Path]:
        """Build below the work folder, prove it, and return the executable."""
        if importlib.util.find_spec("PyInstaller") is None:
            raise BuildError("PyInstaller is missing. Install the group first: uv sync --group installers")
        work = job.work / "program"
        folder = work / frozen.folder_name()
        with job.steps.step("build the program with PyInstaller"):
            command = [sys.executable, *frozen.words(ROOT, work, work / "work")]
            log = run(command, environment=frozen.ENVIRONMENT)
            frozen.must_be_whole(log)
            frozen.complete(folder, job, Kind.FOLDER)
        with job.steps.step("let it prove itself in a folder with a Chinese name"):
            told = frozen.prove(folder, work / "试用 自检")
        sys.stdout.write(f"{told}\n")
        return [folder / frozen.executable()]
