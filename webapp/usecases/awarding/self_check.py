"""The check of every night: one badge of each organisation, in each of its forms, judged as an employer would.

And what `elan doctor` says of badges: keys that open, lists that last, nothing that waits, a check that was well.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from badges.faults import BadgeFault
from badges.issuer import did_web_address
from badges.keys import KeyKind, unlock
from badges.verification.fetching import Unreachable
from webapp.store.models import Award, BadgeCheck, Organisation, StatusListRow
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.commission import ControlCommission
from webapp.usecases.awarding.issuers import ring_of
from webapp.usecases.awarding.publishing import OpenBadge, baked, held_badge
from webapp.usecases.awarding.signing import Workshop
from webapp.usecases.awarding.verifying import nowhere, own_first

ONE_DAY: Final = timedelta(days=1)
CHECK_LASTS: Final = timedelta(hours=36)
LIST_IS_SHORT: Final = timedelta(days=7)
WAITS_LONG: Final = timedelta(minutes=10)
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The newest badge of an organisation that still holds, and its holder."""

    organisation_id: int
    public_id: str
    participant: int
    published_at: datetime


def check_samples(workshop: Workshop, *, now: datetime) -> int:
    """Judge a badge of each organisation in each form, and keep what was found; return how many were checked."""
    with workshop.read() as session:
        samples = [(sample.organisation_id, _gathered(session, sample, workshop.base)) for sample in _samples(session)]
    found = [(organisation_id, *_judged(workshop, gathered, now)) for organisation_id, gathered in samples]

    def job(session: Session) -> int:
        for organisation_id, is_well, words in found:
            row = session.get(BadgeCheck, organisation_id) or BadgeCheck(organisation_id=organisation_id)
            row.is_well, row.words, row.at = is_well, words[:_LONGEST], now
            session.add(row)
        return len(found)

    checked: int = workshop.write(job)
    return checked


def check_samples_when_due(workshop: Workshop, *, now: datetime) -> int:
    """Check again where the last time was more than a day ago: a server that sleeps at night checks when it wakes."""
    with workshop.read() as session:
        fresh = set(session.scalars(select(BadgeCheck.organisation_id).where(BadgeCheck.at > now - ONE_DAY)))
        is_due = any(sample.organisation_id not in fresh for sample in _samples(session))
    return check_samples(workshop, now=now) if is_due else 0


def faults_of_badges(session: Session, *, base: str, key: bytes, now: datetime) -> Iterator[str]:
    """Say what is wrong with the badges of this installation, in plain French; nothing when all is well."""
    waiting = session.scalar(
        select(func.count()).where(Award.is_to_sign, Award.revoked_at.is_(None), Award.valid_from < now - WAITS_LONG)
    )
    if waiting:
        yield f"{waiting} badge(s) attendent leur signature depuis plus de dix minutes"
    checks = {row.organisation_id: row for row in session.scalars(select(BadgeCheck))}
    for sample in _samples(session):
        slug = session.get_one(Organisation, sample.organisation_id).slug
        for fault in _faults_of_one(session, sample, House(base, slug), key, now):
            yield f"{slug} : {fault}"
        check = checks.get(sample.organisation_id)
        if check is not None and not check.is_well:
            yield f"{slug} : {check.words}"
        elif (check.at if check else sample.published_at) < now - CHECK_LASTS:
            yield f"{slug} : pas de contrôle cette nuit (« elan badges check » le fait)"


def count_of_badges(session: Session) -> int:
    """Return how many badges are published and still hold."""
    query = select(func.count()).where(Award.published_at.is_not(None), Award.revoked_at.is_(None))
    return session.scalar(query.where(Award.erased_at.is_(None))) or 0


def _faults_of_one(session: Session, sample: Sample, house: House, key: bytes, now: datetime) -> Iterator[str]:
    ring = ring_of(session, house.did)
    if not ring:
        # Everything that was signed names the address of that time; a new one would make a second issuer of it.
        yield "badges signés sous une autre adresse publique\N{NO-BREAK SPACE}: remettez-la dans ELAN_PUBLIC_URL"
        return
    try:
        for kind in KeyKind:
            unlock(ring, house.did, kind, key)
    except BadgeFault as fault:
        yield f"les clés ne s’ouvrent pas ({fault})"
    ends = session.scalar(
        select(func.min(StatusListRow.valid_until)).where(StatusListRow.organisation_id == sample.organisation_id)
    )
    if ends is None or ends < now + LIST_IS_SHORT:
        yield "la liste des badges retirés finit bientôt (« elan badges resign-status » la refait)"


def _samples(session: Session) -> list[Sample]:
    newest = (
        select(func.max(Award.id))
        .where(Award.published_at.is_not(None), Award.revoked_at.is_(None), Award.erased_at.is_(None))
        .where(Award.is_to_sign.is_(False))
        .group_by(Award.organisation_id)
    )
    return [
        Sample(
            organisation_id=row.organisation_id,
            public_id=row.public_id,
            participant=row.participant_id or 0,
            published_at=row.published_at or row.valid_from,
        )
        for row in session.scalars(select(Award).where(Award.id.in_(newest)))
    ]


def _gathered(session: Session, sample: Sample, base: str) -> tuple[OpenBadge, dict[str, bytes]] | None:
    """The badge, and what its issuer serves to whoever judges it; none when authors describe it no more."""
    badge = held_badge(session, sample.participant, sample.public_id, base=base)
    if badge is None:
        return None
    fetch, served = own_first(session, base=base, elsewhere=nowhere), {}
    for address in (did_web_address(badge.house.did), badge.document["credentialStatus"]["statusListCredential"]):
        with suppress(Unreachable):
            served[address] = fetch(address)
    return badge, served


def _judged(workshop: Workshop, gathered: tuple[OpenBadge, dict[str, bytes]] | None, now: datetime) -> tuple[bool, str]:
    if gathered is None:
        return False, "le badge de contrôle n’est plus décrit par les contenus"
    badge, served = gathered
    forms = _forms(badge)
    faults = workshop.carry_out(ControlCommission(forms=forms, served=served, now=now), workshop.passing)
    bad = [f"{name} : {why}" for name, why in faults.items()]
    return not bad, " ; ".join(bad) or f"« {badge.achievement.name} » : {', '.join(forms)} valables"


def _forms(badge: OpenBadge) -> dict[str, bytes]:
    png, svg = baked(badge)
    return {"JSON": badge.json.encode(), "JWT": badge.jwt.encode(), "PNG": png, "SVG": svg.encode()}
