"""Leave known beforehand, how far a service has come, and the hours aimed at."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Every service kept so far was carried out."""
    op.add_column("profiles", sa.Column("hours_target", sa.Integer(), server_default="0", nullable=False))
    op.add_column("services", sa.Column("stage", sa.String(40), server_default="已完成", nullable=False))
    op.add_column("services", sa.Column("needed", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "leave_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.Text(), server_default="", nullable=False)
            for name in ("reason", "remarks", "voided")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_leave_notices_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_notices")),
    )
    op.create_index(op.f("ix_leave_notices_member_id"), "leave_notices", ["member_id"], unique=False)
