"""备份: copies out, a look into one, a look whether everything is whole. Restoring needs a closed book."""

import contextlib
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partybranch.domain.members import members_on
from partybranch.domain.profile import Profile
from partybranch.errors import BranchError, disk_words
from partybranch.services.progress import UNSEEN, Progress
from partybranch.storage import backups, journal, migrations, restoring
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.database import Database
from partybranch.storage.drafts import drafts_kept_with
from partybranch.storage.header import read_header
from partybranch.storage.snapshots import free_place
from partybranch.storage.verification import Verification, verify

SUFFIXES = (backups.SUFFIX, ".zip", ".db")
"""What may be restored: a backup, one of an older program, a snapshot of the book's own."""
BY_HAND, BEFORE_UPDATE = "手动备份", "更新前"
_NAME = "支部纪实备份"
_LONGEST = 24
_STAMP = re.compile(r"(?<!\d)(\d{8}-\d{6})(?:-(\D.*?))?(?:-\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a book holds, told in a few figures, so that a person can tell one from another."""

    name: str
    members: int
    sittings: int
    last_at: datetime | None
    last_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a backup holds; ``program`` is empty where it does not say by which version it was made."""

    contents: Contents
    made_at: datetime
    program: str
    size: int
    older: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A copy in the book's own folder; ``reason`` says why it was made."""

    path: Path
    at: datetime
    reason: str
    size: int


class Backup:
    """Backups of an open book."""

    def __init__(
        self, database: Database, attachments: AttachmentFolder, now: Callable[[], datetime]
    ) -> None:
        self._database, self._attachments, self._now = database, attachments, now

    def make(self, folder: Path | None = None, progress: Progress = UNSEEN, *, why: str = "") -> Path:
        """Write a checked backup of database and attachments into the folder and return its path.

        Without a folder it goes to ``backups/`` in the book; one that nobody asked for says ``why``.
        """
        book = self._database.path.parent
        at = self._now()
        with self._database.read() as unit:
            profile = next(iter(unit.profiles.all()), Profile())
        words = "-".join(filter(None, (_NAME, _short_name(profile.name), f"{at:%Y%m%d-%H%M%S}", why)))
        try:
            place = free_place(folder or book / "backups", words, backups.SUFFIX)
        except OSError as error:
            raise BranchError(
                f"打不开存放备份的文件夹（{disk_words(error)}）。请检查U盘是否插好，或换一个文件夹。"
            ) from error
        return backups.make_backup(
            book, place, at=at, step=lambda done, total: progress.step(done, total, "正在备份…")
        )

    def contents(self) -> Contents:
        """What the open book holds."""
        return _contents(self._database, self._now())

    def copies(self) -> tuple[KeptCopy, ...]:
        """The copies kept in the book's own folder, newest first."""
        found = [
            _kept_copy(path)
            for path in backups.backups_of(self._database.path.parent)
            if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
        ]
        return tuple(sorted(filter(None, found), key=lambda copy: copy.at, reverse=True))

    def verify(self) -> Verification:
        """Check the file, the journal's chain, every record against the journal, and the attachments."""
        return verify(self._database, self._attachments)


def _short_name(name: str) -> str:
    """The name of the branch where it is short and every system takes it as part of a file name."""
    short = name.strip()
    fits = 0 < len(short) <= _LONGEST and all(char.isalnum() or char in "（）" for char in short)
    return short if fits else ""


def _contents(database: Database, now: datetime) -> Contents:
    with database.read() as unit:
        profile = next(iter(unit.profiles.all()), Profile())
        members, sittings = unit.members.all(), unit.sittings.all()
        newest = next(iter(journal.steps(unit.connection, 1)), None)
    return Contents(
        name=profile.name,
        members=len(members_on(members, now.date())),
        sittings=sum(not sitting.voided for sitting in sittings),
        last_at=newest.at if newest else None,
        last_label=newest.label if newest else "",
    )


def _told(path: Path) -> tuple[datetime | None, str]:
    """When and why a copy was made, as its name tells (20221231-100000-导入前)."""
    found = _STAMP.search(path.stem)
    if found is None:
        return None, ""
    with contextlib.suppress(ValueError):
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S"), found[2] or ""
    return None, ""


def _kept_copy(path: Path) -> KeptCopy | None:
    with contextlib.suppress(OSError):
        status = path.stat()
        at, why = _told(path)
        return KeptCopy(
            path=path,
            at=at or datetime.fromtimestamp(int(status.st_mtime)),
            reason=why or BY_HAND,
            size=status.st_size,
        )
    return None


def look_into(source: Path, *, now: datetime) -> Look:
    """Check a backup whole and say what it holds; neither it nor any book is touched.

    BranchError when it is damaged, foreign or newer than this program.
    """
    with _explained(), tempfile.TemporaryDirectory(prefix="partybranch-backup-") as work:
        size, changed = source.stat().st_size if source.is_file() else 0, _changed(source)
        fetched = restoring.fetch(source, Path(work))
        schema = read_header(fetched.database).schema
        database = Database(fetched.database, who="", now=lambda: now)
        try:
            contents = _contents(database, now)
        finally:
            database.close()
    return Look(
        contents=contents,
        made_at=fetched.made_at or _told(source)[0] or changed or now,
        program=fetched.program,
        size=size,
        older=schema < migrations.NEWEST,
    )


def _changed(source: Path) -> datetime | None:
    with contextlib.suppress(OSError):
        return datetime.fromtimestamp(int(source.stat().st_mtime))
    return None


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BranchError(
            f"备份文件没有读完（{disk_words(error)}）。请检查U盘是否插好、电脑磁盘还有没有空间，再试一次。"
        ) from error


def verdict(found: Verification) -> str:
    """One sentence on whether the book is whole, with what was looked at."""
    whole = f"有 {len(found.problems)} 处问题" if found.problems else "完好"
    return (
        f"数据{whole}：留痕 {found.steps} 步，记录 {found.records} 条，附件 {found.attachments} 个，"
        f"校验 {found.fingerprint or '（空）'}。"
    )


def restore_book(book: Path, source: Path, *, at: datetime) -> Path | None:
    """Replace a closed book's database by a backup; return where the present one is kept, if any was."""
    return restoring.restore(book, source, at=at)


def kept_words(aside: Path | None) -> str:
    """Where the book from before is kept, and the drafts that were typed in it; empty when there was none."""
    if aside is None:
        return ""
    drafts = drafts_kept_with(aside)
    beside = f"，没有保存的草稿（{drafts} 份）和它放在一起，恢复它才能接着填" if drafts else ""
    return f"恢复前的数据保留在 {aside}{beside}"
