from tests.pages.phone import Phone
from webapp.store.models import Cohort, Team


def test_it_asks_for_a_code_and_offers_to_resume(phone: Phone) -> None:
    page = phone.get("/")

    assert page.heading == "Rejoins ton équipe"
    assert page.form("/") == {"code": ""}
    assert page.links()["J’ai déjà une carte"] == "/reprendre"


def test_whoever_plays_goes_on(player: Phone) -> None:
    assert player.get("/", status=302).location == "/jeu"


def test_a_code_leads_to_its_door_however_it_is_typed(phone: Phone, cohort: Cohort, team: Team) -> None:
    typed = f" {cohort.join_code[:3].lower()} {cohort.join_code[3:].replace('0', 'o')} "

    assert phone.post("/", {"code": typed}).location == f"/r/{cohort.join_code}"


def test_it_takes_no_other_method(phone: Phone) -> None:
    assert phone.open("PUT", "/", status=405).heading == "Cette action ne va pas ici"


def test_an_unknown_code_is_kept_in_the_field(phone: Phone, cohort: Cohort) -> None:
    page = phone.post("/", {"code": "zzzz zz"}, status=404)

    field = page.find("input", name="code")
    assert field["value"] == "zzzz zz"
    assert "Ce n’est pas le bon code" in page.find(id=field["aria-describedby"]).text()


def test_an_empty_form_says_what_to_do(phone: Phone) -> None:
    page = phone.post("/", {"code": "  "}, status=422)

    assert "Tape le code" in page.find(id="code-error").text()


def test_another_site_cannot_send_it(phone: Phone) -> None:
    phone.post("/", {"code": "ZZZZZZ"}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
    phone.post("/", {"code": "ZZZZZZ"}, status=403, headers={"Sec-Fetch-Site": "same-site"})
