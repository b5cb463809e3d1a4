"""One's own data, to take away: for programs, and in one file to read with one's photos and sounds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from flask import Response, current_app, render_template

from webapp.config import Config
from webapp.content import quest_for
from webapp.content.messages import consent_texts
from webapp.policy.permissions import Permission
from webapp.queries.own_data import own_data
from webapp.queries.readable_data import chapters_of
from webapp.queries.uploads import own_uploads
from webapp.web.account.blueprint import blueprint
from webapp.web.account.page import mine
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.kept_files import folder
from webapp.web.common.taken_away import added_files
from webapp.web.common.wording import fill_text

NAME = "elan-mes-donnees"
PIECE = 64 * 1024


@blueprint.get("/compte/mes-donnees.json")
@requires(Permission.PLAY)
def export() -> Response:
    answer = Response(_for_programs(own_data(reading(), current_player())), mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}.json"'
    return answer


@blueprint.get("/compte/mes-donnees.zip")
@requires(Permission.PLAY)
def archive() -> Response:
    copied = own_data(reading(), current_player())
    kept = [folder() / each.file_name for each in own_uploads(reading(), current_player())]
    files = [each for each in kept if each.is_file()]
    added = added_files()
    texts: dict[str, str | bytes] = {
        "a-lire.html": _for_people(copied, [each.name for each in files], sorted(added)),
        "pour-les-programmes.json": _for_programs(copied),
        **added,
    }
    answer = Response(_packed(texts, files), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{NAME}.zip"'
    return answer


def _packed(texts: Mapping[str, str | bytes], files: Sequence[Path]) -> Iterator[bytes]:
    """Pack on the disk, and send piece by piece: ten sounds of ten megabytes are more than a request may hold."""
    with TemporaryFile() as body:
        with ZipFile(body, "w", ZIP_DEFLATED) as box:
            for name, text in texts.items():
                box.writestr(f"{NAME}/{name}", text)
            for each in files:
                box.write(each, f"{NAME}/fichiers/{each.name}", compress_type=ZIP_STORED)
        body.seek(0)
        while piece := body.read(PIECE):
            yield piece


def _for_programs(copied: Mapping[str, Any]) -> str:
    return json.dumps(copied, ensure_ascii=False, indent=2)


def _for_people(copied: Mapping[str, Any], files: list[str], added: list[str]) -> str:
    return render_template(
        "account/archive.html",
        account=mine(),
        chapters=chapters_of(copied, _titles()),
        files=files,
        added=added,
        today=local_now(),
    )


def _titles() -> dict[str, str]:
    """Name the days, missions, steps and purposes as the player read them."""
    player = current_player()
    config: Config = current_app.extensions["elan.config"]
    quest = quest_for(player.quest, player.content_version, data_dir=config.data_dir)
    named: list[Any] = [*quest.days, *quest.missions(), *quest.steps()]
    words = mine().words
    asked = {choice.id: fill_text(choice.text, words) for choice in consent_texts().purposes}
    return asked | {each.id: fill_text(each.title, words) for each in named if each.title}
