"""Slots that come back, what became of appointments, who waits for a slot"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "7c1f0a94d2e6"
down_revision = "5e81cff3d233"
branch_labels = None
depends_on = None

KEYS = (("time_slot", "staff_id", "staff"), ("time_slot", "rule_id", "slot_rule"), ("appointment", "staff_id", "staff"))
# What the two former words are in the vocabulary of rdv-service-public.
WORDS = (("booked", "unknown"), ("cancelled", "excused"))


def _added() -> dict[str, list[sa.Column[Any]]]:
    return {
        "time_slot": [
            sa.Column("is_for_all", sa.Boolean(), server_default=sa.false(), nullable=False),
            sa.Column("place", sa.String(length=200), nullable=True),
            sa.Column("link", sa.String(length=300), nullable=True),
            sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        ],
        "appointment": [
            sa.Column("place", sa.String(length=300), nullable=True),
            sa.Column("words", sa.Text(), nullable=True),
            sa.Column("excuse", sa.Text(), nullable=True),
            sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        ],
    }


def upgrade() -> None:
    op.create_table(
        "slot_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("opens_at", sa.String(length=5), nullable=False),
        sa.Column("closes_at", sa.String(length=5), nullable=False),
        sa.Column("duration_min", sa.Integer(), nullable=False),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("link", sa.String(length=300), nullable=True),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("is_on_holidays", sa.Boolean(), nullable=False),
        sa.Column("filled_through", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_slot_rule_cohort_id_cohort")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_slot_rule_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_rule")),
        sa.UniqueConstraint("public_id", name=op.f("uq_slot_rule_public_id")),
    )
    op.create_index(op.f("ix_slot_rule_cohort_id"), "slot_rule", ["cohort_id"])
    op.create_index(op.f("ix_slot_rule_staff_id"), "slot_rule", ["staff_id"])

    op.create_table(
        "slot_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_slot_wish_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot_wish")),
    )
    op.create_index(op.f("ix_slot_wish_participant_id"), "slot_wish", ["participant_id"])

    # Added in place: a batch would copy tables at which rows point.
    for table, column, referred in KEYS:
        key = sa.ForeignKey(f"{referred}.id", name=op.f(f"fk_{table}_{column}_{referred}"))
        op.add_column(table, sa.Column(column, sa.Integer(), key, nullable=True), inline_references=True)
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for table, columns in _added().items():
        for added in columns:
            op.add_column(table, added)
    _rename(WORDS)


def downgrade() -> None:
    _rename([(new, old) for old, new in WORDS])
    for table, columns in _added().items():
        for added in columns:
            op.drop_column(table, added.name)
    for table, column, _ in KEYS:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
    op.drop_table("slot_wish")
    op.drop_table("slot_rule")


def _rename(words: Iterable[tuple[str, str]]) -> None:
    status = sa.table("appointment", sa.column("status", sa.String))
    for old, new in words:
        op.execute(status.update().where(status.c.status == old).values(status=new))
