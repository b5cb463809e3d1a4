"""My name: colleagues and youths read it."""

from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Phone
from webapp.store.models import Staff, StaffAct

PATH = "/pro/compte/nom"


def test_staff_are_called_as_they_wish(office: Phone, database: Database, counsellor: Staff) -> None:
    assert office.get("/pro/compte").form(PATH)["person"] == "Camille Roche"

    page = office.follow(office.post(PATH, {"person": "  Camille   Roche-Nguyễn "}))

    assert "vos collègues et les jeunes lisent ce nom" in page.text
    assert database.one(select(Staff.name).where(Staff.id == counsellor.id)) == "Camille Roche-Nguyễn"
    assert database.all(select(StaffAct.act)) == ["rename"]


def test_the_same_name_again_is_no_act(office: Phone, database: Database) -> None:
    office.post(PATH, {"person": "Camille Roche"})

    assert database.count(StaffAct) == 0


def test_a_name_without_letters_is_refused_and_nothing_changes(office: Phone, database: Database) -> None:
    page = office.post(PATH, {"person": "   "}, status=422)

    assert "Donnez le prénom et le nom." in page.text
    assert database.count(StaffAct) == 0
