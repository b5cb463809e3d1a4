from tests.conftest import OpenPhone
from tests.pages.phone import Phone
from webapp.store.models import Participant

PAGES = (
    "/compte/",
    "/compte/accords",
    "/compte/carte",
    "/compte/nom",
    "/compte/effacer",
    "/compte/mes-donnees.json",
    "/compte/mes-donnees.zip",
)


def test_it_shows_who_i_am_and_the_doors(player: Phone, participant: Participant) -> None:
    page = player.get("/compte/")

    assert page.heading == "Mon compte"
    assert page.find("span", class_="avatar__name").text().startswith(participant.pseudonym)
    assert {link["href"] for link in page.find("main").find_all("a")} == {
        "/compte/nom",
        "/compte/lecture",
        "/compte/accords",
        "/compte/journal",
        "/compte/sortir",
        "/compte/carte",
        "/compte/effacer",
    }


def test_it_counts_the_phones(player: Phone, open_phone: OpenPhone, participant: Participant) -> None:
    open_phone(participant)

    assert "2 téléphones" in player.get("/compte/").text


def test_it_takes_no_other_method(player: Phone) -> None:
    player.post("/compte/", status=405)


def test_a_visitor_is_asked_for_a_card_and_brought_back(phone: Phone) -> None:
    for path in PAGES:
        asked = phone.get(path, status=302).location
        assert asked == f"/reprendre?suite={path}"


def test_programs_are_refused_in_json(phone: Phone) -> None:
    page = phone.get("/compte/", status=401, headers={"Accept": "application/json"})

    assert page.json["title"] == "Session fermée"
