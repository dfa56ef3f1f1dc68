"""Open a branch book: the only file that knows all floors, and the only one that asks for the time."""

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from partybranch.paths import default_book
from partybranch.reports.order import Orders
from partybranch.services.attendance import AttendanceOfBranch
from partybranch.services.backup import Backup, Look, look_into, restore_book
from partybranch.services.compliance import Compliance
from partybranch.services.drafts import Drafts
from partybranch.services.first_steps import FirstSteps
from partybranch.services.form_templates import FormTemplates
from partybranch.services.history import History
from partybranch.services.importing import Importing
from partybranch.services.kinds import KindsOfBranch
from partybranch.services.layouts import Layouts
from partybranch.services.leaves import Leaves
from partybranch.services.members import Members
from partybranch.services.plans import Plans
from partybranch.services.profile import ProfileOfBranch
from partybranch.services.registers import Registers
from partybranch.services.rules import RulesOfBranch
from partybranch.services.sample import fill_with_sample
from partybranch.services.search import Search
from partybranch.services.sittings import Sittings
from partybranch.services.summaries import Summaries
from partybranch.services.tallies import Tallies
from partybranch.services.typed_figures import TypedFigures
from partybranch.services.undo import Undo
from partybranch.services.volunteering import Volunteering
from partybranch.services.workdays import WorkdaysOfBranch
from partybranch.storage.attachments import AttachmentFolder
from partybranch.storage.backups import ATTACHMENTS, DATABASE
from partybranch.storage.database import Database
from partybranch.storage.drafts import DRAFTS, DraftFolder


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)


def _user() -> str:
    """The name the system knows the person by; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One open branch book, with one attribute per feature."""

    folder: Path
    now: Callable[[], datetime]
    first_steps: FirstSteps
    members: Members
    sittings: Sittings
    volunteering: Volunteering
    profile: ProfileOfBranch
    kinds: KindsOfBranch
    tallies: Tallies
    orders: Orders
    layouts: Layouts
    form_templates: FormTemplates
    summaries: Summaries
    typed_figures: TypedFigures
    compliance: Compliance
    rules: RulesOfBranch
    registers: Registers
    leaves: Leaves
    attendance: AttendanceOfBranch
    workdays: WorkdaysOfBranch
    plans: Plans
    search: Search
    importing: Importing
    drafts: Drafts
    undo: Undo
    history: History
    backup: Backup
    database: Database

    def today(self) -> date:
        """The local date."""
        return self.now().date()

    @property
    def is_new(self) -> bool:
        """Whether nothing has been entered yet."""
        return not self.profile.get().name and not self.members.all()

    def close(self) -> None:
        """Release the file."""
        self.database.close()


def has_book(folder: Path | None = None) -> bool:
    """Whether a book lies in the folder (the default place without one)."""
    return ((folder or default_book()) / DATABASE).exists()


def open_branch(
    folder: Path | None = None, *, now: Callable[[], datetime] = _now, who: str | None = None
) -> Branch:
    """Open the book in a folder (the default place without one), or begin a new one there.

    Raises BranchError when the file is damaged, foreign, in use or newer than this program.
    """
    folder = folder or default_book()
    database = Database(folder / DATABASE, who=_user() if who is None else who, now=now)
    return _wired(folder, database, now)


def _wired(folder: Path, database: Database, now: Callable[[], datetime]) -> Branch:
    """Every feature over one open database."""
    attachments = AttachmentFolder(folder / ATTACHMENTS)
    kinds = KindsOfBranch(database)
    tallies = Tallies(database, kinds)
    templates = FormTemplates(database, attachments)
    return Branch(
        folder=folder,
        now=now,
        first_steps=FirstSteps(database),
        members=Members(database),
        sittings=Sittings(database, kinds, attachments, now),
        volunteering=Volunteering(database, kinds),
        profile=ProfileOfBranch(database),
        kinds=kinds,
        tallies=tallies,
        layouts=Layouts(database),
        form_templates=templates,
        orders=Orders(tallies, templates, attachments.path_of, now),
        summaries=Summaries(database, kinds),
        typed_figures=TypedFigures(database),
        compliance=Compliance(database, kinds, now),
        rules=RulesOfBranch(database, kinds),
        registers=Registers(database),
        leaves=Leaves(database),
        attendance=AttendanceOfBranch(database, kinds),
        workdays=WorkdaysOfBranch(database),
        plans=Plans(database, kinds, now),
        search=Search(database, kinds, now),
        importing=Importing(database, now),
        drafts=Drafts(DraftFolder(folder / DRAFTS), now),
        undo=Undo(database),
        history=History(database, kinds),
        backup=Backup(database, attachments, now),
        database=database,
    )


def open_sample(folder: Path, *, now: Callable[[], datetime] = _now) -> Branch:
    """Open the sample branch kept in a folder of its own, and fill it first when the folder has none."""
    branch = open_branch(folder, now=now, who="示例")
    if branch.is_new:
        fill_with_sample(branch.database, now().date())
    return branch


def restore_branch(
    source: Path, folder: Path | None = None, *, now: Callable[[], datetime] = _now
) -> Path | None:
    """Put a backup in place of the book in a folder and return where the present one is kept, if any was."""
    return restore_book(folder or default_book(), source, at=now())


def look_into_backup(source: Path, *, now: Callable[[], datetime] = _now) -> Look:
    """What a backup holds, from a checked copy; BranchError when it is damaged, foreign or too new."""
    return look_into(source, now=now())
