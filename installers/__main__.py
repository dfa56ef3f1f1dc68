"""``uv run python -m installers windows|deb|zip|program``: build, then say what was built."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from installers.artefacts import Artefact, Job, Signing
from installers.checksums import begin, seal
from installers.linux.deb import DebArtefact
from installers.one_build import alone
from installers.program import Program
from installers.steps import BuildError, Steps
from installers.wheels import ROOT
from installers.windows.here import SetupHereArtefact
from installers.windows.portable import PortableArtefact
from installers.windows.setup import SetupArtefact
from partybranch import __version__

ARTEFACTS: tuple[Artefact, ...] = (
    Program(),
    SetupArtefact(),
    SetupHereArtefact(),
    PortableArtefact(),
    DebArtefact(),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m installers", description=__doc__)
    parser.add_argument("artefact", choices=[artefact.name for artefact in ARTEFACTS])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the finished files go")
    parser.add_argument("--version", default=__version__, help="another version number, to try an upgrade")
    parser.add_argument("--quick", action="store_true", help="pack less tightly, for trying")
    parser.add_argument("--certificate", type=Path, help="sign with this certificate (PEM)")
    parser.add_argument("--key", type=Path, help="the key of the certificate (PEM)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is asked for; 0 done, 1 with a sentence on standard error."""
    chosen = _parser().parse_args(arguments)
    artefact = next(each for each in ARTEFACTS if each.name == chosen.artefact)
    signing = Signing(certificate=chosen.certificate, key=chosen.key) if chosen.certificate else None
    job = Job(
        out=chosen.out.resolve(),
        work=ROOT / "build" / "installers",
        version=chosen.version,
        built_on=date.today(),
        quick=chosen.quick,
        signing=signing,
        steps=Steps(),
    )
    job.out.mkdir(parents=True, exist_ok=True)
    job.work.mkdir(parents=True, exist_ok=True)
    try:
        with alone(job.work):
            begin(job)
            told = seal(job, artefact.build(job))
    except BuildError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    sys.stdout.writelines(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
