"""Reminders by notification: phones that asked for them, what is sent there, the hours at which they may ring"""

import sqlalchemy as sa
from alembic import op

revision = "d7e2b8160fa3"
down_revision = "c3d8e15b7a02"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("session_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("endpoint", sa.String(length=500), nullable=False),
        sa.Column("p256dh", sa.LargeBinary(length=65), nullable=False),
        sa.Column("auth", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_push_subscription_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint", name=op.f("uq_push_subscription_endpoint")),
        sa.UniqueConstraint("session_hash", name=op.f("uq_push_subscription_session_hash")),
    )
    op.create_index(op.f("ix_push_subscription_participant_id"), "push_subscription", ["participant_id"])

    op.create_table(
        "push_out",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_push_out_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["push_subscription.id"], name=op.f("fk_push_out_subscription_id_push_subscription")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_out")),
        sa.UniqueConstraint("subscription_id", "key", name=op.f("uq_push_out_subscription_id_key")),
    )
    op.create_index(op.f("ix_push_out_next_at"), "push_out", ["next_at"])
    op.create_index(op.f("ix_push_out_participant_id"), "push_out", ["participant_id"])

    with op.batch_alter_table("organisation") as table:
        table.add_column(
            sa.Column("push_hours", sa.JSON(), nullable=False, server_default=sa.text('\'["08:00", "20:30"]\''))
        )


def downgrade() -> None:
    with op.batch_alter_table("organisation") as table:
        table.drop_column("push_hours")
    op.drop_table("push_out")
    op.drop_table("push_subscription")
