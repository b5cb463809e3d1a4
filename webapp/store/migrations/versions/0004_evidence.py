"""Answers to what youths sent"""

import sqlalchemy as sa
from alembic import op

revision = "02fcd9af3a6f"
down_revision = "affe36c5462f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_evidence_review_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_evidence_review_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_review")),
        sa.UniqueConstraint("subject", name=op.f("uq_evidence_review_subject")),
    )
    with op.batch_alter_table("evidence_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_review_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_review_staff_id"), ["staff_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("evidence_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_review_staff_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_review_participant_id"))

    op.drop_table("evidence_review")
