import pytest

from tests.conftest import OpenPhone
from tests.pages.joining import join_by_form, words_on
from tests.pages.phone import Phone
from webapp.store.models import Cohort, Team


@pytest.fixture
def words(phone: Phone, cohort: Cohort, team: Team) -> str:
    """The words of the card that was given at the door."""
    return " ".join(words_on(join_by_form(phone, cohort.join_code)))


def test_a_new_card_replaces_the_former_one(phone: Phone, open_phone: OpenPhone, words: str) -> None:
    form = phone.get("/compte/carte").form("/compte/carte")
    new = " ".join(words_on(phone.post("/compte/carte", form, status=200)))

    assert new != words
    open_phone().post("/reprendre", {"words": words}, status=404)
    assert open_phone().post("/reprendre", {"words": new}).location == "/jeu"


def test_a_second_tap_shows_the_same_card(phone: Phone, words: str) -> None:
    form = phone.get("/compte/carte").form("/compte/carte")

    cards = [words_on(phone.post("/compte/carte", form, status=200)) for _ in range(2)]

    assert cards[0] == cards[1]


def test_looking_at_the_page_changes_nothing(phone: Phone, open_phone: OpenPhone, words: str) -> None:
    phone.get("/compte/carte")

    assert open_phone().post("/reprendre", {"words": words}).location == "/jeu"


def test_somebody_else_s_form_makes_another_card(
    phone: Phone, open_phone: OpenPhone, cohort: Cohort, words: str
) -> None:
    other = open_phone()
    join_by_form(other, cohort.join_code, pseudonym="Figue")
    form = phone.get("/compte/carte").form("/compte/carte")

    mine, theirs = (words_on(each.post("/compte/carte", form, status=200)) for each in (phone, other))

    assert mine != theirs


def test_it_takes_no_other_method(phone: Phone, words: str) -> None:
    phone.open("DELETE", "/compte/carte", status=405)


def test_a_visitor_gets_no_card(phone: Phone) -> None:
    assert phone.post("/compte/carte", {"token": "x" * 24}, status=302).location == "/reprendre"


def test_a_form_without_its_token_still_makes_a_card(phone: Phone, words: str) -> None:
    assert len(words_on(phone.post("/compte/carte", {"token": "short"}, status=200))) == 4
