from tests.clock import Clock
from tests.conftest import OpenPhone
from tests.pages.phone import Page, Phone
from webapp.policy.throttle import PHONE
from webapp.store.models import Cohort, Team


def guess(phone: Phone, number: int, status: int = 404) -> Page:
    return phone.post("/", {"code": f"ZZ{number:04d}"}, status=status)


def exhaust(phone: Phone) -> None:
    phone.get("/")
    for number in range(PHONE.capacity):
        guess(phone, number)


def test_too_many_wrong_codes_ask_for_a_pause(phone: Phone, clock: Clock, cohort: Cohort, team: Team) -> None:
    exhaust(phone)

    page = phone.post("/", {"code": cohort.join_code}, status=429)

    assert "réessaie dans 30 secondes" in page.find(id="code-error").text()
    assert page.find("input", name="code")["value"] == cohort.join_code


def test_after_the_pause_the_right_code_opens(phone: Phone, clock: Clock, cohort: Cohort, team: Team) -> None:
    exhaust(phone)

    clock.advance(seconds=31)

    assert phone.post("/", {"code": cohort.join_code}).location == f"/r/{cohort.join_code}"


def test_the_neighbour_behind_the_same_address_still_enters(
    phone: Phone, open_phone: OpenPhone, cohort: Cohort, team: Team
) -> None:
    neighbour = open_phone()
    neighbour.get("/")
    exhaust(phone)

    assert neighbour.post("/", {"code": cohort.join_code}).status == 303


def test_the_same_wrong_code_again_costs_nothing(phone: Phone, cohort: Cohort) -> None:
    phone.get("/")

    for _ in range(PHONE.capacity * 2):
        guess(phone, 1)


def test_right_codes_cost_nothing(open_phone: OpenPhone, cohort: Cohort, team: Team) -> None:
    """Forty phones of a workshop, one address, within the same second."""
    codes = [open_phone().post("/", {"code": cohort.join_code}).status for _ in range(40)]

    assert codes == [303] * 40


def test_a_phone_that_keeps_no_cookie_is_told_apart_by_its_address_and_browser(open_phone: OpenPhone) -> None:
    for number in range(PHONE.capacity):
        guess(open_phone(), number)

    guess(open_phone(), 99, status=429)


def test_the_limit_of_an_address_stops_whoever_forges_phones(open_phone: OpenPhone) -> None:
    for number in range(200):
        forger = open_phone()
        forger.set_cookie("elan_phone", f"forged-{number}")
        guess(forger, number)

    last = open_phone()
    last.set_cookie("elan_phone", "forged-200")
    guess(last, 200, status=429)


def test_cards_are_guessed_no_faster(phone: Phone) -> None:
    exhaust(phone)

    page = phone.post("/reprendre", {"words": "école lézard moulin zénith"}, status=429)

    assert page.find("input", name="words")["value"] == "école lézard moulin zénith"
