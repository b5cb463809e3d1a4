from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.documents.reading import is_for_everybody, tags_of, words_of
from tests.factories.cards import make_card, words_for
from tests.factories.cohorts import make_cohort
from tests.factories.staff import make_staff
from tests.pages.phone import Page, Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, Participant, PersonalCard, Staff, StaffAct, Team


@pytest.fixture
def path(cohort: Cohort, team: Team) -> str:
    return f"/pro/cohortes/{cohort.public_id}/cartes"


def printed(page: Page) -> bytes:
    assert page.headers["Content-Type"] == "application/pdf"
    return page.response.get_data()


def test_the_page_shows_the_code_and_who_is_expected(
    office: Phone, path: str, database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    make_card(database, cohort, first_name="Léa", team_id=team.id)
    make_card(database, cohort, first_name="Zoé", participant_id=participant.id, used_at=START)
    make_card(database, cohort)

    page = office.get(path)

    assert cohort.join_code in page.text
    rows = [
        " ".join(row.text().split())
        for row in page.find("main").find_all("ul", **{"class": "staff-rows"})[0].find_all("li")
    ]
    assert rows == [
        "Léa Équipe 1 En attente Refaire Retirer",
        f"Zoé Entrée faite : {participant.pseudonym}",
        "Carte 3, sans prénom En attente Refaire Retirer",
    ]


def test_two_people_of_one_first_name_are_told_apart_in_the_list_and_on_paper(
    office: Phone, path: str, database: Database, cohort: Cohort, team: Team
) -> None:
    for first_name, team_id in (("Léa", None), ("Inès", None), ("Lea", team.id)):
        make_card(database, cohort, first_name=first_name, team_id=team_id)

    page = office.get(path)
    sheet = printed(office.get(f"{path}.pdf"))

    rows = page.find("main").find_all("ul", **{"class": "staff-rows"})[0].find_all("strong")
    assert [row.text() for row in rows] == ["Inès", "Lea (2)", "Léa (1)"]
    assert [tag for tag in tags_of(sheet) if tag[0] == "/Figure"] == [
        ("/Figure", f"Code QR de la carte de {name}") for name in ("Inès", "Lea (2)", "Léa (1)")
    ]
    assert words_of(sheet).count(f"{cohort.name}, équipe {team.number}") == 1


def test_the_poster_says_how_to_come_in(office: Phone, cohort: Cohort, path: str) -> None:
    poster = printed(office.get(f"/pro/cohortes/{cohort.public_id}/affiche.pdf"))

    words = words_of(poster)
    assert " ".join(cohort.join_code) in words
    assert "Premier jour : lundi 1er mars à 8 h" in words.replace("\u00a0", " ")
    assert is_for_everybody(poster)
    assert ("/Figure", f"Code QR qui ouvre la page d’entrée du groupe {cohort.join_code}") in tags_of(poster)


def test_cards_are_printed_with_the_words_that_open(
    office: Phone, path: str, database: Database, cohort: Cohort
) -> None:
    cards = [make_card(database, cohort, first_name=f"Prénom{chr(65 + number)}") for number in range(9)]
    make_card(database, cohort, first_name="Partie", used_at=START)

    sheet = printed(office.get(f"{path}.pdf"))

    words = words_of(sheet)
    assert [words_for(card.public_id) in words for card in cards] == [True] * 9
    assert "Partie" not in words
    assert is_for_everybody(sheet)
    assert [tag for tag in tags_of(sheet) if tag[0] == "/Figure"] == [
        ("/Figure", f"Code QR de la carte de {card.first_name}") for card in cards
    ]


def test_a_card_remade_has_other_words_and_the_former_are_dead(
    office: Phone, path: str, database: Database, cohort: Cohort, phone: Phone
) -> None:
    card = make_card(database, cohort, first_name="Léa")

    page = office.follow(office.post(f"{path}/{card.public_id}/refaire"))

    assert "La carte pour Léa est refaite" in page.text
    sheet = printed(office.get(page.links()["Imprimer la nouvelle carte (PDF)"]))
    assert words_for(card.public_id, 2) in words_of(sheet)
    phone.post("/reprendre", {"words": words_for(card.public_id)}, status=404)
    assert phone.post("/reprendre", {"words": words_for(card.public_id, 2)}).location == f"/r/{cohort.join_code}"
    assert database.all(select(StaffAct.act)) == ["renew_card"]


def test_a_card_is_withdrawn_with_its_first_name(office: Phone, path: str, database: Database, cohort: Cohort) -> None:
    card = make_card(database, cohort, first_name="Léa")

    office.post(f"{path}/{card.public_id}/retirer")

    assert database.count(PersonalCard) == 0
    assert database.all(select(StaffAct.act)) == ["withdraw_card"]


def test_a_card_that_served_is_neither_remade_nor_withdrawn(
    office: Phone, path: str, database: Database, cohort: Cohort
) -> None:
    card = make_card(database, cohort, used_at=START)

    office.post(f"{path}/{card.public_id}/refaire", status=409)
    office.post(f"{path}/{card.public_id}/retirer", status=409)


def test_cards_are_added_once(office: Phone, path: str, database: Database) -> None:
    form = office.get(path).form(path)

    office.post(path, {**form, "names": "Léa;1\nSami", "unnamed": "1"})
    office.post(path, {**form, "names": "Léa;1\nSami", "unnamed": "1"})

    assert database.all(select(PersonalCard.first_name).order_by(PersonalCard.id)) == ["Léa", "Sami", None]


def test_faults_of_a_list_keep_what_was_typed(office: Phone, path: str) -> None:
    page = office.post(path, {"names": "Léa;9", "unnamed": "beaucoup"}, status=422)

    assert [link["href"] for link in page.find(role="alert").find_all("a")] == ["#names", "#unnamed"]
    assert page.form(path)["names"] == "Léa;9"


def test_without_a_card_there_is_nothing_to_print(office: Phone, path: str) -> None:
    office.get(f"{path}.pdf", status=404)


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("GET", "/cartes"), ("POST", "/cartes"), ("GET", "/cartes.pdf"), ("GET", "/affiche.pdf"),
        ("POST", "/cartes/{card}/refaire"), ("POST", "/cartes/{card}/retirer"),
    ],
)  # fmt: skip
def test_what_is_somebody_else_s_is_not_found(office: Phone, database: Database, method: str, page: str) -> None:
    other = make_cohort(database)
    card = make_card(database, other)

    office.open(method, f"/pro/cohortes/{other.public_id}{page.format(card=card.public_id)}", status=404)


def test_a_card_of_another_cohort_is_not_found(office: Phone, path: str, database: Database) -> None:
    card = make_card(database, make_cohort(database))

    office.post(f"{path}/{card.public_id}/refaire", status=404)


def test_without_the_permission_it_is_refused(
    open_office: Callable[[Staff], Phone], database: Database, cohort: Cohort, path: str
) -> None:
    open_office(make_staff(database, cohort.organisation_id, Role.PLATFORM)).get(path, status=403)


def test_asking_for_no_card_is_said(office: Phone, path: str) -> None:
    page = office.post(path, {"names": " ", "unnamed": "0"}, status=422)

    assert "Écrivez au moins un prénom, ou un nombre de cartes sans prénom." in page.text
