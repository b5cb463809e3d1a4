"""Following: messages, who took a help request"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "c1b7a60d3e52"
down_revision = "0a3b0edc4dc6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("audience", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_message_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_message_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("public_id", name=op.f("uq_message_public_id")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index("ix_message_participant_id_sent_at", ["participant_id", "sent_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_staff_id"), ["staff_id"], unique=False)
    with op.batch_alter_table("help_request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("public_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("mission", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("step", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("taken_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    _name_requests()
    with op.batch_alter_table("help_request", schema=None) as batch_op:
        batch_op.alter_column("public_id", existing_type=sa.String(length=32), nullable=False)
        batch_op.create_unique_constraint(batch_op.f("uq_help_request_public_id"), ["public_id"])
        batch_op.create_foreign_key(batch_op.f("fk_help_request_taken_by_id_staff"), "staff", ["taken_by_id"], ["id"])


def _name_requests() -> None:
    """Give those that exist a public id."""
    requests = sa.table("help_request", sa.column("id", sa.Integer), sa.column("public_id", sa.String))
    connection = op.get_bind()
    for row in connection.execute(sa.select(requests.c.id)).all():
        connection.execute(requests.update().where(requests.c.id == row.id).values(public_id=uuid4().hex))


def downgrade() -> None:
    with op.batch_alter_table("help_request", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_help_request_taken_by_id_staff"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_help_request_public_id"), type_="unique")
        for name in ("taken_at", "taken_by_id", "step", "mission", "public_id"):
            batch_op.drop_column(name)
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_message_staff_id"))
        batch_op.drop_index("ix_message_participant_id_sent_at")
    op.drop_table("message")
