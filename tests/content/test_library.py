"""Sheets of services and the application's own words."""

from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content.library import check_library, load_messages, load_service_sheets
from webapp.quest.content import Quest
from webapp.quest.step import Step


def test_sheets_of_offers_exist(quest: Quest[Step]) -> None:
    sheets = {sheet.id for sheet in load_service_sheets()}

    assert len(sheets) == 61
    assert all(offer.sheets and set(offer.sheets) <= sheets for offer in quest.services)


def test_sheets_say_how_sure_they_are() -> None:
    unsure = [sheet for sheet in load_service_sheets() if sheet.basis == "known"]

    assert unsure
    assert all(sheet.to_check for sheet in unsure)


def test_consent_says_six_things_and_ticks_nothing() -> None:
    consent = load_messages().consent

    assert [screen.id for screen in consent.screens] == [
        *("c1-bienvenue", "c2-quoi", "c3-pourquoi-qui", "c4-combien-de-temps", "c5-droits", "c6-choix"),
    ]
    required = [choice.id for choice in consent.screens[-1].choices if choice.is_required]
    assert required == ["use"]


def test_error_is_found_by_its_id() -> None:
    found = load_messages().error("equipe-pleine")

    assert found is not None
    assert found.title == "Équipe complète"
    assert load_messages().error("absent") is None


def test_library_without_fault(quest_copy: QuestCopy) -> None:
    assert check_library(quest_copy.folder) == ()


def test_faults_of_the_library(quest_copy: QuestCopy) -> None:
    link = quest_copy.plant("service_sheets.yaml", "https://www.visale.fr", "http://www.visale.fr")
    twin = quest_copy.plant("service_sheets.yaml", "id: visale", "id: cllaj")
    dot = quest_copy.plant("service_sheets.yaml", "Une caution gratuite", "Un·e garant·e gratuit")
    mark = quest_copy.plant("messages.yaml", "Pas de réseau", "Pas d'internet")
    top = quest_copy.plant("service_sheets.yaml", "sheets:", "sheets:")

    assert {(fault.file, fault.line, plain(fault.message)) for fault in check_library(quest_copy.folder)} == {
        ("service_sheets.yaml", link, "Une adresse commence par https://."),
        ("service_sheets.yaml", twin, "« cllaj » est déjà pris."),
        ("service_sheets.yaml", dot, "« n·e » ne se lit pas à voix haute."),
        ("service_sheets.yaml", dot, "« t·e » ne se lit pas à voix haute."),
        ("service_sheets.yaml", top, "Une offre renvoie à la fiche « visale », qui n’existe pas."),
        ("messages.yaml", mark, "Typographie : apostrophe droite (') : écris ’."),
    }
