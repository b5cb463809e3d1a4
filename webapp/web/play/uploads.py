"""Taking a photo or a sound: checked, stripped, kept under a name of ours, shown to nobody but those who may."""

import secrets
from typing import Any

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import FileStorage

from webapp.policy.permissions import Permission
from webapp.queries.uploads import own_upload
from webapp.steps.judging import find_step
from webapp.usecases.uploading import keep_upload
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import folder, shown_file
from webapp.web.common.media import Cleaned, clean
from webapp.web.play.game import quest

blueprint = Blueprint("uploads", __name__)


@blueprint.post("/jeu/depot")
@requires(Permission.PLAY)
def deposit() -> Any:
    found = find_step(quest(), request.form.get("mission", ""), request.form.get("step", ""))
    file = request.files.get("file")
    if found is None or file is None:
        abort(400)
    return {"upload": keep(file, found[1].id)}, 201


@blueprint.get("/jeu/depot/<public_id>")
@requires(Permission.PLAY)
def show(public_id: str) -> Response:
    upload = own_upload(reading(), current_player(), public_id)
    if upload is None:
        abort(404)
    return shown_file(upload.file_name, upload.media_type)


def keep_sent(mission_id: str, step_id: str) -> str | None:
    """Keep the file that came with a plain form and return its id; a field left empty sends nothing."""
    found = find_step(quest(), mission_id, step_id)
    file = next((each for each in request.files.getlist("file") if each.filename), None)
    return keep(file, step_id) if file is not None and found is not None else None


def keep(file: FileStorage, step_id: str) -> str:
    """Check a file, strip it and keep it; return its id."""
    cleaned = clean(file.stream)
    player, moment, public_id = current_player(), now(), secrets.token_hex(16)
    name = save(cleaned, public_id)
    return write(
        lambda session: keep_upload(
            session,
            player=player,
            step=step_id,
            media_type=cleaned.media_type,
            size=len(cleaned.body),
            file_name=name,
            public_id=public_id,
            now=moment,
        )
    )


def save(cleaned: Cleaned, public_id: str) -> str:
    """Write the bytes before anything refers to them: a file without a row is swept, a row without a file is a lie."""
    name = f"{public_id}.{cleaned.extension}"
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / name).write_bytes(cleaned.body)
    return name
