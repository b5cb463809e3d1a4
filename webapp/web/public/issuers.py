"""An organisation as the outside knows it: its keys, the badges that it gives, those that it took back."""

from typing import Any

from flask import Response, abort, render_template
from werkzeug.wrappers import Response as AnyResponse

from webapp.content.achievements import load_achievements
from webapp.policy.permissions import Permission
from webapp.quest.achievements import Achievement
from webapp.usecases.awarding import publishing
from webapp.usecases.awarding.achievements import ENGLISH, alignments_of, find_achievement
from webapp.usecases.awarding.addresses import House
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.security import config
from webapp.web.public.open_documents import FIVE_MINUTES, ONE_DAY, document, file, open_documents, wants_data


@open_documents.get("/orgs/<slug>")
@requires(Permission.VISIT)
def issuer_page(slug: str) -> AnyResponse | str:
    content = _or_404(publishing.issuer(reading(), slug, base=_base()))
    if wants_data():
        return document(content, kept=FIVE_MINUTES, kind="application/ld+json")
    achievements = load_achievements()
    return render_template("public/issuer.html", issuer=content, house=House(_base(), slug), achievements=achievements)


@open_documents.get("/orgs/<slug>/did.json")
@requires(Permission.VISIT)
def issuer_did(slug: str) -> Response:
    content = _or_404(publishing.did(reading(), slug, base=_base()))
    return document(content, kept=FIVE_MINUTES, kind="application/did+json")


@open_documents.get("/orgs/<slug>/ob2.json")
@requires(Permission.VISIT)
def older_issuer(slug: str) -> Response:
    content = publishing.older_issuer(reading(), slug, base=_base())
    return document(_or_404(content), kept=FIVE_MINUTES, kind="application/ld+json")


@open_documents.get("/orgs/<slug>/status/<int:number>")
@requires(Permission.VISIT)
def status_list(slug: str, number: int) -> Response:
    content = publishing.status(reading(), slug, number)
    return document(_or_404(content), kept=FIVE_MINUTES, kind="application/vc")


@open_documents.get("/orgs/<slug>/achievements/<name>")
@requires(Permission.VISIT)
def achievement_page(slug: str, name: str) -> AnyResponse | str:
    if wants_data():
        return achievement_json(slug, name)
    achievement, issuer = _achievement(slug, name)
    return render_template("public/achievement.html", **_shown(achievement, issuer, slug))


@open_documents.get("/orgs/<slug>/achievements/<name>.json")
@requires(Permission.VISIT)
def achievement_json(slug: str, name: str) -> Response:
    return _achievement_json(slug, name, "fr")


@open_documents.get("/orgs/<slug>/achievements/<name>/en")
@requires(Permission.VISIT)
def english_achievement(slug: str, name: str) -> AnyResponse | str:
    if wants_data():
        return _achievement_json(slug, name, ENGLISH)
    achievement, issuer = _achievement(slug, name)
    return render_template("public/achievement_en.html", **_shown(achievement, issuer, slug, is_english=True))


@open_documents.get("/orgs/<slug>/achievements/<name>/ob2.json")
@requires(Permission.VISIT)
def older_achievement(slug: str, name: str) -> Response:
    content = publishing.older_achievement(reading(), slug, name, base=_base())
    return document(_or_404(content), kept=FIVE_MINUTES, kind="application/ld+json")


@open_documents.get("/orgs/<slug>/achievements/<name>.png")
@requires(Permission.VISIT)
def achievement_png(slug: str, name: str) -> Response:
    return file(publishing.picture_of(_achievement(slug, name)[0])[0], "image/png", kept=ONE_DAY)


@open_documents.get("/orgs/<slug>/achievements/<name>.svg")
@requires(Permission.VISIT)
def achievement_svg(slug: str, name: str) -> Response:
    return file(publishing.picture_of(_achievement(slug, name)[0])[1], "image/svg+xml", kept=ONE_DAY)


@open_documents.get("/orgs/<slug>/achievements/<name>/en.png")
@requires(Permission.VISIT)
def english_png(slug: str, name: str) -> Response:
    return file(publishing.picture_of(_achievement(slug, name)[0], ENGLISH)[0], "image/png", kept=ONE_DAY)


@open_documents.get("/orgs/<slug>/achievements/<name>/en.svg")
@requires(Permission.VISIT)
def english_svg(slug: str, name: str) -> Response:
    return file(publishing.picture_of(_achievement(slug, name)[0], ENGLISH)[1], "image/svg+xml", kept=ONE_DAY)


def _achievement_json(slug: str, name: str, language: str) -> Response:
    content = publishing.achievement(reading(), slug, name, base=_base(), language=language)
    return document(_or_404(content), kept=FIVE_MINUTES, kind="application/ld+json")


def _achievement(slug: str, name: str) -> tuple[Achievement, str]:
    """The achievement, and the name of who gives it."""
    achievement, organisation = find_achievement(name), publishing.organisation_of(reading(), slug)
    if achievement is None or organisation is None:
        abort(404)
    return achievement, organisation.name


def _shown(achievement: Achievement, issuer: str, slug: str, *, is_english: bool = False) -> dict[str, Any]:
    return {
        "achievement": achievement,
        "issuer": issuer,
        "house": House(_base(), slug),
        "alignments": alignments_of(achievement, is_english=is_english),
        "achievements": load_achievements(),
    }


def _or_404(content: dict[str, Any] | None) -> dict[str, Any]:
    if content is None:
        abort(404)
    return content


def _base() -> str:
    return config().public_url
