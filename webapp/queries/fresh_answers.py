"""What somebody was answered lately: said on the page of the day, so that nobody has to look for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from webapp.store.models import BadgeAsk, EvidenceReview

LATELY: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshAnswer:
    """An answer, and the page where it is read."""

    verdict: str
    href: str


def fresh_answers(session: Session, participant_id: int, *, now: datetime) -> tuple[FreshAnswer, ...]:
    """Return the answers of the last two days, in one statement."""
    reviews = select(EvidenceReview.verdict, literal("").label("badge"), EvidenceReview.at.label("at")).where(
        EvidenceReview.participant_id == participant_id, EvidenceReview.at > now - LATELY
    )
    badges = select(BadgeAsk.verdict, BadgeAsk.achievement, BadgeAsk.answered_at).where(
        BadgeAsk.participant_id == participant_id, BadgeAsk.answered_at > now - LATELY
    )
    found = union_all(reviews, badges).subquery()
    rows = session.execute(select(found.c.verdict, found.c.badge).order_by(found.c.at.desc()))
    return tuple(
        FreshAnswer(verdict=verdict or "", href=f"/jeu/competences/badges/{badge}" if badge else "/jeu/preuves")
        for verdict, badge in rows
    )
