"""Badges that were given: taken back with a reason that staff and the youth read, given back after a mistake."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.badges import DEED, publish
from tests.factories.cohorts import make_cohort
from tests.factories.staff import follow, make_staff
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.store.models import Award, Participant, Staff, StaffAct
from webapp.usecases.awarding.awards import Awarded


@pytest.fixture
def awarded(app: Flask, participant: Participant, counsellor: Staff) -> Awarded:
    return publish(app, participant, counsellor)


def test_badges_given_are_listed(office: Phone, awarded: Awarded, participant: Participant) -> None:
    page = office.get("/pro/badges-remis")

    assert f"Coopérer — niveau 1, {participant.pseudonym}" in page.links()
    assert "Valable" in page.text
    assert "Aucun badge remis" not in page.text


def test_without_a_badge_the_page_says_so(office: Phone) -> None:
    assert "Aucun badge remis" in office.get("/pro/badges-remis").text


def test_a_badge_is_taken_back_with_a_reason(
    office: Phone, phone: Phone, awarded: Awarded, database: Database, counsellor: Staff
) -> None:
    path = f"/pro/badges-remis/{awarded.public_id}"
    page = office.follow(office.post(f"{path}/retirer", {"reason": " Erreur de personne "}))

    act = database.one(select(StaffAct).where(StaffAct.act == "revoke_badge"))
    assert (act.details["reason"], act.staff_id) == ("Erreur de personne", counsellor.id)
    assert "Le badge est retiré." in page.text
    assert "Erreur de personne" in office.get(path).text
    assert phone.get(f"/badges/{awarded.public_id}").heading == "Badge retiré"
    office.post(f"{path}/retirer", {"reason": "encore"}, status=404)


def test_no_reason_no_withdrawal(office: Phone, awarded: Awarded, database: Database) -> None:
    page = office.post(f"/pro/badges-remis/{awarded.public_id}/retirer", {"reason": " "}, status=422)

    assert "Écrivez la raison du retrait." in page.text
    assert database.one(select(Award.revoked_at)) is None


def test_a_badge_taken_back_by_mistake_is_given_back_with_its_first_day(
    app: Flask, office: Phone, awarded: Awarded, database: Database
) -> None:
    path = f"/pro/badges-remis/{awarded.public_id}"
    office.post(f"{path}/remettre", status=404)
    office.post(f"{path}/retirer", {"reason": "Erreur"})
    app.extensions["elan.clock"].advance(hours=3)
    office.post(f"{path}/remettre")
    first, again = database.all(select(Award).order_by(Award.id))

    assert (again.awarded_at, again.valid_from > START, again.narrative) == (START, True, DEED.narrative)
    assert first.status_index != again.status_index
    assert "La personne a ce badge à nouveau." in office.get(path).text
    office.post(f"{path}/remettre", status=409)


def test_somebody_elses_badge_is_not_found(
    database: Database, awarded: Awarded, open_office: Callable[[Staff], Phone], counsellor: Staff
) -> None:
    stranger = make_staff(database, counsellor.organisation_id)
    follow(database, make_cohort(database), stranger)
    elsewhere = open_office(stranger)
    path = f"/pro/badges-remis/{awarded.public_id}"

    assert "Aucun badge remis" in elsewhere.get("/pro/badges-remis").text
    elsewhere.get(path, status=404)
    elsewhere.post(f"{path}/retirer", {"reason": "pour voir"}, status=404)
    elsewhere.post(f"{path}/remettre", status=404)


def test_who_may_not_confirm_may_not_look(
    database: Database, awarded: Awarded, open_office: Callable[[Staff], Phone], counsellor: Staff
) -> None:
    administrator = open_office(make_staff(database, counsellor.organisation_id, Role.ADMINISTRATOR))

    administrator.get("/pro/badges-remis", status=403)
    administrator.post(f"/pro/badges-remis/{awarded.public_id}/retirer", {"reason": "x"}, status=403)


def test_a_visitor_is_sent_to_the_door(phone: Phone, awarded: Awarded) -> None:
    assert "/pro/connexion" in (phone.get("/pro/badges-remis", status=302).location or "")
