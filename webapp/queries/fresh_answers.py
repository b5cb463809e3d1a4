"""What somebody was answered lately: said on the page of the day, so that nobody has to look for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, case, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from webapp.content.achievements import load_achievements
from webapp.store.models import Award, BadgeAsk, EvidenceReview, Organisation

LATELY: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshAnswer:
    """An answer, and the page where it is read. ``gained``: the name of the badge that it gave, with its picture."""

    verdict: str
    href: str
    gained: str = ""
    picture: str = ""


def fresh_answers(session: Session, participant_id: int, *, now: datetime) -> tuple[FreshAnswer, ...]:
    """Return the answers of the last two days, in one statement."""
    nothing = literal("")
    reviews = select(
        EvidenceReview.verdict,
        nothing.label("badge"),
        nothing.label("award"),
        nothing.label("slug"),
        EvidenceReview.at.label("at"),
    ).where(EvidenceReview.participant_id == participant_id, EvidenceReview.at > now - LATELY)
    badges = (
        select(
            BadgeAsk.verdict,
            BadgeAsk.achievement,
            _held(Award.public_id),
            _held(Organisation.slug),
            BadgeAsk.answered_at,
        )
        .outerjoin(Award, Award.id == BadgeAsk.award_id)
        .outerjoin(Organisation, Organisation.id == Award.organisation_id)
        .where(BadgeAsk.participant_id == participant_id, BadgeAsk.answered_at > now - LATELY)
        # Whoever said yes to what was proposed knows it.
        .where(or_(BadgeAsk.verdict != "proposed", BadgeAsk.award_id.is_(None)))
    )
    found = union_all(reviews, badges).subquery()
    rows = session.execute(select(found).order_by(found.c.at.desc()))
    return tuple(_answer(row.verdict or "", row.badge, row.award or "", row.slug or "") for row in rows)


def _held(column: InstrumentedAttribute[str]) -> ColumnElement[str | None]:
    """Return what is said of a badge that still holds; nothing of one that was taken back."""
    return case((Award.revoked_at.is_(None), column))


def _answer(verdict: str, badge: str, award: str, slug: str) -> FreshAnswer:
    if not badge:
        return FreshAnswer(verdict=verdict, href="/jeu/preuves")
    if verdict != "given" or not award:
        return FreshAnswer(verdict=verdict, href=f"/jeu/competences/badges/{badge}")
    name = next((each.name for each in load_achievements().achievements if each.id == badge), "")
    return FreshAnswer(
        verdict=verdict,
        href=f"/sac/badges/{award}?fait=gagne",
        gained=name,
        picture=f"/orgs/{slug}/achievements/{badge}.svg",
    )
