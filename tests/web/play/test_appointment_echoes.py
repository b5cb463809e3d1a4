"""The story answers to what becomes of an appointment; nothing that was earned is taken back."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.clock import Clock
from tests.database import Database
from tests.factories.meetings import hold
from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.content import load_quest
from webapp.quest.documents import Echo
from webapp.quest.facts import Facts
from webapp.store.models import Appointment, Cohort, Participant, TimeSlot

ECHOES = load_quest().appointment_echoes
DONE = Facts(is_solved=True, is_read=True, is_skipped=True)
RECAP, PAGE = "/jeu/recap/j08", "/jeu/rendez-vous"


@pytest.fixture
def held(
    database: Database, participant: Participant, cohort: Cohort, make_slot: Callable[..., TimeSlot], clock: Clock
) -> Appointment:
    """An appointment on the tenth day at nine; it is the evening of the eighth."""
    clock.advance(days=9, hours=9)
    return hold(database, make_slot(cohort.id, days=11), participant)


def texts_of(player: Phone) -> str:
    return player.get(RECAP).text + player.get(PAGE).text


def test_the_author_wrote_one_for_all_that_may_happen() -> None:
    assert set(ECHOES) == {"moved", "seen", "excused", "revoked", "noshow"}


@pytest.mark.parametrize("status", ["seen", "excused", "revoked", "noshow"])
def test_the_story_answers_in_the_recap_and_beside_the_appointment(
    player: Phone, database: Database, clock: Clock, held: Appointment, status: Echo
) -> None:
    database.update(held, status=status)
    clock.advance(days=2)

    assert texts_of(player).count(ECHOES[status]) == 2


def test_an_appointment_that_moved_is_spoken_of_while_it_is_ahead(
    player: Phone, database: Database, clock: Clock, held: Appointment
) -> None:
    assert ECHOES["moved"] not in texts_of(player)

    database.update(held, moved_at=clock())
    assert texts_of(player).count(ECHOES["moved"]) == 2


def test_nothing_is_said_while_nobody_knows_or_once_it_is_long_ago(
    player: Phone, database: Database, clock: Clock, held: Appointment
) -> None:
    clock.advance(days=2)
    assert not any(text in texts_of(player) for text in ECHOES.values())

    database.update(held, status="noshow", starts_at=clock() - timedelta(days=8))
    assert not any(text in texts_of(player) for text in ECHOES.values())


def test_before_the_story_speaks_of_an_appointment_it_does_not_answer(
    player: Phone, database: Database, clock: Clock, held: Appointment
) -> None:
    clock.advance(days=-8)
    database.update(held, moved_at=clock())

    assert ECHOES["moved"] not in player.get(PAGE).text


@pytest.mark.parametrize("status", ["seen", "excused", "revoked", "noshow"])
def test_shards_stay_whatever_becomes_of_it(
    player: Phone, database: Database, clock: Clock, know: Know, held: Appointment, status: Echo
) -> None:
    for mission in load_quest().missions():
        for step in mission.steps if mission.id == "j08-m3" else ():
            know(step.id, DONE)
    before = earned(player)
    assert before

    database.update(held, status=status)

    assert earned(player) == before


def earned(player: Phone) -> list[str]:
    return re.findall(r"(\d+)[^.\d]*pour toi aujourd’hui", player.get(RECAP).text)


@pytest.mark.parametrize("status", ["seen", "excused", "revoked", "noshow"])
def test_the_page_of_the_day_answers_for_two_days(
    player: Phone, database: Database, clock: Clock, held: Appointment, status: Echo
) -> None:
    assert ECHOES[status] not in player.get("/jeu").text

    clock.advance(days=2)
    database.update(held, status=status, settled_at=clock())
    assert player.get("/jeu").text.count(ECHOES[status]) == 1

    clock.advance(hours=49)
    assert ECHOES[status] not in player.get("/jeu").text


def test_the_page_of_the_day_says_that_it_moved(
    player: Phone, database: Database, clock: Clock, held: Appointment
) -> None:
    database.update(held, moved_at=clock())

    assert player.get("/jeu").text.count(ECHOES["moved"]) == 1


def test_a_slot_is_offered_once_more_to_whoever_never_took_one(player: Phone, clock: Clock) -> None:
    offered = next(each.text for each in load_quest().notifications if each.id == "rdv_propose")
    clock.advance(days=9)
    assert offered not in player.get("/jeu").text

    clock.advance(days=1)
    assert offered in player.get("/jeu").text
    player.post("/jeu/rendez-vous/attente", {"times": ["morning"]})
    assert offered not in player.get("/jeu").text

    player.post("/jeu/rendez-vous/attente/quitter")
    clock.advance(days=1)
    assert offered not in player.get("/jeu").text
