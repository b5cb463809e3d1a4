"""Numbers that other machines count, up to 2^53: PostgreSQL kept 32 bits of them, SQLite has always kept 64"""

import sqlalchemy as sa
from alembic import op

revision = "a4f17d20c9b6"
down_revision = "e5a90b7c34d1"
branch_labels = None
depends_on = None

COLUMNS = (("participant", "seq"), ("event", "seq"), ("passkey", "sign_count"))


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        for table, column in COLUMNS:
            op.alter_column(table, column, type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        for table, column in COLUMNS:
            op.alter_column(table, column, type_=sa.Integer(), existing_type=sa.BigInteger(), existing_nullable=False)
