"""Two organisations with everything that an address may name: what is one's own, and what is somebody else's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.clock import START
from tests.database import Database
from tests.factories.cards import make_card
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.numbers import next_public_id
from tests.factories.organisations import make_organisation
from tests.factories.participants import make_participant, sign_in
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.factories.teams import make_team
from tests.factories.workshops import make_workshop
from tests.pages.phone import Phone
from tests.web.access import table as who
from webapp.policy.rules import Role
from webapp.policy.sessions import token_hash
from webapp.store.models import (
    ApiToken,
    CohortCrew,
    Excuse,
    HelpRequest,
    Notice,
    Organisation,
    Participant,
    Site,
    SlotRule,
    Staff,
    Upload,
)
from webapp.store.writer import DirectWriter

# What an address may hold that is nobody's: names of content and of files, forms, days, numbers.
PLAIN: Final[Mapping[str, str]] = {
    "code": "ABC123",
    "competence": "cooperer",
    "day": "j01",
    "day_id": "j01",
    "form": "json",
    "guide": "mur-de-mots",
    "mission_id": "j01-m1",
    "moment": "maintenant",
    "name": "team-gauge",
    "number": "1",
    "path": "css/main.css",
    "release": "0",
    "service_id": "logement",
    "step_id": "j01-m1-e1",
}
# What is somebody's but is not made here, and why; everybody then finds nothing, which is also what a stranger finds.
UNMADE: Final[Mapping[str, str]] = {
    "ask": "a badge asked for: tests/web/counsellor/test_badges.py looks at them",
    "badge": "a signed badge: tests/web/backpack looks at each of its doors",
    "hook": "a webhook: tests/web/counsellor/test_hooks.py looks at them",
    "item_id": "an entry of a CV: tests/web/backpack looks at them",
    "proof": "a file shown for a badge: tests/web/play/test_studio.py looks at them",
    "subject": "an event of a played step: tests/web/counsellor/test_evidence.py looks at them",
    "upload": "a file shown for a badge: tests/web/counsellor/test_badges.py looks at them",
    "witness": "a one-time link: tests/web/public/test_witness.py looks at them",
}
FILE: Final = "picture.jpg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The objects of one organisation, by the name that they have in an address."""

    ids: Mapping[str, str]
    youth: Participant
    mate: Participant
    counsellor: Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One's own things, somebody else's, and a browser for each kind of person."""

    own: Things
    foreign: Things
    open: Callable[[str], Phone]


class ForgetfulWriter(DirectWriter):
    """Runs a job and keeps nothing of it, so that each request finds the same world."""

    def run(self, job: Callable[[Session], Any]) -> Any:
        with Session(self._engine, expire_on_commit=False) as session:
            result = job(session)
            session.flush()
            session.rollback()
            return result


def make_world(app: Any, database: Database) -> World:
    engine: Engine = app.extensions["elan.engine"]
    own, foreign = _things(database, make_organisation(database)), _things(database, make_organisation(database))
    uploads = app.extensions["elan.config"].data_dir / "uploads"
    uploads.mkdir(exist_ok=True)
    (uploads / FILE).write_bytes(b"a picture")
    people = _people(database, own, foreign)
    app.extensions["elan.writer"].close()
    app.extensions["elan.writer"] = ForgetfulWriter(engine.execution_options(is_writer=True))
    return World(own=own, foreign=foreign, open=lambda role: _browser(app, database, people, role))


def _things(database: Database, house: Organisation) -> Things:
    site = database.add(
        Site(public_id=next_public_id("site"), organisation_id=house.id, name="Antenne nord", created_at=START)
    )
    cohort = make_cohort(database, house)
    team = make_team(database, cohort)
    youth, mate = make_participant(database, team), make_participant(database, team)
    counsellor = follow(database, cohort, make_staff(database, house.id))
    asked = database.add(HelpRequest(public_id=next_public_id("asked"), participant_id=youth.id, kind="call", at=START))
    upload = database.add(
        Upload(
            public_id=next_public_id("upload"),
            participant_id=youth.id,
            step="j01-m1-e1",
            media_type="image/jpeg",
            size=1,
            file_name=FILE,
            created_at=START,
        )
    )
    database.add(Excuse(participant_id=youth.id, day="j01", reason="other", at=START))
    ids = {
        "cohort": cohort.public_id,
        "team": team.public_id,
        "youth": youth.public_id,
        "card": make_card(database, cohort).public_id,
        "asked": asked.public_id,
        "public_id": upload.public_id,
        "slug": house.slug,
        "site": site.public_id,
        "member": counsellor.public_id,
        "token": _api_token(database, house).public_id,
        **_meetings(database, counsellor, youth),
    }
    return Things(ids=ids, youth=youth, mate=mate, counsellor=counsellor)


def _meetings(database: Database, counsellor: Staff, youth: Participant) -> dict[str, str]:
    """Return what an address may name of appointments and workshops."""
    slot, taken = (
        make_slot_of(database, counsellor, youth.cohort_id, at=START + timedelta(days=day)) for day in (1, 2)
    )
    rule = database.add(
        SlotRule(
            public_id=next_public_id("rule"),
            staff_id=counsellor.id,
            cohort_id=youth.cohort_id,
            rrule="FREQ=WEEKLY;BYDAY=TU",
            starts_on=START.date(),
            opens_at="09:00",
            closes_at="12:00",
            duration_min=30,
            modes=["phone"],
            created_at=START,
        )
    )
    notice = database.add(
        Notice(participant_id=youth.id, key="told", text="Demain.", at=START, until=START + timedelta(days=1))
    )
    workshop = make_workshop(database, counsellor)
    return {
        "slot": slot.public_id,
        "appointment": hold(database, taken, youth).public_id,
        "rule": rule.public_id,
        "notice": str(notice.id),
        "workshop": workshop.public_id,
        "scan_key": workshop.scan_key,
    }


def _api_token(database: Database, house: Organisation) -> ApiToken:
    name = next_public_id("token")
    return database.add(
        ApiToken(
            public_id=name,
            organisation_id=house.id,
            token_hash=token_hash(name),
            beginning="elan_",
            name="Tableur",
            scopes=[],
            created_at=START,
        )
    )


def _people(database: Database, own: Things, foreign: Things) -> dict[str, Participant | Staff | None]:
    house = own.counsellor.organisation_id
    facilitator = make_staff(database, house, Role.FACILITATOR)
    database.add(CohortCrew(cohort_id=own.youth.cohort_id, staff_id=facilitator.id, since=START))
    return {
        who.VISITOR: None,
        who.YOUTH: own.youth,
        who.TEAMMATE: own.mate,
        who.STRANGER: foreign.youth,
        who.COUNSELLOR: own.counsellor,
        who.FACILITATOR: facilitator,
        who.OUTSIDER: foreign.counsellor,
        who.ADMINISTRATOR: make_staff(database, house, Role.ADMINISTRATOR),
        who.PLATFORM: make_staff(database, house, Role.PLATFORM),
        who.REVOKED: own.counsellor,
    }


def _browser(app: Any, database: Database, people: Mapping[str, Any], role: str) -> Phone:
    browser, person = Phone(app), people[role]
    if isinstance(person, Participant):
        sign_in(database, browser, person)
    elif isinstance(person, Staff):
        sign_in_staff(database, browser, person, ended_at=START if role == who.REVOKED else None)
    return browser
