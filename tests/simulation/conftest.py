"""One game for the whole module: a real server, a team of six robots, ten days."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.serving import serving
from webapp.cli.demonstration.setting import Setting
from webapp.cli.robots.founding import Founded
from webapp.cli.robots.game import Plan, play_game
from webapp.cli.robots.journal import Journal
from webapp.config import Config
from webapp.content import load_quest
from webapp.queries.appointments import appointment_of
from webapp.queries.certificate import CertificateView, certificate_of
from webapp.queries.standing import Standing, standing_of
from webapp.queries.wording import wording
from webapp.store import migrate
from webapp.store.database import make_engine, read_session
from webapp.store.models import Participant
from webapp.store.players import player_by_public_id
from webapp.store.writer import make_writer


@dataclass(frozen=True)
class Game:
    """What is left of a game: what the robots wrote down, and the database."""

    journal: Journal
    setting: Setting
    session: Session
    told: list[Founded]

    def people(self) -> list[Participant]:
        return list(self.session.scalars(select(Participant).order_by(Participant.id)))

    def standing(self, person: Participant) -> Standing:
        player = player_by_public_id(self.session, person.public_id)
        assert player is not None
        # Long before the calendar opens anything: what is open was opened by hand.
        return standing_of(self.session, load_quest(), player, local_now=person.created_at)

    def certificate(self, person: Participant) -> CertificateView:
        standing = self.standing(person)
        words = wording(standing.player, lambda: standing, lambda: appointment_of(self.session, standing))
        return certificate_of(standing, words)


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Game]:
    setting = _setting(tmp_path_factory.mktemp("game"))
    journal, told = Journal(), list[Founded]()
    with serving(setting.config) as server:
        play_game(setting, server.url, Plan(), journal, told.append)
    with read_session(setting.engine) as session:
        yield Game(journal, setting, session, told)
    setting.close()


def _setting(folder: Path) -> Setting:
    config = Config(
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'elan.sqlite3'}",
        public_url="http://127.0.0.1",
        secret_key="a-secret-for-tests-only",
        is_testing=True,
    )
    engine = make_engine(config.database_url)
    migrate.upgrade(engine)
    return Setting(config, engine, make_writer(engine))
