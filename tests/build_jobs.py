"""A build as the installers' tests ask for it."""

from datetime import date
from pathlib import Path

from installers.artefacts import Job
from installers.steps import Steps


def a_job(out: Path, work: Path) -> Job:
    """A quick one of version 1.2.3, without a signature."""
    return Job(
        out=out,
        work=work,
        version="1.2.3",
        built_on=date(2026, 11, 26),
        quick=True,
        signing=None,
        steps=Steps(),
    )
