"""The Python libraries of a built program, from the folder they were unpacked to."""

import csv
import re
from collections.abc import Iterator
from importlib.metadata import Distribution
from importlib.metadata import distributions as found_in
from pathlib import Path, PurePosixPath

from cyclonedx.spdx import is_expression
from packageurl import PackageURL

from installers.materials.part import Part, standard
from installers.product import PACKAGE
from installers.steps import BuildError
from partybranch.storage.files import digest

_CLASSES = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
}
# Looked at one by one: their metadata names the licence in words only.
_LOOKED_AT = {"reportlab": "BSD-3-Clause", "pypdfium2": "Apache-2.0 OR BSD-3-Clause"}
_QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
_KEPT_TEXTS = {
    "chinesecalendar": ("chinesecalendar.txt",),
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
}
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Texts of what only other systems' builds of pypdfium2 carry.
_ELSEWHERE = re.compile(r"/(android|[a-z_]*musl|v8_xfa)/")
_NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def distributions(folder: Path) -> tuple[tuple[Part, ...], frozenset[str]]:
    """Every library the program needs, by name, and the names of the files they brought along."""
    found = tuple(sorted(_needed(folder), key=lambda each: canonical(each.name)))
    parts = tuple(_part(each, folder) for each in found if canonical(each.name) != PACKAGE)
    return parts, frozenset(file.name for each in found for file in files_of(each))


def files_of(found: Distribution) -> tuple[PurePosixPath, ...]:
    """The files a library was unpacked to, whether or not they are still there."""
    rows = csv.reader((found.read_text("RECORD") or "").splitlines())
    return tuple(PurePosixPath(row[0].replace("\\", "/")) for row in rows if row)


def canonical(name: str) -> str:
    """A library's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed(folder: Path) -> Iterator[Distribution]:
    """The program and what it asks for, step by step; a folder holds building tools as well."""
    there = {canonical(each.name): each for each in found_in(path=[str(folder)])}
    if PACKAGE not in there:
        raise BuildError(f"{folder} does not hold the program with its libraries. Fill it first.")
    waiting, seen = [PACKAGE], set[str]()
    while waiting:
        name = waiting.pop()
        # Asked for on another system only, if it is not there: the lock decided.
        if name in seen or name not in there:
            continue
        seen.add(name)
        yield there[name]
        asked = (_NAMED.match(each) for each in there[name].requires or () if "extra ==" not in each)
        waiting += [canonical(match.group()) for match in asked if match]


def _part(found: Distribution, folder: Path) -> Part:
    name = canonical(found.name)
    record = next((file for file in files_of(found) if file.name == "RECORD"), None)
    return Part(
        name=found.name,
        version=found.version,
        licence=_licence(found),
        about=_word(found, "Summary").strip(),
        purl=PackageURL("pypi", name=name, version=found.version).to_string(),
        home=_home(found),
        digest=digest(folder / record) if record else "",
        digest_of="RECORD",
        texts=_texts(found, folder),
    )


def _licence(found: Distribution) -> str:
    """Its licence in SPDX's words; BuildError when nobody has looked at it yet."""
    told = found.metadata
    classes = [_CLASSES[each] for each in told.get_all("Classifier") or () if each in _CLASSES]
    offered = (
        _LOOKED_AT.get(canonical(found.name), ""),
        _word(found, "License-Expression"),
        _word(found, "License"),
        *classes,
    )
    for licence in offered:
        if licence and is_expression(licence):
            return licence
    raise BuildError(f"The licence of {found.name} is not clear. Look at it and add it to {__name__}.")


def _home(found: Distribution) -> str:
    listed = [each.split(", ", 1) for each in found.metadata.get_all("Project-URL") or ()]
    named = {name.lower(): address for name, address in (each for each in listed if len(each) == 2)}
    wanted = ("homepage", "home", "source", "source code", "repository", "documentation")
    return _word(found, "Home-page") or next((named[name] for name in wanted if name in named), "")


def _word(found: Distribution, key: str) -> str:
    return next(iter(found.metadata.get_all(key) or ()), "")


def _texts(found: Distribution, folder: Path) -> dict[str, str]:
    """Its own texts as one file, or the ones kept for it."""
    name = canonical(found.name)
    if name in _KEPT_TEXTS:
        return standard(*_KEPT_TEXTS[name])
    own = [
        (folder / file).read_text(encoding="utf-8", errors="replace").strip("\n")
        for file in files_of(found)
        if ".dist-info" in str(file.parent) and _is_text(str(file), file.name)
    ]
    return {f"{name}.txt": "\n\n----------\n\n".join(dict.fromkeys(own)) + "\n"} if own else {}


def _is_text(place: str, name: str) -> bool:
    return bool(_TEXT.match(name) or "/licenses/" in place) and not _ELSEWHERE.search(place)
