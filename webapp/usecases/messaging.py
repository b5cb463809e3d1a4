"""What staff and youths write to one another. Every message of staff is in the journal that the youth reads too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from webapp.store.models import Message, Participant, Team
from webapp.store.players import Player
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic, words_topic
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act

Kind = Literal["message", "nudge"]
Audience = Literal["one", "team", "cohort"]
MAX_WORDS = 2_000


class NothingWritten(Refused):
    """A message without words."""

    title = "Le message est vide"
    text = "Écris quelques mots, puis envoie."


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What staff write. ``kind``: a nudge is one of the authors' texts, edited; ``audience``: to whom it was said."""

    text: str
    kind: Kind = "message"
    audience: Audience = "one"


def write_to_youths(session: Session, *, recipients: Mapping[int, str], words: Words, by: By, now: datetime) -> int:
    """Write to one or several youths. ``recipients``: id -> the public id of their message; sent twice is sent once."""
    known = set(session.scalars(select(Message.public_id).where(Message.public_id.in_(recipients.values()))))
    people = session.execute(
        select(Participant, Team.public_id)
        .join(Team, Team.id == Participant.team_id)
        .where(Participant.id.in_(recipients), Participant.is_withdrawn.is_(False))
    ).all()
    fresh = [(youth, team) for youth, team in people if recipients[youth.id] not in known]
    for youth, team in fresh:
        session.add(_from_staff(youth, recipients[youth.id], words, by, now))
        details = {"kind": words.kind, "audience": words.audience}
        act = Act(name="write", participant_id=youth.id, cohort_id=youth.cohort_id, details=details)
        note_act(session, by, act, now=now)
        _announce(session, youth.public_id, team, youth.cohort_id)
    return len(fresh)


def write_to_staff(session: Session, *, player: Player, text: str, public_id: str, now: datetime) -> bool:
    """Write to those who follow the cohort; the same form sent again writes nothing."""
    if session.scalar(select(Message.id).where(Message.public_id == public_id)) is not None:
        return False
    session.add(
        Message(public_id=public_id, participant_id=player.id, staff_id=None, kind="message", words=text, sent_at=now)
    )
    _announce(session, player.public_id, player.team_public_id, player.cohort_id)
    return True


def read_by_youth(session: Session, *, player: Player, now: datetime) -> int:
    """Note that a youth has read what staff wrote to them."""
    unread = (Message.participant_id == player.id, Message.staff_id.is_not(None), Message.read_at.is_(None))
    count = session.scalar(select(func.count()).where(*unread)) or 0
    session.execute(update(Message).where(*unread).values(read_at=now))
    if count:
        _announce(session, player.public_id, player.team_public_id, player.cohort_id)
    return count


def read_by_staff(session: Session, *, participant_id: int, by: By, now: datetime) -> int:
    """Note that staff have read what a youth wrote to them."""
    unread = (Message.participant_id == participant_id, Message.staff_id.is_(None), Message.read_at.is_(None))
    count = session.scalar(select(func.count()).where(*unread)) or 0
    if not count:
        return 0
    session.execute(update(Message).where(*unread).values(read_at=now))
    youth, team = _youth_and_team(session, participant_id)
    note_act(session, by, Act(name="read", participant_id=youth.id, cohort_id=youth.cohort_id), now=now)
    _announce(session, youth.public_id, team, youth.cohort_id)
    return count


def checked_words(text: str) -> str:
    """Return the words of a message without the blanks around; refuse none at all."""
    words = text.strip()[:MAX_WORDS]
    if not words:
        raise NothingWritten
    return words


def _from_staff(youth: Participant, public_id: str, words: Words, by: By, now: datetime) -> Message:
    return Message(
        public_id=public_id,
        participant_id=youth.id,
        staff_id=by.staff_id,
        kind=words.kind,
        audience=words.audience,
        words=words.text,
        sent_at=now,
    )


def _youth_and_team(session: Session, participant_id: int) -> tuple[Participant, str]:
    youth, team = session.execute(
        select(Participant, Team.public_id)
        .join(Team, Team.id == Participant.team_id)
        .where(Participant.id == participant_id)
    ).one()
    return youth, team


def _announce(session: Session, youth: str, team: str, cohort_id: int) -> None:
    for topic in (participant_topic(youth), words_topic(youth), board_topic(team), desk_topic(cohort_id)):
        announce(session, topic)
