"""Asking for somebody: every word arrives, and who takes care of it is said where it was asked."""

from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.pages.phone import Phone
from webapp.store.models import HelpRequest, Staff

PAGE = "/jeu/aide"


def ask(phone: Phone, words: str = "", kind: str = "call_me") -> str:
    return phone.follow(phone.post(f"{PAGE}/appel", {"kind": kind, "words": words})).text


def test_a_second_tap_takes_no_word_away(player: Phone, database: Database) -> None:
    for words in ("Je dors dehors.", "", "Appelez après 17 h.", "Je dors dehors."):
        ask(player, words)

    assert database.all(select(HelpRequest.words)) == ["Je dors dehors.\nAppelez après 17 h."]


def test_whoever_asked_sees_who_takes_care_of_it(player: Phone, database: Database, counsellor: Staff) -> None:
    assert "Tu as demandé qu’on t’appelle" not in player.get(PAGE).text
    assert "Dès que quelqu’un s’en occupe, son nom s’affiche ici." in ask(player)
    held = database.one(select(HelpRequest))

    taken = database.update(held, taken_by_id=counsellor.id, taken_at=START)
    page = player.get(PAGE).text
    assert f"Tu as demandé qu’on t’appelle, à 9\u00a0h\u00a030. {counsellor.name} s’en occupe." in page

    database.update(taken, closed_at=START)
    assert "s’en occupe" not in player.get(PAGE).text


def test_it_takes_no_other_method_and_no_visitor(player: Phone, phone: Phone) -> None:
    player.open("PUT", PAGE, status=405)
    assert (phone.get(PAGE, status=302).location or "").startswith("/reprendre")
