"""Every event of the socket, for every kind of person: who may be told of what."""

import inspect
from collections.abc import Mapping
from typing import Any, Final

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.database import Database
from tests.web.access import table
from tests.web.access.world import Things, World, make_world
from webapp.live.gateway import Doors
from webapp.store import topics

OWN: Final = frozenset({table.YOUTH})
TEAM: Final = frozenset({table.YOUTH, table.TEAMMATE})
CONFIRMING: Final = frozenset({table.COUNSELLOR})
HOSTING: Final = frozenset({table.COUNSELLOR, table.FACILITATOR, table.ADMINISTRATOR})
CREW: Final = frozenset({table.COUNSELLOR, table.FACILITATOR, table.ADMINISTRATOR})

# A kind of topic is a line; a new one fails until it has its own.
WATCHED: Final[Mapping[str, frozenset[str]]] = {
    "participant_topic": OWN,
    "team_topic": TEAM,
    "step_topic": TEAM,
    "board_topic": CREW,
    "desk_topic": CREW,
    "teams_topic": CREW,
    "workshops_topic": HOSTING,
    "queue_topic": CONFIRMING,
    "words_topic": OWN,
    "slots_topic": frozenset(),  # its version travels with pages: no socket tells it
}
EVENTS: Final = {"connect", "disconnect", "watch", "unwatch"}


class Wire:
    """What the socket library gives of a browser: its cookies, and the rooms that it enters."""

    def __init__(self, cookies: str) -> None:
        self.cookies = cookies
        self.rooms: set[str] = set()

    def get_environ(self, sid: str) -> dict[str, str]:
        return {"HTTP_COOKIE": self.cookies}

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms.add(room)

    def leave_room(self, sid: str, room: str) -> None:
        self.rooms.discard(room)


@pytest.fixture
def world(app: Flask, database: Database) -> World:
    return make_world(app, database)


def cookies_of(world: World, role: str) -> str:
    browser = world.open(role)
    held = {name: browser.cookie(name) for name in ("elan", "elan-pro")}
    return "; ".join(f"{name}={value}" for name, value in held.items() if value)


def topic(kind: str, things: Things) -> str:
    made: str = {
        "participant_topic": lambda: topics.participant_topic(things.youth.public_id),
        "team_topic": lambda: topics.team_topic(things.ids["team"]),
        "step_topic": lambda: topics.step_topic(things.ids["team"], "j01-m2-e1"),
        "board_topic": lambda: topics.board_topic(things.ids["team"]),
        "words_topic": lambda: topics.words_topic(things.youth.public_id),
        "slots_topic": lambda: topics.slots_topic(things.youth.cohort_id),
        "queue_topic": lambda: topics.queue_topic(things.counsellor.public_id),
        "desk_topic": lambda: topics.desk_topic(things.youth.cohort_id),
        "teams_topic": lambda: topics.teams_topic(things.youth.cohort_id),
        "workshops_topic": lambda: topics.workshops_topic(things.counsellor.organisation_id),
    }[kind]()
    return made


def watchers(app: Flask, world: World, kind: str, things: Things) -> set[str]:
    """Return the roles that are let into the room of a topic."""
    engine, watchman = app.extensions["elan.engine"], app.extensions["elan.live"].watchman
    let_in = set()
    for role in table.ROLES:
        wire: Any = Wire(cookies_of(world, role))
        answer = Doors(wire, lambda: Session(engine), watchman, is_https=False).watch(
            role, {"topic": topic(kind, things)}
        )
        assert wire.rooms == ({topic(kind, things)} if "version" in answer else set())
        if wire.rooms:
            let_in.add(role)
    return let_in


def test_every_kind_of_topic_is_in_the_table() -> None:
    kinds = {name for name, _ in inspect.getmembers(topics, inspect.isfunction) if name.endswith("_topic")}

    assert kinds == set(WATCHED)


def test_every_event_is_looked_at(app: Flask) -> None:
    doors = {name for name, _ in inspect.getmembers(Doors, inspect.isfunction) if not name.startswith("_")}

    assert doors == EVENTS


@pytest.mark.parametrize("kind", WATCHED)
def test_a_topic_is_watched_by_those_whom_it_concerns(app: Flask, world: World, kind: str) -> None:
    assert watchers(app, world, kind, world.own) == WATCHED[kind]


@pytest.mark.parametrize("kind", WATCHED)
def test_what_is_somebody_else_s_is_watched_by_them_alone(app: Flask, world: World, kind: str) -> None:
    theirs = {table.STRANGER} if WATCHED[kind] in (OWN, TEAM) else {table.OUTSIDER}

    assert watchers(app, world, kind, world.foreign) == (theirs if WATCHED[kind] else set())


@pytest.mark.parametrize("asked", [None, "team", {"topic": 3}, {}, {"topic": "unknown:1"}, {"topic": "desk:x"}])
def test_what_is_no_topic_opens_nothing(app: Flask, world: World, asked: object) -> None:
    engine, watchman = app.extensions["elan.engine"], app.extensions["elan.live"].watchman
    for role in table.ROLES:
        wire: Any = Wire(cookies_of(world, role))
        answer = Doors(wire, lambda: Session(engine), watchman, is_https=False).watch(role, asked)
        assert (answer, wire.rooms) == ({"error": "forbidden"}, set())


@pytest.mark.parametrize("role", table.ROLES)
def test_only_whoever_holds_a_session_connects(app: Flask, world: World, role: str) -> None:
    engine, watchman = app.extensions["elan.engine"], app.extensions["elan.live"].watchman
    doors = Doors(Wire(cookies_of(world, role)), lambda: Session(engine), watchman, is_https=False)

    # A session that was ended connects, and watches nothing: each topic asks again.
    assert doors.connect(role, {}) is (role != table.VISITOR)
