"""Joining a cohort: one person, one team, what they agreed to, one phone. A second tap changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.doors import is_door_shut
from webapp.policy.pseudonyms import pseudonym_key
from webapp.store.models import Cohort, Consent, DeviceSession, Membership, Participant, PersonalCard, Team
from webapp.store.players import Player, is_pseudonym_taken, teams_with_sizes
from webapp.store.topics import announce, participant_topic, team_topic
from webapp.usecases.errors import JoinClosed, PseudonymTaken, Refused, TeamFull, UnknownCode

# How long a form sent twice gives the same place: a second tap or a reload, not the next person on a shared phone.
REPLAY = timedelta(minutes=10)


class AlreadyJoined(Refused):
    """The form has served, and its phone was passed on or left since."""

    status = 409
    title = "Cette page a déjà servi"
    text = "Ta place existe. Reprends-la avec les quatre mots de ta carte."


class CardUsed(Refused):
    """The personal card has served, or was remade since its words were typed."""

    status = 409
    title = "Cette carte a déjà servi"
    text = "Elle n’ouvre une place qu’une fois. La personne qui te suit peut t’en refaire une."


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody at the door. ``public_id``, ``resume_hash`` and ``token_hash`` are made from the form's own token."""

    public_id: str
    pseudonym: str
    sign: str
    is_minor: bool | None
    consents: Mapping[str, bool]
    text_version: str
    resume_hash: bytes
    token_hash: bytes
    card: str | None = None  # the public id of a personal card whose words were shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A place in a team."""

    public_id: str
    pseudonym: str
    sign: str
    team_number: int


def join(session: Session, *, code: str, newcomer: Newcomer, now: datetime) -> Joined:
    """Let somebody into the team with the fewest members; the same form sent again gives the same place."""
    # The cohort's row is held until the commit: two people at the door together are let in one after the other.
    cohort = session.scalar(select(Cohort).where(Cohort.join_code == code).with_for_update())
    if cohort is None:
        raise UnknownCode
    known = session.scalar(select(Participant).where(Participant.public_id == newcomer.public_id))
    if known is not None:
        return _again(session, known, newcomer, now)
    card = _card(session, cohort, newcomer)
    if card is None and is_door_shut(is_closed=cohort.is_closed, closes_at=cohort.join_closes_at, now=now):
        raise JoinClosed
    if is_pseudonym_taken(session, cohort.id, pseudonym_key(newcomer.pseudonym)):
        raise PseudonymTaken
    team = _kept_team(session, card) if card is not None else smallest_open_team(session, cohort.id)
    participant = _participant(cohort, team, newcomer, now)
    session.add(participant)
    session.flush()
    if card is not None:
        card.participant_id, card.used_at = participant.id, now
    _settle(session, participant, newcomer, now)
    announce(session, team_topic(team.public_id))
    return _joined(participant, team)


def change_identity(session: Session, *, player: Player, pseudonym: str, sign: str) -> None:
    """Play under another name or sign from now on."""
    key = pseudonym_key(pseudonym)
    session.get_one(Cohort, player.cohort_id, with_for_update=True)
    if is_pseudonym_taken(session, player.cohort_id, key, but=player.id):
        raise PseudonymTaken
    participant = session.get_one(Participant, player.id)
    participant.pseudonym, participant.pseudonym_key, participant.sign = pseudonym, key, sign
    announce(session, participant_topic(player.public_id))
    announce(session, team_topic(player.team_public_id))


def smallest_open_team(session: Session, cohort_id: int) -> Team:
    """Return the team with the fewest members among those with room left."""
    with_room = [(team, size) for team, size in teams_with_sizes(session, cohort_id) if size < team.capacity]
    if not with_room:
        raise TeamFull
    team, _ = min(with_room, key=lambda each: (each[1], each[0].number))
    return team


def _card(session: Session, cohort: Cohort, newcomer: Newcomer) -> PersonalCard | None:
    """Return the card with which somebody comes; it serves once."""
    if newcomer.card is None:
        return None
    card = session.scalar(
        select(PersonalCard).where(PersonalCard.public_id == newcomer.card, PersonalCard.cohort_id == cohort.id)
    )
    if card is None or card.used_at is not None:
        raise CardUsed
    return card


def _kept_team(session: Session, card: PersonalCard) -> Team:
    """Return the team of a card, or the smallest one: a place that was kept is there even in a full team."""
    if card.team_id is not None:
        return session.get_one(Team, card.team_id)
    sizes = teams_with_sizes(session, card.cohort_id)
    return min(sizes, key=lambda each: (each[1], each[0].number))[0]


def _again(session: Session, known: Participant, newcomer: Newcomer, now: datetime) -> Joined:
    phone = session.get(DeviceSession, newcomer.token_hash)
    is_same_moment = now - known.created_at < REPLAY and not known.is_withdrawn
    if not is_same_moment or phone is None or phone.ended_at is not None or known.resume_hash != newcomer.resume_hash:
        raise AlreadyJoined
    return _joined(known, session.get_one(Team, known.team_id))


def _participant(cohort: Cohort, team: Team, newcomer: Newcomer, now: datetime) -> Participant:
    return Participant(
        public_id=newcomer.public_id,
        cohort_id=cohort.id,
        team_id=team.id,
        pseudonym=newcomer.pseudonym,
        pseudonym_key=pseudonym_key(newcomer.pseudonym),
        sign=newcomer.sign,
        resume_hash=newcomer.resume_hash,
        is_minor=newcomer.is_minor,
        created_at=now,
        last_seen_at=now,
    )


def _settle(session: Session, participant: Participant, newcomer: Newcomer, now: datetime) -> None:
    """Write down the team, the phone, and each answer about data, the refusals too."""
    session.add(Membership(participant_id=participant.id, team_id=participant.team_id, since=now))
    session.add(
        DeviceSession(token_hash=newcomer.token_hash, participant_id=participant.id, created_at=now, last_seen_at=now)
    )
    for purpose, is_given in newcomer.consents.items():
        session.add(
            Consent(
                participant_id=participant.id,
                purpose=purpose,
                is_given=is_given,
                text_version=newcomer.text_version,
                at=now,
            )
        )


def _joined(participant: Participant, team: Team) -> Joined:
    return Joined(
        public_id=participant.public_id,
        pseudonym=participant.pseudonym,
        sign=participant.sign,
        team_number=team.number,
    )
