"""Hard words on the pages and in the files of a badge: they are shown as they were written, and do nothing."""

import io
import json
import zipfile

import pytest
from flask import Flask
from sqlalchemy import select

from tests.badges.test_hard_words import HARD
from tests.database import Database
from tests.factories.badges import publish
from tests.pages.phone import Phone
from webapp.store.models import Organisation, Participant, Staff
from webapp.usecases.awarding.awards import Deed, ShownEvidence


@pytest.mark.parametrize("name", HARD)
def test_hard_words_are_shown_and_kept(
    app: Flask, phone: Phone, player: Phone, participant: Participant, counsellor: Staff, database: Database, name: str
) -> None:
    words = HARD[name]
    organisation = database.one(select(Organisation).where(Organisation.id == counsellor.organisation_id))
    database.update(organisation, name=words[:100])
    deed = Deed(narrative=words, shown=(ShownEvidence(name=words, narrative=words),))
    awarded = publish(app, participant, counsellor, evidence=deed, sentence=words)

    document = phone.get(f"/badges/{awarded.public_id}.json").json
    assert document["credentialSubject"]["narrative"] == words.strip()
    assert document["evidence"][0]["name"] == words
    assert document["issuer"]["name"] == words[:100]
    html = app.test_client().get(f"/badges/{awarded.public_id}").get_data(as_text=True)
    assert "<script>alert" not in html
    archive = zipfile.ZipFile(io.BytesIO(player.get("/sac/badges.zip").response.get_data()))
    assert json.loads(archive.read("01-cooperer-1/badge.json")) == document
    assert "<script>alert" not in archive.read("A-OUVRIR.html").decode()
