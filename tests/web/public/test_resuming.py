import pytest
from sqlalchemy import select

from tests.conftest import SECRET_KEY, OpenPhone
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.joining import join_by_form, words_on
from tests.pages.phone import Phone
from webapp.policy.codes import resume_hash
from webapp.store.models import Cohort, DeviceSession, Participant, Team

WORDS = "école lézard moulin zénith"


@pytest.fixture
def lina(database: Database, team: Team) -> Participant:
    held = resume_hash(("ecol", "leza", "moul", "zeni"), secret=SECRET_KEY)
    return make_participant(database, team, pseudonym="Lina", resume_hash=held)


@pytest.mark.parametrize("typed", [WORDS, "ECOLE, LEZARD, MOULIN, ZENITH", "1. ecole 2. lezard 3. moulin 4. zenith"])
def test_four_words_open_one_s_place(phone: Phone, database: Database, lina: Participant, typed: str) -> None:
    page = phone.post("/reprendre", {"words": typed})

    assert page.location == "/jeu"
    assert phone.get("/compte/").find("span", class_="avatar__name").text().startswith("Lina")
    assert database.one(select(DeviceSession)).participant_id == lina.id


def test_the_card_given_at_the_door_works(phone: Phone, open_phone: OpenPhone, cohort: Cohort, team: Team) -> None:
    words = words_on(join_by_form(phone, cohort.join_code))
    other = open_phone()

    other.post("/reprendre", {"words": "-".join(words)})

    assert other.get("/", status=302).location == phone.get("/", status=302).location == "/jeu"


def test_it_leads_where_one_was_going(phone: Phone, lina: Participant) -> None:
    asked = phone.get("/compte/?a=1", status=302)
    page = phone.follow(asked)
    fields = {**page.form("/reprendre"), "words": WORDS}

    assert phone.post("/reprendre", fields).location == "/compte/?a=1"


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org", "/\\example.org", "jeu", "javascript:a()"])
def test_it_leads_nowhere_else(phone: Phone, lina: Participant, path: str) -> None:
    assert phone.post("/reprendre", {"words": WORDS, "suite": path}).location == "/jeu"


def test_it_takes_no_other_method(phone: Phone) -> None:
    phone.open("PATCH", "/reprendre", status=405)


def test_an_unknown_card_keeps_what_was_typed(phone: Phone, database: Database, lina: Participant) -> None:
    typed = "nuage lézard moulin zénith"
    page = phone.post("/reprendre", {"words": typed}, status=404)

    assert page.find("input", name="words")["value"] == typed
    assert "On ne retrouve pas cette carte" in page.find(id="words-error").text()
    assert database.count(DeviceSession) == 0


@pytest.mark.parametrize("typed", ["", "école lézard", WORDS + " nuage", "1 2 3 4"])
def test_what_is_no_card_says_what_is_missing(phone: Phone, typed: str) -> None:
    page = phone.post("/reprendre", {"words": typed}, status=422)

    assert page.find("input", name="words")["value"] == typed
    assert "quatre mots" in page.find(id="words-error").text()


def test_the_order_of_the_words_counts(phone: Phone, lina: Participant) -> None:
    phone.post("/reprendre", {"words": "lézard école moulin zénith"}, status=404)


def test_another_site_cannot_send_it(phone: Phone, database: Database, lina: Participant) -> None:
    phone.post("/reprendre", {"words": WORDS}, status=403, headers={"Sec-Fetch-Site": "cross-site"})

    assert database.count(DeviceSession) == 0
