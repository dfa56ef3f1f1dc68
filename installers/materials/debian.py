"""Libraries that a Linux program takes along from the Debian it was built on."""

import re
from collections.abc import Iterable
from pathlib import Path

from packageurl import PackageURL

from installers.materials.part import Part
from partybranch.storage.files import digest

# By the name of the package; looked at one by one in /usr/share/doc/<package>/copyright.
_LICENCES = (
    (r"libxcb[\w.-]*|libx11[\w-]*|libxau6|libxdmcp6|libxkbcommon[\w-]*|libwayland-[\w-]+", "MIT"),
    (r"libglib2\.0-0\w*|libmount1|libblkid1", "LGPL-2.1-or-later"),
    (r"libpcre3|libpcre2-8-0", "BSD-3-Clause"),
    (r"libffi\d", "MIT"),
    (r"liblzma5", "Public domain"),
    (r"zlib1g", "Zlib"),
    (r"libbz2-1\.0", "bzip2-1.0.6"),
    (r"libuuid1", "BSD-3-Clause"),
    (r"libzstd1", "BSD-3-Clause"),
    (r"libssl3\w*", "Apache-2.0"),
    (r"libssl1\.1", "OpenSSL"),
    (r"libsqlite3-0", "blessing"),
    (r"libexpat1", "MIT"),
    (r"libbsd0|libmd0", "BSD-3-Clause"),
    (r"libselinux1", "Public domain"),
    (r"libfcitx5[\w-]*|fcitx5-frontend[\w-]*", "LGPL-2.1-or-later"),
    (r"libpython3\.\d+\w*", "PSF-2.0"),
)


def system_libraries(files: Iterable[Path], root: Path | None) -> tuple[tuple[Part, ...], tuple[Path, ...]]:
    """One component for each Debian package that a file comes from, and the files of none that is known."""
    packages = _packages(root) if root else {}
    versions = _versions(root) if root else {}
    parts: dict[str, Part] = {}
    unknown: list[Path] = []
    for path in files:
        package = packages.get(path.name, "")
        licence = next((known for form, known in _LICENCES if re.fullmatch(form, package)), "")
        if root is None or not licence:
            unknown.append(path)
        elif package not in parts:
            parts[package] = _part(package, versions.get(package, ""), licence, path, root)
    return tuple(parts.values()), tuple(unknown)


def _packages(root: Path) -> dict[str, str]:
    """The package of each shared library of the root, by the name of the file."""
    return {
        line.rpartition("/")[2]: listed.name.removesuffix(".list").partition(":")[0]
        for listed in sorted((root / "var/lib/dpkg/info").glob("*.list"))
        for line in listed.read_text(encoding="utf-8").splitlines()
        if ".so" in line
    }


def _versions(root: Path) -> dict[str, str]:
    told = (root / "var/lib/dpkg/status").read_text(encoding="utf-8")
    blocks = (dict(re.findall(r"^(Package|Version): (.+)$", block, re.M)) for block in told.split("\n\n"))
    return {block["Package"]: block["Version"] for block in blocks if "Version" in block}


def _part(package: str, version: str, licence: str, path: Path, root: Path) -> Part:
    text = (root / "usr/share/doc" / package / "copyright").read_text(encoding="utf-8", errors="replace")
    return Part(
        name=package,
        version=version,
        licence=licence,
        about="取自 Debian 的系统库",
        purl=PackageURL("deb", "debian", package, version or None).to_string(),
        home=f"https://tracker.debian.org/pkg/{package}",
        digest=digest(path),
        digest_of=path.name,
        texts={f"debian-{package}.txt": text},
    )
