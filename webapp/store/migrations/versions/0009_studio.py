"""Moments, proofs, witnesses, what teams say, badges asked for"""

import sqlalchemy as sa
from alembic import op

revision = "5e81cff3d233"
down_revision = "02c459e832de"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "moment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("experience", sa.String(length=40), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("upload", sa.String(length=32), nullable=True),
        sa.Column("cards", sa.JSON(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_moment_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_moment_public_id")),
    )
    with op.batch_alter_table("moment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_moment_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "badge_ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("achievement", sa.String(length=60), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("moments", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(length=12), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("award_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["award_id"], ["award.id"], name=op.f("fk_badge_ask_award_id_award")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_badge_ask_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_badge_ask_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_ask")),
        sa.UniqueConstraint("public_id", name=op.f("uq_badge_ask_public_id")),
    )
    with op.batch_alter_table("badge_ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_badge_ask_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_badge_ask_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "peer_ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("competence", sa.String(length=40), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name=op.f("fk_peer_ask_moment_id_moment")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_peer_ask_participant_id_participant")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_peer_ask_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_ask")),
        sa.UniqueConstraint("moment_id", "competence", name=op.f("uq_peer_ask_moment_id_competence")),
        sa.UniqueConstraint("public_id", name=op.f("uq_peer_ask_public_id")),
    )
    with op.batch_alter_table("peer_ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_peer_ask_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_peer_ask_team_id"), ["team_id"], unique=False)

    op.create_table(
        "proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("competence", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("upload", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name=op.f("fk_proof_moment_id_moment")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_proof_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof")),
        sa.UniqueConstraint("public_id", name=op.f("uq_proof_public_id")),
    )
    with op.batch_alter_table("proof", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proof_moment_id"), ["moment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proof_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "witness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("competence", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("known_as", sa.String(length=60), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("has_seen", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"], name=op.f("fk_witness_moment_id_moment")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_witness_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witness")),
        sa.UniqueConstraint("public_id", name=op.f("uq_witness_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_witness_token_hash")),
    )
    with op.batch_alter_table("witness", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_witness_moment_id"), ["moment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_witness_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "peer_feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("has_seen", sa.Boolean(), nullable=False),
        sa.Column("clear", sa.Text(), nullable=False),
        sa.Column("precise", sa.Text(), nullable=False),
        sa.Column("example", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["peer_ask.id"], name=op.f("fk_peer_feedback_ask_id_peer_ask")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_peer_feedback_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_feedback")),
        sa.UniqueConstraint("ask_id", "participant_id", name=op.f("uq_peer_feedback_ask_id_participant_id")),
    )
    with op.batch_alter_table("peer_feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_peer_feedback_ask_id"), ["ask_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_peer_feedback_participant_id"), ["participant_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("peer_feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_peer_feedback_participant_id"))
        batch_op.drop_index(batch_op.f("ix_peer_feedback_ask_id"))

    op.drop_table("peer_feedback")
    with op.batch_alter_table("witness", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_witness_participant_id"))
        batch_op.drop_index(batch_op.f("ix_witness_moment_id"))

    op.drop_table("witness")
    with op.batch_alter_table("proof", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proof_participant_id"))
        batch_op.drop_index(batch_op.f("ix_proof_moment_id"))

    op.drop_table("proof")
    with op.batch_alter_table("peer_ask", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_peer_ask_team_id"))
        batch_op.drop_index(batch_op.f("ix_peer_ask_participant_id"))

    op.drop_table("peer_ask")
    with op.batch_alter_table("badge_ask", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_badge_ask_staff_id"))
        batch_op.drop_index(batch_op.f("ix_badge_ask_participant_id"))

    op.drop_table("badge_ask")
    with op.batch_alter_table("moment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_moment_participant_id"))

    op.drop_table("moment")
