"""Six robots play all ten days over HTTP, clumsily; nothing is lost and nothing depends on the order of arrival."""

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import select

from tests.simulation.conftest import Game
from webapp.cli.robots.founding import Founded
from webapp.content import load_quest
from webapp.queries.replay import folded, log_of
from webapp.store import event_log
from webapp.store.models import Cohort

pytestmark = pytest.mark.slow
SIX = 6


def test_no_door_failed_and_no_receipt_was_refused(game: Game) -> None:
    assert game.journal.troubles == []


def test_it_is_said_in_which_cohort_the_robots_play(game: Game) -> None:
    cohort = game.session.scalars(select(Cohort)).one()

    assert game.told == [
        Founded(id=cohort.id, public_id=cohort.public_id, name="Groupe de robots 1", code=cohort.join_code, followers=0)
    ]


def test_robots_did_all_that_people_do(game: Game) -> None:
    acts = ("wrong", "hint", "skip", "ballot", "thanks", "mark", "upload", "offline", "absence", "form", "duplicate")

    assert [act for act in acts if game.journal.counts[act] == 0] == []


def test_everybody_discovered_every_core_service(game: Game) -> None:
    core = {offer.id for offer in load_quest().services if offer.is_core}

    assert len(core) == 25
    assert [core - set(game.standing(person).services) for person in game.people()] == [set()] * SIX


def test_everybody_finished_every_mission(game: Game) -> None:
    left = [
        (person.pseudonym, mission.id)
        for person in game.people()
        for mission in load_quest().missions()
        if not game.standing(person).view.is_mission_done(mission)
    ]

    assert left == []


def test_the_window_of_the_team_is_whole(game: Game) -> None:
    gauges = {game.standing(person).gauge.total for person in game.people()}

    assert len(gauges) == 1
    assert gauges.pop() >= 900


def test_everybody_has_their_certificate(game: Game) -> None:
    certificates = [game.certificate(person) for person in game.people()]

    assert [(each.is_ready, each.is_complete) for each in certificates] == [(True, True)] * SIX


def test_what_is_stored_equals_a_shuffled_and_doubled_log(game: Game) -> None:
    chance = Random(7)
    for person in game.people():
        log = log_of(game.session, person)
        mixed = [*log.events, *log.events]
        chance.shuffle(mixed)

        again = folded(load_quest(), replace(log, events=tuple(mixed)))

        assert len(log.events) > 200
        assert again == event_log.load_facts(game.session, person.id)
