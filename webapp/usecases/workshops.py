"""Workshops with seats: opening one, taking a seat or a place in the line, who was there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.policy.attendance import code_state
from webapp.store.models import Cohort, Participant, WorkshopPlace, WorkshopSession
from webapp.store.players import Player
from webapp.store.pushes import push
from webapp.store.topics import announce, participant_topic, workshops_topic
from webapp.store.workshops import lock_session, workshop_within
from webapp.usecases.errors import Refused
from webapp.usecases.offering import Asking, NotYours
from webapp.usecases.reminding import WORKSHOP, tell
from webapp.usecases.seat_reminding import forget_seat

SEATED, WAITING, LEFT = "seated", "waiting", "left"
# What rings or is written elsewhere may be read by others: not which workshop, nor why.
NEWS = "Du nouveau pour un de tes ateliers : regarde."


class WorkshopOver(Refused):
    """It has begun, or it was cancelled."""

    status = 409
    title = "On ne peut plus s’inscrire"
    text = "Cet atelier a commencé, ou il est annulé. Regarde les autres dates."


class WorkshopUnknown(Refused):
    """No such workshop for this youth."""

    status = 404
    title = "On ne trouve pas cet atelier"
    text = "Il n’est peut-être plus proposé. Regarde les autres dates."


class CodeNotOpen(Refused):
    """The code on the wall is not for now: too early, too late, or the workshop was cancelled."""

    status = 409
    title = "Ce n’est pas le moment"
    text = "Ce code marche une heure avant l’atelier, et jusqu’à deux heures après."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkshop:
    """What a workshop is made of."""

    public_id: str
    scan_key: str
    title: str
    text: str | None
    place: str
    starts_at: datetime
    duration_min: int
    seats: int
    guide: str | None = None


def open_workshop(session: Session, *, by: Asking, new: NewWorkshop, now: datetime) -> None:
    """Open a workshop to the youths of one's organisation."""
    session.add(
        WorkshopSession(
            public_id=new.public_id,
            organisation_id=by.organisation_id,
            staff_id=by.staff_id,
            title=new.title,
            text=new.text,
            place=new.place,
            starts_at=new.starts_at,
            duration_min=new.duration_min,
            seats=new.seats,
            scan_key=new.scan_key,
            guide=new.guide,
            created_at=now,
        )
    )
    announce(session, workshops_topic(by.organisation_id))


def cancel_workshop(session: Session, *, by: Asking, workshop: str, now: datetime) -> None:
    """Cancel a workshop; everybody who had a place is told."""
    found = _own(session, by, workshop)
    if found.cancelled_at is not None:
        return
    found.cancelled_at = now
    announce(session, workshops_topic(found.organisation_id))
    for place in _places(session, found, SEATED, WAITING):
        forget_seat(session, place, now=now)
        _tell(session, found, place, f"L’atelier « {found.title} » est annulé. Ça ne vient pas de toi.", now)


def take_seat(session: Session, *, player: Player, workshop: str, now: datetime) -> str:
    """Take a seat, or the last place of the line when all are taken; return which. Once is enough."""
    found = _for_player(session, player, workshop)
    if found.starts_at <= now or found.cancelled_at is not None:
        raise WorkshopOver
    lock_session(session, found.id)
    place = _place(session, found, player)
    if place is not None and place.status != LEFT:
        return place.status
    status = SEATED if _seated(session, found) < found.seats else WAITING
    if place is None:
        place = WorkshopPlace(session_id=found.id, participant_id=player.id, status=status, at=now)
        session.add(place)
    place.status, place.at = status, now
    announce(session, participant_topic(player.public_id))
    announce(session, workshops_topic(found.organisation_id))
    return status


def leave_seat(session: Session, *, player: Player, workshop: str, now: datetime) -> None:
    """Give a place back; whoever waits first takes it and is told."""
    found = _for_player(session, player, workshop)
    lock_session(session, found.id)
    place = _place(session, found, player)
    if place is None or place.status == LEFT or found.starts_at <= now:
        return
    place.status = LEFT
    session.flush()
    forget_seat(session, place, now=now)
    announce(session, participant_topic(player.public_id))
    announce(session, workshops_topic(found.organisation_id))
    _seat_next(session, found, now)


def note_scan(session: Session, *, player: Player, scan_key: str, now: datetime) -> str:
    """Note that somebody used the code on the wall: a hint for whoever ticks; return the workshop's public id."""
    found = session.scalar(select(WorkshopSession).where(WorkshopSession.scan_key == scan_key))
    if found is None or found.organisation_id != _organisation(session, player):
        raise WorkshopUnknown
    is_cancelled = found.cancelled_at is not None
    if code_state(found.starts_at, found.duration_min, is_cancelled=is_cancelled, now=now) != "open":
        raise CodeNotOpen
    place = _place(session, found, player)
    if place is None:
        place = WorkshopPlace(session_id=found.id, participant_id=player.id, status=SEATED, at=now)
        session.add(place)
    if place.status == LEFT:
        # Whoever gave a seat back and comes after all is on the sheet again.
        place.status, place.at = SEATED, now
    place.scanned_at = place.scanned_at or now
    return found.public_id


def tick(session: Session, *, by: Asking, workshop: str, there: Mapping[str, bool], now: datetime) -> int:
    """Say who was there: the tick is the truth. Return how many were."""
    found = _own(session, by, workshop)
    rows = session.execute(
        select(WorkshopPlace, Participant.public_id)
        .join(Participant, Participant.id == WorkshopPlace.participant_id)
        .where(WorkshopPlace.session_id == found.id)
    )
    count = 0
    for place, public_id in rows:
        if public_id in there:
            place.was_there, place.ticked_at = there[public_id], now
            announce(session, participant_topic(public_id))
        count += bool(place.was_there)
    return count


def _seat_next(session: Session, found: WorkshopSession, now: datetime) -> None:
    waiting = _places(session, found, WAITING)
    for place in waiting[: max(0, found.seats - _seated(session, found))]:
        place.status = SEATED
        _tell(
            session, found, place, f"Une place s’est libérée : tu es sur la liste de l’atelier « {found.title} ».", now
        )


def _tell(session: Session, found: WorkshopSession, place: WorkshopPlace, text: str, now: datetime) -> None:
    key = f"{WORKSHOP}:{found.public_id}:{place.id}:{int(now.timestamp())}"
    whom, until = place.participant_id, found.starts_at
    if tell(session, participant_id=whom, key=key, text=text, until=until, now=now):
        push(session, participant_id=whom, key=key, text=NEWS, until=until, now=now)
    announce(session, participant_topic(session.get_one(Participant, place.participant_id).public_id))


def _seated(session: Session, found: WorkshopSession) -> int:
    query = select(func.count(WorkshopPlace.id))
    return session.scalar(query.where(WorkshopPlace.session_id == found.id, WorkshopPlace.status == SEATED)) or 0


def _places(session: Session, found: WorkshopSession, *statuses: str) -> list[WorkshopPlace]:
    query = select(WorkshopPlace).where(WorkshopPlace.session_id == found.id, WorkshopPlace.status.in_(statuses))
    return list(session.scalars(query.order_by(WorkshopPlace.at, WorkshopPlace.id)))


def _place(session: Session, found: WorkshopSession, player: Player) -> WorkshopPlace | None:
    query = select(WorkshopPlace).where(WorkshopPlace.session_id == found.id)
    return session.scalar(query.where(WorkshopPlace.participant_id == player.id))


def _for_player(session: Session, player: Player, public_id: str) -> WorkshopSession:
    query = select(WorkshopSession).where(WorkshopSession.public_id == public_id)
    found = session.scalar(query.where(WorkshopSession.organisation_id == _organisation(session, player)))
    if found is None:
        raise WorkshopUnknown
    return found


def _organisation(session: Session, player: Player) -> int:
    return session.scalars(select(Cohort.organisation_id).where(Cohort.id == player.cohort_id)).one()


def _own(session: Session, by: Asking, public_id: str) -> WorkshopSession:
    found = workshop_within(session, by.reach, public_id)
    if found is None:
        raise NotYours
    return found
