"""Two processes hear of each other through Redis, and without it look for what they missed."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.clock import Clock
from tests.database import Database
from tests.factories.participants import sign_in
from tests.live.phones import LivePhone
from tests.live.test_gateway import change
from tests.pages.phone import Phone
from tests.setup.servers import RedisServer
from webapp.config import Config
from webapp.factory import create_app
from webapp.live import gathering
from webapp.live.gathering import SharedWatchman
from webapp.live.sharing import Lookout
from webapp.policy.sessions import cookie_name
from webapp.policy.throttle import PHONE
from webapp.store.models import Cohort, Participant, Team
from webapp.store.topics import team_topic

pytestmark = [pytest.mark.postgres, pytest.mark.redis]
Two = tuple[Flask, Flask]
Watch = Callable[[Flask], LivePhone]


@pytest.fixture
def config(postgres_tables: str, own_redis: RedisServer, tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=postgres_tables,
        redis_url=own_redis.url,
        public_url="http://elan.test",
        secret_key="shared",
        is_testing=True,
    )


@pytest.fixture
def two(config: Config, clock: Clock) -> Iterator[Two]:
    """The application twice, as two processes would have it."""
    first, second = create_app(config), create_app(config)
    for app in (first, second):
        app.extensions["elan.clock"] = clock
    yield first, second
    for app in (first, second):
        app.extensions["elan.live"].close()
        app.extensions["elan.engine"].dispose()


@pytest.fixture
def database(two: Two) -> Database:
    return Database(two[0].extensions["elan.engine"])


@pytest.fixture
def topic(team: Team) -> str:
    return team_topic(team.public_id)


@pytest.fixture
def watch(database: Database, participant: Participant, topic: str) -> Iterator[Watch]:
    """Call it with an application to get a phone that watches the team there."""
    phones: list[LivePhone] = []

    def watch(app: Flask) -> LivePhone:
        browser, name = Phone(app), cookie_name(is_https=False)
        sign_in(database, browser, participant)
        phone = LivePhone(app, f"{name}={browser.cookie(name)}")
        phones.append(phone)
        phone.ask("watch", {"topic": topic})
        return phone

    yield watch
    for phone in phones:
        phone.hang_up()


def heard_until(phone: LivePhone, version: int) -> list[int]:
    """Return the versions that a phone hears, up to this one."""
    heard = [phone.hear()[1]["version"]]
    while heard[-1] < version:
        heard.append(phone.hear()[1]["version"])
    return heard


def test_a_change_in_one_process_is_heard_in_the_other(two: Two, watch: Watch, topic: str) -> None:
    first, second = two
    here, there = watch(first), watch(second)

    change(first, topic)

    assert [heard_until(phone, 1)[-1] for phone in (here, there)] == [1, 1]


def test_without_redis_changes_are_heard_later_and_when_it_is_back_too(
    two: Two, watch: Watch, topic: str, own_redis: RedisServer
) -> None:
    first, second = two
    here, there = watch(first), watch(second)

    own_redis.stop()
    change(first, topic)
    change(first, topic)
    assert [heard_until(phone, 2)[-1] for phone in (here, there)] == [2, 2]

    own_redis.start()
    change(second, topic)
    assert [heard_until(phone, 3)[-1] for phone in (here, there)] == [3, 3]


def test_a_process_that_died_after_its_commit_is_made_up_for(two: Two, watch: Watch, topic: str) -> None:
    first, second = two
    phone = watch(second)
    # Committed, and nobody left to announce it.
    first.extensions["elan.live"].changed = lambda topic: None

    change(first, topic)

    assert heard_until(phone, 1) == [1]


def test_what_was_told_is_not_told_again() -> None:
    versions, told = {"team:a": 1, "team:b": 4}, list[tuple[str, int]]()
    lookout = Lookout(
        lambda: list(versions), lambda topics: versions, lambda topic, version: told.append((topic, version))
    )
    lookout.told({"topic": "team:a", "version": 1})
    lookout.look()
    assert told == [("team:b", 4)]


def test_a_change_that_was_missed_is_told_once() -> None:
    versions, told = {"team:a": 1}, list[tuple[str, int]]()
    lookout = Lookout(
        lambda: list(versions), lambda topics: versions, lambda topic, version: told.append((topic, version))
    )

    def tell_and_note() -> list[tuple[str, int]]:
        told.clear()
        lookout.look()
        for topic, version in told:
            lookout.told({"topic": topic, "version": version})
        return list(told)

    assert [tell_and_note(), tell_and_note()] == [[("team:a", 1)], []]
    versions["team:a"] = 3
    assert [tell_and_note(), tell_and_note()] == [[("team:a", 3)], []]


def test_wrong_guesses_are_counted_for_all_processes(two: Two, clock: Clock, cohort: Cohort, team: Team) -> None:
    first, second = Phone(two[0]), Phone(two[1])
    first.get("/")
    second.set_cookie("elan_phone", first.cookie("elan_phone") or "")
    for number in range(PHONE.capacity):
        (first, second)[number % 2].post("/", {"code": f"ZZ{number:04d}"}, status=404)

    for phone in (first, second):
        phone.post("/", {"code": cohort.join_code}, status=429)


def test_without_redis_each_process_counts_alone(
    two: Two, clock: Clock, cohort: Cohort, team: Team, own_redis: RedisServer
) -> None:
    first, second = Phone(two[0]), Phone(two[1])
    first.get("/")
    own_redis.stop()
    for number in range(PHONE.capacity):
        first.post("/", {"code": f"ZZ{number:04d}"}, status=404)

    first.post("/", {"code": cohort.join_code}, status=429)
    assert second.post("/", {"code": cohort.join_code}).location == f"/r/{cohort.join_code}"


def test_whoever_is_here_is_known_to_all_processes(
    two: Two, watch: Watch, participant: Participant, own_redis: RedisServer
) -> None:
    first, second = (app.extensions["elan.live"].watchman for app in two)
    watch(two[0])

    while second.here() != {participant.public_id}:
        time.sleep(0.01)
    own_redis.stop()
    assert (first.here(), second.here()) == ({participant.public_id}, frozenset())


def test_a_board_asks_another_process_once_somebody_is_marked(
    config: Config, participant: Participant, two: Two
) -> None:
    found: list[frozenset[str]] = []
    is_told = threading.Event()
    other = two[1].extensions["elan.live"].watchman

    def ask(person: str) -> None:
        found.append(other.here())
        is_told.set()

    SharedWatchman(ask, str(config.redis_url)).arrive("phone", participant.public_id)
    is_told.wait()

    assert found == [{participant.public_id}]


def test_those_of_a_process_that_died_are_told_to_be_gone(
    config: Config, participant: Participant, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("LIVES_S", 0.5), ("BEATS_S", 0.1)):
        monkeypatch.setattr(gathering, name, seconds)
    told: queue.SimpleQueue[tuple[str, frozenset[str]]] = queue.SimpleQueue()
    alive = SharedWatchman(lambda person: told.put((person, alive.here())), str(config.redis_url))
    dying = SharedWatchman(lambda person: None, str(config.redis_url))
    alive.here()
    dying.arrive("phone", participant.public_id)
    while alive.here() != {participant.public_id}:
        time.sleep(0.01)

    dying.close()

    assert told.get(timeout=30) == (participant.public_id, frozenset())
    alive.close()
