import re
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.pages.joining import join_by_form, words_on
from tests.pages.phone import Page, Phone
from webapp.config import Config
from webapp.store.models import Cohort, DeviceSession, Participant, Team, Upload


def test_passing_the_phone_ends_this_session_only(
    player: Phone, open_phone: OpenPhone, participant: Participant
) -> None:
    other = open_phone(participant)

    page = player.post("/compte/sortir")

    assert page.location == "/?sortie=oui"
    assert "Ce téléphone est libre" in player.follow(page).text
    assert player.cookie("elan") is None
    assert other.get("/", status=302).location == "/jeu"


def test_the_former_session_is_dead_even_for_who_kept_its_token(player: Phone, open_phone: OpenPhone) -> None:
    token = player.cookie("elan") or ""
    player.post("/compte/sortir")

    thief = open_phone()
    thief.set_cookie("elan", token)

    assert thief.get("/compte/", status=302).location == "/reprendre?suite=/compte/"


def test_the_next_one_sees_nothing_of_the_former(
    phone: Phone, open_phone: OpenPhone, database: Database, cohort: Cohort, team: Team
) -> None:
    first = join_by_form(phone, cohort.join_code, pseudonym="Secret de Lina", sign="key")
    phone.post("/compte/lecture", {"text": "3", "font": "dyslexic"})
    phone.post("/compte/sortir", {"suite": f"/r/{cohort.join_code}"})

    shown = see_all(phone, cohort, "Figue")

    # Words of a card are plain French: what a phone that never served shows too is nobody's trace.
    strange = written_on(shown) - written_on(see_all(open_phone(), cohort, "Menthe")) - set(words_on(shown[-2]))
    assert strange & {"Secret", "Lina", *words_on(first)} == set()
    assert "data-font" not in shown[-1].find("html").attributes
    assert database.count(Participant) == 3


def see_all(phone: Phone, cohort: Cohort, pseudonym: str) -> list[Page]:
    """Look at every page of the door, join, and look at one's account."""
    doors = [phone.get(path) for path in ("/", "/reprendre", "/compte/sortir", f"/r/{cohort.join_code}")]
    return [*doors, join_by_form(phone, cohort.join_code, pseudonym=pseudonym), phone.get("/compte/")]


def written_on(pages: list[Page]) -> set[str]:
    return set(re.findall(r"\w+", " ".join(page.html for page in pages)))


def test_each_finds_their_own_place_again(phone: Phone, cohort: Cohort, team: Team) -> None:
    cards = {}
    for pseudonym in ("Figue", "Menthe"):
        cards[pseudonym] = " ".join(words_on(join_by_form(phone, cohort.join_code, pseudonym=pseudonym)))
        phone.post("/compte/sortir")

    for pseudonym, words in cards.items():
        phone.post("/reprendre", {"words": words})
        assert phone.get("/compte/").find("span", class_="avatar__name").text().startswith(pseudonym)
        phone.post("/compte/sortir")


def test_a_phone_without_a_session_may_be_freed_too(phone: Phone) -> None:
    assert phone.get("/compte/sortir").heading == "Passer le téléphone"
    assert phone.post("/compte/sortir", {"suite": "//example.org"}).location == "/?sortie=oui"


def test_looking_at_the_page_closes_nothing(player: Phone) -> None:
    page = player.get("/compte/sortir?suite=/r/K7M4PX")

    assert page.form("/compte/sortir") == {"suite": "/r/K7M4PX"}
    assert player.get("/", status=302).location == "/jeu"


def test_they_take_no_other_method(player: Phone) -> None:
    player.open("DELETE", "/compte/sortir", status=405)
    player.open("DELETE", "/compte/effacer", status=405)


@pytest.fixture
def photo(config: Config, database: Database, participant: Participant) -> Path:
    path = config.data_dir / "uploads" / "photo.webp"
    path.parent.mkdir()
    path.write_bytes(b"photo")
    described = {"step": "s", "media_type": "image/webp", "size": 5, "file_name": path.name, "created_at": START}
    database.add(Upload(public_id="photo", participant_id=participant.id, **described))
    return path


@pytest.mark.parametrize("word", ["EFFACER", " effacer "])
def test_the_word_erases_everything(
    player: Phone, open_phone: OpenPhone, database: Database, participant: Participant, photo: Path, word: str
) -> None:
    other = open_phone(participant)

    page = player.post("/compte/effacer", {"word": word}, status=200)

    person = database.one(select(Participant))
    assert page.heading == "Compte effacé"
    assert "la mission locale de Clairval" in page.text
    assert (person.is_withdrawn, person.pseudonym) == (True, "")
    assert (database.count(Upload), database.count(DeviceSession), photo.exists()) == (0, 0, False)
    assert other.get("/compte/", status=302).location == "/reprendre?suite=/compte/"


@pytest.mark.parametrize("word", ["", "EFFACE", "oui"])
def test_another_word_erases_nothing(player: Phone, database: Database, photo: Path, word: str) -> None:
    page = player.post("/compte/effacer", {"word": word}, status=422)

    assert page.find("input", name="word")["value"] == word
    assert "Écris le mot EFFACER" in page.find(id="word-error").text()
    assert photo.exists()
    assert database.one(select(Participant)).is_withdrawn is False


def test_a_visitor_erases_nobody(phone: Phone, database: Database, participant: Participant) -> None:
    assert phone.post("/compte/effacer", {"word": "EFFACER"}, status=302).location == "/reprendre"
    assert database.one(select(Participant)).is_withdrawn is False


def test_another_site_erases_nobody(player: Phone, database: Database) -> None:
    player.post("/compte/effacer", {"word": "EFFACER"}, status=403, headers={"Sec-Fetch-Site": "cross-site"})

    assert database.one(select(Participant)).is_withdrawn is False
