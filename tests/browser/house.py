"""A house of staff with everything in it: the demonstration, and what it lacks for each page to say something."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext
from sqlalchemy import select

from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.meetings import hold, make_slot_of
from tests.factories.numbers import next_public_id
from tests.factories.participants import sign_in
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.factories.workshops import make_workshop
from tests.serving import serving
from webapp.cli.demo import build
from webapp.cli.demonstration.setting import Setting
from webapp.config import Config
from webapp.policy.rules import Role
from webapp.policy.sessions import token_hash
from webapp.store import migrate
from webapp.store.database import make_engine
from webapp.store.models import (
    Cohort,
    Excuse,
    HelpRequest,
    Message,
    Organisation,
    Participant,
    PersonalCard,
    Site,
    Staff,
    StaffLink,
    Webhook,
    WebhookDelivery,
    WorkshopPlace,
)
from webapp.store.writer import make_writer

LINK = "a-link-that-serves-once"


class Jar:
    """Takes cookies as a phone of the other tests does."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def set_cookie(self, name: str, value: str) -> None:
        self.held[name] = value

    def give_to(self, context: BrowserContext, url: str) -> None:
        """Have a browser hold them."""
        for name, value in self.held.items():
            context.add_cookies([{"name": name, "value": value, "url": url}])


@dataclass(frozen=True, slots=True)
class House:
    """A server, its database, and who comes there, by what they do."""

    url: str
    database: Database
    people: Mapping[str, Participant | Staff]

    def jar(self, who: str) -> Jar:
        """Open a session for somebody; a visitor has none."""
        jar = Jar()
        holder: Any = jar
        person, now = self.people.get(who), datetime.now(UTC)
        if isinstance(person, Participant):
            sign_in(self.database, holder, person)
        elif person is not None:
            proven = None if who in ("proving", "enrolling") else now
            sign_in_staff(self.database, holder, person, created_at=now, last_seen_at=now, proven_at=proven)
        return jar


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Build the house in a folder and serve it."""
    config = Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'elan.sqlite3'}",
        public_url="http://127.0.0.1",
        secret_key="only-for-browser-tests",
    )
    engine = make_engine(config.database_url)
    migrate.upgrade(engine)
    writer = make_writer(engine)
    build(Setting(config, engine, writer), seed=1)
    writer.close()
    database = Database(engine)
    people = _furnish(database, datetime.now(UTC))
    with serving(config) as server:
        yield House(server.url, database, people)
    engine.dispose()


def _furnish(database: Database, now: datetime) -> dict[str, Participant | Staff]:
    organisation = database.one(select(Organisation))
    running, fresh = database.all(select(Cohort).order_by(Cohort.id))
    youths = database.all(select(Participant).where(Participant.cohort_id == running.id).order_by(Participant.id))
    camille, _, nadia = database.all(select(Staff).order_by(Staff.id))
    _accompany(database, youths, camille, now)
    _host(database, youths, camille, now)
    _let_a_program_know(database, organisation, now)
    _prepare_cards(database, fresh, now)
    past = make_cohort(database, organisation, name="Groupe du printemps", archived_at=now)
    follow(database, past, camille)
    database.add(Site(public_id="antenne", organisation_id=organisation.id, name="Antenne des Acacias", created_at=now))
    newcomer = make_staff(database, organisation.id, Role.FACILITATOR, name="Awa Diallo", email="awa@valmeuse.test")
    expires = now + timedelta(days=3)
    database.add(StaffLink(token_hash=token_hash(LINK), staff_id=newcomer.id, created_at=now, expires_at=expires))
    top = make_staff(database, organisation.id, Role.PLATFORM, name="Line Petit", email="line@elan.test")
    doors = {"proving": camille, "enrolling": newcomer}
    return {"counsellor": camille, "administrator": nadia, "platform": top, "youth": youths[0], **doors}


def _accompany(database: Database, youths: list[Participant], camille: Staff, now: datetime) -> None:
    """Have people write to each other, ask for help, excuse themselves, and miss an answer to an appointment."""
    words = ("Bonjour, tout va bien pour la suite ?", "Oui, je finis ce soir.", "On peut s’appeler demain ?")
    for hour, text in enumerate(words):
        database.add(
            Message(
                public_id=next_public_id("message"),
                participant_id=youths[0].id,
                staff_id=None if hour else camille.id,
                kind="message",
                words=text,
                sent_at=now - timedelta(hours=5 - hour),
            )
        )
    for who, kind, asked in ((1, "call_me", "J’ai du mal à dormir en ce moment."), (2, "stuck", None)):
        database.add(
            HelpRequest(
                public_id=next_public_id("asked"), participant_id=youths[who].id, kind=kind, words=asked, at=now
            )
        )
    database.add(Excuse(participant_id=youths[3].id, day="j02", reason="transport", at=now))
    slot = make_slot_of(database, camille, youths[4].cohort_id, at=now - timedelta(days=1))
    hold(database, slot, youths[4], created_at=now - timedelta(days=2))


def _host(database: Database, youths: list[Participant], camille: Staff, now: datetime) -> None:
    workshop = make_workshop(database, camille, at=now + timedelta(hours=1), created_at=now)
    for who, status in enumerate(("seated", "seated", "waiting")):
        database.add(WorkshopPlace(session_id=workshop.id, participant_id=youths[who].id, status=status, at=now))


def _let_a_program_know(database: Database, organisation: Organisation, now: datetime) -> None:
    hook = database.add(
        Webhook(
            public_id=next_public_id("hook"),
            organisation_id=organisation.id,
            address="https://agenda.valmeuse.example/crochets/elan?de=la-mission-locale-de-valmeuse",
            events=["participant.joined"],
            created_at=now,
        )
    )
    told = {"event": "participant.joined", "key": "one", "body": "{}", "created_at": now}
    answers = {"answer": "503 Service Unavailable", "attempts": 2, "due_at": now + timedelta(hours=1)}
    database.add(WebhookDelivery(public_id=next_public_id("told"), webhook_id=hook.id, **told, **answers))


def _prepare_cards(database: Database, cohort: Cohort, now: datetime) -> None:
    for _ in range(3):
        name = next_public_id("card")
        database.add(PersonalCard(public_id=name, cohort_id=cohort.id, words_hash=token_hash(name), created_at=now))
