"""A session may be of one of the workshops that the content describes: its guide"""

import sqlalchemy as sa
from alembic import op

revision = "e71b40d95c28"
down_revision = "d7e2b8160fa3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workshop_session") as batch_op:
        batch_op.add_column(sa.Column("guide", sa.String(60), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workshop_session") as batch_op:
        batch_op.drop_column("guide")
