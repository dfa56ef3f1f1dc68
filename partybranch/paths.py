"""Where resources and the user's books are, from source, from a wheel and inside an installed program."""

import sys
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from partybranch.installation import Kind, installation, program_folder

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder with fonts, icons, style and templates."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [_PACKAGE.parent / "resources", _PACKAGE / "resources"]
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def manual() -> Path:
    """The folder with the secretary's manual, ``docs`` in the source."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "docs"] if frozen else []
    candidates += [_PACKAGE / "docs", _PACKAGE.parent / "docs"]
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def default_book() -> Path:
    """The folder of the branch book: ``data`` beside an installed program (USB), else the user's own.

    The portable program lies in a folder of its own, so that a person sees its starter and ``data`` alone.
    """
    installed, folder = installation(), program_folder()
    if installed is not None:
        places = [folder / "data", *([folder.parent / "data"] if installed.kind is Kind.PORTABLE else [])]
        for beside in places:
            if beside.is_dir():
                return beside
    return user_data_path("PartyBranch", appauthor=False)


def font_memory() -> Path:
    """The file that remembers which fonts this PC has; it may be deleted at any time.

    The portable program keeps it beside its book: it leaves nothing on a PC that it was only plugged into.
    """
    installed = installation()
    portable = installed is not None and installed.kind is Kind.PORTABLE
    folder = default_book() if portable else user_cache_path("PartyBranch", appauthor=False)
    return folder / "fonts.json"
