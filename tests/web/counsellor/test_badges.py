"""Badges that youths ask for: a person gives them, and a refusal says what is missing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.asks import BADGE, NARRATIVE, QUEUE, Ask, answers
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import (
    Award,
    BadgeAsk,
    Cohort,
    Moment,
    Participant,
    Proof,
    Staff,
    StaffAct,
    Team,
    TopicVersion,
)
from webapp.store.topics import queue_topic
from webapp.web.play.studio import TOKEN_LENGTH


def test_the_badges_say_what_is_missing(player: Phone, moment: Moment) -> None:
    assert "Services en poche" in player.get("/jeu/competences/badges").text

    page = player.get(BADGE)
    assert "Planning ou liste personnelle" in page.text
    assert "Ajoute une preuve à l’étape 3." in page.text
    assert page.form(BADGE)["moments"] == "moment-1"


def test_a_badge_is_asked_for_once(player: Phone, ask: Ask, database: Database) -> None:
    ask()
    ask()

    assert database.count(BadgeAsk) == 1
    assert "Ta demande est envoyée" in player.get(BADGE).text
    player.post(BADGE, {"token": "2" * TOKEN_LENGTH, "narrative": "x", "moments": ["moment-1"]}, status=409)


def test_a_request_without_words_is_given_back(player: Phone, moment: Moment, database: Database) -> None:
    page = player.post(BADGE, {"audience": "Pour un stage."}, status=422)

    assert page.form(BADGE)["audience"] == "Pour un stage."
    assert "Écris ce que tu as fait" in page.text
    assert "Choisis au moins un moment" in page.text
    assert database.count(BadgeAsk) == 0


def test_what_was_asked_is_taken_back(player: Phone, office: Phone, ask: Ask, database: Database) -> None:
    asked = ask()

    player.post(f"{BADGE}/annuler")

    assert "Aucun badge n’est demandé" in office.get(QUEUE).text
    office.get(f"{QUEUE}/{asked}", status=404)
    ask(number=2)
    assert database.count(BadgeAsk) == 2


def test_a_person_gives_the_badge_with_a_sentence(
    office: Phone, player: Phone, ask: Ask, database: Database, counsellor: Staff
) -> None:
    asked = ask()

    page = office.get(f"{QUEUE}/{asked}")
    assert NARRATIVE in page.text
    assert "J’ai fait la liste." in page.text
    office.post(f"{QUEUE}/{asked}", {"verdict": "given", "words": "A tenu un planning, vu sur place."})

    award = database.one(select(Award))
    assert (award.achievement, award.narrative, award.sentence, award.confirmed_by_id) == (
        "s-organiser-1",
        NARRATIVE,
        "A tenu un planning, vu sur place.",
        counsellor.id,
    )
    assert answers(database) == [("given", "A tenu un planning, vu sur place.")]
    assert "Ce badge est à toi." in player.get(BADGE).text


def test_a_new_badge_is_told_on_the_page_of_the_day_for_two_days(
    office: Phone, player: Phone, ask: Ask, database: Database, clock: Clock
) -> None:
    office.post(f"{QUEUE}/{ask()}", {"verdict": "given", "words": "Vu."})
    award = database.one(select(Award))
    page = player.get("/jeu")
    assert "S’organiser — niveau 1" in page.text
    assert page.links()["Le découvrir"] == f"/sac/badges/{award.public_id}?fait=gagne"
    assert "Lire la réponse" not in page.links()

    clock.advance(hours=49)
    assert "Le découvrir" not in player.get("/jeu").links()


def test_several_are_given_at_once_each_with_its_sentence(
    office: Phone, ask: Ask, database: Database, team: Team, open_phone: OpenPhone
) -> None:
    first = ask()
    second = ask(open_phone(make_participant(database, team)), 2)

    page = office.post(QUEUE, {"ticked": [first, second], f"words-{first}": "Un."}, status=422)
    assert page.form(QUEUE)[f"words-{first}"] == "Un."
    assert database.count(Award) == 0
    office.post(QUEUE, {"ticked": [first, second], f"words-{first}": "Un.", f"words-{second}": "Deux."})

    assert sorted(database.all(select(Award.sentence))) == ["Deux.", "Un."]


@pytest.mark.parametrize("verdict", ["incomplete", "refused"])
def test_a_refusal_says_what_is_missing_and_can_be_tried_again(
    office: Phone, player: Phone, ask: Ask, database: Database, verdict: str
) -> None:
    asked = ask()

    answer = {"verdict": verdict, "words": "Apporte ta liste.", "missing": ["Planning ou liste personnelle", "Rien"]}
    office.post(f"{QUEUE}/{asked}", answer)

    page = player.get(BADGE)
    assert "Apporte ta liste." in page.text
    assert database.one(select(BadgeAsk)).missing == ["Planning ou liste personnelle"]
    assert page.form(BADGE)["narrative"] == NARRATIVE
    assert database.all(select(StaffAct.act)) == [f"badge.{verdict}"]
    ask(number=2)
    assert answers(database) == [(verdict, "Apporte ta liste."), (None, "")]


@pytest.mark.parametrize("fields", [{"verdict": "refused"}, {"verdict": "given"}, {"words": "Oui."}, {}])
def test_an_answer_without_words_or_verdict_is_given_back(
    office: Phone, ask: Ask, database: Database, fields: dict[str, str]
) -> None:
    asked = ask()

    page = office.post(f"{QUEUE}/{asked}", fields, status=422)

    assert page.form(f"{QUEUE}/{asked}")["words"] == fields.get("words", "")
    assert answers(database) == [(None, "")]


def test_of_two_counsellors_one_answers(
    office: Phone, ask: Ask, database: Database, cohort: Cohort, open_office: Callable[[Staff], Phone]
) -> None:
    asked = ask()
    colleague = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, name="Samir Benali")))
    two = [(office, "given"), (colleague, "incomplete")]

    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(lambda one: one[0].post(f"{QUEUE}/{asked}", {"verdict": one[1], "words": "Mot."}), two))

    told = [browser.follow(page).text for (browser, _), page in zip(two, pages, strict=True)]
    assert sorted("avait déjà répondu" in text for text in told) == [False, True]
    assert len([verdict for verdict, _ in answers(database) if verdict]) == 1


def test_only_the_moments_that_were_chosen_are_shown(
    office: Phone, ask: Ask, database: Database, participant: Participant
) -> None:
    database.add(
        Moment(
            public_id="moment-2", participant_id=participant.id, experience="famille",
            told={"g3": "Un moment privé."}, created_at=START, changed_at=START,
        )
    )  # fmt: skip

    assert "Un moment privé." not in office.get(f"{QUEUE}/{ask()}").text


def test_somebody_else_s_cohort_is_neither_shown_nor_answered(
    ask: Ask, database: Database, open_office: Callable[[Staff], Phone]
) -> None:
    asked, other = ask(), make_cohort(database)
    stranger = open_office(follow(database, other, make_staff(database, other.organisation_id)))

    assert "Aucun badge n’est demandé" in stranger.get(QUEUE).text
    stranger.get(f"{QUEUE}/{asked}", status=404)
    stranger.post(f"{QUEUE}/{asked}", {"verdict": "given", "words": "Oui."}, status=404)
    stranger.get(f"{QUEUE}/{asked}/fichier/x", status=404)
    stranger.post(QUEUE, {"ticked": asked, f"words-{asked}": "Oui."}, status=422)
    assert answers(database) == [(None, "")]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ADMINISTRATOR, Role.PLATFORM])
def test_only_counsellors_give_badges(
    database: Database, cohort: Cohort, open_office: Callable[[Staff], Phone], role: Role
) -> None:
    browser = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, role)))

    browser.get(QUEUE, status=403)
    browser.post(QUEUE, status=403)


def test_unknown_things_are_not_found(office: Phone, player: Phone, ask: Ask) -> None:
    office.get(f"{QUEUE}/nothing", status=404)
    office.get(f"{QUEUE}/{ask()}/fichier/nothing", status=404)
    office.open("DELETE", QUEUE, status=405)
    player.get("/jeu/competences/badges/nothing", status=404)
    player.post("/jeu/competences/badges/nothing", status=404)
    player.post("/jeu/competences/badges/cadre-1/annuler", status=404)


def test_the_page_of_a_badge_shows_the_proofs_that_were_ticked(
    office: Phone, ask: Ask, database: Database, participant: Participant, moment: Moment
) -> None:
    values = {"participant_id": participant.id, "moment_id": moment.id, "competence": "s-organiser", "kind": "report"}
    for name in ("shown", "kept"):
        database.add(Proof(public_id=name, words=f"Planning {name}.", created_at=START, **values))

    office.post(f"{QUEUE}/{ask(shown=['shown', 'nothing'])}", {"verdict": "given", "words": "Vu."})

    assert database.one(select(Award)).evidence == [
        {"name": "Compte rendu court", "narrative": "Planning shown.", "genre": "Preuve", "url": ""}
    ]


def test_a_badge_asked_for_is_counted_on_the_board_and_in_the_list(
    office: Phone, ask: Ask, cohort: Cohort, counsellor: Staff, database: Database
) -> None:
    ask()

    board = office.get(f"/pro/cohortes/{cohort.public_id}")
    assert "1 badge demandé" in board.text
    assert "Badges 1 demandé, par 1 jeune." in " ".join(board.text.split())
    assert queue_topic(counsellor.public_id) in database.all(select(TopicVersion.topic))

    office.post(QUEUE, {"ticked": ["1".zfill(TOKEN_LENGTH)], f"words-{'1'.zfill(TOKEN_LENGTH)}": "Oui."})
    assert "badge demandé" not in office.get(f"/pro/cohortes/{cohort.public_id}").text
