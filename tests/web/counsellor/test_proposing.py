"""Another badge than the one asked for: proposed by a person, given when the youth says yes."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.asks import BADGE, HOME, NARRATIVE, QUEUE, Ask, answers
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.store.models import Award, Moment, Participant, PeerAsk, PeerFeedback, Staff, StaffAct, Team, Witness

PROPOSED = {
    "proposed": "initiative-1",
    "why": "Tu as refait le planning.",
    "sentence": "A refait un planning après un imprévu.",
}


def test_other_levels_are_offered_first_and_never_the_same_badge(office: Phone, ask: Ask) -> None:
    asked = ask(badge=f"{HOME}/cooperer-1")

    offered = [
        each["value"] for each in office.get(f"{QUEUE}/{asked}").find("select", id="proposed").find_all("option")
    ]

    assert (offered[:2], "cooperer-1" in offered) == (["", "cooperer-2"], False)


def test_another_badge_is_proposed_and_taken_in_one_tap(
    office: Phone, player: Phone, ask: Ask, database: Database, counsellor: Staff
) -> None:
    asked = ask()
    office.post(f"{QUEUE}/{asked}/proposer", PROPOSED)
    page = player.get(BADGE)
    assert f"{counsellor.name} te propose plutôt «\u00a0Prendre une initiative — niveau 1\u00a0»" in page.text
    assert "Tu as refait le planning." in page.text
    assert "Tes preuves correspondent plutôt à «\u00a0Prendre une initiative — niveau 1\u00a0»" in page.text
    assert database.count(Award) == 0
    where = {player.post(f"{BADGE}/prendre").location for _ in range(2)}

    row = database.one(select(Award))
    assert where == {f"/sac/badges/{row.public_id}?fait=gagne"}
    assert (row.achievement, row.narrative, row.sentence, row.confirmed_by_id) == (
        "initiative-1", NARRATIVE, "A refait un planning après un imprévu.", counsellor.id,
    )  # fmt: skip
    assert database.all(select(StaffAct.act).order_by(StaffAct.id)) == ["badge.proposed", "award_badge"]
    assert "Autre badge remis" in office.get(QUEUE).text
    assert page.form(BADGE)["narrative"] == NARRATIVE


def test_what_is_proposed_is_said_on_the_page_of_the_day_until_it_is_taken(
    office: Phone, player: Phone, ask: Ask
) -> None:
    office.post(f"{QUEUE}/{ask()}/proposer", PROPOSED)
    assert player.get("/jeu").links()["Voir ce badge"] == BADGE

    won = player.follow(player.post(f"{BADGE}/prendre"))

    assert "Nouveau badge !" in won.text
    assert PROPOSED["sentence"] in won.text
    assert "Voir ce badge" not in player.get("/jeu").links()


def test_what_is_proposed_obliges_to_nothing(office: Phone, player: Phone, ask: Ask, database: Database) -> None:
    office.post(f"{QUEUE}/{ask()}/proposer", PROPOSED)
    ask(number=2)

    player.post(f"{BADGE}/prendre", status=404)
    assert answers(database) == [("proposed", "Tu as refait le planning."), (None, "")]
    assert database.count(Award) == 0


@pytest.mark.parametrize("missing", ["proposed", "why", "sentence"])
def test_a_proposal_that_is_not_whole_is_given_back(office: Phone, ask: Ask, database: Database, missing: str) -> None:
    path = f"{QUEUE}/{ask()}/proposer"
    changed = {"proposed": "s-organiser-1"} if missing == "proposed" else {missing: " "}

    page = office.post(path, PROPOSED | changed, status=422)

    kept = {name: value for name, value in PROPOSED.items() if name != missing}
    assert {name: page.form(path)[name] for name in kept} == kept
    assert answers(database) == [(None, "")]


def test_nobody_else_proposes_or_takes(
    office: Phone, player: Phone, ask: Ask, database: Database, team: Team, open_phone: OpenPhone,
    open_office: Callable[[Staff], Phone],
) -> None:  # fmt: skip
    asked, other = ask(), make_cohort(database)
    stranger = open_office(follow(database, other, make_staff(database, other.organisation_id)))

    stranger.post(f"{QUEUE}/{asked}/proposer", PROPOSED, status=404)
    player.post(f"{BADGE}/prendre", status=404)
    office.post(f"{QUEUE}/{asked}/proposer", PROPOSED)
    open_phone(make_participant(database, team)).post(f"{BADGE}/prendre", status=404)
    assert database.count(Award) == 0


def test_the_page_of_a_badge_shows_what_a_witness_saw_without_a_name(
    office: Phone, ask: Ask, database: Database, participant: Participant, moment: Moment
) -> None:
    values = {
        "participant_id": participant.id, "moment_id": moment.id, "competence": "s-organiser", "level": 2,
        "known_as": "Sam", "shown": "Le planning.", "created_at": START, "expires_at": START, "answered_at": START,
        "name": "Ali Benson", "role": "Gardien du stade", "answers": {"q2": "Tout était prêt."},
    }  # fmt: skip
    database.add(Witness(public_id="saw", token_hash=bytes(32), has_seen=True, **values))
    database.add(Witness(public_id="not", token_hash=bytes([1] * 32), has_seen=False, **values))
    sent = ask(shown=["saw", "not"])

    assert "Tout était prêt.\u00a0» Montré avec le badge" in office.get(f"{QUEUE}/{sent}").text
    office.post(f"{QUEUE}/{sent}", {"verdict": "given", "words": "Vu."})
    assert database.one(select(Award)).evidence == [
        {
            "name": "Témoin",
            "narrative": "Quelqu’un d’extérieur à l’équipe, qui était là\u00a0: «\u00a0Tout était prêt.\u00a0»",
            "genre": "Témoignage",
            "url": "",
        }
    ]


def test_the_page_of_a_badge_shows_what_the_team_said_without_a_name(
    office: Phone, ask: Ask, database: Database, team: Team, participant: Participant, moment: Moment
) -> None:
    asked = database.add(
        PeerAsk(
            public_id="asked", participant_id=participant.id, team_id=team.id, moment_id=moment.id,
            competence="s-organiser", shown="Le planning.", at=START,
        )
    )  # fmt: skip
    mates = [make_participant(database, team, pseudonym=name) for name in ("Plume", "Hibou")]
    said = [
        database.add(
            PeerFeedback(
                ask_id=asked.id, participant_id=mate.id, has_seen=True, clear=f"Vu par {at}.", precise="", example="",
                at=START,
            )
        )
        for at, mate in enumerate(mates)
    ]  # fmt: skip
    sent = ask(shown=[f"asked-{said[1].id}"])

    page = office.get(f"{QUEUE}/{sent}")
    assert "Hibou, qui était là\u00a0: «\u00a0Vu par 1.\u00a0» Montré avec le badge" in page.text
    office.post(f"{QUEUE}/{sent}", {"verdict": "given", "words": "Vu."})
    assert database.one(select(Award)).evidence == [
        {
            "name": "Retour d’équipe",
            "narrative": "Quelqu’un de l’équipe, qui était là\u00a0: «\u00a0Vu par 1.\u00a0»",
            "genre": "Témoignage",
            "url": "",
        }
    ]
