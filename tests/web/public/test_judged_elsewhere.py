"""What the server really serves, judged by an implementation that shares no line with ours."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from tests.badges.independent import judged
from tests.factories.badges import publish
from tests.pages.phone import Phone
from webapp.store.models import Participant, Staff


def test_every_file_that_is_served_is_accepted_elsewhere(
    app: Flask, phone: Phone, participant: Participant, counsellor: Staff, tmp_path: Path
) -> None:
    # The other implementation goes by the real clock.
    awarded = publish(app, participant, counsellor, now=datetime.now(UTC) - timedelta(minutes=1))
    document = phone.get(f"/badges/{awarded.public_id}.json").json
    slug = document["issuer"]["id"].rpartition(":")[2]
    listed = document["credentialStatus"]["statusListCredential"].removeprefix("http://elan.test")
    addresses = {
        "badge.json": f"/badges/{awarded.public_id}.json",
        "badge.jwt": f"/badges/{awarded.public_id}.jwt",
        "badge.png": f"/badges/{awarded.public_id}.png",
        "badge.svg": f"/badges/{awarded.public_id}.svg",
        "list.json": listed,
    }
    files = {name: phone.get(address).response.get_data() for name, address in addresses.items()}
    folder = tmp_path / "judged"
    folder.mkdir()

    verdicts = judged(folder, files, phone.get(f"/orgs/{slug}/did.json").json)

    badges = dict.fromkeys(("badge.json", "badge.jwt", "badge.png", "badge.svg"), document["id"])
    assert verdicts == badges | {"list.json": f"http://elan.test{listed}"}
