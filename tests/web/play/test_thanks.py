"""A thank-you goes from one phone to another, and is for whoever gets it."""

import pytest

from tests.clock import Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.quest.facts import Facts
from webapp.store.models import Participant, Team

RECEIVED = "te dit merci."
SHOWN = ("/jeu", "/jeu/equipe", "/jeu/region/team-activity")


@pytest.fixture
def mate(database: Database, team: Team) -> Participant:
    return make_participant(database, team)


@pytest.fixture
def friend(mate: Participant, open_phone: OpenPhone) -> Phone:
    return open_phone(mate)


def test_naming_who_helped_thanks_them_on_their_phone_and_nobody_elses(
    player: Phone, participant: Participant, mate: Participant, friend: Phone, know: Know, clock: Clock
) -> None:
    clock.advance(days=9)
    assert RECEIVED not in friend.get("/jeu").text

    know("j08-m1-s4", answer={"a_qui": mate.public_id, "reponse": "oui"})

    thanks = f"{participant.pseudonym} {RECEIVED}"
    assert [thanks in friend.get(url).text for url in SHOWN] == [True, True, True]
    assert [RECEIVED in player.get(url).text for url in SHOWN] == [False, False, False]


def test_thanks_of_earlier_days_stay_on_the_page_of_the_team(
    participant: Participant, mate: Participant, friend: Phone, know: Know, clock: Clock
) -> None:
    clock.advance(days=1)
    know("thanks", Facts(marks=frozenset({f"j01|{mate.public_id}"})))

    page = friend.get("/jeu/equipe")

    assert (
        page.find("section", aria_labelledby="received-title")
        .find("li")
        .text()
        .endswith(f"\u00a0: {participant.pseudonym}")
    )
    assert RECEIVED not in page.text
