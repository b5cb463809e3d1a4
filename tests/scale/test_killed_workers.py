"""Two workers on PostgreSQL and Redis, one of which is killed every five seconds while people play."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.bench.world import Seat, World
from tests.database import Database
from tests.scale.fleet import Fleet, Player, Watcher, fleet
from webapp.config import Config
from webapp.content import load_quest
from webapp.queries.replay import differing_keys
from webapp.store.database import read_session
from webapp.store.models import EventRow, Participant, TopicVersion
from webapp.store.topics import team_topic

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]
KILLS, EVERY_S = 3, 5.0
PATIENCE_S = 120


@pytest.fixture
def config(postgres_url: str, redis_url: str, tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=postgres_url,
        redis_url=redis_url,
        public_url="http://127.0.0.1",
        secret_key="shared",
    )


@pytest.fixture
def world(config: Config) -> Iterator[World]:
    world = World(config)
    yield world
    world.close()


def test_nothing_acknowledged_is_lost(config: Config, world: World) -> None:
    seats = world.add_cohort(12, team=6, steps=0)

    with fleet(config, workers=2) as servers, playing(servers, seats) as (players, watchers):
        for number in range(KILLS):
            time.sleep(EVERY_S)
            servers.kill_one(number)
            before = [len(player.acknowledged) for player in players]
            wait_for(lambda before=before: all(map(has_more, players, before)))  # type: ignore[misc]  # a default binds it
        told = {watcher.topic for watcher in watchers}
        stop_playing(players)
        current = versions(world, told)
        wait_for(lambda: all(watcher.version == current[watcher.topic] for watcher in watchers))

    stored = Database(world.engine).all(select(EventRow.id))
    assert sorted(stored) == sorted(event for player in players for event in player.acknowledged)
    assert [player.refused for player in players] == [[]] * len(players)
    assert differences(world) == {}
    assert sum(watcher.returns for watcher in watchers) >= KILLS


def has_more(player: Player, count: int) -> bool:
    return len(player.acknowledged) > count


@contextmanager
def playing(servers: Fleet, seats: Sequence[Seat]) -> Iterator[tuple[list[Player], list[Watcher]]]:
    """Twelve phones: each plays and watches its team, in threads of its own."""
    is_over = threading.Event()
    players = [Player(servers.port, seat, threading.Event()) for seat in seats]
    watchers = [Watcher(servers.port, seat.cookie, team_topic(seat.team), is_over) for seat in seats]
    works = [*(player.play for player in players), *(watcher.watch for watcher in watchers)]
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield players, watchers
    finally:
        is_over.set()
        for player in players:
            player.is_over.set()
        for thread in threads:
            thread.join(PATIENCE_S)


def stop_playing(players: Sequence[Player]) -> None:
    """Let everybody send the answer that they hold."""
    for player in players:
        player.is_over.set()
    wait_for(lambda: all(player.is_done for player in players))


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait for something that has to come; how long is up to the machine, within reason."""
    ends_at = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > ends_at:
            raise TimeoutError
        time.sleep(0.1)


def versions(world: World, topics: set[str]) -> dict[str, int]:
    rows = Database(world.engine).all(select(TopicVersion).where(TopicVersion.topic.in_(topics)))
    return {row.topic: row.version for row in rows}


def differences(world: World) -> dict[str, list[str]]:
    """Replay every log, as ``elan doctor`` does."""
    with read_session(world.engine) as session:
        people = session.scalars(select(Participant)).all()
        found = {each.public_id: differing_keys(session, load_quest(), each) for each in people}
    return {name: keys for name, keys in found.items() if keys}
