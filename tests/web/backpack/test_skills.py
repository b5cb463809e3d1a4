"""The 202 sentences of the studio, offered by competence and editable."""

from collections.abc import Callable

from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Page, Phone
from webapp.content.studio import load_employer_sentences
from webapp.queries.cv import competence_names
from webapp.store.models import Award, CvSection
from webapp.web.backpack.cv_skills import offered

PATH = "/sac/cv/competences/cooperer"
EVERY_WORD = {
    "contexte": "en club",
    "duree": "un an",
    "nombre": "8",
    "resultat": "30 joueurs",
    "exemple": "j’ai prévenu",
}


def skills(database: Database) -> list[dict[str, object]]:
    found = database.all(select(CvSection.content).where(CvSection.section == "skills"))
    return list(found[0]["items"]) if found else []


def choices(page: Page) -> list[str]:
    return [node["value"] for node in page.find_all("input", name="take")]


def test_the_two_hundred_and_two_sentences_can_be_taken() -> None:
    every = [each for name in competence_names() for each in offered(name, 4, EVERY_WORD)]

    assert len(every) == 202
    assert all(each.text and "{{" not in each.text for each in every)


def test_sentences_come_up_to_the_level_that_is_said(player: Phone) -> None:
    page = player.follow(player.post(PATH, {"level": "2", "act": "offer"}))

    assert choices(page) == ["2-1", "2-2", "2-3", "1-0", "1-1", "1-2", "1-3"]
    assert "équipe de [nombre] personnes [contexte]" in page.text


def test_words_of_one_s_own_open_more_sentences(player: Phone) -> None:
    page = player.follow(player.post(PATH, {"level": "2", "nombre": "8", "contexte": "en club", "act": "offer"}))

    assert choices(page)[:2] == ["2-0", "2-1"]
    assert "Tenue d’un rôle défini au sein d’une équipe de 8 personnes en club" in page.text


def test_a_sentence_is_taken_then_changed(player: Phone, database: Database) -> None:
    player.post(PATH, {"level": "2", "take": ["2-1"]})
    form = player.get(PATH).form(PATH)
    taken = form["line-1"]
    player.post(PATH, {**form, "line-1": f"{taken}, chaque soir"})

    assert taken == "Transmission des informations utiles à l’équipe"
    assert skills(database) == [
        {
            "competence": "cooperer",
            "level": 2,
            "lines": ["Transmission des informations utiles à l’équipe, chaque soir"],
            "words": {},
        }
    ]


def test_five_lines_are_too_many_and_stay_ticked(player: Phone, database: Database) -> None:
    page = player.post(PATH, {"level": "2", "line-1": "À moi", "take": ["1-0", "1-1", "1-2", "2-1"]}, status=422)

    assert "Quatre lignes au plus" in page.text
    assert page.form(PATH)["line-1"] == "À moi"
    assert page.form(PATH)["take"] == ["2-1", "1-0", "1-1", "1-2"]
    assert skills(database) == []


def test_the_list_says_who_vouches(player: Phone, hold: Callable[..., Award]) -> None:
    hold("cooperer-1")
    player.post(PATH, {"level": "3"})
    player.post("/sac/cv/competences/apprendre", {"level": "1"})

    links = player.get("/sac/cv/competences").links()

    assert [" ".join(text.split()) for text in links if text.startswith(("Coopérer", "Apprendre"))] == [
        "Coopérer Je gère, 0 phrase Confirmé : palier 2",
        "Apprendre Je découvre, 0 phrase Dit par toi",
    ]


def test_the_level_of_a_badge_is_offered_first(player: Phone, hold: Callable[..., Award]) -> None:
    hold("cooperer-1")

    page = player.get(PATH)

    assert "«\u00a0Coopérer — niveau 1\u00a0» prouve le palier 2." in page.text
    assert page.form(PATH)["level"] == "2"


def test_a_competence_can_leave_the_cv(player: Phone, database: Database) -> None:
    player.post(PATH, {"level": "2"})
    player.post(f"{PATH}/retirer")

    assert skills(database) == []


def test_there_is_a_sentence_for_every_level_without_any_word() -> None:
    bare = {
        (competence.id, level.level)
        for competence in load_employer_sentences().competences
        for level in competence.levels
        if any(each.text for each in offered(competence.id, level.level, {}) if each.level == level.level)
    }

    assert len(bare) == 48
