"""The people under measure: cohorts, teams, phones and a past of any size, written straight into the database."""

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from tests.bench.load import Request
from webapp.config import Config
from webapp.content import load_quest
from webapp.policy.rules import Role
from webapp.policy.sessions import cookie_name, staff_cookie_name, token_hash
from webapp.quest.events import EventType
from webapp.quest.facts import Facts, Register
from webapp.steps import KINDS
from webapp.store import migrate
from webapp.store.database import make_engine
from webapp.store.facts_codec import to_json
from webapp.store.models import (
    Cohort,
    CohortCrew,
    DeviceSession,
    EventRow,
    FactsRow,
    Membership,
    Organisation,
    Participant,
    Staff,
    StaffPost,
    StaffSession,
    Team,
)
from webapp.web.play.door import uuid7

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
ANSWERED = ("code", "match", "order", "quiz")
_numbers = itertools.count(1)


@dataclass(slots=True)
class Seat:
    """Somebody with a phone: makes the requests that the phone would make."""

    participant: str
    team: str
    cookie: str
    seq: int = 1_000_000
    steps: Iterator[tuple[str, Any]] = field(default_factory=lambda: itertools.cycle(answerable()))

    def answers(self, count: int = 1) -> Request:
        """Send new answers, all in one request."""
        body = json.dumps({"events": [self._event() for _ in range(count)]}).encode()
        headers = {"Content-Type": "application/json", "X-Requested-With": "elan", **self.headers}
        return Request("POST", "/api/play/events", body, headers)

    def page(self, path: str) -> Request:
        """Open a page."""
        return Request("GET", path, None, self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}

    def _event(self) -> dict[str, Any]:
        mission, step = next(self.steps)
        event_type, payload = KINDS[step.kind].solution(step)[0]
        self.seq += 1
        return {
            "id": uuid7(), "seq": self.seq, "type": event_type.value, "version": load_quest().version,
            "team": self.team, "mission": mission, "step": step.id, "at": NOW.isoformat(), "payload": payload,
        }  # fmt: skip


def answerable() -> list[tuple[str, Any]]:
    """Return the puzzles that one answers alone, with their missions, in order."""
    return [(mission, step) for mission, step in _all_steps() if step.kind in ANSWERED and step.scope == "individual"]


class World:
    """A database that grows."""

    def __init__(self, config: Config) -> None:
        self.engine: Engine = make_engine(config.database_url)
        migrate.upgrade(self.engine)
        with self._writing() as session:
            organisation = Organisation(slug="bench", name="Bench", variables={}, created_at=NOW)
            session.add(organisation)
            session.flush()
            self._organisation = organisation.id
            session.commit()

    def close(self) -> None:
        self.engine.dispose()

    def add_cohort(self, people: int, *, team: int = 10, steps: int = 20, attempts: int = 1) -> list[Seat]:
        """Add a cohort in which everybody has done some steps, each in some attempts."""
        with self._writing() as session:
            cohort = self._cohort(session)
            seats: list[Seat] = []
            rows: list[Participant] = []
            for start in range(0, people, team):
                own = self._team(session, cohort, start // team + 1, min(team, people - start))
                seats += [seat for seat, _ in own]
                rows += [row for _, row in own]
            self._past(session, rows, steps, attempts)
            session.commit()
        return seats

    def add_boards(self, count: int) -> list[str]:
        """Add a counsellor of the newest cohort, with so many browsers open; return their cookies."""
        names = [f"board-{next(_numbers)}" for _ in range(count)]
        moment = datetime.now(UTC)
        with self._writing() as session:
            cohort = session.scalars(select(Cohort).order_by(Cohort.id.desc())).first()
            staff = Staff(
                public_id=f"staff-{names[0]}",
                organisation_id=self._organisation,
                email=f"{names[0]}@bench.test",
                name="Bench",
                created_at=NOW,
            )
            session.add(staff)
            session.flush()
            session.add(StaffPost(staff_id=staff.id, organisation_id=self._organisation, role=Role.COUNSELLOR.value))
            session.add(CohortCrew(cohort_id=cohort.id if cohort else 0, staff_id=staff.id, since=NOW))
            session.add_all(_staff_session(staff.id, name, moment) for name in names)
            session.commit()
        return [f"{staff_cookie_name(is_https=False)}={name}" for name in names]

    def _writing(self) -> Session:
        return Session(self.engine.execution_options(is_writer=True), expire_on_commit=False)

    def _cohort(self, session: Session) -> Cohort:
        number, quest = next(_numbers), load_quest()
        cohort = Cohort(
            public_id=f"cohort-{number}",
            organisation_id=self._organisation,
            name=f"Groupe {number}",
            quest=quest.id,
            content_version=quest.version,
            join_code=f"B{number:05}",
            starts_on=NOW.date(),
            # Every day came long ago: all missions can be played.
            days={day.id: "2026-01-05T08:00" for day in quest.days},
            created_at=NOW,
        )
        session.add(cohort)
        session.flush()
        return cohort

    def _team(self, session: Session, cohort: Cohort, number: int, people: int) -> list[tuple[Seat, Participant]]:
        team = Team(public_id=f"team-{cohort.id}-{number}", cohort_id=cohort.id, number=number, created_at=NOW)
        session.add(team)
        session.flush()
        return [self._person(session, cohort, team) for _ in range(people)]

    def _person(self, session: Session, cohort: Cohort, team: Team) -> tuple[Seat, Participant]:
        name = f"person-{next(_numbers)}"
        person = Participant(
            public_id=name,
            cohort_id=cohort.id,
            team_id=team.id,
            pseudonym=name,
            pseudonym_key=name,
            sign="sparrow",
            resume_hash=token_hash(f"card {name}"),
            created_at=NOW,
            last_seen_at=NOW,
        )
        session.add(person)
        session.flush()
        session.add(Membership(participant_id=person.id, team_id=team.id, since=NOW))
        session.add(
            DeviceSession(token_hash=token_hash(name), participant_id=person.id, created_at=NOW, last_seen_at=NOW)
        )
        return Seat(participant=name, team=team.public_id, cookie=f"{cookie_name(is_https=False)}={name}"), person

    def _past(self, session: Session, people: list[Participant], steps: int, attempts: int) -> None:
        done = [(mission, step) for mission, step in _all_steps()[:steps]]
        facts, events = [], []
        for person in people:
            for mission, step in done:
                ids = [uuid7() for _ in range(attempts)]
                facts.append(_facts_row(person.id, step, ids[-1], attempts))
                events += [_event_row(person, mission, step, each, seq) for seq, each in enumerate(ids, start=1)]
        if events:
            session.execute(insert(EventRow), events)
            session.execute(insert(FactsRow), facts)


def _staff_session(staff: int, name: str, now: datetime) -> StaffSession:
    return StaffSession(
        token_hash=token_hash(name),
        public_id=name,
        staff_id=staff,
        device="Bench",
        created_at=now,
        last_seen_at=now,
        proven_at=now,
    )


def _all_steps() -> list[tuple[str, Any]]:
    return [(mission.id, step) for mission in load_quest().missions() for step in mission.steps]


def _facts_row(person: int, step: Any, event: str, seq: int) -> Mapping[str, Any]:
    known = Facts(is_solved=True, is_read=True, registers={"answer": Register(seq, event, '"1"')})
    return {"participant_id": person, "key": step.id, "state": to_json(known)}


def _event_row(person: Participant, mission: str, step: Any, event: str, seq: int) -> Mapping[str, Any]:
    return {
        "id": event,
        "participant_id": person.id,
        "team_id": person.team_id,
        "seq": seq,
        "type": EventType.STEP_ANSWERED.value,
        "version": load_quest().version,
        "mission": mission,
        "key": step.id,
        "at": NOW,
        "received_at": NOW,
        "payload": '{"answer":"1"}',
    }
