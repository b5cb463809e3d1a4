"""From a moment that was lived to what shows it: every form keeps what was typed, and nothing leaves by itself."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Page, Phone
from webapp.store.models import BadgeAsk, Moment, Participant, PeerAsk, PeerFeedback, Proof, Team, Upload, Witness

HOME = "/jeu/competences"
TOLD = {
    "g1": "Samedi, au quartier, avec trois amis.",
    "g3": "J’ai demandé le terrain. J’ai fait un message avec les horaires. J’ai refait le planning.",
    "g6": "30 joueurs sont venus.",
}


def begin(player: Phone, experience: str = "sport") -> str:
    """Begin a moment; return its address."""
    token = player.get(HOME).form(HOME)["token"]
    page = player.post(HOME, {"experience": experience, "token": token})
    return str(page.location).removesuffix("/raconter")


@pytest.fixture
def moment(player: Phone) -> str:
    """A moment with one competence kept at level 2."""
    address = begin(player)
    player.post(f"{address}/raconter", TOLD)
    player.post(f"{address}/reveler", {"cards": ["s-organiser.1"]})
    player.post(f"{address}/paliers", {"s-organiser-d1": "c", "s-organiser-d2": "b", "s-organiser-d3": "a"})
    return address


def stored(database: Database) -> Moment:
    found: Moment = database.one(select(Moment))
    return found


def test_the_first_page_says_what_stays_private(player: Phone) -> None:
    page = player.get(HOME)

    assert page.heading == "Ce que je sais faire"
    assert "Rien n’est montré sans toi." in page.text


def test_a_form_sent_twice_begins_one_moment(player: Phone, database: Database) -> None:
    fields = {"experience": "famille", "token": player.get(HOME).form(HOME)["token"]}

    assert player.post(HOME, fields).location == player.post(HOME, fields).location
    assert database.count(Moment) == 1


@pytest.mark.parametrize("experience", ["", "nothing"])
def test_a_moment_is_of_a_known_kind(player: Phone, database: Database, experience: str) -> None:
    assert "Choisis d’abord" in player.post(HOME, {"experience": experience}, status=422).text
    assert database.count(Moment) == 0


def test_words_are_kept_finished_or_not(player: Phone, database: Database) -> None:
    address = begin(player)

    page = player.follow(player.post(f"{address}/raconter", {"g3": "J’ai rangé.", "then": "stay"}))

    assert stored(database).told == {"g3": "J’ai rangé."}
    assert page.form(f"{address}/raconter")["g3"] == "J’ai rangé."
    assert "C’est gardé." in page.text
    assert "Encore un petit effort" in page.text


def test_words_that_are_too_long_are_given_back(player: Phone, database: Database) -> None:
    address = begin(player)

    page = player.post(f"{address}/raconter", TOLD | {"g3": "é" * 2001}, status=422)

    assert page.form(f"{address}/raconter")["g6"] == TOLD["g6"]
    assert len(page.form(f"{address}/raconter")["g3"]) == 2001
    assert stored(database).told == {}


def test_cards_that_the_story_hints_at_come_first(player: Phone) -> None:
    address = begin(player, "demarche")
    player.post(f"{address}/raconter", TOLD)

    page = player.get(f"{address}/reveler")

    assert len(page.find_all("input", type="checkbox")) == 36
    legends = [node.text() for node in page.find_all("legend")]
    assert [("Ton histoire en parle" in legend) for legend in legends] == sorted(
        ["Ton histoire en parle" in legend for legend in legends], reverse=True
    )
    assert "S’organiser" in legends[0] + legends[1] + legends[2]


def test_no_card_is_no_answer(player: Phone) -> None:
    address = begin(player)

    assert "Coche au moins une carte" in player.post(f"{address}/reveler", {"cards": ["x.9"]}, status=422).text


def test_three_answers_propose_a_level_with_its_indicators(player: Phone, moment: str, database: Database) -> None:
    page = player.get(f"{moment}/paliers")

    assert stored(database).levels["s-organiser"]["level"] == 2
    assert "Palier 2\u00a0: Je fais" in page.text
    assert "Note ses rendez-vous et les tient" in page.text


@pytest.mark.parametrize(("wanted", "held"), [("1", 1), ("4", 2), ("x", 2)])
def test_a_level_is_lowered_never_raised(
    player: Phone, moment: str, database: Database, wanted: str, held: int
) -> None:
    answers = {"s-organiser-d1": "c", "s-organiser-d2": "b", "s-organiser-d3": "a", "s-organiser-level": wanted}
    player.post(f"{moment}/paliers", answers)

    assert stored(database).levels["s-organiser"]["level"] == held


def test_a_competence_may_be_left_out(player: Phone, moment: str) -> None:
    answers = {"s-organiser-d1": "c", "s-organiser-d2": "b", "s-organiser-d3": "a", "s-organiser-drop": "yes"}
    player.post(f"{moment}/paliers", answers)

    player.get(f"{moment}/prouver/s-organiser", status=404)


def test_levels_without_cards_go_back_to_the_cards(player: Phone) -> None:
    address = begin(player)

    assert player.get(f"{address}/paliers", status=302).location == f"{address}/reveler"


def proof(player: Phone, moment: str, **fields: Any) -> Page:
    path = f"{moment}/prouver/s-organiser"
    token = player.get(path).form(f"{path}/preuve")["token"]
    return player.post(f"{path}/preuve", {"token": token, "kind": "report", "words": "Le planning.", **fields})


def test_a_proof_is_seen_by_nobody_until_it_is_sent(player: Phone, moment: str, database: Database) -> None:
    page = player.follow(proof(player, moment))

    assert "Le planning." in page.text
    kept: Proof = database.one(select(Proof))
    assert (kept.kind, kept.competence, kept.sent_at) == ("report", "s-organiser", None)
    player.post(f"{moment}/prouver/s-organiser/preuve/{kept.public_id}", {"act": "send"})
    assert database.one(select(Proof)).sent_at is not None


def test_a_proof_without_words_or_kind_is_given_back(player: Phone, moment: str, database: Database) -> None:
    path = f"{moment}/prouver/s-organiser"

    page = player.post(f"{path}/preuve", {"words": "Mon planning."}, status=422)

    assert page.form(f"{path}/preuve")["words"] == "Mon planning."
    assert "Choisis quel genre de preuve" in page.text
    assert database.count(Proof) == 0


def test_lines_for_a_cv_are_offered_whole(player: Phone, moment: str, database: Database) -> None:
    player.post(f"{moment}/partager", {"word-duree": "6 mois", "s-organiser": "Tenue d’un planning."})

    page = player.get(f"{moment}/partager")

    assert "Gestion de ses rendez-vous et de ses horaires sur 6 mois" in page.text
    assert "{{" not in page.text
    assert stored(database).sentences == {"word-duree": "6 mois", "s-organiser": "Tenue d’un planning."}


def test_a_mate_says_what_they_saw(
    player: Phone, moment: str, database: Database, team: Team, open_phone: OpenPhone
) -> None:
    player.post(f"{moment}/prouver/s-organiser/equipe", {"told": "J’ai tenu le planning du tournoi."})
    mate = open_phone(make_participant(database, team, pseudonym="Plume"))
    ask = database.one(select(PeerAsk)).public_id

    page = mate.get(f"{HOME}/retours")
    assert "J’ai tenu le planning du tournoi." in page.text
    again = mate.post(f"{HOME}/retours/{ask}", {"precise": "Combien de joueurs"}, status=422)
    assert again.form(f"{HOME}/retours/{ask}")["precise"] == "Combien de joueurs"
    mate.post(f"{HOME}/retours/{ask}", {"clear": "Tout le monde savait l’heure.", "seen": "yes"})
    mate.post(f"{HOME}/retours/{ask}", {"clear": "Chacun savait son heure.", "seen": "yes"})

    said = database.one(select(PeerFeedback))
    assert (said.clear, said.has_seen) == ("Chacun savait son heure.", True)
    assert (
        "Plume, qui était là\u00a0: «\u00a0Chacun savait son heure.\u00a0»"
        in player.get(f"{moment}/prouver/s-organiser").text
    )


def test_a_team_is_asked_no_more(
    player: Phone, moment: str, database: Database, team: Team, open_phone: OpenPhone
) -> None:
    path = f"{moment}/prouver/s-organiser/equipe"
    player.post(path, {"told": "J’ai tenu le planning."})
    player.post(path, {"act": "withdraw"})
    mate, ask = open_phone(make_participant(database, team)), database.one(select(PeerAsk)).public_id

    assert "Personne ne te demande de retour" in mate.get(f"{HOME}/retours").text
    mate.post(f"{HOME}/retours/{ask}", {"clear": "Oui."}, status=404)


def test_nobody_answers_themself(player: Phone, moment: str, database: Database) -> None:
    player.post(f"{moment}/prouver/s-organiser/equipe", {"told": "J’ai tenu le planning."})

    player.post(f"{HOME}/retours/{database.one(select(PeerAsk)).public_id}", {"clear": "Bravo moi."}, status=404)


def test_a_moment_is_erased_with_all_that_hangs_on_it(
    player: Phone, moment: str, database: Database, team: Team, open_phone: OpenPhone
) -> None:
    proof(player, moment)
    player.post(f"{moment}/prouver/s-organiser/temoin", {"known_as": "Sam", "shown": "Le planning."})
    player.post(f"{moment}/prouver/s-organiser/equipe", {"told": "J’ai tenu le planning."})
    mate = open_phone(make_participant(database, team))
    mate.post(f"{HOME}/retours/{database.one(select(PeerAsk)).public_id}", {"clear": "Oui."})

    player.get(f"{moment}/effacer")
    player.post(f"{moment}/effacer")

    assert [database.count(table) for table in (Moment, Proof, Witness, PeerAsk, PeerFeedback)] == [0] * 5


PAGES = ("raconter", "reveler", "paliers", "prouver", "prouver/s-organiser", "partager", "effacer")


@pytest.mark.parametrize("page", PAGES)
def test_somebody_else_s_moment_is_not_found(
    player: Phone, moment: str, database: Database, team: Team, open_phone: OpenPhone, page: str
) -> None:
    stranger = open_phone(make_participant(database, team))

    stranger.get(f"{moment}/{page}", status=404)
    if page in ("raconter", "reveler", "paliers", "partager", "effacer"):
        stranger.post(f"{moment}/{page}", {"cards": ["s-organiser.1"]}, status=404)


def test_somebody_else_s_proof_is_neither_sent_nor_erased(
    player: Phone, moment: str, database: Database, team: Team, open_phone: OpenPhone
) -> None:
    proof(player, moment)
    stranger = open_phone(make_participant(database, team))
    path = f"{moment}/prouver/s-organiser/preuve/{database.one(select(Proof)).public_id}"

    for act in ("send", "forget"):
        stranger.post(path, {"act": act}, status=404)
    assert database.one(select(Proof)).sent_at is None


def test_a_visitor_is_sent_to_the_door(phone: Phone) -> None:
    assert str(phone.get(HOME, status=302).location).startswith("/reprendre")


def test_leaving_forgets_everything(player: Phone, moment: str, database: Database, participant: Participant) -> None:
    proof(player, moment)
    player.post(f"{moment}/prouver/s-organiser/equipe", {"told": "J’ai tenu le planning."})

    player.post("/compte/effacer", {"word": "EFFACER"}, status=200)

    assert [database.count(table) for table in (Moment, Proof, PeerAsk, BadgeAsk)] == [0] * 4


@pytest.mark.parametrize("erased", ["moment", "proof"])
def test_a_photo_goes_with_its_proof_or_its_moment(
    player: Phone, moment: str, database: Database, tmp_path: Path, erased: str
) -> None:
    body = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(body, "JPEG")
    body.seek(0)
    path = f"{moment}/prouver/s-organiser"
    fields = {"kind": "photo", "words": "Le terrain.", "file": (body, "terrain.jpg")}
    player.post(f"{path}/preuve", fields, content_type="multipart/form-data")
    kept: Proof = database.one(select(Proof))
    (file,) = (tmp_path / "uploads").iterdir()

    if erased == "moment":
        player.post(f"{moment}/effacer")
    else:
        player.post(f"{path}/preuve/{kept.public_id}", {"act": "forget"})

    assert (file.exists(), database.count(Upload), database.count(Proof)) == (False, 0, 0)
