"""The files of the .deb where they will lie: the program in /opt, its entry in the menus, its icons."""

import gzip
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path
from string import Template

from installers import product
from installers.artefacts import Job
from installers.steps import fresh
from installers.wheels import ROOT

FILES = Path(__file__).parent / "files"
_ICONS = ROOT / "resources" / "app"
_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def words(job: Job) -> dict[str, str]:
    """What the files of the desktop are filled with."""
    named = {name: value for name, value in vars(product).items() if name.isupper()}
    return named | {
        "VERSION": job.version,
        "DATE": job.built_on.isoformat(),
        "YEAR": str(job.built_on.year),
    }


def filled(name: str, values: Mapping[str, str]) -> str:
    """One of the files beside this module, with every ``$WORD`` in its place."""
    return Template((FILES / name).read_text(encoding="utf-8")).substitute(values)


def lay(folder: Path, program: Path, job: Job) -> None:
    """Lay out everything but dpkg's own files."""
    fresh(folder)
    values, package = words(job), product.PACKAGE
    shutil.copytree(program, folder / "opt" / package, symlinks=True)
    link = folder / "usr" / "bin" / package
    link.parent.mkdir(parents=True)
    link.symlink_to(f"/opt/{package}/{package}")
    share = folder / "usr" / "share"
    for name, place in (
        ("partybranch.desktop", f"applications/{product.APP_ID}.desktop"),
        ("metainfo.xml", f"metainfo/{product.APP_ID}.metainfo.xml"),
        ("mime.xml", f"mime/packages/{package}.xml"),
        ("copyright", f"doc/{package}/copyright"),
    ):
        _write(share / place, filled(name, values))
    _write_changelog(share / "doc" / package / "changelog.gz", job)
    _lay_icons(share / "icons" / "hicolor", "partybranch", f"apps/{product.APP_ID}")
    _lay_icons(share / "icons" / "hicolor", "backup", f"mimetypes/{product.BACKUP_TYPE.replace('/', '-')}")
    make_readable(folder)


def make_readable(folder: Path) -> None:
    """Let everybody read and nobody but root write, whatever the builder's own habits are."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _write_changelog(place: Path, job: Job) -> None:
    day = format_datetime(datetime.combine(job.built_on, time(), UTC))
    told = (
        f"{product.PACKAGE} ({job.version}) stable; urgency=medium\n\n  * {product.NAME} {job.version}\n\n"
        f" -- {product.PUBLISHER} <{product.PACKAGE}@localhost>  {day}\n"
    )
    place.write_bytes(gzip.compress(told.encode(), mtime=0))


def _lay_icons(theme: Path, drawing: str, place: str) -> None:
    for size in _SIZES:
        _copy(_ICONS / f"{drawing}_{size}.png", theme / f"{size}x{size}" / f"{place}.png")
    _copy(_ICONS / f"{drawing}.svg", theme / "scalable" / f"{place}.svg")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
