"""What staff do about a youth: take a request in charge, close it, note what was read. Each is in the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import HelpRequest, Participant, Staff, Team
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act


class AlreadyTaken(Refused):
    """A colleague takes care of it; nothing is taken out of their hands without a word."""

    status = 409
    title = "Une autre personne s’en occupe"
    text = "Voyez avec elle. Si elle est absente, la page du jeune permet de reprendre la demande à votre nom."


@dataclass(frozen=True, slots=True, kw_only=True)
class Youth:
    """About whom an act is: found within reach by whoever asks."""

    id: int
    public_id: str
    cohort_id: int
    team_public_id: str


def take_request(
    session: Session, *, youth: Youth, request: str, by: By, now: datetime, instead_of: str | None = None
) -> None:
    """Take a request in charge: the name of who takes it is shown to colleagues and to the youth.

    ``instead_of``: the colleague from whom it is taken over, knowingly. Somebody else's stays theirs: AlreadyTaken.
    """
    held = _request(session, youth, request)
    if held.taken_by_id == by.staff_id or held.closed_at is not None:
        return
    if held.taken_by_id is not None and _public_id(session, held.taken_by_id) != instead_of:
        raise AlreadyTaken
    held.taken_by_id, held.taken_at = by.staff_id, now
    note_about(session, youth, "take_request", by=by, now=now, details={"kind": held.kind})


def close_request(session: Session, *, youth: Youth, request: str, by: By, now: datetime) -> None:
    """Say that somebody was answered; whoever closes without having taken it takes it too."""
    held = _request(session, youth, request)
    if held.closed_at is not None:
        return
    if held.taken_by_id is None:
        held.taken_by_id, held.taken_at = by.staff_id, now
    held.closed_at = now
    note_about(session, youth, "close_request", by=by, now=now, details={"kind": held.kind})


def note_about(
    session: Session,
    youth: Youth,
    act: str,
    *,
    by: By,
    now: datetime,
    about: str | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Write an act about a youth into the journal and have the pages that show it looked at again."""
    written = Act(
        name=act, about=about, participant_id=youth.id, cohort_id=youth.cohort_id, details=dict(details or {})
    )
    note_act(session, by, written, now=now)
    for topic in (participant_topic(youth.public_id), board_topic(youth.team_public_id), desk_topic(youth.cohort_id)):
        announce(session, topic)


def youth_of(participant: Participant, team: Team) -> Youth:
    """Name a youth for an act."""
    return Youth(
        id=participant.id,
        public_id=participant.public_id,
        cohort_id=participant.cohort_id,
        team_public_id=team.public_id,
    )


def _request(session: Session, youth: Youth, public_id: str) -> HelpRequest:
    found = session.scalar(
        select(HelpRequest)
        .where(HelpRequest.public_id == public_id, HelpRequest.participant_id == youth.id)
        .with_for_update()
    )
    if found is None:
        raise UnknownRequest
    return found


def _public_id(session: Session, staff_id: int) -> str | None:
    return session.scalar(select(Staff.public_id).where(Staff.id == staff_id))


class UnknownRequest(Refused):
    """No such request of this youth."""

    status = 404
    title = "Cette demande n’existe pas"
    text = "Elle a peut-être été effacée avec le compte."
