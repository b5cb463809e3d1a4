"""Another badge may be proposed to whoever asked for one"""

import sqlalchemy as sa
from alembic import op

revision = "b4c8f13a97e2"
down_revision = "e71b40d95c28"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("badge_ask") as batch_op:
        batch_op.add_column(sa.Column("proposed", sa.String(60), nullable=True))
        batch_op.add_column(sa.Column("sentence", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("badge_ask") as batch_op:
        batch_op.drop_column("sentence")
        batch_op.drop_column("proposed")
