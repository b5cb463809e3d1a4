"""The page of one badge, for whoever was given its link; and the same badge in each of its forms."""

from flask import Response, abort, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp.content.achievements import load_achievements
from webapp.policy.permissions import Permission
from webapp.usecases.awarding.publishing import OpenBadge, assertion, baked, open_badge
from webapp.usecases.awarding.verifying import judge_own
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.security import config
from webapp.web.public.open_documents import document, file, open_documents, wants_data


@open_documents.get("/badges/<badge>")
@requires(Permission.VISIT)
def badge_page(badge: str) -> AnyResponse | str:
    shown = _found(badge)
    if wants_data():
        return document(shown.document)
    if shown.is_withdrawn:
        return render_template("public/badge_withdrawn.html", badge=shown)
    report = judge_own(reading(), shown, base=config().public_url, now=now())
    return render_template(
        "public/badge.html", badge=shown, report=report, not_said=load_achievements().not_said, png=_png(shown)
    )


@open_documents.get("/badges/<badge>.json")
@requires(Permission.VISIT)
def badge_json(badge: str) -> Response:
    return document(_found(badge).document)


@open_documents.get("/badges/<badge>.jwt")
@requires(Permission.VISIT)
def badge_jwt(badge: str) -> Response:
    return file(_found(badge).jwt, "text/plain")


@open_documents.get("/badges/<badge>.png")
@requires(Permission.VISIT)
def badge_png(badge: str) -> Response:
    return file(baked(_found(badge))[0], "image/png")


@open_documents.get("/badges/<badge>.svg")
@requires(Permission.VISIT)
def badge_svg(badge: str) -> Response:
    return file(baked(_found(badge))[1], "image/svg+xml")


@open_documents.get("/badges/<badge>/ob2.json")
@requires(Permission.VISIT)
def badge_assertion(badge: str) -> Response:
    found = assertion(reading(), badge, base=config().public_url)
    if found is None:
        abort(404)
    content, is_withdrawn = found
    return document(content, status=410 if is_withdrawn else 200, kind="application/ld+json")


def _found(badge: str) -> OpenBadge:
    found = open_badge(reading(), badge, base=config().public_url)
    if found is None:
        abort(404)
    return found


def _png(badge: OpenBadge) -> str:
    """The bare picture, which previews under a link show."""
    path = url_for("open_documents.achievement_png", slug=badge.house.slug, name=badge.achievement.id)
    return f"{config().public_url}{path}"
