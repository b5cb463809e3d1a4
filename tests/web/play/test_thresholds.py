"""What the gauge opened stays open."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from tests.database import Database
from tests.pages.phone import Phone
from tests.web.play.conftest import Know, as_writer
from webapp.content import load_quest
from webapp.quest.facts import Facts
from webapp.store.models import FactsRow, Participant, ThresholdReached
from webapp.store.topics import announce, participant_topic
from webapp.web.play.door import uuid7

Read = Callable[[Any, Any], None]

QUEST = load_quest()
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)
FIRST = QUEST.economy.thresholds[0]


def finish_all_but_the_last_step(know: Know) -> Any:
    """Play until the first threshold lacks one mission, whose last step is left."""
    shards = 0
    for mission in QUEST.missions():
        shards += mission.shards
        *steps, last = mission.steps
        for step in steps:
            know(step.id, DONE)
        if shards >= FIRST.at:
            return mission, last
        know(last.id, DONE)
    raise AssertionError("no mission reaches the first threshold")


@pytest.fixture
def read(app: Flask, player: Phone) -> Read:
    """Read a step; the thread that looks at gauges has then looked."""

    def read_one(mission: Any, step: Any) -> None:
        fields = {"type": "StepRead", "event_id": uuid7(), "seq": "1"}
        player.post(f"/jeu/mission/{mission.id}?etape={step.id}", fields)
        app.extensions["elan.rewards"].settle()

    return read_one


def test_the_mission_that_reaches_a_threshold_records_it(
    read: Read, know: Know, database: Database, last_day: None
) -> None:
    mission, step = finish_all_but_the_last_step(know)
    assert database.count(ThresholdReached) == 0

    read(mission, step)

    assert [row.threshold for row in database.all(select(ThresholdReached))] == [FIRST.at]


def test_a_threshold_stays_open_when_the_gauge_falls(
    player: Phone, read: Read, know: Know, database: Database, participant: Participant, last_day: None
) -> None:
    mission, step = finish_all_but_the_last_step(know)
    read(mission, step)
    with as_writer(database) as session:
        session.execute(delete(FactsRow).where(FactsRow.participant_id == participant.id))
        announce(session, participant_topic(participant.public_id))

    assert len(player.get("/jeu/equipe").find_all("li", class_="threshold--reached")) == 1


def test_what_a_threshold_opens_is_read_on_the_spot(player: Phone, read: Read, know: Know, last_day: None) -> None:
    mission, step = finish_all_but_the_last_step(know)
    before = player.get("/jeu/equipe")
    read(mission, step)

    after, today = player.get("/jeu/equipe"), player.get("/jeu")

    assert before.find_all("details", class_="threshold__bonus") == []
    assert FIRST.text[0] in after.find(id=f"eclats-{FIRST.at}").text()
    assert today.find("a", href=f"/jeu/equipe#eclats-{FIRST.at}").text() == FIRST.unlocks


def test_a_step_in_the_middle_of_a_mission_records_nothing(read: Read, know: Know, database: Database) -> None:
    mission = next(QUEST.missions())
    read(mission, mission.steps[0])

    assert database.count(ThresholdReached) == 0
