"""The badges that somebody holds, as a CV shows them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content.achievements import load_achievements
from webapp.quest.achievements import Achievement
from webapp.quest.cv.draft import ProvenBadge
from webapp.store.models import Award, Organisation
from webapp.store.players import Player


def badges_of(session: Session, player: Player, *, origin: str) -> tuple[ProvenBadge, ...]:
    """Return the badges that stand, newest first. Only a page that was opened has an address."""
    rows = session.execute(
        select(Award.public_id, Award.achievement, Award.awarded_at, Award.is_shared, Organisation.name)
        .join(Organisation, Organisation.id == Award.organisation_id)
        .where(Award.participant_id == player.id, Award.published_at.is_not(None), Award.revoked_at.is_(None))
        .order_by(Award.awarded_at.desc(), Award.id.desc())
    )
    known = {each.id: each for each in load_achievements().achievements}
    return tuple(_badge(row, known[row.achievement], origin) for row in rows if row.achievement in known)


def _badge(row: Any, achievement: Achievement, origin: str) -> ProvenBadge:
    return ProvenBadge(
        id=row.public_id,
        name=achievement.name,
        name_en=achievement.name_en,
        description=achievement.description,
        description_en=achievement.description_en,
        issuer=row.name,
        awarded_on=row.awarded_at.date().isoformat(),
        competences=achievement.competences,
        level=proven_level(achievement),
        url=f"{origin}/badges/{row.public_id}" if row.is_shared else None,
    )


def proven_level(achievement: Achievement) -> int:
    """Return the level of a competence that a badge proves: by the rules of the guide, one more than its own."""
    return achievement.level + 1 if achievement.level else 0
