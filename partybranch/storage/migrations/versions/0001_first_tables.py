"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Create every table, parents before their lists."""
    _mappings()
    _journal()
    _kinds()
    _members()
    _posts_and_groups()
    _conditions()
    _profiles()
    _services()
    _service_rows()
    _sittings()
    _records()
    _motions()
    _roll_rows()
    _beside_the_roll()


def _mappings() -> None:
    """What users said about headers of workbooks."""
    op.create_table(
        "header_mappings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("importer", sa.String(length=40), nullable=False),
        sa.Column("header", sa.Text(), server_default="", nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_header_mappings")),
    )


def _journal() -> None:
    """Who wrote what, when, before and after."""
    op.create_table(
        "journal_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("hash", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["journal_steps.id"], name=op.f("fk_journal_steps_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_steps")),
        sa.UniqueConstraint("undoes", name=op.f("uq_journal_steps_undoes")),
    )
    op.create_table(
        "journal_entries",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["journal_steps.id"], name=op.f("fk_journal_entries_step_id")),
        sa.PrimaryKeyConstraint("step_id", "position", name=op.f("pk_journal_entries")),
    )
    op.create_index(
        op.f("ix_journal_entries_branch_id_area_item_id"),
        "journal_entries",
        ["branch_id", "area", "item_id"],
        unique=False,
    )


def _kinds() -> None:
    """The branch's own kinds."""
    op.create_table(
        "kinds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("short", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("shape", sa.String(length=40), nullable=False),
        sa.Column("book", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cadence_rhythm", sa.String(length=10), nullable=True),
        sa.Column("cadence_source", sa.Text(), nullable=True),
        sa.Column("cadence_per_group", sa.Boolean(), nullable=True),
        sa.Column("lecturer", sa.Boolean(), nullable=False),
        sa.Column("lesson", sa.Boolean(), nullable=False),
        sa.Column("motions", sa.Boolean(), nullable=False),
        sa.Column("study", sa.Boolean(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kinds")),
    )
    op.create_index(op.f("ix_kinds_branch_id_code"), "kinds", ["branch_id", "code"], unique=True)


def _members() -> None:
    """One row per person."""
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("citizen_number", sa.Text(), server_default="", nullable=False),
        sa.Column("sex", sa.Text(), server_default="", nullable=False),
        sa.Column("nation", sa.Text(), server_default="", nullable=False),
        sa.Column("birth", sa.Date(), nullable=True),
        sa.Column("education", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("joined", sa.Date(), nullable=True),
        sa.Column("full_since", sa.Date(), nullable=True),
        sa.Column("transferred_in", sa.Date(), nullable=True),
        sa.Column("transferred_out", sa.Date(), nullable=True),
        sa.Column("job", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("landline", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
    )


def _posts_and_groups() -> None:
    """The dated posts and groups of a person."""
    op.create_table(
        "posts",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["root_id"], ["members.id"], name=op.f("fk_posts_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_posts")),
    )
    op.create_table(
        "group_stays",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("group", sa.Text(), server_default="", nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["root_id"], ["members.id"], name=op.f("fk_group_stays_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_group_stays")),
    )


def _conditions() -> None:
    """What changed what was expected of a person, and when."""
    op.create_table(
        "conditions",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["root_id"], ["members.id"], name=op.f("fk_conditions_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_conditions")),
    )


def _profiles() -> None:
    """The head of every paper."""
    op.create_table(
        "profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("superior", sa.Text(), server_default="", nullable=False),
        sa.Column("elected_on", sa.Date(), nullable=True),
        sa.Column("term_years", sa.Integer(), server_default="0", nullable=False),
        sa.Column("compiler", sa.Text(), server_default="", nullable=False),
        sa.Column("reviewer", sa.Text(), server_default="", nullable=False),
        sa.Column("usual_place", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles")),
    )


def _services() -> None:
    """One row per service."""
    op.create_table(
        "services",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("project", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("feedback", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("voided", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_branch_id_day"), "services", ["branch_id", "day"], unique=False)


def _service_rows() -> None:
    """The people of a service with their hours."""
    op.create_table(
        "service_rows",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_service_rows_member_id")),
        sa.ForeignKeyConstraint(
            ["root_id"], ["services.id"], name=op.f("fk_service_rows_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_service_rows")),
    )
    op.create_index(op.f("ix_service_rows_member_id"), "service_rows", ["member_id"], unique=False)


def _sittings() -> None:
    """One row per gathering."""
    op.create_table(
        "sittings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("chair_name", sa.Text(), nullable=True),
        sa.Column("chair_member_id", sa.Integer(), nullable=True),
        sa.Column("recorder_name", sa.Text(), nullable=True),
        sa.Column("recorder_member_id", sa.Integer(), nullable=True),
        sa.Column("heads_due", sa.Integer(), nullable=True),
        sa.Column("heads_present", sa.Integer(), nullable=True),
        sa.Column("heads_leave", sa.Integer(), nullable=True),
        sa.Column("heads_absent", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("voided", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["chair_member_id"], ["members.id"], name=op.f("fk_sittings_chair_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorder_member_id"], ["members.id"], name=op.f("fk_sittings_recorder_member_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
    )
    op.create_index(
        op.f("ix_sittings_branch_id_starts_at"), "sittings", ["branch_id", "starts_at"], unique=False
    )


def _records() -> None:
    """What a sitting counts as."""
    op.create_table(
        "records",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("group", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("resolution", sa.Text(), server_default="", nullable=False),
        sa.Column("lecturer_name", sa.Text(), nullable=True),
        sa.Column("lecturer_member_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["lecturer_member_id"], ["members.id"], name=op.f("fk_records_lecturer_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["root_id"], ["sittings.id"], name=op.f("fk_records_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_records")),
    )


def _motions() -> None:
    """The votes of a record."""
    op.create_table(
        "motions",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("record_position", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("voters_due", sa.Integer(), server_default="0", nullable=False),
        sa.Column("voters_present", sa.Integer(), server_default="0", nullable=False),
        sa.Column("written", sa.Integer(), server_default="0", nullable=False),
        sa.Column("votes_for", sa.Integer(), server_default="0", nullable=False),
        sa.Column("votes_against", sa.Integer(), server_default="0", nullable=False),
        sa.Column("abstained", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["root_id", "record_position"],
            ["records.root_id", "records.position"],
            name=op.f("fk_motions_root_id_record_position"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("root_id", "record_position", "position", name=op.f("pk_motions")),
    )


def _roll_rows() -> None:
    """The frozen roll of a sitting."""
    op.create_table(
        "roll_rows",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("group", sa.Text(), server_default="", nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.Column("committee", sa.Boolean(), nullable=False),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_roll_rows_member_id")),
        sa.ForeignKeyConstraint(
            ["root_id"], ["sittings.id"], name=op.f("fk_roll_rows_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_roll_rows")),
    )
    op.create_index(op.f("ix_roll_rows_member_id"), "roll_rows", ["member_id"], unique=False)


def _beside_the_roll() -> None:
    """Who sat in, and the kept files."""
    op.create_table(
        "observers",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["root_id"], ["sittings.id"], name=op.f("fk_observers_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_observers")),
    )
    op.create_table(
        "attachments",
        sa.Column("root_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["root_id"], ["sittings.id"], name=op.f("fk_attachments_root_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("root_id", "position", name=op.f("pk_attachments")),
    )
