"""The tables; column names are the field names of the domain's records, so that one mapper serves all.

Children are keyed by the id of their root and their position; every table carries ``branch_id``.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="", server_default="")


def _code(name: str) -> Column[str]:
    return Column(name, String(40), nullable=False)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0, server_default="0")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=False)


def _root(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("branch_id", Integer, nullable=False),
        *columns,
    )


def _child(name: str, parent: str, *columns: Column[Any]) -> Table:
    """A list of the parent's rows, in order; removed and written anew with its root."""
    return Table(
        name,
        METADATA,
        Column("root_id", ForeignKey(f"{parent}.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("branch_id", Integer, nullable=False),
        *columns,
    )


def _person(role: str) -> tuple[Column[Any], Column[Any]]:
    return (
        Column(f"{role}_name", Text),
        Column(f"{role}_member_id", ForeignKey("members.id")),
    )


PROFILES = _root(
    "profiles",
    _text("name"),
    _text("superior"),
    Column("founded_on", Date),
    Column("elected_on", Date),
    _count("term_years"),
    _text("compiler"),
    _text("reviewer"),
    _text("usual_place"),
    _count("hours_target"),
    _text("branch_type"),
)

KINDS = _root(
    "kinds",
    _code("code"),
    _text("name"),
    _text("short"),
    _code("scope"),
    _code("shape"),
    _code("book"),
    _count("minutes"),
    Column("cadence_rhythm", String(10)),
    Column("cadence_source", Text),
    Column("cadence_per_group", Boolean),
    Column("cadence_times", Integer),
    Column("cadence_generally", Boolean),
    _flag("lecturer"),
    _flag("lesson"),
    _flag("motions"),
    _flag("study"),
    _flag("core"),
    Column("aliases", JSON, nullable=False),
)
Index(None, KINDS.c.branch_id, KINDS.c.code, unique=True)

MEMBERS = _root(
    "members",
    _text("name"),
    _text("citizen_number"),
    _text("sex"),
    _text("nation"),
    Column("birth", Date),
    _text("education"),
    _code("category"),
    Column("joined", Date),
    Column("full_since", Date),
    Column("transferred_in", Date),
    Column("transferred_out", Date),
    _text("job"),
    _text("phone"),
    _text("landline"),
    _text("address"),
    _text("remarks"),
    _text("native_place"),
    Column("work_since", Date),
)
_SPAN = ("start", "end")
POSTS = _child("posts", "members", _text("title"), *(Column(name, Date) for name in _SPAN))
GROUP_STAYS = _child("group_stays", "members", _text("group"), *(Column(name, Date) for name in _SPAN))
CONDITIONS = _child(
    "conditions", "members", _code("kind"), *(Column(name, Date) for name in _SPAN), _text("note")
)

SITTINGS = _root(
    "sittings",
    Column("starts_at", DateTime, nullable=False),
    _count("minutes"),
    _text("place"),
    *_person("chair"),
    *_person("recorder"),
    Column("heads_due", Integer),
    Column("heads_present", Integer),
    Column("heads_leave", Integer),
    Column("heads_absent", Integer),
    _text("remarks"),
    Column("entered_at", DateTime),
    _text("voided"),
)
Index(None, SITTINGS.c.branch_id, SITTINGS.c.starts_at)
RECORDS = _child(
    "records",
    "sittings",
    _code("kind"),
    _text("topic"),
    _code("scope"),
    _text("group"),
    _text("text"),
    _text("resolution"),
    *_person("lecturer"),
)
MOTIONS = Table(
    "motions",
    METADATA,
    Column("root_id", Integer, primary_key=True),
    Column("record_position", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("branch_id", Integer, nullable=False),
    _code("purpose"),
    _text("subject"),
    *(
        _count(name)
        for name in ("voters_due", "voters_present", "written", "votes_for", "votes_against", "abstained")
    ),
    ForeignKeyConstraint(
        ["root_id", "record_position"], ["records.root_id", "records.position"], ondelete="CASCADE"
    ),
)
ROLL_ROWS = _child(
    "roll_rows",
    "sittings",
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    _text("name"),
    _text("group"),
    *(_flag(name) for name in ("full", "votes", "committee", "due")),
    _code("mark"),
    _text("reason"),
    _flag("late"),
)
OBSERVERS = _child("observers", "sittings", _text("name"), _text("role"))
ATTACHMENTS = _child("attachments", "sittings", _text("name"), _text("sha256"), _count("size"))

SERVICES = _root(
    "services",
    _code("kind"),
    _text("project"),
    _text("title"),
    Column("day", Date, nullable=False),
    Column("starts", Time),
    Column("ends", Time),
    *(_text(name) for name in ("place", "contact", "feedback", "remarks", "voided")),
    Column("stage", String(40), nullable=False, server_default="已完成"),
    _count("needed"),
)
Index(None, SERVICES.c.branch_id, SERVICES.c.day)
SERVICE_ROWS = _child(
    "service_rows",
    "services",
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    _text("name"),
    Column("hours", Float, nullable=False),
)

HEADER_MAPPINGS = _root(
    "header_mappings", _code("importer"), _text("header"), Column("choices", JSON, nullable=False)
)

ANSWERS = _root("answers", *(_text(name) for name in ("key", "about", "text", "who")), Column("at", DateTime))
RULE_SETTINGS = _root(
    "rule_settings",
    _text("rule"),
    _count("year"),
    Column("on", Boolean),
    Column("values", JSON, nullable=False),
)
RULE_PACKS = _root("rule_packs", *(_text(name) for name in ("code", "name", "text", "voided")))
PLANS = _root(
    "plans",
    Column("day", Date, nullable=False),
    _code("kind"),
    *(_text(name) for name in ("group", "topic", "place", "remarks", "voided")),
)
Index(None, PLANS.c.branch_id, PLANS.c.day)
DAYS_OFF = _root("days_off", Column("day", Date, nullable=False), _flag("off"), _text("name"))
SUMMARY_TEMPLATES = _root("summary_templates", _text("text"), _flag("numerals"))
TYPED_FIGURES = _root(
    "typed_figures", _count("year"), *(_text(name) for name in ("name", "value", "unit", "remarks", "voided"))
)
REGISTER_ENTRIES = _root(
    "register_entries",
    _code("register"),
    Column("day", Date, nullable=False),
    _text("title"),
    Column("values", JSON, nullable=False),
    _text("remarks"),
    _text("voided"),
)
Index(None, REGISTER_ENTRIES.c.branch_id, REGISTER_ENTRIES.c.day)
REGISTER_PEOPLE = _child(
    "register_people",
    "register_entries",
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    _text("name"),
)
LEAVE_NOTICES = _root(
    "leave_notices",
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    _text("name"),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    *(_text(name) for name in ("reason", "remarks", "voided")),
)

LEDGER_LAYOUTS = _root("ledger_layouts", *(_text(name) for name in ("name", "ledger", "form", "voided")))
LAID_COLUMNS = _child("laid_columns", "ledger_layouts", _text("source"), _text("title"))
FORM_TEMPLATES = _root(
    "form_templates",
    *(_text(name) for name in ("name", "file_name", "file_sha256")),
    Column("file_size", Integer, nullable=False),
    *(_text(name) for name in ("paper", "ledger", "form", "voided")),
)
TEMPLATE_PLACES = _child("template_places", "form_templates", _text("place"), _text("field"))

JOURNAL_STEPS = Table(
    "journal_steps",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("branch_id", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    _text("who"),
    _text("label"),
    Column("undoes", ForeignKey("journal_steps.id"), unique=True),
    _text("previous_hash"),
    _text("hash"),
)
JOURNAL_ENTRIES = Table(
    "journal_entries",
    METADATA,
    Column("step_id", ForeignKey("journal_steps.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("branch_id", Integer, nullable=False),
    _code("area"),
    Column("item_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
)
Index(None, JOURNAL_ENTRIES.c.branch_id, JOURNAL_ENTRIES.c.area, JOURNAL_ENTRIES.c.item_id)
