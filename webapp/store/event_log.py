"""The log of events and the facts joined from it. Core statements, a batch at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import to_json as written
from sqlalchemy import Table, bindparam, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from webapp.quest.events import Event, EventType
from webapp.quest.facts import Facts
from webapp.quest.progress import Person
from webapp.store.facts_codec import from_json, to_json
from webapp.store.models import EventRow, FactsRow, Membership, Participant
from webapp.store.rows import Question, Row, Rows

_EVENT: Any = EventRow.__table__
_FACTS: Any = FactsRow.__table__
# Whose, and about what.
Owned = tuple[int, str]


class Stored(NamedTuple):
    """What is needed to tell a repetition from another event with a used id."""

    participant_id: int
    type: str
    key: str
    payload: str


def storing(ids: Collection[str]) -> Question:
    """Ask which events are already in the log."""
    return _STORED, [(each,) for each in ids]


def stored(found: Sequence[Any]) -> dict[str, Stored]:
    """Read the answer, by id."""
    return {row[0]: Stored(*row[1:]) for row in found}


def append(session: Session, rows: Sequence[Row]) -> None:
    """Add events to the log."""
    _APPENDING.send(session, rows)


def event_row(event: Event, *, participant_id: int, team_id: int, at: Any, received_at: Any) -> Row:
    """Write an event as a row of the log; instants come as they are written."""
    return (
        event.id,
        participant_id,
        team_id,
        event.seq,
        str(event.type),
        event.version,
        event.mission,
        event.key,
        at,
        received_at,
        event.canonical_payload(),
    )


def load_facts(session: Session, participant_id: int, keys: Collection[str] | None = None) -> dict[str, Facts]:
    """Return the joined facts of a participant, for some keys or for all."""
    if keys is None:
        rows = session.connection().execute(_ALL_FACTS, {"owner": participant_id})
    else:
        rows = session.connection().execute(_SOME_FACTS, {"owner": participant_id, "keys": list(keys)})
    return {key: from_json(state) for key, state in rows}


def load_facts_about(session: Session, pairs: Collection[Owned]) -> dict[Owned, Facts]:
    """Return the joined facts of several people, each about some keys; what is not known is left out."""
    return facts_found(_FACTS_ABOUT.ask(session, list(pairs)))


def asking_facts(pairs: Collection[Owned]) -> Question:
    """Ask for the same beside other questions."""
    return _FACTS_ABOUT, list(pairs)


def facts_found(found: Sequence[Any]) -> dict[Owned, Facts]:
    """Read the answer."""
    return {(owner, key): from_json(state) for owner, key, state in found}


def save_facts(session: Session, participant_id: int, facts: Mapping[str, Facts]) -> None:
    """Write joined facts of a participant over the former ones."""
    save_facts_about(session, {(participant_id, key): state for key, state in facts.items()}, begun={})


def save_facts_about(session: Session, facts: Mapping[Owned, Facts], *, begun: Mapping[Owned, Any]) -> None:
    """Write joined facts of several people over the former ones; ``begun``: since when, for those that had none."""
    rows = [(*about, written(to_json(state)).decode(), begun.get(about)) for about, state in facts.items()]
    _SAVING.send(session, rows)


def advance_seqs(session: Session, seen: Mapping[int, tuple[int, Any]]) -> None:
    """Remember the greatest sequence number seen from each participant, and when: an instant as it is written."""
    _ADVANCING.send(session, [(owner, *newest) for owner, newest in seen.items()])


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
    if session.get_bind().dialect.name != "postgresql":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


# What every answer asks is written once, and sent past the ORM: both cost more than running it.
_STORED = Rows(
    "SELECT {list}({row}(id, participant_id, type, key, payload)){text} FROM event WHERE id IN (VALUES {rows})", 1
)
_APPENDING = Rows(
    "INSERT INTO event (id, participant_id, team_id, seq, type, version, mission, key, at, received_at, payload)"
    " VALUES {rows}",
    11,
)
_FACTS_ABOUT = Rows(
    "SELECT {list}({row}(participant_id, key, {json}(state))){text} FROM facts"
    " WHERE (participant_id, key) IN (VALUES {rows})",
    2,
)
_SAVING = Rows(
    "INSERT INTO facts (participant_id, key, state, begun_at) VALUES {rows}"
    " ON CONFLICT (participant_id, key) DO UPDATE SET state = excluded.state",
    4,
)
_ADVANCING = Rows(
    "WITH newest (owner, seq, moment) AS (VALUES {rows}) UPDATE participant"
    " SET seq = CASE WHEN newest.seq > participant.seq THEN newest.seq ELSE participant.seq END,"
    " last_seen_at = newest.moment FROM newest WHERE participant.id = newest.owner",
    3,
)
_ALL_FACTS = select(_FACTS.c.key, _FACTS.c.state).where(_FACTS.c.participant_id == bindparam("owner"))
_PEOPLES_FACTS = select(_FACTS.c.participant_id, _FACTS.c.key, _FACTS.c.state).where(
    _FACTS.c.participant_id.in_(bindparam("owners", expanding=True))
)
_SOME_FACTS = _ALL_FACTS.where(_FACTS.c.key.in_(bindparam("keys", expanding=True)))
