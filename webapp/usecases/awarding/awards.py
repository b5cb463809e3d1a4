"""Giving a badge, giving it again, taking it back, forgetting it. All of it runs inside the writer.

Whoever gives a badge draws chance first, outside (`draw`), because what runs in the writer may run twice.
"""

import secrets
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, null, select, update
from sqlalchemy.orm import Session

from badges.credential import hashed_email
from badges.status_list import SIZE, draw_index
from webapp.quest.achievements import Achievement
from webapp.store.models import Award, BackpackEmail, Cohort, Participant, StatusListRow
from webapp.store.topics import announce, participant_topic
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act

TO_SIGN: Final = "awards"  # whoever signs wakes up when this topic is announced


class AlreadyAwarded(Refused):
    """Somebody holds a badge once."""

    status = 409
    title = "Ce badge est déjà remis"
    text = "Cette personne a déjà ce badge. Il n’y a rien de plus à faire."


class NotAwarded(Refused):
    """There is nobody to give a badge to, or no badge to take back."""

    status = 404
    title = "Ce badge n’est plus là"
    text = "La personne est partie, ou le badge a déjà été retiré."


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The chance that one award needs. Its place is where the search for a free bit begins."""

    public_id: str
    credential: str
    recipient: str
    endorsement: str
    salt: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvidence:
    """Something that shows what was done. Only what the youth chose to show to everybody."""

    name: str
    narrative: str
    genre: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done and in which context, and what shows it. ``first_given_at``: for a badge given again."""

    narrative: str
    shown: Sequence[ShownEvidence] = ()
    first_given_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmer:
    """Who confirms. ``words`` is what everybody reads: a post and an organisation, a name only if they agreed."""

    by: By
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """An award that was written; its files come with the signature."""

    id: int
    public_id: str


def draw() -> Drawn:
    """Draw what one award needs; never inside the writer."""
    credential, recipient, endorsement = (str(uuid.uuid4()) for _ in range(3))
    return Drawn(
        public_id=secrets.token_urlsafe(18),
        credential=credential,
        recipient=recipient,
        endorsement=endorsement,
        salt=secrets.token_hex(16),
        place=secrets.randbelow(SIZE),
    )


def award(
    session: Session,
    *,
    drawn: Drawn,
    participant: int,
    achievement: Achievement,
    evidence: Deed,
    confirmed_by: Confirmer,
    sentence: str,
    now: datetime,
) -> Awarded:
    """Give a badge: write the intent, with its place in the status list. It is signed and published soon after.

    ``sentence`` is what the one who confirms says of it; everybody who is shown the badge reads it, and the evidence.
    """
    person = session.get(Participant, participant, with_for_update=True)
    if person is None or person.is_withdrawn:
        raise NotAwarded
    if _held(session, participant, achievement.id) is not None:
        raise AlreadyAwarded
    organisation = session.scalars(select(Cohort.organisation_id).where(Cohort.id == person.cohort_id)).one()
    place = _take_place(session, organisation, drawn.place)
    email = session.get(BackpackEmail, participant)
    row = Award(
        public_id=drawn.public_id,
        organisation_id=organisation,
        participant_id=participant,
        achievement=achievement.id,
        credential_id=drawn.credential,
        recipient_id=drawn.recipient,
        endorsement_id=drawn.endorsement,
        status_list_id=place[0],
        status_index=place[1],
        awarded_at=evidence.first_given_at or now,
        valid_from=now,
        narrative=evidence.narrative.strip(),
        evidence=[asdict(each) for each in evidence.shown],
        confirmer=confirmed_by.words,
        sentence=sentence.strip(),
        confirmed_by_id=confirmed_by.by.staff_id,
        email_hash=hashed_email(email.email, drawn.salt).hash if email else None,
        email_salt=drawn.salt if email else None,
    )
    session.add(row)
    session.flush()
    _note(session, confirmed_by.by, "award_badge", row, now, cohort_id=person.cohort_id)
    _announce(session, person.public_id)
    return Awarded(id=row.id, public_id=row.public_id)


def award_again(session: Session, *, award_id: int, salt: str, now: datetime) -> None:
    """Sign a badge again: the same badge, from now on, for the address chosen since. ``awardedDate`` stays."""
    row = _living(session, award_id)
    email = session.get(BackpackEmail, row.participant_id)
    row.email_hash = hashed_email(email.email, salt).hash if email else None
    row.email_salt = salt if email else None
    row.valid_from = now
    row.revision += 1
    row.is_to_sign = True
    announce(session, TO_SIGN)


def revoke(session: Session, *, award_id: int, by: By, reason: str, now: datetime) -> None:
    """Take a badge back. The reason stays in the journal: everybody else reads that it was withdrawn by its issuer."""
    row = _living(session, award_id)
    row.revoked_at = now
    row.revoked_because = reason
    row.revision += 1
    row.is_to_sign = False
    _mark(session, row.status_list_id)
    person = session.get_one(Participant, row.participant_id)
    _note(session, by, "revoke_badge", row, now, cohort_id=person.cohort_id, reason=reason)
    _announce(session, person.public_id)


def forget_awards(session: Session, *, participant: int, now: datetime) -> None:
    """Erase the badges of somebody: their bits are set, pages and salts are gone, nothing leads to anybody any more."""
    lists = session.scalars(
        update(Award)
        .where(Award.participant_id == participant)
        .values(
            participant_id=None, recipient_id=None, email_hash=None, email_salt=None, narrative="", evidence=[],
            sentence="", confirmer="", confirmed_by_id=None, document=null(), jwt=None, is_to_sign=False,
            is_shared=False, revision=Award.revision + 1, erased_at=now,
        )
        .returning(Award.status_list_id)
    )  # fmt: skip
    for list_id in set(lists):
        _mark(session, list_id)


def choose_email(session: Session, *, participant: int, email: str | None, now: datetime) -> None:
    """Bind the next badges to an address, or to none. Badges already given keep theirs until signed again."""
    known = session.get(BackpackEmail, participant)
    if email is None:
        if known is not None:
            session.delete(known)
    elif known is None:
        session.add(BackpackEmail(participant_id=participant, email=email, at=now))
    else:
        known.email, known.at = email, now


class _TakenPlaces(Collection[int]):
    """The places of a list that were ever taken, asked for one by one: there may be a hundred thousand."""

    def __init__(self, session: Session, list_id: int) -> None:
        self._session, self._list_id = session, list_id

    def __len__(self) -> int:
        return self._session.scalar(select(func.count()).where(Award.status_list_id == self._list_id)) or 0

    def __iter__(self) -> Iterator[int]:
        return iter(self._session.scalars(select(Award.status_index).where(Award.status_list_id == self._list_id)))

    def __contains__(self, place: object) -> bool:
        query = select(Award.id).where(Award.status_list_id == self._list_id, Award.status_index == place)
        return self._session.scalar(query) is not None


def _take_place(session: Session, organisation: int, first: int) -> tuple[int, int]:
    """A place that no badge ever had, in the newest list with room. The list is held until the commit."""
    newest = select(StatusListRow).where(StatusListRow.organisation_id == organisation)
    row = session.scalar(newest.order_by(StatusListRow.number.desc()).limit(1).with_for_update())
    if row is None or len(_TakenPlaces(session, row.id)) >= SIZE:
        row = StatusListRow(organisation_id=organisation, number=1 if row is None else row.number + 1)
        session.add(row)
        session.flush()
    return row.id, draw_index(_TakenPlaces(session, row.id), lambda size: first % size)


def _held(session: Session, participant: int, achievement: str) -> int | None:
    query = select(Award.id).where(Award.participant_id == participant, Award.achievement == achievement)
    return session.scalar(query.where(Award.revoked_at.is_(None)))


def _living(session: Session, award_id: int) -> Award:
    row = session.get(Award, award_id, with_for_update=True)
    if row is None or row.revoked_at is not None or row.erased_at is not None:
        raise NotAwarded
    return row


def _mark(session: Session, list_id: int) -> None:
    session.execute(
        update(StatusListRow).where(StatusListRow.id == list_id).values(revision=StatusListRow.revision + 1)
    )
    announce(session, TO_SIGN)


def _announce(session: Session, person: str) -> None:
    announce(session, TO_SIGN)
    announce(session, participant_topic(person))


def _note(session: Session, by: By, name: str, row: Award, now: datetime, *, cohort_id: int, reason: str = "") -> None:
    details = {"achievement": row.achievement} | ({"reason": reason} if reason else {})
    act = Act(name=name, about=row.public_id, cohort_id=cohort_id, participant_id=row.participant_id, details=details)
    note_act(session, by, act, now=now)
