"""The .deb of Linux: the fields of its control file, as the system's own dpkg reads them."""

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from partybranch.errors import BranchError
from partybranch.services.updates.candidate import SCHEMA_KEY, Candidate, broken, candidate_of, foreign

PACKAGE = "partybranch"
_FIELDS = ("Package", "Version", "Architecture", SCHEMA_KEY)
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64", "loongarch64": "loong64", "riscv64": "riscv64"}
_NO_READER = "这台电脑没有读取安装包的程序（dpkg）。请由维护人员更新。"
_SIGN, _HEAD = b"!<arch>\n", 60
_SECONDS = 60


class PackageDeb:
    """The package for Debian, UOS and Kylin."""

    suffix = ".deb"
    words = "Linux 安装包"

    def read(self, path: Path) -> Candidate:
        """Ask dpkg for the fields; nothing of the package is unpacked or run."""
        with path.open("rb") as stream:
            if stream.read(len(_SIGN)) != _SIGN:
                raise foreign(path)
        if not _whole(path):
            raise broken(path)
        told = _fields(path)
        if told.get("Package") != PACKAGE:
            raise foreign(path)
        _fit(path, told.get("Architecture", ""))
        version = told.get("Version", "").rsplit("-", 1)[0]
        return candidate_of(path, version=version, schema=told.get(SCHEMA_KEY, ""))


def _fields(path: Path) -> Mapping[str, str]:
    reader = shutil.which("dpkg-deb")
    if reader is None:
        raise BranchError(_NO_READER)
    command = [reader, "--field", str(path.absolute()), *_FIELDS]
    plain = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        run = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=plain)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BranchError(_NO_READER) from error
    if run.returncode:
        raise broken(path)
    lines = run.stdout.decode("utf-8", errors="replace").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def _fit(path: Path, architecture: str) -> None:
    mine = _MACHINES.get(platform.machine(), platform.machine())
    if architecture not in (mine, "all"):
        raise BranchError(
            f"“{path.name}”是给另一种处理器的电脑用的（{architecture}），这台电脑是 {mine}。"
            "没有做任何改动，请向维护人员要对应的安装文件。"
        )


def _whole(path: Path) -> bool:
    """Whether every part of the archive ends inside the file: dpkg reads the first ones only."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(len(_SIGN))
        while stream.tell() < size:
            head = stream.read(_HEAD)
            length = head[48:58].strip()
            if len(head) < _HEAD or not length.isdigit():
                return False
            end = stream.tell() + int(length)
            if end > size:
                return False
            stream.seek(end + end % 2)
    return size > len(_SIGN)
