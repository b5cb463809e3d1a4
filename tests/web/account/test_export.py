"""One's own data, to take away in one file."""

import json
from io import BytesIO
from zipfile import ZipFile

from tests.clock import START
from tests.database import Database
from tests.factories.participants import make_participant
from tests.pages.phone import Phone
from webapp.config import Config
from webapp.content import load_quest
from webapp.store.models import Participant, Team, Upload

FIRST = load_quest().days[0].missions[0]
INSIDE = "elan-mes-donnees"


def upload(database: Database, config: Config, owner: Participant, name: str, body: bytes) -> None:
    folder = config.data_dir / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jpg").write_bytes(body)
    database.add(
        Upload(
            public_id=name, participant_id=owner.id, step=FIRST.steps[0].id, media_type="image/jpeg", size=len(body),
            file_name=f"{name}.jpg", created_at=START,
        )
    )  # fmt: skip


def opened(phone: Phone) -> dict[str, bytes]:
    with ZipFile(BytesIO(phone.get("/compte/mes-donnees.zip").body)) as box:
        return {name: box.read(name) for name in box.namelist()}


def test_it_holds_one_s_own_files_and_nobody_else_s(
    player: Phone, participant: Participant, database: Database, config: Config, team: Team
) -> None:
    upload(database, config, participant, "mine", b"a photo")
    upload(database, config, make_participant(database, team), "theirs", b"another photo")

    found = opened(player)

    assert sorted(found) == [
        f"{INSIDE}/a-lire.html",
        f"{INSIDE}/fichiers/mine.jpg",
        f"{INSIDE}/pour-les-programmes.json",
    ]
    assert found[f"{INSIDE}/fichiers/mine.jpg"] == b"a photo"
    assert json.loads(found[f"{INSIDE}/pour-les-programmes.json"]) == player.get("/compte/mes-donnees.json").json


def test_its_page_can_be_read(player: Phone, participant: Participant, database: Database, config: Config) -> None:
    upload(database, config, participant, "mine", b"a photo")
    fields = player.get("/jeu").form("/jeu/acte")
    player.post("/jeu/acte", {**fields, "type": "CheckedIn"})

    page = opened(player)[f"{INSIDE}/a-lire.html"].decode()

    assert f"<dd>{participant.pseudonym}</dd>" in page
    assert "<h2>Tes photos et tes sons</h2>" in page
    assert '<a href="fichiers/mine.jpg">mine.jpg</a>' in page
    assert "lundi 1er mars 2027 à 8\u00a0h\u00a030 (UTC)" in page
    assert "<dt><strong>Acte</strong></dt><dd>Tu as pointé</dd>" in page
    assert [word for word in ("<script", "<style", "None", "CheckedIn") if word in page] == []


def test_a_file_that_was_swept_is_left_out(
    player: Phone, participant: Participant, database: Database, config: Config
) -> None:
    upload(database, config, participant, "gone", b"a photo")
    (config.data_dir / "uploads" / "gone.jpg").unlink()

    assert [name for name in opened(player) if "fichiers" in name] == []


def test_a_visitor_has_none(phone: Phone) -> None:
    assert phone.get("/compte/mes-donnees.zip", status=302).location == "/reprendre?suite=/compte/mes-donnees.zip"
