"""From intents to published badges: signed outside of the writer, judged twice, then stored and published at once.

Whatever stops half-way leaves an intent. Whoever comes next, this process or another, signs it again; the first who
stores wins, and what the others signed is thrown away.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from badges.achievement import Achievement
from badges.credential import Award as SignedAward
from badges.credential import Evidence, HashedEmail, StatusPlace
from badges.endorsement import Endorsement
from badges.faults import BadgeFault, KeyFault
from badges.issuer import Issuer
from badges.issuing import Issued
from badges.keys import KeyRing
from webapp.store.models import Award, Organisation, Participant, StatusListRow
from webapp.store.topics import announce, participant_topic
from webapp.usecases.awarding.achievements import as_signed, find_achievement
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.commission import BadgeCommission, Commission, ListCommission, Passing, carry_out
from webapp.usecases.awarding.issuers import ensure_ring, issuer_of, ring_of

Result = TypeVar("Result")
LIST_LASTS: Final = timedelta(days=30)
LIST_IS_STALE: Final = timedelta(days=1)  # signed again every day, so that a server may be away for four weeks
_log = logging.getLogger(__name__)


def _pass(step: str) -> None:
    """Go on: only tests stop between two steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What signing needs. ``passing`` is told each step, so that a test can pull the plug at any of them."""

    read: Callable[[], AbstractContextManager[Session]]
    write: Callable[[Callable[[Session], Any]], Any]
    base: str
    wrapping_key: bytes
    passing: Passing = _pass
    carry_out: Callable[[Commission, Passing], Any] = carry_out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """An intent, as it was read: what to sign, and the revision that it stands for."""

    id: int
    revision: int
    award: SignedAward
    endorsement: Endorsement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Whose badge it is: the organisation, its addresses, its keys (none before its first badge)."""

    organisation_id: int
    house: House
    issuer: Issuer
    ring: KeyRing


def sign_all(workshop: Workshop, *, now: datetime) -> int:
    """Sign every list that changed or grows old, then every badge that waits; return how many were published."""
    sign_lists(workshop, now=now)
    with workshop.read() as session:
        waiting = session.scalars(_waiting().order_by(Award.id)).all()
    return sum(_published(workshop, award_id, now) for award_id in waiting)


def sign_lists(workshop: Workshop, *, now: datetime, is_forced: bool = False) -> int:
    """Sign lists of withdrawn badges again: those that changed, those that grow old, or all; return how many."""
    fresh_until = now + LIST_LASTS - LIST_IS_STALE
    due = or_(
        StatusListRow.signed_revision < StatusListRow.revision,
        StatusListRow.valid_until.is_(None),
        StatusListRow.valid_until < fresh_until,
    )
    with workshop.read() as session:
        lists = session.scalars(select(StatusListRow.id).where(*([] if is_forced else [due]))).all()
    for list_id in lists:
        _sign_list(workshop, list_id, now)
    return len(lists)


def has_work(session: Session) -> bool:
    """Say whether a badge waits for its signature."""
    return session.scalar(_waiting().limit(1)) is not None


def signed_award(row: Award, achievement: Achievement, issuer: Issuer, place: StatusPlace) -> SignedAward:
    """An award as it is signed; without an address when the youth chose none."""
    email = HashedEmail(row.email_hash, row.email_salt) if row.email_hash and row.email_salt else None
    return SignedAward(
        id=UUID(row.credential_id),
        recipient=UUID(row.recipient_id),
        issuer=issuer,
        achievement=achievement,
        awarded_at=row.awarded_at,
        valid_from=row.valid_from,
        status=place,
        narrative=row.narrative,
        evidence=tuple(Evidence(**each) for each in shown_evidence(row)),
        email=email,
    )


def shown_evidence(row: Award) -> tuple[dict[str, str], ...]:
    """The evidence that the holder shows; what they keep to themselves is in no file and on no page."""
    shown = [{**each} for each in row.evidence if not each.get("is_hidden")]
    return tuple({name: value for name, value in each.items() if name != "is_hidden"} for each in shown)


def _waiting() -> Any:
    return select(Award.id).where(Award.is_to_sign, Award.revoked_at.is_(None), Award.erased_at.is_(None))


def _published(workshop: Workshop, award_id: int, now: datetime) -> bool:
    """Sign one and publish it. A badge that cannot be signed stays an intent, and holds up nobody else."""
    try:
        return _sign(workshop, award_id, now)
    except KeyFault:
        raise  # no badge of ours can be signed: whoever runs Élan must know
    except BadgeFault:
        _log.exception("award %s is not signed", award_id)
        return False


def _sign(workshop: Workshop, award_id: int, now: datetime) -> bool:
    with workshop.read() as session:
        place = _place(session, Award, award_id, workshop)
        order = _order(session, award_id, place)
        unsigned = _unsigned_list(session, award_id)
    if order is None:
        return False
    workshop.passing("read")
    ring = _ring(workshop, place, now)
    if unsigned is not None:
        _sign_list(workshop, unsigned, now)  # a badge is never there before its list
    commission = BadgeCommission(
        award=order.award, endorsement=order.endorsement, ring=ring, wrapping_key=workshop.wrapping_key, now=now
    )
    issued = workshop.carry_out(commission, workshop.passing)
    workshop.passing("signed")
    stored: bool = workshop.write(lambda session: _store(session, order, issued, now))
    workshop.passing("stored")
    return stored


def _order(session: Session, award_id: int, at: _Place) -> _Order | None:
    row = session.get_one(Award, award_id)
    achievement = find_achievement(row.achievement)
    if not row.is_to_sign:
        return None
    if achievement is None:
        _log.error("award %s: no badge is called %r any more", award_id, row.achievement)
        return None
    number = session.get_one(StatusListRow, row.status_list_id).number
    place = StatusPlace(at.house.status(number), row.status_index)
    award = signed_award(row, as_signed(achievement, at.house), at.issuer, place)
    said = Endorsement(UUID(row.endorsement_id), award.recipient, at.issuer, row.sentence, row.valid_from)
    return _Order(id=row.id, revision=row.revision, award=award, endorsement=said if row.sentence else None)


def _store(session: Session, order: _Order, issued: Issued, now: datetime) -> bool:
    """Publish, unless the award changed, was taken back or was signed by somebody else in the meantime."""
    stored = session.execute(
        update(Award)
        .where(Award.id == order.id, Award.revision == order.revision, Award.is_to_sign)
        .values(
            document=issued.document,
            jwt=issued.jwt,
            is_to_sign=False,
            published_at=func.coalesce(Award.published_at, now),
        )
        .returning(Award.participant_id)
    ).first()
    if stored is None:
        return False
    announce(session, participant_topic(session.get_one(Participant, stored.participant_id).public_id))
    return True


def _unsigned_list(session: Session, award_id: int) -> int | None:
    query = select(StatusListRow.id).join(Award, Award.status_list_id == StatusListRow.id)
    return session.scalar(query.where(Award.id == award_id, StatusListRow.valid_until.is_(None)))


def _sign_list(workshop: Workshop, list_id: int, now: datetime) -> None:
    with workshop.read() as session:
        place = _place(session, StatusListRow, list_id, workshop)
        # The revision is read first: a badge that is taken back after it makes the list be signed once more.
        number, revision = session.execute(
            select(StatusListRow.number, StatusListRow.revision).where(StatusListRow.id == list_id)
        ).one()
        is_withdrawn = or_(Award.revoked_at.is_not(None), Award.erased_at.is_not(None))
        withdrawn = session.scalars(
            select(Award.status_index).where(Award.status_list_id == list_id, is_withdrawn)
        ).all()
    commission = ListCommission(
        did=place.house.did,
        address=place.house.status(number),
        withdrawn=withdrawn,
        ring=_ring(workshop, place, now),
        wrapping_key=workshop.wrapping_key,
        now=now,
        until=now + LIST_LASTS,
    )
    document = workshop.carry_out(commission, workshop.passing)
    workshop.passing("list signed")
    keep = (
        update(StatusListRow)
        .where(StatusListRow.id == list_id, StatusListRow.signed_revision <= revision)
        .values(document=document, signed_revision=revision, valid_until=commission.until)
    )
    workshop.write(lambda session: session.execute(keep).close())


def _ring(workshop: Workshop, place: _Place, now: datetime) -> KeyRing:
    return place.ring or ensure_ring(
        workshop.write, place.organisation_id, place.house, key=workshop.wrapping_key, now=now
    )


def _place(session: Session, table: Any, row_id: int, workshop: Workshop) -> _Place:
    organisation = session.scalars(
        select(Organisation).join(table, table.organisation_id == Organisation.id).where(table.id == row_id)
    ).one()
    house = House(workshop.base, organisation.slug)
    return _Place(
        organisation_id=organisation.id,
        house=house,
        issuer=issuer_of(organisation, house),
        ring=ring_of(session, house.did),
    )
