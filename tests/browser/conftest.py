"""A town for browser tests: the real server in a process of its own, and cohorts to play in."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.serving import serving
from webapp.config import Config
from webapp.content import load_quest, pin_quest
from webapp.store import migrate
from webapp.store.database import make_engine
from webapp.usecases.founding import NewCohort, NewSlot, found_organisation, offer_slots, start_cohort
from webapp.usecases.opening import open_by_hand

VARIABLES = {
    "ville": "Valmeuse", "mission_locale": "Mission locale de Valmeuse", "adresse_ml": "12 rue des Tilleuls",
    "horaires_ml": "de 9 h à 17 h", "numero_ml": "01 99 00 12 34", "conseiller": "Camille Roche",
    "numero_astreinte": "06 39 98 12 34",
}  # fmt: skip
_codes = itertools.count(1)
_faults: list[str] = []


def listen(page: Page) -> Page:
    """Hear of the faults of a page's scripts. Raising where they are told would cut the line to the browser."""
    page.on("pageerror", lambda error: _faults.append(f"{page.url}: {error}"))
    return page


@pytest.fixture(autouse=True)
def no_fault_is_heard() -> Iterator[None]:
    _faults.clear()
    yield
    assert _faults == []


@dataclass(frozen=True, slots=True)
class Town:
    """A running server and its database."""

    url: str
    engine: Engine
    organisation: int

    def cohort(self, *, teams: int = 1, capacity: int = 12, days: tuple[str, ...] = ("j01",)) -> str:
        """Start a cohort with some days open; return its join code."""
        number = next(_codes)
        quest, now = load_quest(), datetime.now(UTC)
        new = NewCohort(
            public_id=f"cohort{number}",
            name=f"Groupe {number}",
            quest=quest.id,
            content_version=quest.version,
            join_code=f"K7{number:04d}",
            starts_on=now.date(),
            days={},
            teams=[f"team{number}x{team}" for team in range(teams)],
            capacity=capacity,
        )
        with Session(self.engine.execution_options(is_writer=True)) as session:
            cohort_id = start_cohort(session, organisation_id=self.organisation, cohort=new, now=now)
            for day in days:
                open_by_hand(session, cohort_id=cohort_id, what=day, by="test", now=now)
            offer_slots(session, cohort_id=cohort_id, slots=[slot(number)])
            session.commit()
        return new.join_code


def slot(number: int) -> NewSlot:
    return NewSlot(
        public_id=f"slot{number}",
        counsellor="Camille Roche",
        starts_at=datetime(2099, 1, 5, 9, tzinfo=UTC),
        duration_min=30,
        modes=("on-site",),
    )


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("town")
    config = Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'elan.sqlite3'}",
        public_url="http://127.0.0.1",
        secret_key="only-for-browser-tests",
        vapid_private_key="yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    )
    engine = make_engine(config.database_url)
    migrate.upgrade(engine)
    pin_quest(config.data_dir, load_quest().id)
    with Session(engine.execution_options(is_writer=True)) as session:
        organisation = found_organisation(
            session, slug="valmeuse", name="Mission locale de Valmeuse", variables=VARIABLES, now=datetime.now(UTC)
        )
        session.commit()
    with serving(config) as server:
        yield Town(server.url, engine, organisation)
    engine.dispose()
