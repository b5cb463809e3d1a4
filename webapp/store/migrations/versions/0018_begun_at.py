"""The joined facts say since when; the log is kept in the order in which it came"""

import sqlalchemy as sa
from alembic import op

revision = "c2d7a6e05b14"
down_revision = "b4c8f13a97e2"
branch_labels = None
depends_on = None

FIRST = (
    "UPDATE facts SET begun_at = (SELECT min(event.received_at) FROM event"
    " WHERE event.participant_id = facts.participant_id AND event.key = facts.key)"
)


def upgrade() -> None:
    op.add_column("facts", sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(FIRST)
    op.create_index("ix_event_participant_id_position", "event", ["participant_id", "position"])
    op.drop_index("ix_event_participant_id_key", table_name="event")


def downgrade() -> None:
    op.create_index("ix_event_participant_id_key", "event", ["participant_id", "key"])
    op.drop_index("ix_event_participant_id_position", table_name="event")
    op.drop_column("facts", "begun_at")
