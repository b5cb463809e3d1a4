"""Our own badges are verified from the database: an installation in a private network confirms them too."""

import io

import pytest
from flask import Flask
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.badges import publish
from tests.pages.phone import Page, Phone
from webapp.jobs.signing import make_workshop
from webapp.store.models import Participant, Staff, StatusListRow
from webapp.usecases.awarding.awards import Awarded, choose_email, revoke
from webapp.usecases.awarding.sharing import set_page
from webapp.usecases.awarding.signing import sign_all
from webapp.usecases.journal import By


@pytest.fixture
def awarded(app: Flask, participant: Participant, counsellor: Staff) -> Awarded:
    app.extensions["elan.fetch"] = nowhere
    app.extensions["elan.writer"].run(
        lambda session: choose_email(session, participant=participant.id, email="malik@exemple.fr", now=START)
    )
    return publish(app, participant, counsellor)


def nowhere(address: str) -> bytes:
    raise AssertionError(f"{address} was asked of the network")


def verify(phone: Phone, *, file: bytes = b"", text: str = "", email: str = "") -> Page:
    sent = {"text": text, "email": email, "file": (io.BytesIO(file), "badge" if file else "")}
    return phone.post("/verifier", sent, status=200, content_type="multipart/form-data")


@pytest.mark.parametrize("form", [".json", ".jwt", ".png", ".svg", "/ob2.json"])
def test_a_file_of_ours_is_valid_for_its_holder(phone: Phone, awarded: Awarded, form: str) -> None:
    file = phone.get(f"/badges/{awarded.public_id}{form}").response.get_data()

    assert verify(phone, file=file, email="malik@exemple.fr").heading == "Ce badge est valable"
    assert verify(phone, file=file, email="lea@exemple.fr").heading == "Ce badge n’est pas valable"


@pytest.mark.parametrize("form", ["", ".json", ".jwt", ".png", ".svg", "/ob2.json"])
def test_an_address_of_ours_is_valid(phone: Phone, awarded: Awarded, form: str) -> None:
    assert verify(phone, text=f"http://elan.test/badges/{awarded.public_id}{form}").heading == "Ce badge est valable"


def test_a_file_stays_valid_when_its_page_is_closed(
    app: Flask, phone: Phone, awarded: Awarded, participant: Participant
) -> None:
    file = phone.get(f"/badges/{awarded.public_id}.json").response.get_data()
    app.extensions["elan.writer"].run(
        lambda session: set_page(session, participant=participant.id, public_id=awarded.public_id, is_open=False)
    )

    assert verify(phone, file=file).heading == "Ce badge est valable"
    page = verify(phone, text=f"http://elan.test/badges/{awarded.public_id}")
    assert page.heading == "Aucun badge n’a pu être lu"


@pytest.mark.parametrize("form", [".json", ".jwt", ".png", ".svg", "/ob2.json"])
def test_a_file_of_a_badge_that_was_taken_back_is_refused(
    app: Flask, phone: Phone, awarded: Awarded, counsellor: Staff, form: str
) -> None:
    file = phone.get(f"/badges/{awarded.public_id}{form}").response.get_data()
    by = By(organisation_id=counsellor.organisation_id, staff_id=counsellor.id)
    writer = app.extensions["elan.writer"]
    writer.run(lambda session: revoke(session, award_id=awarded.id, by=by, reason="Erreur", now=START))
    sign_all(make_workshop(app.extensions["elan.config"], app.extensions["elan.engine"], writer), now=START)

    assert verify(phone, file=file).heading == "Ce badge n’est pas valable"


def test_a_list_that_ended_leaves_a_doubt(phone: Phone, awarded: Awarded, app: Flask, database: Database) -> None:
    file = phone.get(f"/badges/{awarded.public_id}.json").response.get_data()
    app.extensions["elan.clock"].advance(days=31)

    assert verify(phone, file=file).heading == "On ne peut pas tout vérifier"
    assert database.one(select(StatusListRow.signed_revision)) == 1
