from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.numbers import next_public_id
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import (
    Cohort,
    Consent,
    HelpRequest,
    Message,
    Participant,
    SharedSection,
    Staff,
    StaffAct,
    Team,
)


@pytest.fixture
def path(participant: Participant) -> str:
    return f"/pro/jeunes/{participant.public_id}"


@pytest.fixture
def request_of(database: Database, participant: Participant) -> Callable[..., HelpRequest]:
    def ask(**fields: object) -> HelpRequest:
        defaults = {
            "public_id": next_public_id("request"), "participant_id": participant.id, "kind": "call_me", "at": START,
        }  # fmt: skip
        return database.add(HelpRequest(**(defaults | fields)))

    return ask


def acts(database: Database) -> list[str]:
    return database.all(select(StaffAct.act).order_by(StaffAct.id))


def test_the_page_says_what_is_not_shared(office: Phone, path: str, participant: Participant) -> None:
    page = office.get(path)

    assert page.heading == participant.pseudonym
    assert "n’a pas été partagée avec vous par le jeune" in page.find(id="suivi").text()


def test_shared_progress_lists_the_missions_of_the_open_days(
    office: Phone, path: str, participant: Participant, database: Database
) -> None:
    consent = {"purpose": "share_progress", "is_given": True, "text_version": "test", "at": START}
    database.add(Consent(participant_id=participant.id, **consent))

    lines = office.get(path).find(id="suivi").find_all("li")

    assert "Jour 1, 0 étape sur" in lines[0].text()


def test_a_message_reaches_the_youth_and_the_journal(
    office: Phone, player: Phone, path: str, database: Database, counsellor: Staff
) -> None:
    token = office.get(path).form(f"{path}/message")["token"]
    sent = {"token": token, "words": " Bonjour, tout va bien\u00a0? "}

    office.post(f"{path}/message", sent)
    office.post(f"{path}/message", sent)

    assert database.all(select(Message.words)) == ["Bonjour, tout va bien\u00a0?"]
    assert acts(database) == ["write"]
    assert "Bonjour, tout va bien\u00a0?" in player.get("/jeu/messages").text
    assert "Camille Roche t’a écrit." in player.get("/compte/journal").text
    assert "pas encore lu" in office.get(path).find(id="conversation").text()


def test_reading_is_said_to_the_other_side(office: Phone, player: Phone, path: str, database: Database) -> None:
    token = player.get("/jeu/messages").form("/jeu/messages")["token"]
    player.post("/jeu/messages", {"token": token, "words": "Je n’ai pas de bus."})
    assert "chat__line--new" in office.get(path).html

    office.post(f"{path}/lu")
    office.post(f"{path}/lu")

    assert "chat__line--new" not in office.get(path).html
    assert "lu" in player.get("/jeu/messages").find("li", **{"class": "chat__line chat__line--own"}).text()
    assert acts(database) == ["read"]


def test_an_empty_message_is_not_sent(office: Phone, path: str, database: Database) -> None:
    page = office.post(f"{path}/message", {"words": "  "}, status=422)

    assert page.find(id="words-error").text() == "Écrivez quelques mots, puis envoyez."
    assert database.count(Message) == 0


def test_a_text_of_the_authors_is_filled_and_left_to_edit(office: Phone, path: str, participant: Participant) -> None:
    page = office.get(f"{path}?modele=n03")

    assert page.form(f"{path}/message")["words"].strip().startswith(f"Salut {participant.pseudonym}, je n’ai pas")
    assert page.form(f"{path}/message")["modele"] == "n03"
    assert office.get(f"{path}?modele=rien").form(f"{path}/message")["words"].strip() == ""


def test_a_nudge_is_remembered_as_one(office: Phone, path: str, database: Database) -> None:
    office.post(f"{path}/message", {"words": "Un mot suffit.", "modele": "n03"})

    assert database.one(select(Message.kind)) == "nudge"


def test_a_request_is_taken_then_closed_under_a_name(
    office: Phone, player: Phone, path: str, database: Database, request_of: Callable[..., HelpRequest]
) -> None:
    asked = request_of(words="Je ne sais pas où dormir.")
    page = office.get(path).find(id="demandes").text()
    assert "Je ne sais pas où dormir." in page
    assert "3114" in page

    office.post(f"{path}/demandes/{asked.public_id}/prendre")
    assert "Camille Roche s’en occupe depuis 9\u00a0h\u00a030" in office.get(path).find(id="demandes").text()
    office.post(f"{path}/demandes/{asked.public_id}/terminer")
    office.post(f"{path}/demandes/{asked.public_id}/terminer")

    assert "Terminé à 9\u00a0h\u00a030 par Camille Roche" in office.get(path).find(id="demandes").text()
    assert acts(database) == ["take_request", "close_request"]
    assert "a pris ta demande d’aide en charge" in player.get("/compte/journal").text


def test_a_request_is_not_taken_out_of_a_colleague_s_hands(
    office: Phone,
    path: str,
    database: Database,
    cohort: Cohort,
    request_of: Callable[..., HelpRequest],
) -> None:
    colleague = follow(database, cohort, make_staff(database, cohort.organisation_id, name="Samir Benali"))
    asked = request_of(taken_by_id=colleague.id, taken_at=START)

    page = office.post(f"{path}/demandes/{asked.public_id}/prendre", status=409)

    assert page.heading == "Une autre personne s’en occupe"


def test_a_request_is_taken_over_knowingly_from_who_holds_it(
    office: Phone,
    player: Phone,
    path: str,
    database: Database,
    cohort: Cohort,
    request_of: Callable[..., HelpRequest],
) -> None:
    samir, nadia = (
        follow(database, cohort, make_staff(database, cohort.organisation_id, name=name)) for name in ("Samir", "Nadia")
    )
    asked = request_of(taken_by_id=samir.id, taken_at=START)
    take = f"{path}/demandes/{asked.public_id}/prendre"
    typed = office.get(path).form(take)
    assert typed["instead_of"] == samir.public_id

    database.update(asked, taken_by_id=nadia.id)
    assert office.post(take, typed, status=409).heading == "Une autre personne s’en occupe"
    office.post(take, {"instead_of": nadia.public_id})

    assert "Camille Roche s’en occupe depuis" in office.get(path).find(id="demandes").text()
    assert "Reprendre cette demande" not in office.get(path).text
    assert acts(database) == ["take_request"]
    assert "Camille" in player.get("/jeu/aide").text


def test_somebody_else_s_request_is_not_found(
    office: Phone, path: str, database: Database, team: Team, request_of: Callable[..., HelpRequest]
) -> None:
    asked = request_of(participant_id=make_participant(database, team).id)

    for act in ("prendre", "terminer"):
        office.post(f"{path}/demandes/{asked.public_id}/{act}", status=404)
        office.post(f"{path}/demandes/nothing/{act}", status=404)


def test_what_was_shared_is_read_with_its_questions(
    office: Phone, path: str, database: Database, participant: Participant
) -> None:
    shared = {"section": "j02-m1-s5", "recipient": "counsellor", "answers": {}, "at": START}
    database.add(SharedSection(participant_id=participant.id, **shared))
    database.add(SharedSection(participant_id=participant.id, **{**shared, "recipient": "team"}))

    assert len(office.get(path).find(id="partages").find_all("details")) == 1
    office.post(f"{path}/noter", {"quoi": "partage", "sujet": "j02-m1-s5"})
    assert database.one(select(StaffAct.about)) == "j02-m1-s5"


def test_the_conversation_is_a_region(office: Phone, path: str) -> None:
    region = office.get(f"{path}/conversation")

    assert region.headers["X-Elan-Version"] == "0"
    assert region.text == "Personne n’a encore écrit."
    office.get(f"{path}/conversation", status=304, headers={"If-None-Match": '"0"'})


def test_a_team_is_written_to_and_each_answers_alone(
    office: Phone, open_phone: OpenPhone, cohort: Cohort, team: Team, database: Database, participant: Participant
) -> None:
    mate = make_participant(database, team)
    stranger = make_participant(database, make_team(database, cohort, number=2))
    address = f"/pro/cohortes/{cohort.public_id}/ecrire"
    form = office.get(f"{address}?equipe=1&modele=n09").form(address)
    assert form["words"].strip().startswith("Bonjour l’équipe 1.")

    page = office.follow(office.post(address, {**form, "words": "Rendez-vous à 14 h."}))

    assert "Message envoyé à 2 jeunes." in page.text
    assert "à toute ton équipe" in open_phone(mate).get("/jeu/messages").text
    assert "Rendez-vous" not in open_phone(stranger).get("/jeu/messages").text
    office.post(address, {"words": "À tous."})
    assert database.count(Message) == 5


def test_an_empty_message_to_many_is_not_sent(office: Phone, cohort: Cohort, participant: Participant) -> None:
    page = office.post(f"/pro/cohortes/{cohort.public_id}/ecrire", {"words": ""}, status=422)

    assert "Écrivez quelques mots" in page.find(id="words-error").text()


PAGES = ["", "/conversation"]
POSTS = ["/message", "/lu", "/noter", "/demandes/x/prendre", "/demandes/x/terminer"]


def test_a_stranger_s_youth_is_not_found(office: Phone, database: Database) -> None:
    stranger = make_participant(database, make_team(database, make_cohort(database)))

    for youth in (stranger.public_id, "nobody"):
        for page in PAGES:
            office.get(f"/pro/jeunes/{youth}{page}", status=404)
        for post in POSTS:
            office.post(f"/pro/jeunes/{youth}{post}", {"words": "Bonjour"}, status=404)
    office.get(f"/pro/cohortes/{next_public_id('cohort')}/ecrire", status=404)


def test_it_takes_no_other_method(office: Phone, path: str, cohort: Cohort) -> None:
    for page in [*PAGES, *POSTS]:
        office.open("DELETE", f"{path}{page}", status=405)
    office.open("DELETE", f"/pro/cohortes/{cohort.public_id}/ecrire", status=405)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ADMINISTRATOR, Role.PLATFORM])
def test_words_of_youths_are_for_those_who_accompany_them(
    role: Role, open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, path: str
) -> None:
    other = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, role)))

    for page in PAGES:
        other.get(f"{path}{page}", status=403)
    for post in POSTS:
        other.post(f"{path}{post}", status=403)
    other.get(f"/pro/cohortes/{cohort.public_id}/ecrire", status=403)
    other.post(f"/pro/cohortes/{cohort.public_id}/ecrire", status=403)


def test_absence_team_and_card_are_one_tap_away(office: Phone, path: str, cohort: Cohort) -> None:
    address = office.get(path).links()["Absence, équipe, carte"]

    assert office.get(address).links()["Sa page"] == path


def test_what_was_typed_outlives_the_session(phone: Phone, office: Phone, path: str, database: Database) -> None:
    words = "Bonjour, on se voit jeudi.\nÀ bientôt."

    held = phone.post(f"{path}/message", {"words": words, "token": "t" * 32, "code": "123456"}, status=401)
    form = next(each for each in held.find_all("form") if each["action"] == f"{path}/message")
    fields = {field["name"]: field["value"] for field in form.find_all("input")}

    assert held.heading == "Votre session est fermée"
    assert held.links()["Se connecter dans un autre onglet"] == "/pro/connexion"
    assert fields == {"words": words, "token": "t" * 32}
    office.post(f"{path}/message", fields)
    assert database.one(select(Message.words)) == words


def test_an_open_page_hears_of_what_is_asked_and_of_who_takes_it(
    office: Phone, path: str, request_of: Callable[..., HelpRequest], counsellor: Staff
) -> None:
    regions = {
        each["data-region"]: each for each in office.get(path).find_all("div") if "data-topic" in each.attributes
    }
    (address,) = {regions[name]["data-url"] for name in ("youth-requests", "youth-shared")}

    request_of(words="Je dors dehors.", taken_by_id=counsellor.id, taken_at=START)
    answer = office.get(address)

    fresh = {each["data-region"]: each for each in answer.find_all("div") if "data-region" in each.attributes}
    assert "Je dors dehors." in fresh["youth-requests"].text()
    assert f"{counsellor.name} s’en occupe" in fresh["youth-requests"].text()
    assert fresh["youth-shared"].text() == ""
    office.open("GET", address, status=304, headers={"If-None-Match": answer.headers["ETag"]})
