"""Workshops with seats, and who takes part"""

import sqlalchemy as sa
from alembic import op

revision = "e5a90b7c34d1"
down_revision = "b3d8c2f6a1e7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workshop_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_min", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("scan_key", sa.String(length=32), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_workshop_session_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_workshop_session_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_session")),
        sa.UniqueConstraint("public_id", name=op.f("uq_workshop_session_public_id")),
        sa.UniqueConstraint("scan_key", name=op.f("uq_workshop_session_scan_key")),
    )
    op.create_index(op.f("ix_workshop_session_organisation_id"), "workshop_session", ["organisation_id"])
    op.create_index(op.f("ix_workshop_session_staff_id"), "workshop_session", ["staff_id"])

    op.create_table(
        "workshop_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("was_there", sa.Boolean(), nullable=True),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_workshop_place_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["workshop_session.id"], name=op.f("fk_workshop_place_session_id_workshop_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop_place")),
        sa.UniqueConstraint("session_id", "participant_id", name=op.f("uq_workshop_place_session_id_participant_id")),
    )
    op.create_index(op.f("ix_workshop_place_participant_id"), "workshop_place", ["participant_id"])
    op.create_index(op.f("ix_workshop_place_session_id"), "workshop_place", ["session_id"])


def downgrade() -> None:
    op.drop_table("workshop_place")
    op.drop_table("workshop_session")
