"""Cohorts: archives, pauses, personal cards, excused absences, hours and sites"""

import sqlalchemy as sa
from alembic import op

revision = "0a3b0edc4dc6"
down_revision = "4ed99903c15d"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "excuse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_excuse_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_excuse_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse")),
        sa.UniqueConstraint("participant_id", "day", name=op.f("uq_excuse_participant_id_day")),
    )
    with op.batch_alter_table("excuse", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_excuse_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "personal_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("first_name", sa.String(length=40), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("words_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_personal_card_cohort_id_cohort")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_personal_card_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_personal_card_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_card")),
        sa.UniqueConstraint("public_id", name=op.f("uq_personal_card_public_id")),
        sa.UniqueConstraint("words_hash", name=op.f("uq_personal_card_words_hash")),
    )
    with op.batch_alter_table("personal_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_personal_card_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_personal_card_participant_id"), ["participant_id"], unique=False)

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("region", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pauses", sa.JSON(), nullable=False, server_default="[]"))

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hours", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("region", sa.String(length=20), nullable=False, server_default=""))

    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("variables", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_column("name")

    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.drop_column("variables")

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("region")
        batch_op.drop_column("hours")

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.drop_column("pauses")
        batch_op.drop_column("region")
        batch_op.drop_column("archived_at")

    with op.batch_alter_table("personal_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_personal_card_participant_id"))
        batch_op.drop_index(batch_op.f("ix_personal_card_cohort_id"))

    op.drop_table("personal_card")
    with op.batch_alter_table("excuse", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_excuse_participant_id"))

    op.drop_table("excuse")
