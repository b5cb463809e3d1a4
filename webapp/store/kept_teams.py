"""Teams with their people and what was decided, kept for as long as their topic says that nothing changed.

Whoever changes a team (its people, their names, what they did, its votes, what its cohort may play) raises its topic in
the same transaction. So a page asks for one number, and reads the rest when it has another.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from webapp.quest.progress import TeamRecord
from webapp.store.decisions import due_days, team_record
from webapp.store.kept_people import Mate, kept_roster
from webapp.store.players import Player
from webapp.store.topics import team_topic, version_of

CAPACITY = 128
# The version of the topic, and the days that the calendar has opened.
Stamp = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamNow:
    """All that progress needs to know about a team, and who is in it today; ``version`` is that of its topic."""

    record: TeamRecord
    mates: tuple[Mate, ...]
    version: int


class Shelf:
    """The teams of one database, the least recently asked for forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._teams: OrderedDict[str, tuple[Stamp, TeamNow]] = OrderedDict()

    def find(self, team: str, stamp: Stamp) -> TeamNow | None:
        """Return a team if nothing changed since it was kept."""
        with self._lock:
            kept = self._teams.get(team)
            if kept is None or kept[0] != stamp:
                return None
            self._teams.move_to_end(team)
            return kept[1]

    def keep(self, team: str, stamp: Stamp, kept: TeamNow) -> None:
        """Keep a team as it is at this stamp."""
        with self._lock:
            self._teams[team] = (stamp, kept)
            self._teams.move_to_end(team)
            while len(self._teams) > CAPACITY:
                self._teams.popitem(last=False)


_shelves: WeakKeyDictionary[object, Shelf] = WeakKeyDictionary()


def team_now(session: Session, player: Player, *, local_now: datetime) -> TeamNow:
    """Return a player's team as committed: for pages, never inside a write."""
    name = player.team_public_id
    # The version before the rest: what is kept may be newer than its stamp says, never older.
    stamp = (version_of(session, team_topic(name)), due_days(player.calendar, local_now=local_now))
    shelf = _shelves.setdefault(session.get_bind().engine, Shelf())
    kept = shelf.find(name, stamp)
    if kept is None:
        kept = _gathered(session, player, stamp[0], local_now)
        shelf.keep(name, stamp, kept)
    return kept


def _gathered(session: Session, player: Player, version: int, local_now: datetime) -> TeamNow:
    roster = kept_roster(session, player.team_id)
    record = team_record(session, player, roster, local_now=local_now)
    return TeamNow(record=record, mates=roster.mates, version=version)
