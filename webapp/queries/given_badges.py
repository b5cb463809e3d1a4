"""Badges that were given within a counsellor's reach: to whom, by whom, whether they still hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content.achievements import load_achievements
from webapp.policy.rules import Reach
from webapp.store.models import Award, Cohort, Participant, Staff
from webapp.store.staff import is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBadge:
    """A badge that was given. ``reason`` is what the journal keeps of a withdrawal: staff alone read it."""

    id: int
    public_id: str
    achievement: str
    name: str
    pseudonym: str
    sign: str
    cohort_name: str
    awarded_at: datetime
    confirmed_by: str
    narrative: str
    sentence: str
    is_ready: bool
    withdrawn_at: datetime | None
    reason: str
    is_held_again: bool


def given_badges(session: Session, staff_id: int, reach: Sequence[Reach], *, most: int) -> tuple[GivenBadge, ...]:
    """Return the badges given within reach, the newest first."""
    query = _within(staff_id, reach).order_by(Award.awarded_at.desc(), Award.id.desc()).limit(most)
    return _read(session, query)


def given_badge(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> GivenBadge | None:
    """Return one of them; somebody else's is not found."""
    found = _read(session, _within(staff_id, reach).where(Award.public_id == public_id))
    return found[0] if found else None


def _within(staff_id: int, reach: Sequence[Reach]) -> Any:
    return (
        select(Award, Participant, Cohort.name.label("cohort_name"), Staff.name.label("confirmed_by"))
        .join(Participant, Participant.id == Award.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .outerjoin(Staff, Staff.id == Award.confirmed_by_id)
        .where(is_within(staff_id, reach))
    )


def _read(session: Session, query: Any) -> tuple[GivenBadge, ...]:
    names = {each.id: each.name for each in load_achievements().achievements}
    rows = session.execute(query).all()
    people = {row.Award.participant_id for row in rows}
    living = select(Award.participant_id, Award.achievement).where(
        Award.participant_id.in_(people), Award.revoked_at.is_(None)
    )
    held = {(owner, achievement) for owner, achievement in session.execute(living)}
    return tuple(_badge(row, names, held) for row in rows)


def _badge(row: Any, names: dict[str, str], held: set[tuple[int | None, str]]) -> GivenBadge:
    award: Award = row.Award
    return GivenBadge(
        id=award.id,
        public_id=award.public_id,
        achievement=award.achievement,
        name=names.get(award.achievement, award.achievement),
        pseudonym=row.Participant.pseudonym,
        sign=row.Participant.sign,
        cohort_name=row.cohort_name,
        awarded_at=award.awarded_at,
        confirmed_by=row.confirmed_by or "",
        narrative=award.narrative,
        sentence=award.sentence,
        is_ready=award.published_at is not None,
        withdrawn_at=award.revoked_at,
        reason=award.revoked_because or "",
        is_held_again=(award.participant_id, award.achievement) in held,
    )
