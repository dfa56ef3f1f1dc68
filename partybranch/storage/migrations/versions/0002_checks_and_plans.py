"""What checks, plans, summaries and registers keep, and since when the branch exists."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add the columns, then the tables, entries before their people."""
    _columns()
    _rules()
    _plans()
    _words_and_figures()
    _registers()


def _columns() -> None:
    """A duty of the branch's own is due once in its stretch until somebody says otherwise."""
    op.add_column("profiles", sa.Column("founded_on", sa.Date()))
    op.add_column("kinds", sa.Column("cadence_times", sa.Integer()))
    op.add_column("kinds", sa.Column("cadence_generally", sa.Boolean()))
    kinds = sa.table(
        "kinds",
        sa.column("cadence_rhythm", sa.String()),
        sa.column("cadence_times", sa.Integer()),
        sa.column("cadence_generally", sa.Boolean()),
    )
    op.execute(
        kinds.update()
        .where(kinds.c.cadence_rhythm.is_not(None))
        .values(cadence_times=1, cadence_generally=True)
    )


def _table(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _count(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _rules() -> None:
    said = [_text(name) for name in ("key", "about", "text", "who")]
    _table("answers", *said, sa.Column("at", sa.DateTime()))
    _table(
        "rule_settings",
        _text("rule"),
        _count("year"),
        sa.Column("on", sa.Boolean()),
        sa.Column("values", sa.JSON(), nullable=False),
    )
    _table("rule_packs", _text("code"), _text("name"), _text("text"), _text("voided"))


def _plans() -> None:
    _table(
        "plans",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        *(_text(name) for name in ("group", "topic", "place", "remarks", "voided")),
    )
    op.create_index(op.f("ix_plans_branch_id_day"), "plans", ["branch_id", "day"], unique=False)
    _table(
        "days_off",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        _text("name"),
    )


def _words_and_figures() -> None:
    _table("summary_templates", _text("text"), sa.Column("numerals", sa.Boolean(), nullable=False))
    words = [_text(name) for name in ("name", "value", "unit", "remarks", "voided")]
    _table("typed_figures", _count("year"), *words)


def _registers() -> None:
    _table(
        "register_entries",
        sa.Column("register", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _text("title"),
        sa.Column("values", sa.JSON(), nullable=False),
        _text("remarks"),
        _text("voided"),
    )
    op.create_index(
        op.f("ix_register_entries_branch_id_day"), "register_entries", ["branch_id", "day"], unique=False
    )
    op.create_table(
        "register_people",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        _text("name"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_register_people_member_id")),
        sa.ForeignKeyConstraint(
            ["root_id"], ["register_entries.id"], name=op.f("fk_register_people_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_register_people")),
    )
    op.create_index(op.f("ix_register_people_member_id"), "register_people", ["member_id"], unique=False)
