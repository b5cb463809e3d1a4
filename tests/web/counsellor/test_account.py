from collections.abc import Callable

from sqlalchemy import select

from tests.clock import Clock
from tests.database import Database
from tests.factories.staff import make_staff
from tests.pages.phone import Phone
from webapp.store.models import RecoveryCode, Staff, StaffSession

PAGE = "/pro/compte"


def open_ones(database: Database) -> int:
    return len(database.all(select(StaffSession).where(StaffSession.ended_at.is_(None))))


def test_the_browsers_are_listed_and_closed_one_by_one(
    office: Phone, open_office: Callable[[Staff], Phone], counsellor: Staff, database: Database
) -> None:
    other = open_office(counsellor)
    listed = office.get(PAGE).find(id="ailleurs")
    form = next(each for each in listed.find_all("form") if each.find_all("input", name="session"))

    page = office.follow(office.post(form["action"], {"session": form.find("input", name="session")["value"]}))

    assert "C’est fermé" in page.text
    assert len(page.find(id="ailleurs").find_all("li")) == 1
    assert other.get(PAGE, status=302).location == "/pro/connexion?suite=/pro/compte"


def test_all_but_this_one_are_closed_at_once(
    office: Phone, open_office: Callable[[Staff], Phone], counsellor: Staff, database: Database
) -> None:
    for _ in range(2):
        open_office(counsellor)

    office.post(f"{PAGE}/ailleurs")

    assert open_ones(database) == 1
    assert office.get(PAGE).heading == "Mon compte"


def test_a_colleague_s_browser_is_not_found(
    office: Phone, open_office: Callable[[Staff], Phone], counsellor: Staff, database: Database
) -> None:
    colleague = make_staff(database, counsellor.organisation_id, name="Samir Benali")
    open_office(colleague)
    theirs = database.one(select(StaffSession.public_id).where(StaffSession.staff_id == colleague.id))

    office.post(f"{PAGE}/ailleurs", {"session": theirs}, status=404)

    assert open_ones(database) == 2


def test_new_paper_codes_ask_who_is_there_and_replace_the_old(office: Phone, database: Database, clock: Clock) -> None:
    clock.advance(minutes=11)
    office.get(PAGE)
    assert "cet acte est important" in office.post(f"{PAGE}/codes", status=422).text
    assert database.all(select(RecoveryCode)) == []


def test_new_paper_codes_are_shown_once(office: Phone, database: Database) -> None:
    page = office.post(f"{PAGE}/codes", {"token": "t" * 43}, status=200)

    shown = [node.text() for node in page.find_all("code")]
    assert (page.heading, len(shown)) == ("Vos codes de secours", len(database.all(select(RecoveryCode))))
    assert f"Il vous reste {len(shown)} codes" in office.get(PAGE).text
