"""Own columns of a ledger, forms of a superior body, 籍贯, 参加工作时间 and 党支部类型."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """New tables beside the kept ones, and columns that are empty in every row so far."""
    op.add_column("profiles", _text("branch_type"))
    op.add_column("members", _text("native_place"))
    op.add_column("members", sa.Column("work_since", sa.Date(), nullable=True))
    _root("ledger_layouts", *(_text(name) for name in ("name", "ledger", "form", "voided")))
    _child("laid_columns", "ledger_layouts", _text("source"), _text("title"))
    _root(
        "form_templates",
        *(_text(name) for name in ("name", "file_name", "file_sha256")),
        sa.Column("file_size", sa.Integer(), nullable=False),
        *(_text(name) for name in ("paper", "ledger", "form", "voided")),
    )
    _child("template_places", "form_templates", _text("place"), _text("field"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _root(name: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _child(name: str, root: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["root_id"], [f"{root}.id"], name=op.f(f"fk_{name}_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f(f"pk_{name}")),
    )
