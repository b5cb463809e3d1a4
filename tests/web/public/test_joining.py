from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START, Clock
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.pages.joining import filled, identity_form, join_by_form, words_on
from tests.pages.phone import Page, Phone
from webapp.store.models import Cohort, Consent, DeviceSession, Participant, Team


@pytest.fixture
def code(cohort: Cohort, team: Team) -> str:
    return cohort.join_code


def people(database: Database) -> list[tuple[str, str, bool | None]]:
    rows = database.all(select(Participant).order_by(Participant.id))
    return [(row.pseudonym, row.sign, row.is_minor) for row in rows]


def test_one_screen_to_read_one_to_choose_then_a_name(phone: Phone, code: str) -> None:
    page = phone.get(f"/r/{code}")
    choices = phone.get(page.find("a", class_="button--primary")["href"])

    headings = [page.heading, choices.heading, identity_form(phone, code).heading]
    assert headings == ["Tes données, tes règles", "Tes choix", "Ton nom de jeu"]
    assert [summary.text() for summary in page.find("div", id="consent-text").find_all("summary")] == [
        "Ce que l’app garde",
        "Pourquoi, et qui voit quoi",
        "Combien de temps",
        "Tes droits, à 16 ans comme à 25",
    ]


def test_who_is_responsible_and_what_one_may_do_is_said_in_the_open(phone: Phone, code: str) -> None:
    page = phone.get(f"/r/{code}")

    opened = [item.text() for item in page.find("ul", class_="consent__essentials").find_all("li")]
    assert opened[2].startswith("Samira voit tes missions et tes rendez-vous seulement si tu dis oui.")
    assert opened[4] == "Tu peux tout voir, corriger, effacer, et changer d’avis quand tu veux."
    assert "Responsable de tes données\u00a0: " in page.text


def test_the_words_of_the_place_are_in_the_texts(phone: Phone, code: str) -> None:
    texts = [phone.get(f"/r/{code}?ecran={number}").text for number in (1, 2)]

    assert "la mission locale de Clairval" in texts[0]
    assert "Samira" in texts[1]
    assert [text for text in texts if "{{" in text] == []


def test_nothing_is_ticked_before(phone: Phone, code: str) -> None:
    page = phone.get(f"/r/{code}?ecran=2")
    later = identity_form(phone, code)

    boxes = page.find_all("input", name="choices") + later.find_all("input", type="radio")
    assert len(boxes) == 7 + 8 + 3
    assert [box for box in boxes if "checked" in box.attributes] == []


def test_a_newcomer_gets_a_place_a_session_and_a_card(phone: Phone, database: Database, code: str) -> None:
    page = join_by_form(phone, code, "statistics", age="adult")

    consents = {row.purpose: row.is_given for row in database.all(select(Consent))}
    assert people(database) == [("Vague bleue", "wave", False)]
    assert {purpose for purpose, is_given in consents.items() if is_given} == {"use", "statistics"}
    assert len(consents) == 7
    assert len(words_on(page)) == 4
    assert "équipe 1" in page.text
    assert phone.get("/", status=302).location == "/jeu"


def test_only_hashes_of_the_card_and_the_session_are_kept(phone: Phone, database: Database, code: str) -> None:
    page = join_by_form(phone, code)

    token = phone.cookie("elan") or ""
    kept = repr([database.one(select(Participant)).__dict__, database.one(select(DeviceSession)).__dict__])
    assert len(token) == 64
    assert [secret for secret in [token, *words_on(page)] if secret in kept] == []


@pytest.mark.parametrize("age", ["minor", "adult", "unsaid", ""])
def test_the_age_is_asked_for_the_explanation_only(phone: Phone, database: Database, code: str, age: str) -> None:
    page = join_by_form(phone, code, age=age)

    assert people(database)[0][2] is {"minor": True, "adult": False}.get(age)
    assert ("À partir de 15 ans" in page.text) is (age == "minor")


def test_a_second_tap_shows_the_same_card_to_the_same_person(phone: Phone, database: Database, code: str) -> None:
    fields = filled(identity_form(phone, code), code)
    pages = [phone.post(f"/r/{code}", fields, status=200) for _ in range(2)]

    assert words_on(pages[0]) == words_on(pages[1])
    assert people(database) == [("Vague bleue", "wave", None)]
    assert database.count(DeviceSession) == 1


def test_a_form_from_the_history_does_not_open_a_phone_that_was_passed_on(phone: Phone, code: str) -> None:
    fields = filled(identity_form(phone, code), code)
    phone.post(f"/r/{code}", fields, status=200)
    phone.post("/compte/sortir")

    page = phone.post(f"/r/{code}", fields, status=409)

    assert page.heading == "Cette page a déjà servi"
    assert phone.cookie("elan") is None


def test_whoever_scans_on_a_phone_in_use_is_asked_first(player: Phone, database: Database, code: str) -> None:
    page = player.get(f"/r/{code}")
    sent = player.post(
        f"/r/{code}", {"choices": "use", "part": "identity", "pseudonym": "Ana", "sign": "key"}, status=409
    )

    assert page.heading == sent.heading == "Quelqu’un joue déjà ici"
    assert "Moineau" not in page.text
    assert page.links()["Non\u00a0: passer le téléphone"] == f"/compte/sortir?suite=/r/{code}"
    assert database.count(Participant) == 1


def test_it_takes_no_other_method(phone: Phone, code: str) -> None:
    phone.open("DELETE", f"/r/{code}", status=405)


@pytest.mark.parametrize("path", ["", "?ecran=2", "/sans-app", "/parents", "/tes-droits"])
def test_an_unknown_code_gets_the_door(phone: Phone, path: str) -> None:
    page = phone.get(f"/r/ZZZZZZ{path}", status=404)

    assert page.heading == "Rejoins ton équipe"
    assert page.find("input", name="code")["value"] == "ZZZZZZ"


@pytest.mark.parametrize("number", ["0", "3", "-1", "un", "7"])
def test_a_screen_that_does_not_exist_starts_again(phone: Phone, code: str, number: str) -> None:
    assert phone.get(f"/r/{code}?ecran={number}", status=302).location == f"/r/{code}"


def test_a_closed_cohort_says_so(phone: Phone, database: Database) -> None:
    closed = make_cohort(database, is_closed=True)
    late = make_cohort(database, join_closes_at=START - timedelta(minutes=1))

    headings = {phone.get(f"/r/{each.join_code}", status=403).heading for each in (closed, late)}

    assert headings == {"Ce code ne marche plus"}


def test_a_door_that_shuts_meanwhile_lets_nobody_in(phone: Phone, database: Database, clock: Clock, team: Team) -> None:
    cohort = make_cohort(database, join_closes_at=START + timedelta(minutes=5))
    make_team(database, cohort)
    page = identity_form(phone, cohort.join_code)

    clock.advance(minutes=5)

    fields = filled(page, cohort.join_code)
    assert phone.post(f"/r/{cohort.join_code}", fields, status=403).heading == "Ce code ne marche plus"
    assert database.count(Participant) == 0


def test_full_teams_say_so(phone: Phone, database: Database, cohort: Cohort) -> None:
    make_participant(database, make_team(database, cohort, capacity=1))

    assert phone.get(f"/r/{cohort.join_code}", status=409).heading == "Équipe complète"


def test_the_last_place_may_go_while_one_chooses_a_name(
    phone: Phone, open_phone: OpenPhone, database: Database, cohort: Cohort
) -> None:
    make_team(database, cohort, capacity=1)
    code = cohort.join_code
    door = filled(identity_form(phone, code), code)
    join_by_form(open_phone(), code, pseudonym="Figue")

    page = phone.post(f"/r/{code}", door, status=409)

    assert page.heading == "Équipe complète"
    assert "Préviens la personne qui t’accueille\u00a0: elle en ouvrira une." in page.text
    assert database.count(Participant) == 1


def test_without_the_first_yes_nobody_enters(phone: Phone, database: Database, code: str) -> None:
    fields = {**phone.get(f"/r/{code}?ecran=2").form(f"/r/{code}"), "choices": ["statistics"], "part": "choices"}
    page = phone.post(f"/r/{code}", fields, status=422)

    ticked = [box["value"] for box in page.find_all("input", name="choices") if "checked" in box.attributes]
    forced = phone.post(f"/r/{code}", {"part": "identity", "pseudonym": "Ana", "sign": "key"}, status=422)
    assert "dire oui à la première ligne" in page.find(id="choices-error").text()
    assert ticked == ["statistics"]
    assert forced.heading == "Tes choix"
    assert database.count(Participant) == 0


def test_saying_no_ends_kindly(phone: Phone, code: str) -> None:
    page = phone.get(f"/r/{code}/sans-app")

    assert "Ton accompagnement continue pareil" in page.text
    assert page.links()["J’ai changé d’avis"] == f"/r/{code}"


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"pseudonym": "Lina Benali"}, "pseudonym", "nom de famille"),
        ({"pseudonym": "lina@example.org"}, "pseudonym", "Pas d’adresse"),
        ({"pseudonym": ""}, "pseudonym", "Écris un nom"),
        ({"sign": "crown"}, "sign", "parmi les huit"),
    ],
)
def test_an_invalid_form_keeps_what_was_said(
    phone: Phone, database: Database, code: str, fields: dict[str, str], field: str, words: str
) -> None:
    first = filled(identity_form(phone, code, "statistics"), code, age="minor", **fields)

    page = phone.post(f"/r/{code}", first, status=422)

    shown = page.form(f"/r/{code}")
    assert words in page.find(id=f"{field}-error").text()
    assert (shown["pseudonym"], shown["age"], shown["choices"]) == (first["pseudonym"], "minor", ["statistics", "use"])
    assert shown["token"] == first["token"]
    assert database.count(Participant) == 0


def test_a_taken_name_can_be_corrected(phone: Phone, database: Database, team: Team, code: str) -> None:
    make_participant(database, team, pseudonym="Vague bleue", pseudonym_key="vaguebleue")
    fields = filled(identity_form(phone, code), code, pseudonym="VAGUE bleue")

    page: Page = phone.post(f"/r/{code}", fields, status=409)
    again = phone.post(f"/r/{code}", filled(page, code, pseudonym="Figue de mars"), status=200)

    assert "porte déjà ce nom" in page.find(id="pseudonym-error").text()
    assert len(words_on(again)) == 4


def test_ideas_are_free_names(phone: Phone, open_phone: OpenPhone, code: str) -> None:
    ideas = [item.text() for item in identity_form(phone, code).find("ul", class_="ideas__list").find_all("li")]

    assert len(ideas) == 4
    assert [join_by_form(open_phone(), code, pseudonym=idea).status for idea in ideas] == [200] * 4


def test_the_pages_for_parents_and_for_keeping_print(phone: Phone, code: str) -> None:
    parents, rights = phone.get(f"/r/{code}/parents"), phone.get(f"/r/{code}/tes-droits")

    assert "Votre enfant utilise Élan" in parents.text
    assert "Tes droits, à 16 ans comme à 25" in rights.text
