from tests.pages.phone import Phone
from webapp.store.models import Participant


def test_my_page_shows_my_name_and_the_doors_to_my_account(player: Phone, participant: Participant) -> None:
    page = player.get("/jeu/moi")

    assert participant.pseudonym in page.text
    assert "signe\u00a0: le moineau" in page.text
    assert {"/compte/", "/compte/sortir", "/jeu/carnet"} <= set(page.links().values())


def test_reading_settings_come_back_to_my_page(player: Phone) -> None:
    page = player.get("/jeu/moi")

    assert page.form("/compte/lecture")["back"] == "/jeu/moi"
