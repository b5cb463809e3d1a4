"""People with their facts, kept between requests for as long as their topic's version says that nothing changed.

Reading a team of twelve near its last day is thousands of facts; from one page to the next those of one person change.
The version is raised in the transaction that changes the facts, so a version that is read tells which facts are.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from webapp.quest.progress import Person, TeamRecord
from webapp.store.event_log import facts_of_people
from webapp.store.models import Attendance, Membership, Participant, TopicVersion
from webapp.store.topics import participant_topic

# Some ten kilobytes each on the last day.
CAPACITY = 512
# Ids come back in a database that was emptied: the instant of joining tells two people apart.
Stamp = tuple[object, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mate:
    """Somebody who is in a team today."""

    id: int
    public_id: str
    pseudonym: str
    sign: str
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A team's people. ``people``: everybody who ever belonged to it; ``active``: who came at least once."""

    people: tuple[Person, ...]
    active: frozenset[str]
    mates: tuple[Mate, ...]


class Shelf:
    """The people of one database, the least recently asked for forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._people: OrderedDict[int, tuple[Stamp, Person]] = OrderedDict()
        self._teams: OrderedDict[int, TeamRecord] = OrderedDict()

    def find(self, member: int, stamp: Stamp) -> Person | None:
        """Return somebody if nothing changed since they were kept."""
        with self._lock:
            kept = self._people.get(member)
            if kept is None or kept[0] != stamp:
                return None
            self._people.move_to_end(member)
            return kept[1]

    def keep(self, member: int, stamp: Stamp, person: Person) -> None:
        """Keep somebody as they are at this stamp."""
        with self._lock:
            self._people[member] = (stamp, person)
            self._people.move_to_end(member)
            while len(self._people) > CAPACITY:
                self._people.popitem(last=False)

    def find_team(self, team_id: int, team: TeamRecord) -> TeamRecord:
        """Return the team that is kept if it is the same, otherwise keep this one."""
        with self._lock:
            kept = self._teams.get(team_id)
            if kept is None or not _is_same(kept, team):
                kept = self._teams[team_id] = team
            self._teams.move_to_end(team_id)
            while len(self._teams) > CAPACITY // 8:
                self._teams.popitem(last=False)
            return kept


_shelves: WeakKeyDictionary[object, Shelf] = WeakKeyDictionary()
_EVERYBODY = (
    select(
        Membership.team_id,
        Participant.id,
        Participant.public_id,
        Participant.created_at,
        Participant.pseudonym,
        Participant.sign,
        Participant.last_seen_at,
        ((Participant.team_id == Membership.team_id) & Participant.is_withdrawn.is_(False)).label("is_here"),
        exists().where(Attendance.participant_id == Participant.id).label("is_active"),
        func.coalesce(TopicVersion.version, 0).label("version"),
    )
    .join(Membership, Membership.participant_id == Participant.id)
    .outerjoin(TopicVersion, TopicVersion.topic == participant_topic("") + Participant.public_id)
    .order_by(Participant.id)
)
_MEMBERS = _EVERYBODY.where(Membership.team_id == bindparam("team"))
_COHORT = _EVERYBODY.where(Participant.cohort_id == bindparam("cohort"))


def kept_team(session: Session, team_id: int, team: TeamRecord) -> TeamRecord:
    """Return the same team as the last time, with all that was worked out about it, if nothing at all changed."""
    return _shelf(session).find_team(team_id, team)


def kept_roster(session: Session, team_id: int) -> Roster:
    """Return a team's people, with their facts as they were committed, in order of arrival. One statement."""
    rows = session.connection().execute(_MEMBERS, {"team": team_id}).all()
    return _roster(rows, _people(session, rows))


def kept_rosters(session: Session, cohort_id: int) -> dict[int, Roster]:
    """Return the people of every team of a cohort, by team. One statement, whatever the number of teams."""
    rows = session.connection().execute(_COHORT, {"cohort": cohort_id}).all()
    people = _people(session, rows)
    teams: dict[int, list[Any]] = {}
    for row in rows:
        teams.setdefault(row.team_id, []).append(row)
    return {team: _roster(members, people) for team, members in teams.items()}


def _roster(rows: Sequence[Any], people: Mapping[int, Person]) -> Roster:
    return Roster(
        people=tuple(people[row.id] for row in rows),
        active=frozenset(row.public_id for row in rows if row.is_active),
        mates=tuple(_mate(row) for row in rows if row.is_here),
    )


def _people(session: Session, rows: Sequence[Any]) -> dict[int, Person]:
    shelf = _shelf(session)
    found = {row.id: shelf.find(row.id, (row.created_at, row.version)) for row in rows}
    facts = facts_of_people(session, [member for member, person in found.items() if person is None])
    for row in rows:
        if row.id in facts:
            person = Person(id=row.public_id, facts=facts[row.id])
            shelf.keep(row.id, (row.created_at, row.version), person)
            found[row.id] = person
    return {member: person for member, person in found.items() if person is not None}


def _mate(row: Any) -> Mate:
    return Mate(
        id=row.id, public_id=row.public_id, pseudonym=row.pseudonym, sign=row.sign, last_seen_at=row.last_seen_at
    )


def _shelf(session: Session) -> Shelf:
    return _shelves.setdefault(session.get_bind().engine, Shelf())


def _is_same(one: TeamRecord, other: TeamRecord) -> bool:
    """Compare people by identity: those who did not change are kept, and comparing their facts would cost more."""
    return (
        len(one.members) == len(other.members)
        and all(before is now for before, now in zip(one.members, other.members, strict=True))
        and (one.id, one.active, one.openings, one.outcomes) == (other.id, other.active, other.openings, other.outcomes)
    )
