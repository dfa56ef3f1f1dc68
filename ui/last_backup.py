"""When and where the last backup by hand was made: a habit of this PC, remembered beside the book."""

import contextlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ui.preferences import Preferences

_AT, _PLACE, _FOLDER = "backup/last_at", "backup/last_place", "backup/folder"
_SINCE = "backup/since"
_LONG = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """The last backup that a person had made."""

    at: datetime
    place: Path


def last_backup(preferences: Preferences) -> LastBackup | None:
    """The last one; None when none was made here, or somebody wrote into the file."""
    with contextlib.suppress(ValueError):
        at = datetime.fromisoformat(preferences.text(_AT))
        return LastBackup(at=at, place=Path(preferences.text(_PLACE)))
    return None


def keep_last_backup(preferences: Preferences, made: LastBackup) -> None:
    """Remember one, and its folder for the next."""
    preferences.keep(_AT, made.at.isoformat())
    preferences.keep(_PLACE, str(made.place))
    preferences.keep(_FOLDER, str(made.place.parent))


def usual_folder(preferences: Preferences) -> Path | None:
    """Where backups went last; None before the first."""
    kept = preferences.text(_FOLDER)
    return Path(kept) if kept else None


def count_from(preferences: Preferences, today: date) -> None:
    """Remember the first day on which this PC showed the book: before the first backup days count from it."""
    if not preferences.text(_SINCE):
        preferences.keep(_SINCE, today.isoformat())


def days_without(preferences: Preferences, today: date) -> int:
    """How many days there was no backup by hand, if those are too many; 0 otherwise."""
    last, since = last_backup(preferences), today
    with contextlib.suppress(ValueError):
        since = last.at.date() if last is not None else date.fromisoformat(preferences.text(_SINCE))
    days = (today - since).days
    return days if days > _LONG else 0
