"""The log of events and the facts joined from it. Core statements, a batch at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.quest.events import Event, EventType
from webapp.quest.facts import Facts
from webapp.quest.progress import Person
from webapp.store.facts_codec import from_json, to_json
from webapp.store.models import EventRow, FactsRow, Membership, Participant

_EVENT: Any = EventRow.__table__
_FACTS: Any = FactsRow.__table__
_PARTICIPANT: Any = Participant.__table__


@dataclass(frozen=True, slots=True)
class Stored:
    """What is needed to tell a repetition from another event with a used id."""

    participant_id: int
    type: str
    key: str
    payload: str


def stored(session: Session, ids: Collection[str]) -> dict[str, Stored]:
    """Return the events that are already in the log, by id."""
    if len(ids) == 1:
        rows = session.connection().execute(_STORED_ONE, {"id": next(iter(ids))})
    else:
        rows = session.connection().execute(_STORED, {"ids": list(ids)})
    return {row[0]: Stored(*row[1:]) for row in rows}


def append(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add events to the log."""
    if rows:
        session.connection().execute(_APPENDING, list(rows))


def event_row(event: Event, *, participant_id: int, team_id: int, received_at: datetime) -> dict[str, Any]:
    """Write an event as a row of the log."""
    return {
        "id": event.id,
        "participant_id": participant_id,
        "team_id": team_id,
        "seq": event.seq,
        "type": event.type.value,
        "version": event.version,
        "mission": event.mission,
        "key": event.key,
        "at": event.at,
        "received_at": received_at,
        "payload": event.canonical_payload(),
    }


def load_facts(session: Session, participant_id: int, keys: Collection[str] | None = None) -> dict[str, Facts]:
    """Return the joined facts of a participant, for some keys or for all."""
    if keys is None:
        rows = session.connection().execute(_ALL_FACTS, {"owner": participant_id})
    else:
        rows = session.connection().execute(_SOME_FACTS, {"owner": participant_id, "keys": list(keys)})
    return {key: from_json(state) for key, state in rows}


def save_facts(session: Session, participant_id: int, facts: Mapping[str, Facts]) -> None:
    """Write joined facts over the former ones."""
    if not facts:
        return
    rows = [{"participant_id": participant_id, "key": key, "state": to_json(state)} for key, state in facts.items()]
    connection = session.connection()
    connection.execute(_saving(connection.dialect.name), rows)


def advance_seq(session: Session, participant_id: int, *, seq: int, now: datetime) -> None:
    """Remember the greatest sequence number seen from a participant, and that they are here."""
    values = {"owner": participant_id, "newest": seq, "now": now}
    connection = session.connection()
    connection.execute(_advancing(connection.dialect.name), values)


def team_people(session: Session, team_id: int) -> tuple[Person, ...]:
    """Return everybody who ever belonged to a team, with their facts."""
    members = session.execute(
        select(Participant.id, Participant.public_id)
        .join(Membership, Membership.participant_id == Participant.id)
        .where(Membership.team_id == team_id)
        .order_by(Participant.id)
    ).all()
    facts = facts_of_people(session, [member_id for member_id, _ in members])
    return tuple(Person(id=public_id, facts=facts[member_id]) for member_id, public_id in members)


def facts_of_people(session: Session, ids: Collection[int]) -> dict[int, dict[str, Facts]]:
    """Return all the facts of several people."""
    facts: dict[int, dict[str, Facts]] = {owner: {} for owner in ids}
    for owner, key, state in session.connection().execute(_PEOPLES_FACTS, {"owners": list(ids)}) if ids else ():
        facts[owner][key] = from_json(state)
    return facts


def replay_rows(session: Session, participant_id: int) -> Iterable[Any]:
    """Yield the whole log of a participant, in no promised order."""
    return session.execute(select(_EVENT).where(_EVENT.c.participant_id == participant_id))


def event_from_row(row: Any, *, participant: str, team: str, payload: Mapping[str, Any]) -> Event:
    """Read a row of the log back into an event."""
    return Event(
        id=row.id,
        seq=row.seq,
        type=EventType(row.type),
        participant=participant,
        team=team,
        version=row.version,
        mission=row.mission,
        key=row.key,
        at=row.at,
        payload=payload,
    )


def upsert(session: Session, table: Table) -> Any:
    """Begin an INSERT that knows ON CONFLICT, for the database at hand."""
    return insert_for(session.get_bind().dialect.name, table)


def insert_for(dialect: str, table: Table) -> Any:
    """Begin an INSERT that knows ON CONFLICT."""
    statement: Insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    return statement


# What every answer asks is written once, and sent past the ORM: both cost more than running it.
_KNOWN = select(_EVENT.c.id, _EVENT.c.participant_id, _EVENT.c.type, _EVENT.c.key, _EVENT.c.payload)
_STORED = _KNOWN.where(_EVENT.c.id.in_(bindparam("ids", expanding=True)))
_STORED_ONE = _KNOWN.where(_EVENT.c.id == bindparam("id"))
_APPENDING = insert(_EVENT)
_ALL_FACTS = select(_FACTS.c.key, _FACTS.c.state).where(_FACTS.c.participant_id == bindparam("owner"))
_PEOPLES_FACTS = select(_FACTS.c.participant_id, _FACTS.c.key, _FACTS.c.state).where(
    _FACTS.c.participant_id.in_(bindparam("owners", expanding=True))
)
_SOME_FACTS = _ALL_FACTS.where(_FACTS.c.key.in_(bindparam("keys", expanding=True)))


@cache
def _saving(dialect: str) -> Any:
    statement = insert_for(dialect, _FACTS)
    return statement.on_conflict_do_update(
        index_elements=["participant_id", "key"], set_={"state": statement.excluded.state}
    )


@cache
def _advancing(dialect: str) -> Any:
    greatest = func.greatest if dialect == "postgresql" else func.max
    return (
        update(_PARTICIPANT)
        .where(_PARTICIPANT.c.id == bindparam("owner"))
        .values(seq=greatest(_PARTICIPANT.c.seq, bindparam("newest")), last_seen_at=bindparam("now"))
    )
