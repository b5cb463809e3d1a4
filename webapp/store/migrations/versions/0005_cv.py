"""CV: what a youth writes, a row a section"""

import sqlalchemy as sa
from alembic import op

revision = "4ed99903c15d"
down_revision = "02fcd9af3a6f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cv_section",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_cv_section_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("participant_id", "section", name=op.f("pk_cv_section")),
    )


def downgrade() -> None:
    op.drop_table("cv_section")
