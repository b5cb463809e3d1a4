"""What the outside may read: issuers, achievements, lists of withdrawn badges, and the badges whose page is open.

Nothing here writes. A badge that is not signed yet, or whose holder closed its page, is not there.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from badges.achievement import achievement_document
from badges.art.picture import png, svg
from badges.baking import bake
from badges.contexts import ISSUED
from badges.credential import StatusPlace
from badges.issuer import did_document, profile
from badges.ob2 import Addresses, badge_class, hosted_assertion, issuer_profile, withdrawn_assertion
from badges.verification.words import day
from webapp.quest.achievements import Achievement
from webapp.store.models import Award, Organisation
from webapp.store.models.badges import StatusListRow
from webapp.usecases.awarding.achievements import as_signed, design_of, find_achievement
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.issuers import issuer_of, ring_of
from webapp.usecases.awarding.signing import shown_evidence, signed_award

SCALE: Final = 2  # 512 pixels: sharp on a phone, small enough to be sent
WITHDRAWN: Final = "Retiré par l’émetteur"
Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBadge:
    """A badge whose page is open, as everybody may read it. Taken back, only that remains to be read."""

    public_id: str
    issuer: str
    house: House
    achievement: Achievement
    document: Document
    jwt: str
    narrative: str
    evidence: tuple[Document, ...]
    confirmer: str
    sentence: str
    awarded_at: datetime
    is_withdrawn: bool

    @property
    def address(self) -> str:
        """Its page."""
        return self.house.badge(self.public_id)

    @property
    def awarded_on(self) -> str:
        """The day of the award in words."""
        return day(self.awarded_at)

    @property
    def json(self) -> str:
        """The signed document, as a file that somebody may look into."""
        return json.dumps(self.document, ensure_ascii=False, indent=2)


def open_badge(session: Session, public_id: str, *, base: str) -> OpenBadge | None:
    """Return a badge whose page is open."""
    found = _open(session, public_id)
    return None if found is None else shown_as(*found, base=base)


def held_badge(session: Session, participant: int, public_id: str, *, base: str) -> OpenBadge | None:
    """Return a badge to its holder, whether or not its page is open."""
    found = _found(session, Award.public_id == public_id, Award.participant_id == participant)
    return None if found is None else shown_as(*found, base=base)


def shown_as(row: Award, organisation: Organisation, achievement: Achievement, *, base: str) -> OpenBadge:
    """Return a badge that is signed, as everybody could read it."""
    return OpenBadge(
        public_id=row.public_id,
        issuer=organisation.name,
        house=House(base, organisation.slug),
        achievement=achievement,
        document=row.document or {},
        jwt=row.jwt or "",
        narrative=row.narrative,
        evidence=shown_evidence(row),
        confirmer=row.confirmer,
        sentence=row.sentence,
        awarded_at=row.awarded_at,
        is_withdrawn=row.revoked_at is not None,
    )


def held_assertion(session: Session, participant: int, public_id: str, *, base: str) -> Document | None:
    """Return the badge for the older generation to its holder, to be kept: it is believed only where it is served."""
    found = _found(session, Award.public_id == public_id, Award.participant_id == participant)
    return None if found is None else _assertion(*found, base=base)[0]


def assertion(session: Session, public_id: str, *, base: str) -> tuple[Document, bool] | None:
    """Return the badge for the older generation of readers, and whether it was taken back."""
    found = _open(session, public_id)
    return None if found is None else _assertion(*found, base=base)


def picture_of(achievement: Achievement, language: str = "fr") -> tuple[bytes, str]:
    """Return the picture of a badge that nobody has earned yet, as PNG and SVG."""
    design = design_of(achievement, language)
    return png(design, SCALE), svg(design)


def baked(badge: OpenBadge) -> tuple[bytes, str]:
    """Return the picture that carries the badge, as PNG and SVG."""
    bare_png, bare_svg = picture_of(badge.achievement)
    assertion_url = f"{badge.address}/ob2.json"
    pictures = bake(badge.document, png=bare_png, svg=bare_svg, assertion_url=assertion_url)
    return pictures.png, pictures.svg


def did(session: Session, slug: str, *, base: str) -> Document | None:
    """Return the did.json of an issuer: every key that it ever had. None before its first badge."""
    house = House(base, slug)
    ring = ring_of(session, house.did)
    return did_document(house.did, ring) if ring else None


def issuer(session: Session, slug: str, *, base: str) -> Document | None:
    """Return an issuer as badges of today name it."""
    found = organisation_of(session, slug)
    return None if found is None else {"@context": list(ISSUED), **profile(issuer_of(found, House(base, slug)))}


def older_issuer(session: Session, slug: str, *, base: str) -> Document | None:
    """Return an issuer as badges of the older generation name it."""
    found = organisation_of(session, slug)
    house = House(base, slug)
    return None if found is None else issuer_profile(issuer_of(found, house), _older(house, ""))


def achievement(session: Session, slug: str, name: str, *, base: str, language: str = "fr") -> Document | None:
    """Return an achievement, whoever earned it."""
    found, creator = find_achievement(name), organisation_of(session, slug)
    if found is None or creator is None:
        return None
    house = House(base, slug)
    said = achievement_document(as_signed(found, house, language))
    return {"@context": list(ISSUED), **said, "creator": profile(issuer_of(creator, house))}


def older_achievement(session: Session, slug: str, name: str, *, base: str) -> Document | None:
    """Return an achievement as the older generation calls it."""
    found, house = find_achievement(name), House(base, slug)
    if found is None or organisation_of(session, slug) is None:
        return None
    return badge_class(as_signed(found, house), _older(house, name))


def status(session: Session, slug: str, number: int) -> Document | None:
    """Return a list of withdrawn badges, as it was last signed."""
    return session.scalar(
        select(StatusListRow.document)
        .join(Organisation, Organisation.id == StatusListRow.organisation_id)
        .where(Organisation.slug == slug, StatusListRow.number == number, StatusListRow.valid_until.is_not(None))
    )


def organisation_of(session: Session, slug: str) -> Organisation | None:
    """Return the organisation of that slug."""
    return session.scalar(select(Organisation).where(Organisation.slug == slug))


def _open(session: Session, public_id: str) -> tuple[Award, Organisation, Achievement] | None:
    return _found(session, Award.public_id == public_id, Award.is_shared)


def _found(session: Session, *conditions: Any) -> tuple[Award, Organisation, Achievement] | None:
    found = session.execute(
        select(Award, Organisation)
        .join(Organisation, Organisation.id == Award.organisation_id)
        .where(*conditions, Award.published_at.is_not(None), Award.erased_at.is_(None))
    ).first()
    achievement = None if found is None else find_achievement(found.Award.achievement)
    return None if found is None or achievement is None else (found.Award, found.Organisation, achievement)


def _older(house: House, achievement: str) -> Addresses:
    return house.of_open_badges_2(achievement, "")


def _assertion(row: Award, organisation: Organisation, achievement: Achievement, *, base: str) -> tuple[Document, bool]:
    house = House(base, organisation.slug)
    at = house.of_open_badges_2(achievement.id, row.public_id)
    if row.revoked_at is not None:
        return withdrawn_assertion(at, WITHDRAWN), True
    award = signed_award(row, as_signed(achievement, house), issuer_of(organisation, house), StatusPlace("", 0))
    return hosted_assertion(award, at), False
