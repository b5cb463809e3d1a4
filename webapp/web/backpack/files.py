"""My badges as files: each in every form, and everything in one archive that works without us."""

from typing import Final

from flask import Response, abort

from webapp.policy.permissions import Permission
from webapp.usecases.awarding.keeping import keep
from webapp.usecases.awarding.publishing import OpenBadge, baked, held_badge
from webapp.web.backpack.archive import archive_of
from webapp.web.backpack.badges import mine
from webapp.web.backpack.blueprint import blueprint
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.security import config

TYPES: Final = {"json": "application/json", "jwt": "text/plain", "png": "image/png", "svg": "image/svg+xml"}


@blueprint.get("/sac/badges/<badge>.<any(json, jwt, png, svg):form>")
@requires(Permission.PLAY)
def badge_file(badge: str, form: str) -> Response:
    held = held_badge(reading(), current_player().id, badge, base=config().public_url)
    if held is None:
        abort(404)
    return _download(_content(held, form), TYPES[form], f"{held.achievement.id}.{form}")


@blueprint.get("/sac/badges.zip")
@requires(Permission.PLAY)
def everything() -> Response:
    return _download(own_badges_archive(), "application/zip", "mes-badges.zip")


def own_badges_archive() -> bytes:
    """Return every badge of whoever asks, in every form."""
    badges = [badge.public_id for badge in mine().shown if badge.is_ready]
    kept = keep(reading(), current_player().id, badges, base=config().public_url)
    return archive_of(kept, now=now())


def _content(badge: OpenBadge, form: str) -> bytes | str:
    if form == "json":
        return badge.json
    return badge.jwt if form == "jwt" else baked(badge)[0 if form == "png" else 1]


def _download(content: bytes | str, mimetype: str, name: str) -> Response:
    answer = Response(content, mimetype=mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
