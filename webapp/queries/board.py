"""The board of a cohort: each team and each youth, where they are, what they sent and whether a phone is connected.

Whoever did not agree that their counsellor sees their progress is there too: their name, their last sign of life and
what they sent on purpose, nothing of what they play.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.followup import HINTS, heard_until, is_long, is_silent
from webapp.queries.absences import dates_of, excused_in
from webapp.queries.badge_asks import asks_waiting
from webapp.queries.evidence import waiting_in
from webapp.queries.standing import name_of_team
from webapp.queries.whereabouts import Latest, Place, days_done, latest_acts, place_of
from webapp.queries.youths import MissionLine, missions_of
from webapp.quest.content import Quest
from webapp.quest.progress import TeamRecord, View, flags_of, services_of
from webapp.quest.rewards import gauge_of, own_shards
from webapp.quest.unlocking import is_day_open
from webapp.steps.judge import JUDGE
from webapp.store.consents import who_agreed
from webapp.store.decisions import team_records
from webapp.store.kept_people import Mate, kept_roster, kept_rosters
from webapp.store.models import Appointment, Cohort, HelpRequest, Participant, Staff, Team
from webapp.store.topics import board_topic, versions_of

SHARE = "share_progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A raised hand that nobody has taken down yet."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """An absence that somebody announced, for a day."""

    day: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a youth agreed to show. ``days``: day id -> done, begun, open or shut."""

    place: Place | None
    shards: int
    services: int
    days: Mapping[str, str]
    stuck: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPerson:
    """One line of the board; ``progress`` is None where it is not shared."""

    id: int
    public_id: str
    pseudonym: str
    sign: str
    last_at: datetime
    is_here: bool
    is_silent: bool
    hand: Hand | None
    evidence: int
    badges: int
    absence: Absence | None
    is_excused: bool
    meeting: datetime | None
    progress: Progress | None

    @property
    def states(self) -> tuple[str, ...]:
        """Name what one may filter by."""
        stuck = self.progress is not None and self.progress.stuck is not None
        held = {
            "here": self.is_here,
            "help": self.hand is not None,
            "stuck": stuck,
            "silent": self.is_silent,
            "evidence": self.evidence + self.badges > 0,
        }
        return tuple(name for name, holds in held.items() if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTeam:
    """A team on the board, and the version of what is shown of it."""

    public_id: str
    number: int
    name: str
    lead_counsellor: str | None
    shards: int
    people: tuple[BoardPerson, ...]
    topic: str
    version: int

    @property
    def here(self) -> int:
        """Count the connected phones."""
        return sum(person.is_here for person in self.people)


@dataclass(frozen=True)
class _Known:
    """All that was read for a board, whatever its size."""

    quest: Quest[Any]
    local_now: datetime
    is_paused: bool
    here: Collection[str]
    agreed: Collection[int]
    latest: Mapping[int, Latest]
    hands: Mapping[int, Hand]
    evidence: Mapping[int, int]
    badges: Mapping[int, int]
    excused: Mapping[int, frozenset[str]]
    calendar: Mapping[str, str]
    meetings: Mapping[int, datetime]


def board_of(
    session: Session,
    cohort: Cohort,
    quest: Quest[Any],
    *,
    here: Collection[str],
    local_now: datetime,
    only: str | None = None,
) -> tuple[BoardTeam, ...]:
    """Gather the board of a cohort, or of one team. ``here``: whose phone is connected. As many statements for 200."""
    query = (
        select(Team, Staff.name)
        .outerjoin(Staff, Staff.id == Team.lead_counsellor_id)
        .where(Team.cohort_id == cohort.id)
        .order_by(Team.number)
    )
    teams = session.execute(query if only is None else query.where(Team.public_id == only)).all()
    versions = versions_of(session, [board_topic(team.public_id) for team, _ in teams])
    rosters = kept_rosters(session, cohort.id)
    records = team_records(session, cohort, rosters, local_now=local_now)
    known = _Known(
        quest=quest,
        local_now=local_now,
        is_paused=cohort.is_paused,
        here=here,
        agreed=who_agreed(session, cohort.id, SHARE),
        latest=latest_acts(session, cohort.id),
        hands=_hands(session, cohort.id),
        evidence=Counter(
            line.participant_id for line in waiting_in(session, cohort.id, lambda *pinned: quest, team=only)
        ),
        badges=asks_waiting(session, cohort.id),
        excused=excused_in(session, cohort.id),
        calendar=cohort.days,
        meetings=_meetings(session, cohort.id, local_now),
    )
    return tuple(
        _team(known, team, lead, records.get(team.id), _mates(rosters, team.id), versions[board_topic(team.public_id)])
        for team, lead in teams
    )


def recipients_of(session: Session, cohort_id: int, *, team: int | None) -> tuple[Participant, ...]:
    """Return those to whom a message to a team (by its number) or to a whole cohort goes."""
    query = select(Participant).where(Participant.cohort_id == cohort_id, Participant.is_withdrawn.is_(False))
    if team is not None:
        query = query.join(Team, Team.id == Participant.team_id).where(Team.number == team)
    return tuple(session.scalars(query.order_by(Participant.id)))


def mission_lines(
    session: Session, cohort: Cohort, quest: Quest[Any], participant: Participant, *, local_now: datetime
) -> tuple[MissionLine, ...]:
    """Return the missions of the open days for a youth who shares their progress; nothing for the others."""
    if participant.id not in who_agreed(session, cohort.id, SHARE):
        return ()
    rosters = {participant.team_id: kept_roster(session, participant.team_id)}
    record = team_records(session, cohort, rosters, local_now=local_now)[participant.team_id]
    person = next(each for each in record.members if each.id == participant.public_id)
    return missions_of(quest, View(JUDGE, person, record))


def _mates(rosters: Mapping[int, Any], team: int) -> tuple[Mate, ...]:
    return rosters[team].mates if team in rosters else ()


def _team(
    known: _Known, team: Team, lead: str | None, record: TeamRecord | None, mates: tuple[Mate, ...], version: int
) -> BoardTeam:
    views = {} if record is None else {each.id: View(JUDGE, each, record) for each in record.members}
    return BoardTeam(
        public_id=team.public_id,
        number=team.number,
        name=team.name
        or (f"Équipe {team.number}" if record is None else name_of_team(known.quest, record, team.number)),
        lead_counsellor=lead,
        shards=0 if record is None else _gauge(known.quest, record, views),
        people=tuple(_person(known, mate, views[mate.public_id]) for mate in mates),
        topic=board_topic(team.public_id),
        version=version,
    )


def _gauge(quest: Quest[Any], record: TeamRecord, views: Mapping[str, View]) -> int:
    story = flags_of(quest, next(iter(views.values()))) if views else {}
    return gauge_of(quest, JUDGE, record, story).total


def _person(known: _Known, mate: Mate, view: View) -> BoardPerson:
    is_here = mate.public_id in known.here
    excused, zone = known.excused.get(mate.id, frozenset()), known.local_now.tzinfo
    heard = heard_until(mate.last_seen_at, dates_of(excused, known.calendar), zone)
    silent = not known.is_paused and not is_here and is_silent(last_at=heard, local_now=known.local_now)
    today = newest_open(known.quest, view)
    return BoardPerson(
        id=mate.id,
        public_id=mate.public_id,
        pseudonym=mate.pseudonym,
        sign=mate.sign,
        last_at=mate.last_seen_at,
        is_here=is_here,
        is_silent=silent,
        hand=known.hands.get(mate.id),
        evidence=known.evidence.get(mate.id, 0),
        badges=known.badges.get(mate.id, 0),
        absence=None if today in excused else _absence(known, view),
        is_excused=today in excused,
        meeting=known.meetings.get(mate.id),
        progress=_progress(known, mate, view, is_here=is_here) if mate.id in known.agreed else None,
    )


def _absence(known: _Known, view: View) -> Absence | None:
    """Return the absence that was announced for the newest open day: it was sent to be read."""
    today = newest_open(known.quest, view)
    marks = view.person.about(f"day:{today}").marks if today else frozenset()
    reasons = sorted(mark.removeprefix("absence:") for mark in marks if mark.startswith("absence:"))
    return None if not today or not reasons or "checked_in" in marks else Absence(day=today, reason=reasons[0])


def newest_open(quest: Quest[Any], view: View) -> str | None:
    """Name the newest open day, or nothing before the first."""
    opened = [day.id for day in quest.days if is_day_open(day, view.team.openings)]
    return opened[-1] if opened else None


def _progress(known: _Known, mate: Mate, view: View, *, is_here: bool) -> Progress:
    quest = known.quest
    place = place_of(quest, view, known.latest.get(mate.id))
    found = services_of(quest, view)
    return Progress(
        place=place,
        shards=sum(own_shards(quest, view, mission) for mission in quest.missions()),
        services=sum(offer.id in found for offer in quest.core_services),
        days=days_done(quest, view),
        stuck=None if place is None else _stuck(place, known.local_now, is_here=is_here),
    )


def _stuck(place: Place, now: datetime, *, is_here: bool) -> str | None:
    """Say why somebody seems to stand still; whoever put the phone away only does something else."""
    if place.hints >= HINTS:
        return "hints"
    return "time" if is_here and is_long(since=place.since, now=now) else None


def _hands(session: Session, cohort_id: int) -> dict[int, Hand]:
    rows = session.execute(
        select(HelpRequest.participant_id, HelpRequest.kind, HelpRequest.at)
        .join(Participant, Participant.id == HelpRequest.participant_id)
        .where(Participant.cohort_id == cohort_id, HelpRequest.closed_at.is_(None))
        .order_by(HelpRequest.at.desc())
    )
    # The oldest one stays: it has waited longest.
    return {owner: Hand(kind=kind, at=at) for owner, kind, at in rows}


def _meetings(session: Session, cohort_id: int, local_now: datetime) -> dict[int, datetime]:
    rows = session.execute(
        select(Appointment.participant_id, Appointment.starts_at)
        .join(Participant, Participant.id == Appointment.participant_id)
        .where(
            Participant.cohort_id == cohort_id,
            Appointment.held_slot_id.is_not(None),
            Appointment.starts_at > local_now,
        )
        .order_by(Appointment.starts_at.desc())
    )
    # The nearest one stays.
    return {row.participant_id: row.starts_at for row in rows}
