"""Events of somebody are found by (participant, key): an index on the participant alone is paid for at each answer"""

from alembic import op

revision = "c3d8e15b7a02"
down_revision = "a4f17d20c9b6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("event") as batch_op:
        batch_op.drop_index("ix_event_participant_id")


def downgrade() -> None:
    with op.batch_alter_table("event") as batch_op:
        batch_op.create_index("ix_event_participant_id", ["participant_id"], unique=False)
