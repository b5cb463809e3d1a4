"""A photo or a sound sent with a plain form, without scripts: kept, stripped, and named by the answer."""

import io
import json

from PIL import Image
from sqlalchemy import select

from tests.database import Database
from tests.pages.phone import Page, Phone
from webapp.store.models import EventRow, Upload

PLACE = "/jeu/mission/j01-m3?etape=j01-m3-s7"
VOICE = "/jeu/mission/j02-m2?etape=j02-m2-s5"


def photo() -> tuple[io.BytesIO, str]:
    body = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(body, "JPEG")
    body.seek(0)
    return body, "porte.jpg"


def send(player: Phone, path: str, file: tuple[io.BytesIO, str] | None, status: int = 303, **answer: str) -> Page:
    fields = {"type": "StepAnswered", **{f"payload.answer.{name}": value for name, value in answer.items()}}
    sent = {**fields, "file": file} if file else fields
    return player.post(path, sent, status=status, content_type="multipart/form-data")


def test_a_photo_of_a_plain_form_is_kept_and_named(player: Phone, database: Database, last_day: None) -> None:
    send(player, PLACE, photo(), proof="photo")

    (upload,) = database.all(select(Upload))
    (event,) = database.all(select(EventRow))
    assert json.loads(event.payload) == {"answer": {"proof": "photo", "upload": upload.public_id}}
    assert (upload.step, upload.media_type) == ("j01-m3-s7", "image/webp")
    assert "Trois repères." in player.get(PLACE).text


def test_an_empty_file_field_sends_nothing(player: Phone, database: Database, last_day: None) -> None:
    send(player, PLACE, (io.BytesIO(), ""), proof="answer", text="Une porte, une annonce, une chaise.")

    assert database.all(select(Upload)) == []
    assert "Trois repères." in player.get(PLACE).text


def test_a_file_that_is_no_photo_is_refused_in_words(player: Phone, database: Database, last_day: None) -> None:
    page = send(player, VOICE, (io.BytesIO(b"MZ not a sound"), "voix.exe"), status=415, media="audio")

    assert "Ce type de fichier ne passe pas" in page.text
    assert (database.all(select(Upload)), database.all(select(EventRow))) == ([], [])
