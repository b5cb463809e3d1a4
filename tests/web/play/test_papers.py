import pytest

from tests.clock import Clock
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from tests.web.play.conftest import Know
from webapp.content import load_quest
from webapp.quest.facts import Facts
from webapp.store.models import Team

CONTRACT = "/jeu/documents/contrat"


def test_the_contract_says_that_it_is_fictitious_and_explains_itself(player: Phone) -> None:
    page = player.get(CONTRACT)

    assert "DOCUMENT DE JEU" in page.text
    assert "Pas encore signé" in page.text
    assert len(page.find_all("summary")) > len(load_quest().contract.articles)


def test_a_team_without_a_name_is_said_once(player: Phone, know: Know) -> None:
    unnamed = player.get(CONTRACT).text
    know("j01-m1-s5", answer={"nom_equipe": "L’équipe des figuiers"})

    assert "dans l’équipe 1. Tuteur" in unnamed
    assert "dans l’équipe des figuiers. Tuteur" in player.get(CONTRACT).text


def test_the_contract_carries_the_initials(player: Phone, know: Know) -> None:
    know("j01-m2-s4", answer={"signature": {"typed": "M. O."}})

    assert player.get(CONTRACT).find("p", class_="paper__signature").text() == "M. O."


def test_the_contract_carries_the_drawing(player: Phone, know: Know) -> None:
    know("j01-m2-s4", answer={"signature": {"drawn": "M0 0L10 10"}})

    page = player.get(CONTRACT)

    assert [node["d"] for node in page.find("svg", class_="signature__drawn").find_all("path")] == ["M0 0L10 10"]


def test_the_announcement_is_read_again_once_it_was_heard(player: Phone, know: Know) -> None:
    player.get("/jeu/documents/j01-m4-s1", status=404)

    know("j01-m4-s1", Facts(is_read=True))

    assert "Dans dix jours, je ferai tout à votre place." in player.get("/jeu/documents/j01-m4-s1").text


def test_the_plan_is_said_with_ones_own_words(player: Phone, know: Know) -> None:
    know("j09-m3-s4", answer={"pas1": {"quoi": "appeler <Samira>", "quand": "mardi"}, "caillou": "le-transport"})

    text = player.get("/jeu/documents/plan").text

    assert "appeler <Samira>, mardi" in text
    assert "le transport" in text


@pytest.mark.parametrize("name", ["plan", "cv", "message", "j01-m1-s1", "rien"])
def test_a_paper_that_is_not_there_is_not_found(
    player: Phone, know: Know, database: Database, team: Team, name: str
) -> None:
    other = make_participant(database, team)
    know("j09-m3-s4", answer={"pas1": {"quoi": "secret"}}, who=other)
    know("j04-m2-s5", answer={"phrase": "secret"}, who=other)
    know("j10-m4-s3", answer={"kept": "secret"}, who=other)

    player.get(f"/jeu/documents/{name}", status=404)


def test_the_mid_review_recalls_the_objective(player: Phone, know: Know) -> None:
    assert "Rien à lire pour le moment" in player.get("/jeu/evaluation").text

    know("j05-m3-s2", answer={"items": {"aider": "souvent"}, "follow_up": "dire"})

    text = player.get("/jeu/evaluation").text
    assert "J’aide quand on me le demande." in text
    assert "Souvent" in text
    assert "Mon objectif\u00a0: Je donne mon avis, même petit." in text
    assert "La fin d’essai" not in text


def test_an_evaluation_cites_three_dated_facts(player: Phone, know: Know, last_day: None) -> None:
    for number in range(1, 11):
        know(f"day:j{number:02d}", Facts(marks=frozenset({"checked_in"})))
    know("j09-m4-s3", answer={"items": {"b1": "acquis"}})
    know("j06-m3-s2", Facts(is_solved=True))
    know("j02-m3-s4", Facts(is_solved=True))

    text = player.get("/jeu/evaluation").text

    assert "Essai validé. Trois faits\u00a0: pointage à l’arrivée (jour 10, vendredi 12 mars)" in text
    assert "Ton avis\u00a0: Acquis\u00a0: presque toujours, sans rappel." in text


def test_without_facts_the_trial_goes_on_with_the_objective(player: Phone, know: Know, last_day: None) -> None:
    know("j05-m3-s2", answer={"follow_up": "dire"})

    text = player.get("/jeu/evaluation").find("div", id="decision").text()

    assert "Essai à poursuivre." in text
    assert "L’objectif\u00a0: Je donne mon avis, même petit." in text


def test_the_certificate_waits_for_the_last_day(player: Phone) -> None:
    assert "Elle t’attend au jour 10" in player.get("/jeu/attestation").text


def finish(know: Know, *missions: str) -> None:
    for mission in load_quest().missions():
        if mission.id in missions:
            for step in mission.steps:
                know(step.id, Facts(is_solved=True, is_read=True, is_skipped=True))


def test_a_partial_certificate_prints_only_what_was_done(player: Phone, know: Know, last_day: None) -> None:
    finish(know, "j01-m2")

    text = player.get("/jeu/attestation").text

    assert "Cette quête représente 1\u00a0heure d’activités sur 1\u00a0jour\u00a0: résolution" in text
    assert "a passé 1\u00a0heure à chercher" in text
    assert "découvert 1\u00a0service de la mission locale et de ses partenaires" in text
    assert "réalisé un CV" not in text
    assert "Période d’essai" not in text
    assert "compétences suivantes" not in text


def test_a_complete_certificate_says_that_the_trial_is_validated(player: Phone, know: Know, last_day: None) -> None:
    finish(know, *(mission.id for mission in load_quest().missions()))

    text = player.get("/jeu/attestation").text

    assert "Cette quête représente 19\u00a0heures d’activités sur 11\u00a0jours\u00a0: résolution" in text
    assert "Période d’essai\u00a0: validée." in text
    assert "réalisé un CV et un plan d’action en trois pas" in text
    assert "Ton objectif, si l’essai continue" not in text


def test_the_certificate_of_one_is_not_changed_by_another(
    player: Phone, know: Know, database: Database, team: Team, clock: Clock, last_day: None
) -> None:
    other = make_participant(database, team)
    know("j04-m2-s5", answer={"phrase": "un stage"}, who=other)
    know("j09-m3-s4", answer={"pas1": {"quoi": "x"}}, who=other)
    finish(know, "j01-m2")

    assert "réalisé un CV" not in player.get("/jeu/attestation").text
