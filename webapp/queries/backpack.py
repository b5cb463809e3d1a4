"""The backpack: badges that somebody holds, and those within reach."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content.achievements import load_achievements
from webapp.quest.achievements import Achievement
from webapp.store.models import Award, BackpackEmail, Organisation
from webapp.store.players import organisation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEvidence:
    """A piece of evidence of a badge, and whether its holder shows it."""

    name: str
    narrative: str
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBadge:
    """A badge that somebody holds. ``is_ready``: it is signed, and has its files."""

    public_id: str
    achievement: Achievement
    issuer: str
    awarded_at: datetime
    narrative: str
    evidence: tuple[KeptEvidence, ...]
    confirmer: str
    sentence: str
    is_ready: bool
    is_page_open: bool
    is_withdrawn: bool
    is_bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Backpack:
    """What the start page of the backpack shows."""

    held: tuple[HeldBadge, ...]
    within_reach: tuple[Achievement, ...]
    email: str
    slug: str

    @property
    def shown(self) -> tuple[HeldBadge, ...]:
        """Return the badges that still hold."""
        return tuple(badge for badge in self.held if not badge.is_withdrawn)


def backpack(session: Session, participant_id: int, cohort_id: int) -> Backpack:
    """Gather the badges of somebody, the newest first, and those that they do not hold yet."""
    known = {each.id: each for each in load_achievements().achievements}
    held = _held(session, participant_id, known)
    have = {badge.achievement.id for badge in held if not badge.is_withdrawn}
    organisation: Organisation = organisation_of(session, cohort_id)
    chosen = session.get(BackpackEmail, participant_id)
    return Backpack(
        held=held,
        within_reach=tuple(each for each in known.values() if each.id not in have),
        email=chosen.email if chosen else "",
        slug=organisation.slug,
    )


def issuer_slug(session: Session, cohort_id: int) -> str:
    """Return under which name the organisation of a cohort draws its badges."""
    organisation: Organisation = organisation_of(session, cohort_id)
    return organisation.slug


def _held(session: Session, participant_id: int, known: dict[str, Achievement]) -> tuple[HeldBadge, ...]:
    rows = session.execute(
        select(Award, Organisation.name)
        .join(Organisation, Organisation.id == Award.organisation_id)
        .where(Award.participant_id == participant_id)
        .order_by(Award.awarded_at.desc(), Award.id.desc())
    )
    return tuple(_badge(row, known[row.achievement], issuer) for row, issuer in rows if row.achievement in known)


def _badge(row: Award, achievement: Achievement, issuer: str) -> HeldBadge:
    return HeldBadge(
        public_id=row.public_id,
        achievement=achievement,
        issuer=issuer,
        awarded_at=row.awarded_at,
        narrative=row.narrative,
        evidence=tuple(
            KeptEvidence(name=each["name"], narrative=each["narrative"], is_shown=not each.get("is_hidden"))
            for each in row.evidence
        ),
        confirmer=row.confirmer,
        sentence=row.sentence,
        is_ready=row.published_at is not None,
        is_page_open=row.is_shared,
        is_withdrawn=row.revoked_at is not None,
        is_bound=row.email_hash is not None,
    )
