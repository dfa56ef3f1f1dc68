"""What lies in a built program besides Python libraries, found by its files, with versions read from them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import distributions
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pefile
from packageurl import PackageURL

from installers.materials.distributions import canonical, files_of
from installers.materials.part import Part, standard
from installers.materials.table import TABLE, Carried
from installers.product import NAME, PACKAGE, PROGRAM
from partybranch.services.materials.running import FONTS
from partybranch.storage.files import digest

_OURS = {f"{PROGRAM}.exe", f"{PACKAGE}-terminal.exe", f"{NAME}.exe", PACKAGE}


def carried(
    folder: Path, files: Sequence[Path], site_packages: Path, libraries: Mapping[str, Part]
) -> tuple[tuple[Part, ...], frozenset[Path]]:
    """Everything of the table that is there, the fonts, and the files that are known by it."""
    places = {path: path.relative_to(folder).as_posix() for path in files}
    parts: dict[tuple[str, str], Part] = {}
    known = {path for path in files if path.name in _OURS}
    for each in TABLE:
        found = [path for path, place in places.items() if re.search(each.files, place)]
        known.update(found)
        if found:
            part = _part(each, found, site_packages, libraries)
            seen = parts.get((part.name, part.version))
            # Of two without a version nobody knows whether they are the same.
            key = (part.name, part.version or each.around)
            parts[key] = _both(seen, part) if seen else part
    return (*parts.values(), *_fonts(files)), frozenset(known)


def _part(each: Carried, found: Sequence[Path], site_packages: Path, libraries: Mapping[str, Part]) -> Part:
    papers = _papers(site_packages, each.within)
    version = _version(each, found, papers)
    texts = standard(*each.texts) | (dict(libraries[each.within].texts) if each.within else {})
    return Part(
        name=each.name,
        version=version,
        licence=each.licence,
        about=f"{each.around} 内含" if each.around else "",
        purl=PackageURL("generic", name=canonical(each.name), version=version or None).to_string(),
        home=each.home,
        digest=digest(found[0]) if len(found) == 1 else "",
        digest_of=found[0].name,
        texts=texts,
    )


def _both(one: Part, other: Part) -> Part:
    """The same thing in the same version, carried by two."""
    about = "、".join(dict.fromkeys((*one.about.removesuffix(" 内含").split("、"), other.about)))
    return Part(
        name=one.name,
        version=one.version,
        licence=one.licence,
        about=about,
        purl=one.purl,
        home=one.home,
        texts={**one.texts, **other.texts},
    )


def _papers(site_packages: Path, library: str) -> bytes:
    """The licences and the own bill of the library that carries the thing."""
    if not library:
        return b""
    found = next(d for d in distributions(path=[str(site_packages)]) if canonical(d.name) == library)
    wanted = ("/licenses/", "/sboms/")
    named = [file for file in files_of(found) if any(part in str(file) for part in wanted)]
    return b"\n".join((site_packages / file).read_bytes() for file in named)


def _version(each: Carried, found: Sequence[Path], papers: bytes) -> str:
    if each.version:
        for hay in (*(path.name.encode() for path in found), *(p.read_bytes() for p in found), papers):
            match = re.search(each.version.encode(), hay)
            if match:
                return _dotted(next(group for group in match.groups() if group).decode())
    return max(map(_resource_version, found), default="") if each.resource else ""


def _dotted(version: str) -> str:
    """libxml2 and libxslt say 21406 for 2.14.6."""
    if re.fullmatch(r"\d{5}", version):
        return ".".join(str(int(part)) for part in (version[0], version[1:3], version[3:]))
    return version


def _resource_version(path: Path) -> str:
    """What Windows shows as the version of a file."""
    if path.suffix != ".dll":
        return ""
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
        program = pefile.PE(data=content, fast_load=True)
        program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        told = getattr(program, "VS_FIXEDFILEINFO", None)
    if not told:
        return ""
    high, low = told[0].FileVersionMS, told[0].FileVersionLS
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}"


def _fonts(files: Sequence[Path]) -> Iterator[Part]:
    for file, name, version, licence, text in FONTS:
        for path in [each for each in files if each.name == file][:1]:
            yield Part(
                name=name,
                version=version,
                licence=licence,
                about="打印用的字体",
                purl=PackageURL("generic", name=path.stem, version=version).to_string(),
                digest=digest(path),
                digest_of=file,
                texts={text: (path.parent / text).read_text(encoding="utf-8")},
            )
